package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import vn.vanthu.service.typesetting.OfficialDraft.Title;
import vn.vanthu.service.typesetting.Span.Style;
import vn.vanthu.service.typesetting.Typesetting.Place;

/**
 * Sets an outgoing draft as a PDF in the layout of Annex I of Decree 30/2020/NĐ-CP (thể thức và kỹ
 * thuật trình bày văn bản), with open form fields for number and date and empty signature fields
 * for the person and the agency. Stateless and thread-safe.
 */
public final class Typesetter {
  private static final String NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
  private static final float LEFT_COLUMN = Paper.TEXT_WIDTH * 0.42f;
  private static final float RIGHT_COLUMN = Paper.TEXT_WIDTH * 0.56f;
  private static final float RIGHT_X = Paper.LEFT + Paper.TEXT_WIDTH - RIGHT_COLUMN;

  /**
   * Writes the PDF.
   *
   * @param created the time recorded in the file as its creation; no proof of anything
   */
  public Typesetting typeset(OfficialDraft draft, Instant created, OutputStream out)
      throws IOException {
    try (var document = new PDDocument()) {
      var typeface = new Typeface(document);
      var unprintable = draft.texts().flatMapToInt(String::codePoints);
      int missing = unprintable.filter(c -> !typeface.prints(c)).findFirst().orElse(-1);
      if (missing >= 0) {
        return new Typesetting.Unprintable(missing);
      }
      document.setVersion(1.7f);
      var form = new OpenForm(document, typeface);
      Typesetting.Typeset result;
      try (var sheet = new Sheet(document, typeface)) {
        letterhead(sheet, typeface, form, draft);
        title(sheet, draft.title());
        new BodySetter(sheet, typeface).set(draft.body());
        result = closing(sheet, form, draft);
      }
      ArchiveMarks.put(document, draft.title().subject(), created);
      document.save(out);
      return result;
    }
  }

  private static void letterhead(Sheet sheet, Typeface typeface, OpenForm form, OfficialDraft draft)
      throws IOException {
    float top = sheet.y();
    PDPage page = sheet.page();
    for (String line : draft.parent()) {
      sheet.centred(List.of(Span.of(line)), Paper.HEAD, Paper.LEFT, LEFT_COLUMN);
    }
    for (String line : draft.issuer()) {
      sheet.centred(List.of(Span.bold(line)), Paper.HEAD, Paper.LEFT, LEFT_COLUMN);
    }
    float middle = Paper.LEFT + LEFT_COLUMN / 2;
    sheet.rule(middle - LEFT_COLUMN / 5, middle + LEFT_COLUMN / 5, sheet.y() - 2);
    float leftEnd = sheet.y() - 6;

    sheet.moveTo(top);
    sheet.centred(List.of(Span.bold(NATION)), Paper.HEAD - 0.5f, RIGHT_X, RIGHT_COLUMN);
    float motto = sheet.centred(List.of(Span.bold(MOTTO)), Paper.BODY, RIGHT_X, RIGHT_COLUMN);
    float centre = RIGHT_X + RIGHT_COLUMN / 2;
    sheet.rule(centre - motto / 2, centre + motto / 2, sheet.y() - 2);
    float rightEnd = sheet.y() - 6;

    float line = Math.min(leftEnd, rightEnd) - Paper.HEAD * Paper.LEADING;
    numberLine(sheet, typeface, form, page, draft.symbol(), line);
    dateLine(sheet, typeface, form, page, draft.place(), line);
    sheet.moveTo(line - 6);
    switch (draft.title()) {
      case Title.Letter letter -> {
        float below = sheet.y();
        sheet.centred(
            List.of(Span.of("V/v " + letter.subject())),
            Paper.LETTER_SUBJECT,
            Paper.LEFT,
            LEFT_COLUMN);
        sheet.moveTo(Math.min(sheet.y(), below));
      }
      case Title.Typed _ -> {
        // the subject stands below the type name, over the whole width
      }
    }
    sheet.skip(10);
  }

  private static void numberLine(
      Sheet sheet, Typeface typeface, OpenForm form, PDPage page, String symbol, float base)
      throws IOException {
    String label = "Số: ";
    String rest = "/" + symbol;
    float labelWidth = typeface.width(label, Style.REGULAR, Paper.HEAD);
    float field = typeface.width("00000", Style.REGULAR, Paper.HEAD) + 5;
    float total = labelWidth + field + typeface.width(rest, Style.REGULAR, Paper.HEAD);
    float x = Paper.LEFT + Math.max(0, (LEFT_COLUMN - total) / 2);
    sheet.text(label, Style.REGULAR, Paper.HEAD, x, base);
    form.number(page, box(x + labelWidth, base, field, Paper.HEAD), Paper.HEAD);
    sheet.text(rest, Style.REGULAR, Paper.HEAD, x + labelWidth + field, base);
  }

  private static void dateLine(
      Sheet sheet, Typeface typeface, OpenForm form, PDPage page, String place, float base)
      throws IOException {
    record Part(String text, String field, String widest) {}
    var parts =
        List.of(
            new Part(place + ", ngày ", OpenFields.DAY, "00"),
            new Part(" tháng ", OpenFields.MONTH, "00"),
            new Part(" năm ", OpenFields.YEAR, "0000"));
    float size = Paper.BODY - 0.5f;
    float total = 0;
    for (Part part : parts) {
      total += typeface.width(part.text() + part.widest(), Style.ITALIC, size) + 5;
    }
    float x = RIGHT_X + (RIGHT_COLUMN - total) / 2;
    for (Part part : parts) {
      sheet.text(part.text(), Style.ITALIC, size, x, base);
      x += typeface.width(part.text(), Style.ITALIC, size);
      float width = typeface.width(part.widest(), Style.ITALIC, size) + 5;
      form.date(part.field(), page, box(x, base, width, size), size);
      x += width;
    }
  }

  private static PDRectangle box(float x, float base, float width, float size) {
    return new PDRectangle(x, base - size * 0.28f, width, size * 1.24f);
  }

  private static void title(Sheet sheet, Title title) throws IOException {
    switch (title) {
      case Title.Typed typed -> {
        sheet.skip(6);
        wide(sheet, typed.typeName());
        float width = wide(sheet, typed.subject());
        float centre = Paper.LEFT + Paper.TEXT_WIDTH / 2;
        float half = Math.max(30, width / 5);
        sheet.rule(centre - half, centre + half, sheet.y() - 3);
        sheet.skip(14);
        if (!typed.competence().isBlank()) {
          wide(sheet, typed.competence());
          sheet.skip(8);
        }
      }
      case Title.Letter letter -> addressees(sheet, letter.addressees());
    }
  }

  private static float wide(Sheet sheet, String text) throws IOException {
    return sheet.centred(List.of(Span.bold(text)), Paper.BODY, Paper.LEFT, Paper.TEXT_WIDTH);
  }

  private static void addressees(Sheet sheet, List<String> addressees) throws IOException {
    if (addressees.size() == 1) {
      String line = "Kính gửi: " + addressees.getFirst();
      sheet.centred(List.of(Span.of(line)), Paper.BODY, Paper.LEFT, Paper.TEXT_WIDTH);
    } else if (!addressees.isEmpty()) {
      float x = Paper.LEFT + 30 * Paper.MILLIMETRE;
      sheet.ragged(List.of(Span.of("Kính gửi:")), Paper.BODY, x, Paper.TEXT_WIDTH);
      for (int i = 0; i < addressees.size(); i++) {
        String end = i + 1 == addressees.size() ? "." : ";";
        sheet.ragged(
            List.of(Span.of("- " + addressees.get(i) + end)),
            Paper.BODY,
            x + 18 * Paper.MILLIMETRE,
            Paper.TEXT_WIDTH - 48 * Paper.MILLIMETRE);
      }
    }
    sheet.skip(8);
  }

  /** Recipients on the left, signer on the right; the two are never parted by a page break. */
  private static Typesetting.Typeset closing(Sheet sheet, OpenForm form, OfficialDraft draft)
      throws IOException {
    float half = Paper.TEXT_WIDTH / 2;
    List<Span> recipients = new ArrayList<>();
    draft.recipients().forEach(line -> recipients.add(Span.of(line)));
    float left = Paper.RECIPIENTS_LABEL * Paper.LEADING;
    for (Span line : recipients) {
      left += sheet.heightOf(List.of(line), Paper.RECIPIENTS, half);
    }
    float right = Paper.SIGNATURE_HEIGHT + 10 + Paper.BODY * Paper.LEADING;
    for (String line : draft.signer().authority()) {
      right += sheet.heightOf(List.of(Span.bold(line)), Paper.BODY, half);
    }
    sheet.skip(12);
    float most = Paper.HEIGHT - Paper.TOP - Paper.BOTTOM;
    sheet.need(Math.min(most, Math.max(right, Math.min(left, most))));
    float top = sheet.y();

    float x = Paper.LEFT + half;
    for (String line : draft.signer().authority()) {
      sheet.centred(List.of(Span.bold(line)), Paper.BODY, x, half);
    }
    float imageTop = sheet.y() - 5;
    float imageX = x + (half - Paper.SIGNATURE_WIDTH) / 2;
    float imageY = imageTop - Paper.SIGNATURE_HEIGHT;
    int pageNumber = sheet.pageNumber();
    var person =
        new Place(pageNumber, imageX, imageY, Paper.SIGNATURE_WIDTH, Paper.SIGNATURE_HEIGHT);
    var agency = seal(person);
    form.person(sheet.page(), rectangle(person));
    form.agency(sheet.page(), rectangle(agency));
    sheet.moveTo(imageY - 5);
    sheet.centred(List.of(Span.bold(draft.signer().name())), Paper.BODY, x, half);

    sheet.moveTo(top);
    sheet.ragged(
        List.of(new Span("Nơi nhận:", Style.BOLD_ITALIC)),
        Paper.RECIPIENTS_LABEL,
        Paper.LEFT,
        half);
    for (Span line : recipients) {
      sheet.ragged(List.of(line), Paper.RECIPIENTS, Paper.LEFT, half - 8);
    }
    return new Typesetting.Typeset(sheet.pageNumber(), person, agency);
  }

  /**
   * The seal covers about a third of the signature, on its left (Decree 30/2020/NĐ-CP, Article 33;
   * Annex I).
   */
  static Place seal(Place signature) {
    float x = signature.x() + signature.width() / 3 - Paper.SEAL;
    float y = signature.y() + signature.height() / 2 - Paper.SEAL / 2;
    return new Place(signature.page(), x, Math.max(y, 0), Paper.SEAL, Paper.SEAL);
  }

  private static PDRectangle rectangle(Place place) {
    return new PDRectangle(place.x(), place.y(), place.width(), place.height());
  }
}
