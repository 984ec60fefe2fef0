package vn.vanthu.drills;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.vanthu.drills.facts.ReadFacts;
import vn.vanthu.drills.facts.ScoreFacts;
import vn.vanthu.drills.interop.InteropDrill;
import vn.vanthu.drills.job.MainJobDrill;
import vn.vanthu.drills.job.RealInput;
import vn.vanthu.drills.job.RegisterGrowthDrill;
import vn.vanthu.drills.job.StartDrill;
import vn.vanthu.drills.kill.KillDrill;
import vn.vanthu.drills.made.MadeRecordsDrill;
import vn.vanthu.drills.pki.PkiMatrix;
import vn.vanthu.drills.reading.HostileFilesDrill;
import vn.vanthu.drills.reading.ReadDrill;
import vn.vanthu.drills.search.SearchAlerts;
import vn.vanthu.drills.search.SearchBench;
import vn.vanthu.drills.search.SearchCluster;
import vn.vanthu.drills.search.SearchExact;
import vn.vanthu.drills.search.SearchLearn;
import vn.vanthu.drills.search.SearchPeers;
import vn.vanthu.drills.search.SearchQuality;
import vn.vanthu.drills.search.SearchWords;
import vn.vanthu.drills.sign.SignBench;
import vn.vanthu.drills.verify.BigFile;
import vn.vanthu.drills.verify.Mutate;
import vn.vanthu.drills.verify.VerifyBench;
import vn.vanthu.drills.verify.VerifyConformance;

/** Entry of {@code ./vanthu drill NAME …}. */
public final class Main {
  private Main() {}

  /** Every drill by its name; one line each. */
  private static Map<String, Supplier<Drill>> drills() {
    Map<String, Supplier<Drill>> drills = new TreeMap<>();
    drills.put("big-file", BigFile::new);
    drills.put("hostile-files", HostileFilesDrill::new);
    drills.put("made-records", MadeRecordsDrill::new);
    drills.put("read", ReadDrill::new);
    drills.put("mutate", Mutate::new);
    drills.put("verify-bench", VerifyBench::new);
    drills.put("verify-conformance", VerifyConformance::new);
    drills.put("search-bench", SearchBench::new);
    drills.put("search-alerts", SearchAlerts::new);
    drills.put("search-cluster", SearchCluster::new);
    drills.put("search-exact", SearchExact::new);
    drills.put("search-peers", SearchPeers::new);
    drills.put("search-learn", SearchLearn::new);
    drills.put("search-quality", SearchQuality::new);
    drills.put("search-words", SearchWords::new);
    drills.put("kill", KillDrill::new);
    drills.put("read-facts", ReadFacts::new);
    drills.put("score-facts", ScoreFacts::new);
    drills.put("sign-bench", SignBench::new);
    drills.put("pki-matrix", PkiMatrix::new);
    drills.put("interop", InteropDrill::new);
    drills.put("main-job", MainJobDrill::new);
    drills.put("register-growth", RegisterGrowthDrill::new);
    drills.put("start", StartDrill::new);
    drills.put("real-input", RealInput::new);
    return drills;
  }

  /** Runs the drill named by the first argument and exits with its status. */
  public static void main(String[] args) throws Exception {
    Map<String, Supplier<Drill>> drills = drills();
    Supplier<Drill> drill = args.length == 0 ? null : drills.get(args[0]);
    if (drill == null) {
      System.err.println("vanthu drill NAME, where NAME is one of " + drills.keySet());
      System.exit(2);
      return;
    }
    PrintStream figures =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(drill.get().run(List.of(args).subList(1, args.length), figures));
  }
}
