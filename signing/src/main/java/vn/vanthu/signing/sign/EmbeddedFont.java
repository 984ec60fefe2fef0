package vn.vanthu.signing.sign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Puts the cut letters of a typeface into an increment as a composite font with a map back to
 * Unicode (ISO 32000-1 section 9.7), so that the text can be searched and archived (PDF/A-2).
 * Immutable.
 *
 * @param ref the font's object
 * @param cut its letters
 */
record EmbeddedFont(PdfObject.Ref ref, Typeface.Cut cut) {
  static EmbeddedFont embed(Increment in, Typeface face, List<String> texts) {
    Typeface.Cut cut = face.cut(texts);
    String name = "VANTHU+" + face.postScriptName();
    PdfObject.Ref file =
        in.addStream(
            Pdf.dict("Filter", Pdf.name("FlateDecode"), "Length1", Pdf.whole(cut.file().length)),
            Picture.deflate(cut.file()));
    PdfObject.Ref descriptor =
        in.add(
            Pdf.dict(
                "Type", Pdf.name("FontDescriptor"),
                "FontName", Pdf.name(name),
                "Flags", Pdf.whole(face.isItalic() ? 4 + 2 + 64 : 4 + 2),
                "FontBBox", Pdf.numbers(-543, -303, 1278, 982),
                "ItalicAngle", Pdf.whole(face.isItalic() ? -16 : 0),
                "Ascent", Pdf.whole(891),
                "Descent", Pdf.whole(-216),
                "CapHeight", Pdf.whole(662),
                "StemV", Pdf.whole(80),
                "FontFile2", file));
    PdfObject.Ref letters =
        in.add(
            Pdf.dict(
                "Type", Pdf.name("Font"),
                "Subtype", Pdf.name("CIDFontType2"),
                "BaseFont", Pdf.name(name),
                "CIDSystemInfo",
                    Pdf.dict(
                        "Registry", Pdf.text("Adobe"),
                        "Ordering", Pdf.text("Identity"),
                        "Supplement", Pdf.whole(0)),
                "FontDescriptor", descriptor,
                "CIDToGIDMap", Pdf.name("Identity"),
                "W", widths(cut)));
    PdfObject.Ref toUnicode =
        in.addStream(
            Pdf.dict("Filter", Pdf.name("FlateDecode")),
            Picture.deflate(toUnicode(cut).getBytes(StandardCharsets.US_ASCII)));
    PdfObject.Ref font =
        in.add(
            Pdf.dict(
                "Type", Pdf.name("Font"),
                "Subtype", Pdf.name("Type0"),
                "BaseFont", Pdf.name(name),
                "Encoding", Pdf.name("Identity-H"),
                "DescendantFonts", Pdf.array(letters),
                "ToUnicode", toUnicode));
    return new EmbeddedFont(font, cut);
  }

  private static PdfObject.Array widths(Typeface.Cut cut) {
    List<PdfObject> items = new ArrayList<>();
    for (Map.Entry<Integer, Double> width : cut.widths().entrySet()) {
      items.add(Pdf.whole(width.getKey()));
      items.add(Pdf.numbers(width.getValue()));
    }
    return new PdfObject.Array(items);
  }

  private static String toUnicode(Typeface.Cut cut) {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Map.Entry<Integer, Integer>> letters = new ArrayList<>(cut.glyphs().entrySet());
    for (int from = 0; from < letters.size(); from += 100) {
      List<Map.Entry<Integer, Integer>> part =
          letters.subList(from, Math.min(letters.size(), from + 100));
      map.append(part.size()).append(" beginbfchar\n");
      for (Map.Entry<Integer, Integer> letter : part) {
        map.append("<%04X> <".formatted(letter.getValue()));
        for (char unit : Character.toChars(letter.getKey())) {
          map.append("%04X".formatted((int) unit));
        }
        map.append(">\n");
      }
      map.append("endbfchar\n");
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
