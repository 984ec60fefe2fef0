package vn.vanthu.drills;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the program may do to its machine (write files, open sockets, start programs, read the
 * clock, use keys) is done in few places; each is named here with what it does there.
 */
class PowersTest {
  /** A power, known by what is called or by the types that are spoken of. */
  private record Power(
      String what, Predicate<JavaAccess<?>> calls, Predicate<JavaClass> types, List<Home> homes) {}

  /**
   * Where it may be used: a package with all below it ({@code x..}), or one class with those
   * inside.
   */
  private record Home(String place, String does) {
    boolean holds(JavaClass user) {
      String whole = "vn.vanthu." + place;
      return place.endsWith("..")
          ? PackageMatchers.of(whole).test(user.getPackageName())
          : user.getName().equals(whole) || user.getName().startsWith(whole + "$");
    }
  }

  private static Home in(String place, String does) {
    return new Home(place, does);
  }

  private static final Set<String> READING_FILES =
      Set.of(
          "exists",
          "find",
          "getAttribute",
          "getFileAttributeView",
          "getFileStore",
          "getLastModifiedTime",
          "getOwner",
          "getPosixFilePermissions",
          "isDirectory",
          "isExecutable",
          "isHidden",
          "isReadable",
          "isRegularFile",
          "isSameFile",
          "isSymbolicLink",
          "isWritable",
          "lines",
          "list",
          "mismatch",
          "newBufferedReader",
          "newDirectoryStream",
          "newInputStream",
          "notExists",
          "probeContentType",
          "readAllBytes",
          "readAllLines",
          "readAttributes",
          "readString",
          "readSymbolicLink",
          "size",
          "walk",
          "walkFileTree");

  private static final Set<String> READING_FILE =
      Set.of(
          "<init>",
          "canExecute",
          "canRead",
          "canWrite",
          "compareTo",
          "equals",
          "exists",
          "getAbsoluteFile",
          "getAbsolutePath",
          "getCanonicalFile",
          "getCanonicalPath",
          "getFreeSpace",
          "getName",
          "getParent",
          "getParentFile",
          "getPath",
          "getTotalSpace",
          "getUsableSpace",
          "hashCode",
          "isAbsolute",
          "isDirectory",
          "isFile",
          "isHidden",
          "lastModified",
          "length",
          "list",
          "listFiles",
          "toPath",
          "toString",
          "toURI");

  private static final Power FILES =
      new Power(
          "writes, makes, moves or removes files",
          call ->
              (on(call, "java.nio.file.Files") && !READING_FILES.contains(call.getName()))
                  || (on(call, "java.io.File") && !READING_FILE.contains(call.getName()))
                  || (on(call, "java.nio.channels.FileChannel") && call.getName().equals("open"))
                  || on(call, "java.nio.channels.AsynchronousFileChannel")
                  || on(call, "java.nio.file.spi.FileSystemProvider")
                  || makes(
                      call,
                      "java.io.FileOutputStream",
                      "java.io.FileWriter",
                      "java.io.RandomAccessFile")
                  || (makes(
                          call,
                          "java.io.PrintStream",
                          "java.io.PrintWriter",
                          "java.util.Formatter",
                          "java.util.logging.FileHandler")
                      && takes(call, "java.io.File", "java.lang.String")
                      && !takes(call, "java.io.OutputStream", "java.io.Writer")),
          type -> false,
          List.of(
              in("service.store..", "what must survive a crash, by DurableFiles; PostgreSQL's own"),
              in("search.index.Generations", "which of the index's folders is the present one"),
              in("search.extract..", "copies for the worker, and what it unpacks"),
              in("service.TemporaryFolder", "removes what a killed process left"),
              in("service.SearchPart", "makes the folder of the index"),
              in("service.api.SpooledFile", "an upload while it is read"),
              in("service.api.FileAnswer", "opens a stored file for reading by range"),
              in("service.archive.ArchiveKeeping", "the next revision while it is made"),
              in("service.files..", "a signature or a container until it is sent"),
              in("service.reading.PagePictures", "pages drawn outside this process"),
              in("service.routing.DraftUploads", "a draft while LibreOffice prints it"),
              in("service.routing.PressOfOffice", "the printed draft"),
              in("service.trust.AnswerFolder", "removes answers that are old or damaged"),
              in("service.upkeep..", "a backup, and a restored office"),
              in("service.command..", "what a command was asked to write, where it was asked to"),
              in("service.demo..", "the demo office's world"),
              in("signing.DocumentBytes", "maps a document for reading"),
              in("signing.sign.SigningOutcome", "a signed document, where the caller says")));

  private static final Power SOCKETS =
      new Power(
          "speaks to the network",
          call ->
              on(call, "java.net.URL")
                      && Set.of("openStream", "openConnection", "getContent")
                          .contains(call.getName())
                  || on(call, "java.net.InetAddress") && !call.getName().equals("toString"),
          named(
              "java\\.net\\.(http\\..*|(Server|Datagram|Multicast)?Socket|.*URLConnection)"
                  + "|javax\\.net\\..*"
                  + "|java\\.nio\\.channels\\..*(Socket|Datagram)Channel"
                  + "|com\\.sun\\.net\\..*"),
          List.of(
              in("signing.fetch..", "every request that leaves the house passes its allow-list"),
              in("search.opensearch..", "the nodes of the search cluster, as they are configured"),
              in("service.store.EmbeddedPostgres", "looks for a free port on loopback"),
              in("service.surroundings..", "looks whether a port is free, for doctor"),
              in("service.command.Ports", "the same before the server starts"),
              in("service.command.SessionServer", "the desk's PC asks the office for its session"),
              in("service.demo.pki.DemoServer", "the demo authorities answer on loopback"),
              in("service.web.AssetsResource", "reads a file of the class path")));

  private static final Power PROGRAMS =
      new Power(
          "starts programs",
          call -> on(call, "java.lang.Runtime") && call.getName().equals("exec"),
          named("java\\.lang\\.ProcessBuilder"),
          List.of(
              in("search.extract..", "the reader, with deadline and limits"),
              in("service.process..", "the service's other programs, likewise")));

  private static final Power CLOCK =
      new Power(
          "reads the clock of the machine",
          call ->
              (call.getTargetOwner().getPackageName().startsWith("java.time")
                      && Set.of("now", "dateNow").contains(call.getName())
                      && !takes(call, "java.time.Clock"))
                  || (on(call, "java.time.Clock")
                      && (call.getName().startsWith("system") || call.getName().startsWith("tick"))
                      && !takes(call, "java.time.Clock"))
                  || (on(call, "java.time.InstantSource") && call.getName().equals("system"))
                  || (on(call, "java.time.ZoneId") && call.getName().equals("systemDefault"))
                  || (on(call, "java.util.TimeZone") && call.getName().equals("getDefault"))
                  || (on(call, "java.lang.System") && call.getName().equals("currentTimeMillis"))
                  || (on(call, "java.util.Calendar") && call.getName().equals("getInstance"))
                  || (makes(call, "java.util.Date") && !takes(call, "long"))
                  || makes(call, "java.util.GregorianCalendar"),
          type -> false,
          List.of(
              in("service.Edges", "what the server measures itself by"),
              in("service.command..", "reads it once and hands it on"),
              in("signing.sign.Signer", "for callers without a clock of their own"),
              in("signing.augment.EvidenceGatherer", "for callers without a clock of their own")));

  private static final Power KEY_STORES =
      new Power(
          "opens key files and tokens",
          call -> false,
          named(
              "java\\.security\\.(KeyStore.*|AuthProvider|Security)"
                  + "|javax\\.security\\.auth\\.(login|callback)\\..*|sun\\..*"),
          List.of(
              in(
                  "search.opensearch.Authorities",
                  "whom the search cluster's certificates come from"),
              in("signing.keys..", "PKCS#12 and PKCS#11 behind one interface"),
              in("service.demo.pki..", "makes the demo office's key files")));

  private static final Power PRIVATE_KEYS =
      new Power(
          "holds private keys or computes with secret ones",
          call -> false,
          named("java\\.security\\.(.*PrivateKey|KeyPair.*)|javax\\.crypto\\..*"),
          List.of(
              in("signing.keys..", "the keys of people and seals"),
              in("signing.ledger..", "the key of the ledger's checkpoints"),
              in("service.demo.pki..", "the demo authorities"),
              in("forge..", "makes the faulty signatures that tests need")));

  private static final Power SYNC =
      new Power(
          "syncs files",
          call ->
              on(call, "java.nio.channels.FileChannel") && call.getName().equals("force")
                  || on(call, "java.io.FileDescriptor") && call.getName().equals("sync"),
          type -> false,
          List.of(
              in("service.store.DurableFiles", "after a failed sync the process stops"),
              in("search.index.Generations", "what is lost here is built anew")));

  @TestFactory
  Stream<DynamicTest> each_power_stays_at_home() {
    return Stream.of(FILES, SYNC, SOCKETS, PROGRAMS, CLOCK, KEY_STORES, PRIVATE_KEYS)
        .flatMap(power ->
            Stream.of(
                DynamicTest.dynamicTest("nobody else " + power.what(), () -> check(power)),
                DynamicTest.dynamicTest(
                    "each home " + power.what(), () -> assertEachHomeUses(power))));
  }

  private static void check(Power power) {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "have no home for it in this table",
                (JavaClass user) ->
                    !user.getPackageName().startsWith("vn.vanthu.drills")
                        && power.homes().stream().noneMatch(home -> home.holds(user))))
        .should(use(power))
        .check(House.CLASSES);
  }

  /** A home that no longer needs what it was given is a door left open. */
  private static void assertEachHomeUses(Power power) {
    for (Home home : power.homes()) {
      assertThat(House.CLASSES.stream().filter(home::holds))
          .as(home.toString())
          .anyMatch(user -> uses(power, user));
    }
  }

  private static ArchCondition<JavaClass> use(Power power) {
    return new ArchCondition<>("be what " + power.what()) {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getAccessesFromSelf().stream()
            .filter(power.calls())
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
        user.getDirectDependenciesFromSelf().stream()
            .filter(spoken -> power.types().test(spoken.getTargetClass()))
            .forEach(spoken ->
                events.add(SimpleConditionEvent.satisfied(spoken, spoken.getDescription())));
      }
    };
  }

  private static boolean uses(Power power, JavaClass user) {
    return user.getAccessesFromSelf().stream().anyMatch(power.calls())
        || user.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .anyMatch(power.types());
  }

  private static Predicate<JavaClass> named(String pattern) {
    return type -> type.getName().matches(pattern);
  }

  private static boolean on(JavaAccess<?> call, String owner) {
    return call.getTargetOwner().getName().equals(owner);
  }

  private static boolean makes(JavaAccess<?> call, String... made) {
    return call.getName().equals("<init>")
        && List.of(made).contains(call.getTargetOwner().getName());
  }

  private static boolean takes(JavaAccess<?> call, String... any) {
    return call.getTarget() instanceof CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream()
            .anyMatch(type -> List.of(any).contains(type.getName()));
  }
}
