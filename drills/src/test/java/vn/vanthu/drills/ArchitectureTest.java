package vn.vanthu.drills;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may know whom, and how things are called. */
class ArchitectureTest {
  /** What the edge needs and leaves to the office to do. */
  private static final String PORTS =
      "vn\\.vanthu\\.service\\.api\\.(Illustrator|VerificationDesk)(\\$.*)?";

  @Test
  void signing_and_search_do_not_know_each_other_nor_the_service() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.signing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.search..", "vn.vanthu.service..")
        .check(House.CLASSES);
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.signing..", "vn.vanthu.service..")
        .check(House.CLASSES);
  }

  @Test
  void nothing_in_the_product_knows_the_drills_or_the_forge() {
    noClasses()
        .that()
        .resideOutsideOfPackages("vn.vanthu.drills..", "vn.vanthu.forge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.drills..", "vn.vanthu.forge..")
        .check(House.CLASSES);
  }

  @Test
  void the_forge_does_not_know_what_it_is_meant_to_test() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.forge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.signing..", "vn.vanthu.search..", "vn.vanthu.service..")
        .because("what judges and what is judged share no code")
        .check(House.CLASSES);
  }

  @Test
  void a_verdict_knows_no_network_and_no_caller() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "vn.vanthu.signing",
            "vn.vanthu.signing.cms..",
            "vn.vanthu.signing.changes..",
            "vn.vanthu.signing.pdf..",
            "vn.vanthu.signing.timestamp..",
            "vn.vanthu.signing.trust..")
        .and()
        .doNotHaveSimpleName("HttpTimestampSource") // asked when signing, never when judging
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.signing.fetch..", "vn.vanthu.signing.augment..")
        .because("what was fetched is given, so that a verdict can be repeated ten years on")
        .check(House.CLASSES);
  }

  @Test
  void the_office_does_not_know_its_edges() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.service.*..")
        .and()
        .resideOutsideOfPackages(
            "vn.vanthu.service.api..",
            "vn.vanthu.service.web..",
            "vn.vanthu.service.command..",
            "vn.vanthu.service.demo..",
            "vn.vanthu.service.surroundings..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    "vn.vanthu.service",
                    "vn.vanthu.service.api..",
                    "vn.vanthu.service.web..",
                    "vn.vanthu.service.command..",
                    "vn.vanthu.service.demo..")
                .and(DescribedPredicate.not(HasName.Predicates.nameMatching(PORTS))))
        .because("REST, pages and commands are put before the office, which works without them")
        .check(House.CLASSES);
  }

  @Test
  void no_package_of_the_service_knows_one_that_knows_it() {
    slices()
        .matching("vn.vanthu.service.(*)..")
        .should()
        .beFreeOfCycles()
        .because(
            "what two packages both need is a word of its own; Main and the wiring stand above them"
                + " all, in the package outside")
        .check(House.CLASSES);
  }

  @Test
  void the_libraries_know_no_package_that_knows_them() {
    slices().matching("vn.vanthu.search.(*)..").should().beFreeOfCycles().check(House.CLASSES);
    slices().matching("vn.vanthu.signing.(*)..").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void who_may_see_what_is_decided_without_asking_anybody() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.service.access..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("vn.vanthu..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage("vn.vanthu.service.access.."))))
        .because("it is a pure function of what it is given")
        .check(House.CLASSES);
  }

  @Test
  void names_say_what_a_thing_is() {
    noClasses()
        .should()
        .haveNameMatching(
            ".*(Util|Utils|Utility|Helper|Helpers|Manager|Impl|Common|Misc|Base|Dto|DTO)(\\$.*)?")
        .orShould()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..impl..",
            "..core..",
            "..base..",
            "..manager..",
            "..helper..",
            "..helpers..")
        .because("a name is a word a records clerk or a cryptographer would use")
        .check(House.CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass one : House.CLASSES) {
      if (!one.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        unmarked.add(one.getPackageName());
      }
    }
    assertThat(unmarked).isEmpty();
  }
}
