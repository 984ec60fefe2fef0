package vn.vanthu.drills.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.demo.DemoPictures;
import vn.vanthu.service.typesetting.Block;
import vn.vanthu.service.typesetting.BookPrinter;
import vn.vanthu.service.typesetting.FormOnPdf;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.OpenFields;
import vn.vanthu.service.typesetting.PlainText;
import vn.vanthu.service.typesetting.PrintedBook;
import vn.vanthu.service.typesetting.Span;
import vn.vanthu.service.typesetting.Statement;
import vn.vanthu.service.typesetting.StatementSetter;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Appearance;
import vn.vanthu.signing.sign.Augmenter;
import vn.vanthu.signing.sign.Picture;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;

/**
 * A PDF that claims to be an archive file (PDF/A-2b): everything the product sets, and what it
 * becomes on its way through signature, seal, validation data and archive time stamp.
 *
 * @param name of its file, without folder
 * @param bytes not copied
 */
@SuppressWarnings("ArrayRecordComponent")
record ArchivePaper(String name, byte[] bytes) {
  private static final Instant SET = InteropOffice.SIGNED;
  private static final String[] COLUMNS = {"Ngày đến", "Số đến", "Tác giả", "Trích yếu"};

  /** What the clerk fills in; the plain draft has its year printed. */
  private static final Map<String, String> PLAIN =
      Map.of(OpenFields.NUMBER, "15", OpenFields.DAY, "21", OpenFields.MONTH, "11");

  private static final Map<String, String> OFFICIAL =
      Map.of(
          OpenFields.NUMBER, "15",
          OpenFields.DAY, "21",
          OpenFields.MONTH, "11",
          OpenFields.YEAR, "2026");

  /** All of them, as the office makes them. */
  static List<ArchivePaper> all(InteropOffice office) throws IOException {
    List<ArchivePaper> all = new ArrayList<>();
    byte[] draft = official();
    all.add(new ArchivePaper("official-draft", draft));
    byte[] plain = plain();
    all.add(new ArchivePaper("plain-draft", plain));
    all.add(new ArchivePaper("book", book()));
    all.add(new ArchivePaper("statement", statement()));
    KeyKind kind = KeyKind.all().getFirst();
    Signing signing = new Signing(office, kind.key(office.chain(kind)));
    all.addAll(signing.way("official", draft, OFFICIAL));
    all.addAll(signing.way("plain", plain, PLAIN));
    all.addAll(signing.inWords("book", book()));
    return all;
  }

  private static byte[] official() throws IOException {
    var draft =
        new OfficialDraft(
            List.of("TỈNH AN LẠC"),
            List.of("SỞ NỘI VỤ"),
            "QĐ-SNV",
            "An Lạc",
            new OfficialDraft.Title.Typed(
                "QUYẾT ĐỊNH", "Về việc ban hành Quy chế văn thư", "GIÁM ĐỐC SỞ NỘI VỤ"),
            List.of(
                new Block.Basis(spans("Căn cứ Nghị định số 30/2020/NĐ-CP;", Span.Style.ITALIC)),
                new Block.Heading("QUYẾT ĐỊNH:", true),
                new Block.Paragraph(spans("Điều 1. Ban hành kèm theo.", Span.Style.BOLD)),
                new Block.Paragraph(spans("Hiệu lực từ ngày ký – «ghi rõ».", Span.Style.REGULAR)),
                new Block.Paragraph(spans("Ghi chú.", Span.Style.BOLD_ITALIC)),
                new Block.Table(List.of(List.of("TT", "Việc"), List.of("1", "Rà soát sổ")))),
            new OfficialDraft.Signer(List.of("GIÁM ĐỐC"), "Trần Thị Bích Hạnh"),
            List.of("- Như Điều 3;", "- Lưu: VT."));
    var out = new ByteArrayOutputStream();
    if (new Typesetter().typeset(draft, SET, out) instanceof Typesetting.Unprintable no) {
      throw new IllegalStateException(no.shown());
    }
    return out.toByteArray();
  }

  private static List<Span> spans(String text, Span.Style style) {
    return List.of(new Span(text, style));
  }

  /** A draft that is printed as its author typed it, with the fields put where its blanks are. */
  private static byte[] plain() throws IOException {
    String text =
        """
        SỞ NỘI VỤ TỈNH AN LẠC
        Số:       /KH-SNV                    An Lạc, ngày     tháng     năm 2026

        KẾ HOẠCH
        Kiểm tra công tác văn thư

        1. Rà soát sổ đăng ký.

                                             GIÁM ĐỐC




                                             Trần Thị Bích Hạnh
        """;
    Path set = Files.createTempFile("plain", ".pdf");
    try {
      try (var out = Files.newOutputStream(set)) {
        PlainText.set(text, "Kế hoạch", SET, out);
      }
      var out = new ByteArrayOutputStream();
      FormOnPdf.Outcome outcome = FormOnPdf.put(set, true, "Kế hoạch", SET, out);
      if (outcome != FormOnPdf.Outcome.WRITTEN) {
        throw new IllegalStateException(outcome.toString());
      }
      return out.toByteArray();
    } finally {
      Files.delete(set);
    }
  }

  private static byte[] book() throws IOException {
    List<PrintedBook.Line> lines = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      lines.add(
          new PrintedBook.Line(
              List.of("02/03/2026", "%02d".formatted(i), "UBND tỉnh", "Kế hoạch năm 2026"),
              i == 3));
    }
    var book =
        new PrintedBook(
            "Sở Nội vụ tỉnh An Lạc",
            "Sổ đăng ký văn bản đến",
            "Năm 2026",
            List.of("Quyển số: 01"),
            List.of(COLUMNS),
            lines,
            "Sổ có 60 văn bản.",
            "Ngày 31 tháng 12 năm 2026");
    var out = new ByteArrayOutputStream();
    BookPrinter.print(book, PrintedBook.Format.A4, SET, out);
    return out.toByteArray();
  }

  private static byte[] statement() throws IOException {
    List<Statement.Part> parts =
        List.of(
            new Statement.Part.Title("Báo cáo kiểm tra chữ ký"),
            new Statement.Part.Answer("Toàn vẹn", "Nội dung không bị sửa."),
            new Statement.Part.Heading("Chữ ký 1"),
            new Statement.Part.Paragraph("Người ký và thời gian ở dưới."),
            new Statement.Part.Fact("Người ký", "Trần Thị Bích Hạnh"),
            new Statement.Part.Table(
                List.of(1, 3), List.of(List.of("Tiêu chí", "Kết quả"), List.of("1.1", "Đạt"))));
    var out = new ByteArrayOutputStream();
    new StatementSetter().set(new Statement("Báo cáo", "vi-VN", parts), SET, out);
    return out.toByteArray();
  }

  /** Signs as the office does. Single-threaded. */
  private static final class Signing {
    private final InteropOffice office;
    private final SigningKey key;
    private final Signer signer = new Signer(SigningProfile.circular15());
    private final Augmenter augmenter = new Augmenter();

    Signing(InteropOffice office, SigningKey key) {
      this.office = office;
      this.key = key;
    }

    /** The person's picture and the seal over it, without time stamps and with them, then LTA. */
    List<ArchivePaper> way(String name, byte[] draft, Map<String, String> values)
        throws IOException {
      SignatureRequest person =
          SignatureRequest.byPerson(
              OpenFields.PERSON, OpenFields.openAfterPerson(), shown(DemoPictures.signature(3)));
      SignatureRequest seal =
          SignatureRequest.bySeal(
              OpenFields.AGENCY, values, shown(DemoPictures.seal("SỞ NỘI VỤ", "AN LẠC")));
      byte[] signedB = signed(draft, person);
      byte[] sealedB = signed(signedB, seal);
      byte[] signedT = signed(draft, person.withTimestamp());
      byte[] sealedT = signed(signedT, seal.withTimestamp());
      List<ArchivePaper> all = new ArrayList<>();
      all.add(new ArchivePaper(name + "-signed-B", signedB));
      all.add(new ArchivePaper(name + "-sealed-B", sealedB));
      all.add(new ArchivePaper(name + "-signed-T", signedT));
      all.add(new ArchivePaper(name + "-sealed-T", sealedT));
      all.addAll(kept(name, sealedT));
      return all;
    }

    /** The seal in words on the first page, as annexes and copies carry it. */
    List<ArchivePaper> inWords(String name, byte[] document) {
      Appearance words =
          Appearance.Text.prescribed(List.of("SAO Y", "Sở Nội vụ", "21/11/2026 07:00:00 +07:00"));
      byte[] sealed =
          signed(
              document,
              SignatureRequest.bySeal(OpenFields.AGENCY, Map.of(), Optional.of(words))
                  .withTimestamp());
      List<ArchivePaper> all = new ArrayList<>();
      all.add(new ArchivePaper(name + "-in-words-T", sealed));
      all.addAll(kept(name + "-in-words", sealed));
      return all;
    }

    private List<ArchivePaper> kept(String name, byte[] signed) {
      byte[] lt = made(augmenter.addEvidence(DocumentBytes.of(signed), office.evidence()));
      byte[] lta =
          made(
              augmenter.addDocumentTimestamp(
                  DocumentBytes.of(lt), office.stamps(InteropOffice.ARCHIVED)));
      return List.of(new ArchivePaper(name + "-LT", lt), new ArchivePaper(name + "-LTA", lta));
    }

    private byte[] signed(byte[] document, SignatureRequest request) {
      return made(
          signer.sign(
              DocumentBytes.of(document),
              request.claiming(InteropOffice.SIGNED),
              key,
              Optional.of(office.stamps(InteropOffice.SIGNED))));
    }

    private static byte[] made(SigningOutcome outcome) {
      return switch (outcome) {
        case SigningOutcome.Signed signed -> signed.bytes();
        case SigningOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
      };
    }

    private static Optional<Appearance> shown(byte[] png) {
      return Optional.of(
          Picture.parse(png)
              .map(picture -> new Appearance.Shown(picture, new Appearance.Place.OfField()))
              .orElseThrow(() -> new UncheckedIOException(new IOException("no picture"))));
    }
  }
}
