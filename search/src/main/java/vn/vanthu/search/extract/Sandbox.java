package vn.vanthu.search.extract;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How the worker is fenced in: {@code bwrap --unshare-all} (no network, no other process, no file
 * but programs, fonts and the one document) where it works on this machine, else only an empty
 * environment and resource limits. Immutable.
 *
 * @param bubblewrap the program, empty when the worker runs unfenced
 * @param reason why it is not used, empty when it is
 */
public record Sandbox(String bubblewrap, String reason) {

  private static final long TEMPORARY_BYTES = 1L << 30;

  /** Whether bubblewrap is used; when not, {@code doctor} and the log say so loudly. */
  public boolean fenced() {
    return !bubblewrap.isEmpty();
  }

  /** Tries bubblewrap once. */
  public static Sandbox detect(WorkerLauncher launcher) {
    Path program = Path.of("/usr/bin/bwrap");
    if (!Files.isExecutable(program)) {
      return new Sandbox("", "bwrap is not installed");
    }
    try {
      var command = new ArrayList<String>();
      command.add(program.toString());
      command.addAll(fence());
      command.add("/usr/bin/true");
      Process trial = launcher.start(command, Map.of(), Path.of("/"));
      if (!trial.waitFor(10, TimeUnit.SECONDS)) {
        trial.destroyForcibly();
        return new Sandbox("", "bwrap does not end");
      }
      return trial.exitValue() == 0
          ? new Sandbox(program.toString(), "")
          : new Sandbox("", "bwrap is not permitted here (exit " + trial.exitValue() + ")");
    } catch (IOException e) {
      return new Sandbox("", "bwrap cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sandbox("", "interrupted while trying bwrap");
    }
  }

  /** Where the worker finds the folder with its one document. */
  Path inside(Path folder) {
    return fenced() ? Path.of("/in") : folder;
  }

  /** The whole command line of one worker. */
  List<String> command(Path input, Path temporary, int heapMegabytes) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Path> classPath = classPath();
    var command = new ArrayList<String>();
    if (fenced()) {
      command.add(bubblewrap);
      command.addAll(fence());
      bindJavaAndClasses(classPath, command);
      command.addAll(List.of("--ro-bind", input.toString(), "/in", "--chdir", "/tmp"));
    } else if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
      command.addAll(List.of("/usr/bin/prlimit", "--fsize=" + TEMPORARY_BYTES, "--core=0"));
    }
    command.add(java);
    command.addAll(javaOptions(heapMegabytes));
    command.add("-Djava.io.tmpdir=" + (fenced() ? "/tmp" : temporary.toString()));
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(Worker.class.getName());
    return command;
  }

  /** All of the worker's environment. */
  Map<String, String> environment(Path temporary) {
    return Map.of(
        "LC_ALL",
        "C.UTF-8",
        "PATH",
        "/usr/bin:/bin",
        "HOME",
        fenced() ? "/tmp" : temporary.toString(),
        "OMP_THREAD_LIMIT",
        "1");
  }

  private static List<String> javaOptions(int heapMegabytes) {
    return List.of(
        "-Xmx" + heapMegabytes + "m",
        "-Xss2m",
        "-XX:+UseSerialGC",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=30",
        "-XX:MaxMetaspaceSize=160m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        // What the virtual machine says of its own death must not look like a reply on the pipe.
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+UseCompactObjectHeaders",
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Duser.timezone=UTC");
  }

  private static List<String> fence() {
    var fence =
        new ArrayList<>(
            List.of(
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--ro-bind",
                "/usr",
                "/usr"));
    for (String name : List.of("/lib", "/lib64", "/bin", "/sbin")) {
      Path path = Path.of(name);
      if (Files.isSymbolicLink(path)) {
        fence.addAll(List.of("--symlink", "usr" + name, name));
      } else if (Files.isDirectory(path)) {
        fence.addAll(List.of("--ro-bind", name, name));
      }
    }
    for (String name :
        List.of("/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/var/cache/fontconfig")) {
      fence.addAll(List.of("--ro-bind-try", name, name));
    }
    fence.addAll(
        List.of(
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--size",
            Long.toString(TEMPORARY_BYTES),
            "--tmpfs",
            "/tmp"));
    return fence;
  }

  private static void bindJavaAndClasses(List<Path> classPath, List<String> command) {
    Set<Path> places = new LinkedHashSet<>();
    places.add(Path.of(System.getProperty("java.home")));
    for (Path entry : classPath) {
      places.add(Files.isDirectory(entry) || entry.getParent() == null ? entry : entry.getParent());
    }
    for (Path place : places) {
      if (!place.startsWith("/usr")) {
        command.addAll(List.of("--ro-bind-try", place.toString(), place.toString()));
      }
    }
  }

  private static List<Path> classPath() {
    var entries = new ArrayList<Path>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      if (!entry.isEmpty() && Files.exists(path)) {
        entries.add(path);
      }
    }
    return entries;
  }
}
