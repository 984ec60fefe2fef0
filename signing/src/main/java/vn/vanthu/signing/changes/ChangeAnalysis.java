package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.changes.Found.Needs;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.Revision;
import vn.vanthu.signing.pdf.SignatureField;

/**
 * Walks from the first signed state of a document to its last, one revision at a time, and judges
 * each step by the signatures made before it. Every step is looked at once, however many signatures
 * it comes after.
 */
public final class ChangeAnalysis {

  private static final int MAX_STEPS = 5000;

  /** Stores that write whole blocks fill the last one up with zeros. */
  private static final int MAX_BLANKS = 1 << 16;

  /**
   * A signature and the end of what it covers.
   *
   * @param end position after its last covered byte
   */
  public record Signed(SignatureField field, long end) {}

  /**
   * What happened between two states.
   *
   * @param from end of the earlier state
   * @param to end of the later state
   * @param revision number of the later state, from 1
   */
  public record Step(long from, long to, int revision, List<Found> changes) {
    public Step {
      changes = List.copyOf(changes);
    }
  }

  private final PdfFile file;
  private final List<Signed> signed;
  private final List<Revision> revisions;

  private ChangeAnalysis(PdfFile file, List<Signed> signed) {
    this.file = file;
    this.signed = signed;
    this.revisions = file.revisions();
  }

  /**
   * Judges every step after the first signature.
   *
   * @param signed in the order of their ends, all inside the file
   * @return the steps after the first signature, oldest first
   */
  public static List<Step> run(PdfFile file, List<Signed> signed) {
    return signed.stream().mapToLong(Signed::end).min().stream()
        .mapToObj(first -> new ChangeAnalysis(file, signed).steps(first))
        .findFirst()
        .orElse(List.of());
  }

  /**
   * Every step after a place, by the rules of no signature: what was appended to a document that
   * somebody else vouches for.
   *
   * @param end position after the last byte of the document as it was
   */
  static List<Step> since(PdfFile file, long end) {
    return new ChangeAnalysis(file, List.of()).steps(end);
  }

  private List<Step> steps(long first) {
    long length = file.bytes().length();
    TreeSet<Long> ends = new TreeSet<>();
    ends.add(first);
    signed.forEach(s -> ends.add(s.end()));
    revisions.forEach(r -> ends.add(r.end()));
    ends.add(length);
    List<Long> marks = new ArrayList<>(ends.subSet(first, true, length, true));
    List<Step> steps = new ArrayList<>();
    if (marks.size() == 1) {
      return steps;
    }
    if (marks.size() > MAX_STEPS) {
      return List.of(broken(first, length, Finding.LATER_REVISION_BROKEN));
    }
    State before = new State(file.prefix(first));
    Rules rules = Rules.none();
    long judged = 0;
    for (int i = 1; i < marks.size(); i++) {
      long from = marks.get(i - 1);
      long to = marks.get(i);
      if (isBlank(from, to)) {
        if (to == length && endsLine(from)) {
          steps.add(padded(from, to));
        }
        continue;
      }
      State after = new State(to == length ? file : file.prefix(to));
      rules = withSigned(rules, before.file, judged, from);
      Rules next = withSigned(rules, after.file, from, to);
      judged = to;
      steps.add(step(before, after, from, to, rules, next));
      before = after;
      rules = next;
    }
    return steps;
  }

  /** The rules with those of the signatures that end between two places. */
  private Rules withSigned(Rules rules, PdfFile view, long from, long to) {
    Rules all = rules;
    for (Signed each : signed) {
      if (each.end() > from && each.end() <= to) {
        all = all.with(view, each.field());
      }
    }
    return all;
  }

  /** Whether the line of the end mark was closed before this place: nothing has to follow. */
  private boolean endsLine(long at) {
    int last = at == 0 ? -1 : file.bytes().at(at - 1);
    return last == '\n' || last == '\r';
  }

  private Step padded(long from, long to) {
    return new Step(
        from,
        to,
        revisionAt(to),
        List.of(unplaced(Finding.BLANKS_APPENDED, Report.ChangeKind.UNACCOUNTED_BYTES)));
  }

  private boolean isBlank(long from, long to) {
    if (to - from > MAX_BLANKS) {
      return false;
    }
    for (long at = from; at < to; at++) {
      int ch = file.bytes().at(at);
      if (ch != '\n' && ch != '\r' && ch != ' ' && ch != '\t' && ch != 0) {
        return false;
      }
    }
    return true;
  }

  private Step step(State before, State after, long from, long to, Rules rules, Rules next) {
    List<Found> changes = new ArrayList<>();
    if (!continues(before.file, after.file)) {
      changes.add(unplaced(Finding.LATER_REVISION_BROKEN, Report.ChangeKind.CROSS_REFERENCE));
    }
    if (!TailAccount.balances(before.file, after.file, from)) {
      changes.add(unplaced(Finding.BYTES_UNACCOUNTED, Report.ChangeKind.UNACCOUNTED_BYTES));
    }
    for (Found change : DocumentComparison.compare(before, after)) {
      changes.add(rules.judge(change));
    }
    if (next.certifications() > rules.certifications() && rules.signatures() > 0) {
      changes.add(unplaced(Finding.CHANGE_SECOND_CERTIFICATION, Report.ChangeKind.PERMISSIONS));
    }
    if (next.weakened() && !rules.weakened()) {
      changes.add(unplaced(Finding.CHANGE_PERMISSION_WEAKER, Report.ChangeKind.PERMISSIONS));
    }
    return new Step(from, to, revisionAt(to), changes);
  }

  /** Whether the newer cross-reference goes on from the older one, not past it. */
  private static boolean continues(PdfFile before, PdfFile after) {
    if (before.isRebuilt() || after.isRebuilt()) {
      return false;
    }
    int offset = after.sections().size() - before.sections().size();
    return offset >= 0
        && after.sections().subList(offset, after.sections().size()).equals(before.sections());
  }

  private static Found unplaced(Finding finding, Report.ChangeKind kind) {
    return new Found(finding, List.of(), kind, Needs.ANNOTATING, null, null, null);
  }

  private Step broken(long from, long to, Finding finding) {
    return new Step(
        from, to, revisions.size(), List.of(unplaced(finding, Report.ChangeKind.CROSS_REFERENCE)));
  }

  /** Number of the revision that ends at or first after this position. */
  private int revisionAt(long end) {
    for (Revision revision : revisions) {
      if (revision.end() >= end) {
        return revision.number();
      }
    }
    return revisions.size();
  }
}
