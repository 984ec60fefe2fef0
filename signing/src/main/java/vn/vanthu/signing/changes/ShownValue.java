package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Whether a widget shows the value of its field (ISO 32000-1 §12.7.4): the letters and digits of a
 * text, the option that was chosen, the state that was switched on. A picture that cannot be read
 * does not show it, nor does one that only draws lines; where there is no picture, readers draw the
 * value themselves.
 */
final class ShownValue {
  private static final int MAX_DEPTH = 64;
  private static final long COMBO = 1L << 17;
  private static final long PUSH_BUTTON = 1L << 16;

  private final PdfFile file;
  private final FormField widget;

  private ShownValue(PdfFile file, FormField widget) {
    this.file = file;
    this.widget = widget;
  }

  static boolean isShown(PdfFile file, FormField widget) {
    ShownValue shown = new ShownValue(file, widget);
    return switch (widget.type()) {
      case "Tx" -> shown.isTextShown();
      case "Ch" -> shown.isChoiceShown();
      case "Btn" -> shown.isStateShown();
      default -> true;
    };
  }

  private boolean isTextShown() {
    PdfObject.Stream picture = picture();
    return picture == null
        || !(file.resolve(widget.value()) instanceof PdfObject.Str value)
        || AppearanceText.letters(value.text()).equals(AppearanceText.of(file, picture));
  }

  /** A combo box shows what was chosen, a list some of its options, the chosen ones among them. */
  private boolean isChoiceShown() {
    PdfObject.Stream picture = picture();
    if (picture == null) {
      return true;
    }
    String shown = AppearanceText.of(file, picture);
    List<String> options = new ArrayList<>();
    List<String> chosen = new ArrayList<>();
    for (PdfObject value : file.items(widget.value())) {
      chosen.add(file.resolve(value) instanceof PdfObject.Str s ? s.text() : "");
    }
    for (PdfObject option : file.items(inherited("Opt"))) {
      List<PdfObject> parts = file.items(option);
      String exported = parts.isEmpty() ? "" : text(parts.getFirst());
      String display = parts.isEmpty() ? "" : text(parts.getLast());
      chosen.replaceAll(each -> each.equals(exported) ? display : each);
      options.add(AppearanceText.letters(display));
    }
    chosen.replaceAll(AppearanceText::letters);
    return (flags() & COMBO) != 0
        ? String.join("", chosen).equals(shown)
        : shown != null
            && String.join("", options).contains(shown)
            && chosen.stream().allMatch(shown::contains);
  }

  /** A widget that has the state which is the field's value is in it, any other is off. */
  private boolean isStateShown() {
    PdfObject pictures = file.resolve(file.dict(widget.dict().get("AP")).get("N"));
    if ((flags() & PUSH_BUTTON) != 0 || !(pictures instanceof PdfObject.Dict states)) {
      return true;
    }
    String value = file.resolve(widget.value()) instanceof PdfObject.Name n ? n.value() : "Off";
    String state = states.has(value) ? value : "Off";
    return state.equals(state());
  }

  private String state() {
    return file.resolve(widget.dict().get("AS")) instanceof PdfObject.Name n ? n.value() : "Off";
  }

  /** What the widget draws; null when it has no picture. */
  private PdfObject.@Nullable Stream picture() {
    PdfObject written = file.resolve(file.dict(widget.dict().get("AP")).get("N"));
    PdfObject picture =
        written instanceof PdfObject.Dict states ? file.resolve(states.get(state())) : written;
    return picture instanceof PdfObject.Stream stream ? stream : null;
  }

  private String text(PdfObject written) {
    return file.resolve(written) instanceof PdfObject.Str s ? s.text() : "";
  }

  private long flags() {
    return file.whole(inherited("Ff")).orElse(0);
  }

  private PdfObject inherited(String key) {
    PdfObject.Dict node = widget.dict();
    for (int depth = 0; depth < MAX_DEPTH && !node.has(key) && node.has("Parent"); depth++) {
      node = file.dict(node.get("Parent"));
    }
    return node.get(key);
  }
}
