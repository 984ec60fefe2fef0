package vn.vanthu.drills;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each library and each power of the machine has one home; the rule's reason names it. */
class ArchitectureTest {
  private static JavaClasses house;

  /** What may be used only by the packages named, and why. */
  private record Home(String what, List<String> used, List<String> homes, String because) {
    ArchRule rule() {
      return noClasses()
          .that()
          .resideInAPackage("vn.vanthu..")
          .and()
          .resideOutsideOfPackages(
              Stream.concat(homes.stream(), Stream.of("vn.vanthu.drills..")).toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(used.toArray(String[]::new))
          .because(because);
    }
  }

  private static final List<Home> HOMES =
      List.of(
          new Home(
              "PDFBox",
              List.of("org.apache.pdfbox..", "org.apache.fontbox.."),
              List.of(
                  "vn.vanthu.signing.pdf..",
                  "vn.vanthu.signing.sign..",
                  "vn.vanthu.search.extract..",
                  "vn.vanthu.service.typesetting.."),
              "PDFBox is for appearance, text and typesetting; bytes are read by signing.pdf"),
          new Home(
              "Bouncy Castle",
              List.of("org.bouncycastle.."),
              List.of("vn.vanthu.signing..", "vn.vanthu.service.demo..", "vn.vanthu.forge.."),
              "cryptography lives in signing; the demo authorities are the one exception"),
          new Home(
              "Lucene",
              List.of("org.apache.lucene.."),
              List.of(
                  "vn.vanthu.search.analysis..",
                  "vn.vanthu.search.index..",
                  "vn.vanthu.search.query.."),
              "everyone else speaks to search.index.RecordIndex"),
          new Home(
              "Tika",
              List.of("org.apache.tika..", "org.apache.poi.."),
              List.of("vn.vanthu.search.extract.."),
              "parsers of foreign files run in the worker of search.extract only"),
          new Home(
              "JDBI and SQL",
              List.of("org.jdbi..", "java.sql..", "org.postgresql..", "org.flywaydb.."),
              List.of("vn.vanthu.service.store.."),
              "SQL lives in service.store; the rest of the service speaks to its stores"),
          new Home(
              "Jersey, Jetty and Dropwizard",
              List.of("org.eclipse.jetty..", "org.glassfish.jersey..", "jakarta.ws.rs.."),
              List.of("vn.vanthu.service.."),
              "signing and search know no HTTP server"));

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.vanthu");
  }

  @TestFactory
  Stream<DynamicTest> each_library_stays_at_home() {
    return HOMES.stream()
        .map(home -> DynamicTest.dynamicTest(home.what(), () -> home.rule().check(house)));
  }

  @Test
  void signing_and_search_do_not_know_each_other_nor_the_service() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.signing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.search..", "vn.vanthu.service..")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.signing..", "vn.vanthu.service..")
        .check(house);
  }

  @Test
  void nothing_in_the_product_knows_the_drills_or_the_forge() {
    noClasses()
        .that()
        .resideOutsideOfPackages("vn.vanthu.drills..", "vn.vanthu.forge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("vn.vanthu.drills..", "vn.vanthu.forge..")
        .check(house);
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
        .check(house);
  }

  @Test
  void sockets_of_signing_are_opened_by_fetch_alone() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.signing..")
        .and()
        .resideOutsideOfPackage("vn.vanthu.signing.fetch..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("sockets and HTTP clients") {
              @Override
              public boolean test(JavaClass used) {
                return used.getPackageName().startsWith("java.net.http")
                    || used.getName().startsWith("java.net.Socket")
                    || used.getName().startsWith("java.net.URLConnection")
                    || used.getName().startsWith("java.net.HttpURLConnection");
              }
            })
        .because("every request that leaves the house passes the allow-list of signing.fetch")
        .check(house);
  }

  @Test
  void programs_are_started_by_the_reader_and_by_process_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "vn.vanthu.search.extract..", "vn.vanthu.service.process..", "vn.vanthu.drills..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .because("a program started elsewhere has no deadline, no limit and nobody who ends it")
        .check(house);
  }

  @Test
  void of_the_service_only_commands_and_the_database_open_sockets() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.service..")
        .and()
        .resideOutsideOfPackages(
            "vn.vanthu.service.command..",
            "vn.vanthu.service.demo..",
            "vn.vanthu.service.store..",
            "vn.vanthu.service.surroundings..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(http\\..*|Socket|ServerSocket|HttpURLConnection|URLConnection)")
        .because("what the service asks of others passes signing.fetch")
        .check(house);
  }

  @Test
  void what_must_survive_a_crash_is_written_in_one_place() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.service..")
        .and()
        .doNotHaveFullyQualifiedName("vn.vanthu.service.store.DurableFiles")
        .should()
        .callMethod(java.nio.channels.FileChannel.class, "force", boolean.class)
        .because("after a failed sync the process stops; store.DurableFiles sees to that")
        .check(house);
  }

  @Test
  void the_service_is_given_its_clock() {
    noClasses()
        .that()
        .resideInAPackage("vn.vanthu.service..")
        .and()
        .resideOutsideOfPackages("vn.vanthu.service", "vn.vanthu.service.command..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("commands and the wiring read the clock of the machine and hand it on")
        .check(house);
  }

  @Test
  void a_verdict_and_a_fact_ask_no_clock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "vn.vanthu.signing",
            "vn.vanthu.signing.cms..",
            "vn.vanthu.signing.changes..",
            "vn.vanthu.signing.trust..",
            "vn.vanthu.search.recognise..",
            "vn.vanthu.search.number..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("the instant is given, so that a verdict can be repeated ten years on")
        .check(house);
  }
}
