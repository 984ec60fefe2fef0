package vn.vanthu.drills.pki;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.drills.Drill;
import vn.vanthu.drills.peer.Peer;
import vn.vanthu.drills.peer.PeerLoader;
import vn.vanthu.forge.pki.PkiCase;
import vn.vanthu.forge.pki.PkiCases;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.trust.Trust;

/**
 * {@code drill pki-matrix [-v]}: generated cases of certificates, revocation, time stamps and
 * attributes, judged by ours and by DSS 6.4 on the same bytes, anchors, evidence and instant. Every
 * difference must stand, as it is, in {@code pki-matrix-justified.tsv} with the clause that decides
 * it; nothing may be TOTAL_PASSED here that DSS refuses, unless the table says why.
 *
 * <p>Of several certificates with one name and key DSS follows one, by hash order: its answer to
 * such a case changes with the serial numbers. So a case that differs is forged anew, up to {@value
 * #MOST_FORGINGS} times, and judged against all that DSS answers.
 */
public final class PkiMatrix implements Drill {

  private static final int LEAST_PERCENT = 98;

  /** An even choice of two goes unseen once in four thousand runs. */
  private static final int MOST_FORGINGS = 13;

  private static final String PASSED = "TOTAL_PASSED";

  /**
   * Why the two differ in a case, and on what.
   *
   * @param theirs several where DSS itself answers now one, now the other
   */
  private record Justified(String ours, Set<String> theirs, String clause, String why) {
    boolean covers(Judged judged) {
      return judged.ours().equals(Set.of(ours)) && theirs.containsAll(judged.theirs());
    }
  }

  /** What each answered, over all forgings of the case. */
  private record Judged(String name, Set<String> ours, Set<String> theirs) {
    boolean agree() {
      return ours.size() == 1 && theirs.containsAll(ours);
    }

    boolean undecided() {
      return theirs.size() > 1;
    }

    boolean passedWhereRefused() {
      return ours.contains(PASSED) && !theirs.contains(PASSED);
    }

    String line(String mark) {
      return String.join("\t", name, String.join("|", ours), String.join("|", theirs), mark);
    }
  }

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    boolean verbose = arguments.contains("-v");
    Peer peer = PeerLoader.dss();
    Map<String, Justified> justified = justified();
    List<PkiCase> cases = PkiCases.all();
    int agree = 0;
    int explained = 0;
    int passed = 0;
    int bare = 0;
    List<String> lines = new ArrayList<>();
    for (PkiCase each : cases) {
      Justified reason = justified.remove(each.name());
      Judged judged = judge(peer, each, reason);
      passed += judged.passedWhereRefused() ? 1 : 0;
      bare += judged.passedWhereRefused() && reason == null ? 1 : 0;
      String mark;
      if (judged.agree()) {
        agree++;
        mark = reason == null ? "agree" : "agree, though a difference is noted";
      } else if (reason != null && reason.covers(judged)) {
        explained++;
        mark = "differ: " + reason.clause();
      } else {
        mark = "DIFFER";
      }
      if (verbose || mark.equals("DIFFER")) {
        lines.add(judged.line(mark));
      }
      if (judged.undecided()) {
        lines.add("DSS undecided: " + each.name() + ": " + String.join(", ", judged.theirs()));
      }
    }
    lines.forEach(figures::println);
    justified.keySet().forEach(name -> figures.println("justified, but no such case: " + name));
    figures.println("cases: " + cases.size());
    figures.println("sub-indication as DSS: " + agree);
    figures.println("differs as the table says: " + explained);
    figures.println("differs without a reason: " + (cases.size() - agree - explained));
    figures.println("TOTAL_PASSED where DSS refuses: " + passed + ", without a reason: " + bare);
    boolean met = 100 * (agree + explained) >= LEAST_PERCENT * cases.size() && bare == 0;
    return met && justified.isEmpty() ? 0 : 1;
  }

  /**
   * Both on the case, and again on new forgings while DSS has not said what we say. One forging
   * shows a difference that the table has; passing what DSS refuses is always asked to the end.
   */
  private static Judged judge(Peer peer, PkiCase first, @Nullable Justified reason) {
    Set<String> ours = new TreeSet<>();
    Set<String> theirs = new TreeSet<>();
    Judged judged = new Judged(first.name(), ours, theirs);
    for (int forging = 1; forging <= MOST_FORGINGS; forging++) {
      PkiCase each = forging == 1 ? first : PkiCases.anew(first.name());
      ours.add(ours(each));
      theirs.add(theirs(peer, each));
      boolean known = reason != null && reason.covers(judged) && !judged.passedWhereRefused();
      if (judged.agree() || known) {
        break;
      }
    }
    return judged;
  }

  private static String ours(PkiCase each) {
    Trust trust =
        Trust.of(each.anchors()).with(each.certificates(), each.crls(), each.ocspResponses());
    Report report = new Verifier().verify(DocumentBytes.of(each.document()), trust, each.at());
    return report.signatures().stream()
        .filter(s -> s.field().equals("s"))
        .map(s -> s.indication() + (s.subIndication() == null ? "" : "/" + s.subIndication()))
        .findFirst()
        .orElse("NO_SIGNATURE");
  }

  private static String theirs(Peer peer, PkiCase each) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(peer.getClass().getClassLoader());
    try {
      List<String> all =
          peer.validate(
              each.document(),
              each.anchors(),
              each.certificates().stream().map(PkiMatrix::certificate).toList(),
              each.crls(),
              each.ocspResponses(),
              each.at());
      return all.isEmpty() ? "NO_SIGNATURE" : all.getFirst().replaceFirst("/$", "");
    } catch (RuntimeException broken) {
      return "EXCEPTION " + broken.getClass().getSimpleName();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static java.security.cert.X509Certificate certificate(byte[] der) {
    try {
      return (java.security.cert.X509Certificate)
          java.security.cert.CertificateFactory.getInstance("X.509")
              .generateCertificate(new java.io.ByteArrayInputStream(der));
    } catch (java.security.cert.CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Columns: case, ours, theirs, clause, why. */
  private static Map<String, Justified> justified() {
    Map<String, Justified> all = new LinkedHashMap<>();
    try (InputStream in = PkiMatrix.class.getResourceAsStream("pki-matrix-justified.tsv")) {
      if (in == null) {
        throw new IllegalStateException("pki-matrix-justified.tsv is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          all.put(
              cells[0],
              new Justified(cells[1], Set.of(cells[2].split("\\|", -1)), cells[3], cells[4]));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
