package vn.vanthu.signing.changes;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfRefused;

/**
 * What somebody's signing software appended to a document that was agreed upon before: a signature
 * speaks for everything under it, so the verifier finds a file whole into which other content was
 * written first. Stateless.
 */
public final class Additions {
  private Additions() {}

  /**
   * What was appended beside signatures and what belongs to them: field, picture, time stamps,
   * validation data, the form's settings, metadata. As under a certification that permits signing
   * (ISO 32000-1 Table 254, P 2), but stricter: no field is filled save those named, and what the
   * verifier would only give notice of is told too.
   *
   * @param agreed the document before is the first so many bytes of the file
   * @param fillable full names of the form fields that may be filled
   * @return the findings, oldest first; empty when nothing but signatures was appended
   */
  public static List<Message> besideSignatures(
      DocumentBytes bytes, Limits limits, long agreed, Set<String> fillable) {
    try {
      return ChangeAnalysis.since(PdfFile.open(bytes, limits), agreed).stream()
          .flatMap(step -> step.changes().stream())
          .filter(change -> !belongs(change, fillable))
          .map(change -> change.finding().message(change.details().toArray(String[]::new)))
          .toList();
    } catch (PdfRefused refused) {
      return switch (refused.reason()) {
        case LIMIT -> List.of(Finding.LIMIT.message(String.valueOf(refused.getMessage())));
        case MALFORMED -> List.of(Finding.FILE_UNREADABLE.message());
      };
    } catch (RuntimeException | StackOverflowError hostile) {
      // parsers of others' formats may fail in any way on hostile bytes
      return List.of(Finding.FILE_UNREADABLE.message());
    }
  }

  private static boolean belongs(Found change, Set<String> fillable) {
    return switch (change.finding()) {
      case CHANGE_FIELD_FILLED -> Stream.ofNullable(change.field()).anyMatch(fillable::contains);
      case BLANKS_APPENDED -> true;
      default -> change.finding().effect() == Report.Verdict.INTACT;
    };
  }
}
