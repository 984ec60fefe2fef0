package vn.vanthu.search.extract.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.RefusedException;

/**
 * The labels that Word counts by itself: "Điều 1.", "a)", "-". Used by one thread, from front to
 * back.
 */
final class DocxNumbering {

  private record Level(int start, String format, String text) {}

  private final Map<String, Level> levels = new HashMap<>();
  private final Map<String, String> abstractOf = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  static DocxNumbering read(SafeXml parts)
      throws IOException, XMLStreamException, RefusedException {
    var numbering = new DocxNumbering();
    if (parts.has("word/numbering.xml")) {
      numbering.readAll(parts.read("word/numbering.xml"));
    }
    return numbering;
  }

  private void readAll(XMLStreamReader xml) throws XMLStreamException {
    String list = "";
    String level = "";
    int start = 1;
    String format = "decimal";
    boolean concrete = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String value = DocxReader.attribute(xml, "val");
      switch (xml.getLocalName()) {
        case "abstractNum" -> list = String.valueOf(DocxReader.attribute(xml, "abstractNumId"));
        case "num" -> {
          list = String.valueOf(DocxReader.attribute(xml, "numId"));
          concrete = true;
        }
        case "abstractNumId" -> abstractOf.put(list, String.valueOf(value));
        case "lvl" -> {
          level = String.valueOf(DocxReader.attribute(xml, "ilvl"));
          start = 1;
          format = "decimal";
        }
        case "start" -> start = number(value, 1);
        case "numFmt" -> format = value == null ? "decimal" : value;
        case "lvlText" -> {
          if (!concrete) {
            levels.put(list + "/" + level, new Level(start, format, value == null ? "" : value));
          }
        }
        default -> {}
      }
    }
  }

  /**
   * The label of the next paragraph of a list, with a blank behind it; empty where there is none.
   */
  String label(@Nullable String numId, int level) {
    String list = numId == null ? null : abstractOf.get(numId);
    Level here = list == null ? null : levels.get(list + "/" + level);
    if (here == null) {
      return "";
    }
    String key = list + "/" + level;
    counters.put(key, counters.getOrDefault(key, here.start() - 1) + 1);
    for (int deeper = level + 1; deeper < 9; deeper++) {
      counters.remove(list + "/" + deeper);
    }
    if (here.format().equals("bullet")) {
      return "- ";
    }
    if (here.format().equals("none")) {
      return here.text().contains("%") ? "" : here.text() + " ";
    }
    String text = here.text();
    for (int i = 0; i <= level; i++) {
      Level part = levels.get(list + "/" + i);
      if (part != null) {
        int count = counters.getOrDefault(list + "/" + i, part.start());
        text = text.replace("%" + (i + 1), format(count, part.format()));
      }
    }
    return text.isBlank() ? "" : text + " ";
  }

  private static String format(int count, String format) {
    return switch (format) {
      case "lowerLetter" -> letter(count);
      case "upperLetter" -> letter(count).toUpperCase(Locale.ROOT);
      case "upperRoman" -> roman(count);
      case "lowerRoman" -> roman(count).toLowerCase(Locale.ROOT);
      case "decimalZero" -> count < 10 ? "0" + count : Integer.toString(count);
      default -> Integer.toString(count);
    };
  }

  private static String letter(int count) {
    return count < 1 || count > 26
        ? Integer.toString(count)
        : String.valueOf((char) ('a' + count - 1));
  }

  private static String roman(int count) {
    if (count < 1 || count > 399) {
      return Integer.toString(count);
    }
    String[] hundreds = {"", "C", "CC", "CCC"};
    String[] tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
    String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    return hundreds[count / 100] + tens[count / 10 % 10] + ones[count % 10];
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }
}
