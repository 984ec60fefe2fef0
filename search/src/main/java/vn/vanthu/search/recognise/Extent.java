package vn.vanthu.search.recognise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the parts of a document begin and end. Stateless. */
final class Extent {
  private Extent() {}

  /** A letter has no title; one that comes after Kính gửi or V/v belongs to something inside it. */
  static boolean letterBefore(Reading reading, Title.Found title) {
    for (int i = 0; i < title.line(); i++) {
      String f = reading.lines.get(i).fold();
      if (f.startsWith("kinh gui") || f.startsWith("v/v") || f.contains(" v/v ")) {
        return true;
      }
    }
    return false;
  }

  /** Offset behind title and subject. */
  static int bodyStart(Reading reading, int from, Facts.@Nullable Value<String> subject) {
    return subject == null ? from : Math.max(from, reading.behind(subject.evidence()));
  }

  /** Offset behind the preamble: of the enacting word, or of the first article. */
  static int basisEnd(Reading reading, int from) {
    int end = from;
    for (Line line : reading.lines) {
      if (line.start() < from) {
        continue;
      }
      String f = line.fold();
      String letters = Chars.letters(f);
      boolean enacts =
          letters.equals("quyetdinh")
              || letters.equals("quyetnghi")
              || letters.equals("nghiquyet")
              || letters.equals("quydinh")
              || f.startsWith("dieu 1")
              || f.startsWith("chuong i")
              || f.startsWith("i. ")
              || f.startsWith("1. ");
      if (enacts && line.start() > from + 1) {
        return line.start();
      }
      end = line.end();
      if (line.start() - from > 12_000) {
        return line.start();
      }
    }
    return end;
  }

  /** Offset of the first attached document after the title, so that its signers are not taken. */
  static int firstAnnex(Reading reading, Title.@Nullable Found title) {
    int from = title == null ? 20 : title.line() + 1;
    List<Line> lines = reading.lines;
    for (int i = from; i < lines.size(); i++) {
      String f = lines.get(i).fold();
      if ((f.startsWith("(ban hanh kem theo") || f.startsWith("(kem theo")) && i > from + 4) {
        return lines.get(i).start();
      }
    }
    return reading.clean.length();
  }

  /** With what the text is closed: {@code ./.}. */
  static @Nullable String endMarker(Reading reading) {
    for (String marker : new String[] {"./.", "/.", "./"}) {
      if (reading.clean.contains(marker)) {
        return marker;
      }
    }
    return null;
  }
}
