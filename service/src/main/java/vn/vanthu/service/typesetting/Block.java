package vn.vanthu.service.typesetting;

import java.util.List;

/** One block of a draft's body, in reading order. Immutable. */
public sealed interface Block {

  /** Running text: first line indented, justified. */
  record Paragraph(List<Span> spans) implements Block {
    public Paragraph {
      spans = List.copyOf(spans);
    }
  }

  /** A legal basis line (căn cứ): set in italics above the enacting words. */
  record Basis(List<Span> spans) implements Block {
    public Basis {
      spans = List.copyOf(spans);
    }
  }

  /** A heading of a part, chapter or section: bold, kept with the text that follows. */
  record Heading(String text, boolean centred) implements Block {}

  /** A table; every row has as many cells as the first. */
  record Table(List<List<String>> rows) implements Block {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
