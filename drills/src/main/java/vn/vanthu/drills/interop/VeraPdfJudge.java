package vn.vanthu.drills.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * veraPDF, asked whether files are PDF/A-2b: a program of its own in a process of its own, since
 * its libraries belong to other versions than ours. The build puts it into {@code
 * drills/target/dist/verapdf}. Single-threaded.
 */
final class VeraPdfJudge {
  private static final String MAIN = "org.verapdf.apps.GreenfieldCliWrapper";
  private static final String PASS = "PASS ";
  private static final String FAIL = "FAIL ";

  private final Path folder;
  private final Tool java;
  private final String jar;

  /**
   * @param folder where the papers are laid and removed again
   * @throws IOException when the build did not put veraPDF where it belongs
   */
  VeraPdfJudge(Path folder) throws IOException {
    this.folder = folder;
    this.java = Tool.at(Path.of(System.getProperty("java.home", ""), "bin", "java"), folder);
    Path place =
        Path.of(System.getProperty("vanthu.home", ".")).resolve("drills/target/dist/verapdf");
    try (var jars = Files.list(place)) {
      this.jar =
          jars.findFirst()
              .orElseThrow(() -> new IOException("no veraPDF in " + place))
              .toAbsolutePath()
              .toString();
    }
  }

  /** What it says of each paper, by its name; a paper it does not speak of is refused. */
  Map<String, Tool.Said> judge(List<ArchivePaper> papers) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-Djava.awt.headless=true", "-cp", jar, MAIN, "-f", "2b", "-v"));
    arguments.addAll(List.of("--format", "text"));
    Map<String, Tool.Said> said = new TreeMap<>();
    for (ArchivePaper paper : papers) {
      Files.write(folder.resolve(file(paper)), paper.bytes());
      arguments.add(file(paper));
    }
    Tool.Said all = java.run(arguments.toArray(String[]::new));
    for (ArchivePaper paper : papers) {
      said.put(paper.name(), of(all.words(), file(paper)));
      Files.delete(folder.resolve(file(paper)));
    }
    return said;
  }

  private static String file(ArchivePaper paper) {
    return paper.name() + ".pdf";
  }

  /** A file's line, and the rules under it that it breaks. */
  private static Tool.Said of(String words, String file) {
    var own = new StringBuilder();
    boolean passed = false;
    boolean here = false;
    for (String line : words.lines().toList()) {
      if (line.startsWith(PASS) || line.startsWith(FAIL)) {
        here = line.contains(file + " ");
        passed |= here && line.startsWith(PASS);
      }
      if (here) {
        own.append(line).append('\n');
      }
    }
    return new Tool.Said(passed, own.isEmpty() ? words : own.toString());
  }
}
