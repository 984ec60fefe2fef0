package vn.vanthu.drills;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each library has one home; the rule's reason names it. Drills use what they measure. */
class LibrariesTest {
  /** What may be used only by the packages named, and why. */
  private record Home(String what, List<String> used, List<String> homes, String because) {
    void check() {
      noClasses()
          .that()
          .resideOutsideOfPackages(
              Stream.concat(homes.stream(), Stream.of("vn.vanthu.drills..")).toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(used.toArray(String[]::new))
          .because(because)
          .check(House.CLASSES);
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
                  "vn.vanthu.search.opensearch..",
                  "vn.vanthu.search.query.."),
              "everyone else speaks to search.index.RecordIndex"),
          new Home(
              "parsers of foreign files",
              List.of("org.apache.tika..", "org.apache.poi..", "org.apache.james..", "org.jsoup.."),
              List.of("vn.vanthu.search.extract.."),
              "they run in the worker of search.extract only"),
          new Home(
              "JDBI and SQL",
              List.of(
                  "org.jdbi..",
                  "java.sql..",
                  "javax.sql..",
                  "org.postgresql..",
                  "org.flywaydb..",
                  "org.apache.tomcat.jdbc.."),
              List.of("vn.vanthu.service.store.."),
              "SQL lives in service.store; the rest of the service speaks to its stores"),
          new Home(
              "archives",
              List.of("org.apache.commons.compress..", "org.tukaani.xz.."),
              List.of("vn.vanthu.search.extract..", "vn.vanthu.service.store.."),
              "foreign archives are opened in the worker; the store unpacks its PostgreSQL"),
          new Home(
              "Jersey and servlets",
              List.of(
                  "jakarta.ws.rs..",
                  "jakarta.servlet..",
                  "jakarta.annotation..",
                  "org.glassfish.jersey..",
                  "org.jvnet.mimepull..",
                  "io.dropwizard.jersey.."),
              List.of(
                  "vn.vanthu.service.api..",
                  "vn.vanthu.service.web..",
                  "vn.vanthu.service.command.."),
              "HTTP is spoken at the edges, REST and pages; commands only start the server"),
          new Home(
              "Jetty and Dropwizard",
              List.of("org.eclipse.jetty..", "io.dropwizard..", "jakarta.validation.."),
              List.of(
                  "vn.vanthu.service",
                  "vn.vanthu.service.api..",
                  "vn.vanthu.service.web..",
                  "vn.vanthu.service.command.."),
              "the office itself does not know that a server runs it"),
          new Home(
              "command lines",
              List.of("net.sourceforge.argparse4j.."),
              List.of("vn.vanthu.service"),
              "Dropwizard hands its own to the application; our commands read theirs"),
          new Home(
              "timers",
              List.of("com.codahale.metrics.."),
              List.of(
                  "vn.vanthu.service.pace..",
                  "vn.vanthu.service.api..",
                  "vn.vanthu.service.command.."),
              "what takes how long is measured by service.pace"),
          new Home(
              "JTE",
              List.of("gg.jte.."),
              List.of("vn.vanthu.service.web.."),
              "pages are drawn by service.web.Pages"),
          new Home(
              "password4j",
              List.of("com.password4j.."),
              List.of("vn.vanthu.service.accounts.."),
              "passwords are hashed by service.accounts.Passwords"));

  /** May be used everywhere: plain data, null marks, log lines. */
  private static final List<String> OPEN =
      List.of("com.fasterxml.jackson.", "org.jspecify.", "org.slf4j.");

  private static final List<String> OF_JAVA =
      List.of("java.", "javax.", "jdk.", "com.sun.", "org.w3c.dom.", "org.xml.sax.");

  @TestFactory
  Stream<DynamicTest> each_library_stays_at_home() {
    return HOMES.stream().map(home -> DynamicTest.dynamicTest(home.what(), home::check));
  }

  @Test
  void every_library_in_the_product_has_a_home() {
    DescribedPredicate<JavaClass> housed =
        JavaClass.Predicates.resideInAnyPackage(
            HOMES.stream().flatMap(home -> home.used().stream()).toArray(String[]::new));
    Set<String> homeless = new TreeSet<>();
    for (JavaClass user : House.CLASSES) {
      if (user.getPackageName().startsWith("vn.vanthu.drills")
          || user.getPackageName().startsWith("vn.vanthu.forge")) {
        continue;
      }
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass().getBaseComponentType();
        String name = used.getName();
        boolean known =
            used.isPrimitive()
                || name.startsWith("vn.vanthu.")
                || Stream.concat(OPEN.stream(), OF_JAVA.stream()).anyMatch(name::startsWith)
                || housed.test(used);
        if (!known) {
          homeless.add(user.getPackageName() + " uses " + name);
        }
      }
    }
    assertThat(homeless).isEmpty();
  }
}
