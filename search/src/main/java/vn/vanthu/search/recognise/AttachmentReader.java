package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.search.reference.DocumentType;

/**
 * Documents issued with this one (ban hành kèm theo): a title line with that note under it.
 * Immutable, thread-safe.
 */
final class AttachmentReader {
  private static final int NOTE_WITHIN = 14;
  private static final int MAX_ATTACHMENTS = 200;
  private static final int MAX_CANDIDATES = 4_000;
  private final Title titles;

  AttachmentReader(Title titles) {
    this.titles = titles;
  }

  List<Facts.Attachment> read(Reading reading, int afterLine) {
    List<Facts.Attachment> found = new ArrayList<>();
    List<Line> lines = reading.lines;
    int candidates = 0;
    for (int i = Math.max(0, afterLine); i < lines.size() && found.size() < MAX_ATTACHMENTS; i++) {
      Line line = lines.get(i);
      DocumentType type = titles.kind(line);
      boolean annex =
          type == null
              && line.text().length() < 60
              && line.capitals()
              && (line.fold().startsWith("phu luc")
                  || line.fold().startsWith("danh muc")
                  || line.fold().startsWith("bang ")
                  || line.fold().startsWith("dieu le"));
      if (type == null && !annex) {
        continue;
      }
      if (++candidates > MAX_CANDIDATES) {
        break;
      }
      int note = note(lines, i);
      if (note < 0) {
        continue;
      }
      String title =
          note > i + 1 ? reading.words(lines.get(i + 1).start(), lines.get(note - 1).end()) : null;
      String name =
          type == null ? (line.fold().startsWith("phu luc") ? "Phụ lục" : "Danh mục") : type.name();
      found.add(
          new Facts.Attachment(
              type == null || type.code().isEmpty() ? null : type.code(),
              name,
              title == null || title.length() > 600 ? null : title,
              lines.get(note).fold().contains("ban hanh") ? "Ban hành kèm theo" : "Kèm theo",
              reading.evidence(line.start(), lines.get(note).end())));
      i = note;
    }
    return found;
  }

  /** The line of the note, or -1. */
  private int note(List<Line> lines, int head) {
    for (int k = head + 1; k < Math.min(lines.size(), head + NOTE_WITHIN); k++) {
      String f = lines.get(k).fold();
      if (f.startsWith("(ban hanh kem")
          || f.startsWith("(kem theo")
          || f.startsWith("ban hanh kem theo")
          || f.startsWith("(ban hanh theo")
          || f.startsWith("kem theo ")) {
        return k;
      }
      if (lines.get(k).text().length() > 300
          || f.startsWith("can cu")
          || titles.kind(lines.get(k)) != null) {
        return -1;
      }
    }
    return -1;
  }
}
