package vn.vanthu.search.extract.reading;

import java.util.List;
import java.util.Optional;
import vn.vanthu.search.extract.legacy.LegacyEvidence;
import vn.vanthu.search.extract.legacy.LegacyFont;

/**
 * Documents whose legacy encoding no font name tells: Word 6 files, pages and letters pasted
 * without their fonts. Decided once over the whole text, because one paragraph is too little
 * evidence. Stateless.
 */
final class LegacyPieces {

  private static final int ENOUGH = 60_000;

  private LegacyPieces() {}

  static List<Piece> converted(List<Piece> pieces, TextDraft draft) {
    var sample = new StringBuilder();
    for (Piece piece : pieces) {
      if (sample.length() > ENOUGH) {
        break;
      }
      switch (piece) {
        case Piece.Paragraph(String text) -> sample.append(text).append('\n');
        case Piece.Grid(List<List<List<String>>> rows) ->
            rows.forEach(
                row -> row.forEach(cell -> cell.forEach(p -> sample.append(p).append('\n'))));
      }
    }
    Optional<LegacyFont> encoding = LegacyEvidence.encoding(sample.toString());
    if (encoding.isEmpty()) {
      return pieces;
    }
    return pieces.stream().map(p -> converted(p, encoding.get(), draft)).toList();
  }

  private static Piece converted(Piece piece, LegacyFont encoding, TextDraft draft) {
    return switch (piece) {
      case Piece.Paragraph(String text) -> new Piece.Paragraph(converted(text, encoding, draft));
      case Piece.Grid(List<List<List<String>>> rows) ->
          new Piece.Grid(rows.stream().map(row -> cells(row, encoding, draft)).toList());
    };
  }

  private static List<List<String>> cells(
      List<List<String>> row, LegacyFont encoding, TextDraft draft) {
    return row.stream()
        .map(cell -> cell.stream().map(p -> converted(p, encoding, draft)).toList())
        .toList();
  }

  private static String converted(String text, LegacyFont encoding, TextDraft draft) {
    draft.legacy(text + "\n");
    return LegacyEvidence.convert(text, encoding);
  }
}
