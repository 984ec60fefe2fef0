package vn.vanthu.service.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.StoredFile;

/**
 * The document as it is shown beside its facts. Immutable.
 *
 * @param address of its bytes; {@code /pages/N} beside it are pictures of its pages
 * @param pages how many pages were read; at least 1
 * @param notes codes of what to know about the words that were read
 * @param text the words, for a file without pages; empty otherwise
 */
public record DocumentView(
    Kind kind, String address, String fileName, int pages, List<String> notes, TextView text) {
  public DocumentView {
    notes = List.copyOf(notes);
  }

  /** How a file can be shown. */
  public enum Kind {
    PDF,
    PICTURES,
    TEXT
  }

  /**
   * The view of a file.
   *
   * @param base address of the page that shows it
   */
  static DocumentView of(
      String base, StoredFile file, List<String> notes, String words, ReadFacts facts) {
    Kind kind = kind(file.mediaType());
    return new DocumentView(
        kind,
        base,
        file.fileName(),
        facts.pages(),
        notes,
        TextView.of(kind == Kind.TEXT ? words : "", facts.all()));
  }

  /** What to know about the words, as sentences. */
  public List<String> remarks(Language language) {
    boolean vi = language == Language.VI;
    return notes.stream()
        .flatMap(code ->
            Stream.concat(
                    Arrays.stream(Warning.Reason.values())
                        .filter(reason -> reason.name().equals(code))
                        .map(reason -> vi ? reason.vi() : reason.en()),
                    Arrays.stream(Refused.Reason.values())
                        .filter(reason -> reason.name().equals(code))
                        .map(reason -> vi ? reason.vi() : reason.en()))
                .limit(1))
        .toList();
  }

  private static Kind kind(String mediaType) {
    if (mediaType.equals("application/pdf")) {
      return Kind.PDF;
    }
    return mediaType.startsWith("image/") ? Kind.PICTURES : Kind.TEXT;
  }
}
