package vn.vanthu.drills.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.drills.Drill;
import vn.vanthu.drills.peer.Peer;
import vn.vanthu.drills.peer.PeerLoader;
import vn.vanthu.drills.sign.SampleDocument;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.trust.Trust;

/**
 * {@code drill verify-bench [rounds]}: how fast the verifier is beside EU DSS in the same JVM on
 * the same files, and how its cost grows. Byte range, value, path, revocation lists, criteria and
 * what came later are all part of it; no report is kept from one call to the next. 200 distinct
 * documents by 50 signers. A cold path cache is a new verifier for every file.
 */
public final class VerifyBench implements Drill {

  private static final int FILES = 200;
  private static final int SIGNERS = 50;
  private static final int PEER_FILES = 25;
  private static final double GOAL_SINGLE = 15;
  private static final double GOAL_MANY = 25;
  private static final double GOAL_SLOPE = 1.1;

  private final Verifier verifier = new Verifier();

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int rounds = arguments.isEmpty() ? 5 : Integer.parseInt(arguments.getFirst());
    BenchFiles files = new BenchFiles(SIGNERS);
    boolean met = against(files, PeerLoader.dss(), rounds, figures);
    met &= growth(files, "signatures", new int[] {1, 5, 25, 100}, rounds, figures);
    met &= growth(files, "pages", new int[] {1, 10, 100, 1000}, rounds, figures);
    return met ? 0 : 1;
  }

  private boolean against(BenchFiles files, Peer peer, int rounds, PrintStream figures)
      throws Exception {
    List<byte[]> single = files.single(FILES);
    List<byte[]> many = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      many.add(files.signed(SampleDocument.of(800 << 10, 1000 + i), 25, i));
    }
    figures.printf("single-signature-bytes: %d%n", single.getFirst().length);
    figures.printf("many-signatures-bytes: %d%n", many.getFirst().length);
    Trust trust = files.trust();
    for (int i = 0; i < 5; i++) { // until the compiler has settled
      ours(verifier, single, trust);
      ours(verifier, many, trust);
    }
    for (int i = 0; i < 4; i++) {
      peers(peer, single.subList(0, PEER_FILES), files);
    }
    boolean met = compared("single", single, PEER_FILES, files, peer, rounds, GOAL_SINGLE, figures);
    met &= compared("25-signatures", many, 1, files, peer, Math.min(rounds, 3), GOAL_MANY, figures);
    return met;
  }

  /** Ours cold, ours warm and the peer in turns, so that all meet the same machine. */
  private boolean compared(
      String what,
      List<byte[]> documents,
      int peerFiles,
      BenchFiles files,
      Peer peer,
      int rounds,
      double goal,
      PrintStream figures)
      throws Exception {
    Trust trust = files.trust();
    double[] cold = new double[rounds];
    double[] warm = new double[rounds];
    double[] warmWall = new double[rounds];
    double[] theirs = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      cold[i] = Stopwatch.time(1, documents.size(), () -> coldly(documents, trust)).cpuMillis();
      Stopwatch ours = Stopwatch.time(1, documents.size(), () -> ours(verifier, documents, trust));
      warm[i] = ours.cpuMillis();
      warmWall[i] = ours.wallMillis();
      List<byte[]> some = documents.subList(0, peerFiles);
      theirs[i] = Stopwatch.time(1, peerFiles, () -> peers(peer, some, files)).cpuMillis();
    }
    double coldMillis = Stopwatch.median(cold);
    double warmMillis = Stopwatch.median(warm);
    double peerMillis = Stopwatch.median(theirs);
    figures.printf("%s-cold-cpu-ms: %.3f%n", what, coldMillis);
    figures.printf("%s-warm-cpu-ms: %.3f%n", what, warmMillis);
    figures.printf("%s-warm-wall-ms: %.3f%n", what, Stopwatch.median(warmWall));
    figures.printf("%s-dss-cpu-ms: %.2f%n", what, peerMillis);
    figures.printf("%s-times-dss-cold: %.1f%n", what, peerMillis / coldMillis);
    figures.printf("%s-times-dss-warm: %.1f%n", what, peerMillis / warmMillis);
    return peerMillis >= goal * coldMillis;
  }

  private static void coldly(List<byte[]> documents, Trust trust) {
    for (byte[] document : documents) {
      ours(new Verifier(), List.of(document), trust);
    }
  }

  private static void ours(Verifier verifier, List<byte[]> documents, Trust trust) {
    for (byte[] document : documents) {
      Report report = verifier.verify(DocumentBytes.of(document), trust, DrillOffice.NOW);
      if (report.document() != Report.Verdict.INTACT
          || report.conclusion() != Report.Conclusion.TOTAL_PASSED) {
        throw new IllegalStateException("not what was made: " + report);
      }
    }
  }

  private static void peers(Peer peer, List<byte[]> documents, BenchFiles files) {
    for (byte[] document : documents) {
      List<String> judged =
          peer.validate(
              document, files.anchors(), List.of(), files.crls(), List.of(), DrillOffice.NOW);
      if (judged.isEmpty() || judged.stream().anyMatch(j -> j.startsWith("TOTAL_FAILED"))) {
        throw new IllegalStateException("the peer says " + judged);
      }
    }
  }

  private boolean growth(
      BenchFiles files, String what, int[] sizes, int rounds, PrintStream figures)
      throws Exception {
    Trust trust = files.trust();
    double[] n = new double[sizes.length];
    double[] time = new double[sizes.length];
    double[] heap = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      byte[] document =
          what.equals("pages")
              ? files.signed(SampleDocument.of(sizes[i], 8 << 10, 7), 2, 0)
              : files.signed(SampleDocument.of(140 << 10, 7), sizes[i], 0);
      List<byte[]> alone = List.of(document);
      int pieces = Math.max(4, 400 / sizes[i]);
      Stopwatch.Work work =
          () -> {
            for (int k = 0; k < pieces; k++) {
              ours(verifier, alone, trust);
            }
          };
      Stopwatch.time(2, pieces, work);
      Stopwatch cost = Stopwatch.time(rounds, pieces, work);
      n[i] = sizes[i];
      time[i] = cost.cpuMillis();
      heap[i] = cost.allocatedBytes();
      figures.printf(
          "growth-%s-%d: %.3f ms, %.0f KB allocated, %d KB file%n",
          what, sizes[i], time[i], heap[i] / 1024, document.length / 1024);
    }
    double timeSlope = Stopwatch.slope(n, time);
    double heapSlope = Stopwatch.slope(n, heap);
    figures.printf("growth-%s-time-slope: %.2f%n", what, timeSlope);
    figures.printf("growth-%s-heap-slope: %.2f%n", what, heapSlope);
    int last = sizes.length - 1;
    double end = Math.log(time[last] / time[last - 1]) / Math.log(n[last] / n[last - 1]);
    figures.printf("growth-%s-time-slope-at-the-end: %.2f%n", what, end);
    return timeSlope <= GOAL_SLOPE && heapSlope <= GOAL_SLOPE && end <= GOAL_SLOPE;
  }
}
