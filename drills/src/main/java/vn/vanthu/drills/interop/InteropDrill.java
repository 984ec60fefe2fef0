package vn.vanthu.drills.interop;

import eu.europa.esig.validationreport.ValidationReportUtils;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.xml.sax.SAXException;
import vn.vanthu.drills.Drill;
import vn.vanthu.drills.peer.Peer;
import vn.vanthu.drills.peer.PeerLoader;
import vn.vanthu.drills.sign.SampleDocument;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;
import vn.vanthu.signing.ValidationReport;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.evidence.EvidenceCheck;
import vn.vanthu.signing.evidence.EvidenceVerdict;

/**
 * {@code drill interop}: PAdES, CAdES and ASiC-E at levels B, T, LT and LTA with every kind of key,
 * each judged by our verifier, by EU DSS with our root, by {@code openssl cms} and {@code openssl
 * ts}, and by {@code pdfsig}, where they know the algorithm; and everything the product sets and
 * signs by veraPDF, as an archive file (PDF/A-2b). Our reports on them after ETSI TS 119 102-2 are
 * held against its schema. Our evidence records (RFC 4998) are judged by EU DSS too. Fails when one
 * of them refuses. A tool that is not installed is named and skipped.
 */
public final class InteropDrill implements Drill {

  /** How one judge judged. */
  private final class Tally {
    private final String judge;
    private int asked;
    private int passed;

    Tally(String judge) {
      this.judge = judge;
    }

    void count(String name, boolean valid, String words) {
      asked++;
      passed += valid ? 1 : 0;
      if (!valid) {
        figures.printf("%s refuses %s: %s%n", judge, name, words.strip());
      }
    }

    boolean print() {
      figures.printf("%s: %d of %d%n", judge, passed, asked);
      return passed == asked;
    }
  }

  private PrintStream figures = System.out;

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    figures = out;
    InteropOffice office = new InteropOffice();
    boolean met = evidence(WrittenEvidence.all(office), office, PeerLoader.dss());
    List<Written> all = Written.all(office);
    figures.println("files: " + all.size());
    Tally reports = new Tally("ts119102-2-schema");
    met &= ours(all, office, reports).print();
    met &= reports.print();
    met &= dss(all, office, PeerLoader.dss()).print();
    Path folder = Files.createTempDirectory("interop");
    try {
      met &= openssl(all, office, folder);
      met &= pdfsig(all, folder);
      met &= archive(ArchivePaper.all(office), new VeraPdfJudge(folder)).print();
    } finally {
      delete(folder);
    }
    return met ? 0 : 1;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** What the circular does not list is whole and yet not accepted. */
  private static String expected(Written written) {
    return written.kind().listed()
        ? "TOTAL_PASSED/"
        : "INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE_NO_POE";
  }

  /** Our verdicts; and each report in ETSI's form, by the schema that EU DSS brings. */
  private Tally ours(List<Written> all, InteropOffice office, Tally reports)
      throws SAXException, IOException {
    Schema schema = ValidationReportUtils.getInstance().getSchema();
    Tally tally = new Tally("ours");
    for (Written written : all) {
      DocumentBytes bytes = DocumentBytes.of(written.bytes());
      Report report =
          written.detached().length == 0
              ? new Verifier().verify(bytes, office.trust(), InteropOffice.NOW)
              : new Verifier()
                  .verifyDetached(
                      DocumentBytes.of(written.detached()),
                      bytes,
                      office.trust(),
                      InteropOffice.NOW);
      Optional<String> fault = fault(schema, report);
      reports.count(written.name(), fault.isEmpty(), fault.orElse(""));
      Report.Signature first = report.signatures().getFirst();
      String said =
          first.indication() + "/" + (first.subIndication() == null ? "" : first.subIndication());
      boolean valid = report.document() == Report.Verdict.INTACT && said.equals(expected(written));
      tally.count(written.name(), valid, report.document() + " " + said + " " + first.messages());
    }
    return tally;
  }

  private static Optional<String> fault(Schema schema, Report report) throws IOException {
    String xml = ValidationReport.xml(report, ReportTree.Language.VI);
    try {
      schema.newValidator().validate(new StreamSource(new StringReader(xml)));
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Tally dss(List<Written> all, InteropOffice office, Peer peer) {
    Tally tally = new Tally("dss");
    for (Written written : all) {
      if (!written.kind().dss()) {
        continue;
      }
      List<Peer.Judged> judged =
          peer.judge(
              written.bytes(),
              written.detached(),
              office.anchors(),
              office.lists(),
              InteropOffice.NOW);
      String level = written.level().replace("ASiC-E", "CAdES");
      boolean valid =
          judged.size() == 1
              && judged.getFirst().whole()
              && judged.getFirst().indication().equals(expected(written))
              && judged.getFirst().level().equals(level);
      tally.count(written.name(), valid, judged.toString());
    }
    return tally;
  }

  /** Our evidence records: each proves its document, and none of the others in its tree. */
  private boolean evidence(List<WrittenEvidence> all, InteropOffice office, Peer peer) {
    Tally ours = new Tally("ours-evidence");
    Tally dss = new Tally("dss-evidence");
    Tally others = new Tally("dss-evidence-other-document");
    for (WrittenEvidence written : all) {
      byte[] record = written.record().encoded();
      EvidenceVerdict verdict =
          EvidenceCheck.check(
              DocumentBytes.of(written.document()), record, office.trust(), InteropOffice.NOW);
      ours.count(written.name(), verdict.isProof(), verdict.messages().toString());
      Peer.Judged judged = evidence(peer, office, record, written.document());
      boolean proven = judged.whole() && judged.indication().equals("PASSED/");
      dss.count(written.name(), proven, judged.toString());
      Peer.Judged other = evidence(peer, office, record, written.another());
      boolean refused =
          !other.whole() && other.indication().equals("INDETERMINATE/SIGNED_DATA_NOT_FOUND");
      others.count(written.name(), refused, other.toString());
    }
    boolean met = ours.print();
    met &= dss.print();
    return others.print() && met;
  }

  private static Peer.Judged evidence(
      Peer peer, InteropOffice office, byte[] record, byte[] document) {
    return peer.judgeEvidence(
        record, document, office.anchors(), office.lists(), InteropOffice.NOW);
  }

  private boolean openssl(List<Written> all, InteropOffice office, Path folder)
      throws IOException, InterruptedException {
    Tool tool = Tool.find("openssl", folder);
    if (tool == null) {
      System.err.println("openssl is not installed: skipped");
      figures.println("openssl: skipped");
      return true;
    }
    OpenSslJudge judge = new OpenSslJudge(tool, folder, office);
    Tally signatures = new Tally("openssl-cms");
    Tally stamps = new Tally("openssl-ts");
    for (Written written : all) {
      if (written.kind().openssl() && !written.level().startsWith("ASiC")) {
        Tool.Said said = judge.signature(written);
        signatures.count(written.name(), said.yes(), said.words());
        Optional<Tool.Said> stamp = judge.stamp(written);
        if (stamp.isPresent()) {
          stamps.count(written.name(), stamp.get().yes(), stamp.get().words());
        }
      }
    }
    boolean met = signatures.print();
    return stamps.print() && met;
  }

  /** A paper that claims nothing must be refused, or the judge is none. */
  private Tally archive(List<ArchivePaper> papers, VeraPdfJudge judge)
      throws IOException, InterruptedException {
    ArchivePaper control = new ArchivePaper("no-archive-file", SampleDocument.of(20 << 10, 7));
    List<ArchivePaper> all = new ArrayList<>(papers);
    all.add(control);
    Map<String, Tool.Said> said = judge.judge(all);
    if (said.get(control.name()) instanceof Tool.Said(boolean yes, _) && yes) {
      throw new IllegalStateException("veraPDF calls everything an archive file");
    }
    Tally tally = new Tally("verapdf-2b");
    for (ArchivePaper paper : papers) {
      if (said.get(paper.name()) instanceof Tool.Said(boolean yes, String words)) {
        tally.count(paper.name(), yes, words);
      }
    }
    return tally;
  }

  private boolean pdfsig(List<Written> all, Path folder) throws IOException, InterruptedException {
    Tool tool = Tool.find("pdfsig", folder);
    if (tool == null) {
      System.err.println("pdfsig is not installed (Debian: poppler-utils): skipped");
      figures.println("pdfsig: skipped");
      return true;
    }
    Tally tally = new Tally("pdfsig");
    for (Written written : all) {
      if (written.kind().poppler() && written.level().startsWith("PAdES")) {
        Files.write(folder.resolve("signed.pdf"), written.bytes());
        Tool.Said said = tool.run("-nocert", "signed.pdf");
        String words = said.words().toLowerCase(Locale.ROOT);
        tally.count(written.name(), words.contains("signature is valid"), said.words());
      }
    }
    return tally.print();
  }
}
