package vn.vanthu.signing.sign;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** Writes the revision that carries one signature. Single-threaded, used once. */
final class Revision {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss");

  private final Increment in;
  private final Form form;
  private final Pages pages;
  private final Drawing drawing;
  private final Placing placing;

  Revision(PdfFile file, Drawing drawing) {
    check(file);
    this.in = new Increment(file);
    this.form = new Form(in);
    this.pages = new Pages(in);
    this.drawing = drawing;
    this.placing = new Placing(in, form, pages, drawing);
  }

  /** Refuses files that an increment would not continue soundly. */
  static void check(PdfFile file) {
    if (file.isEncrypted()) {
      throw new SigningRefusal(SigningProblem.ENCRYPTED, "");
    }
    if (file.isRebuilt() || !file.anomalies().isEmpty()) {
      throw new SigningRefusal(SigningProblem.UNREADABLE, file.anomalies().toString());
    }
  }

  Increment.Written write(SignatureRequest request, int room) {
    EarlierSignatures earlier = new EarlierSignatures(in, form.fields());
    check(request, earlier);
    new FieldValues(in, form, pages, placing, drawing).fill(request.fill(), earlier);
    PdfObject.Ref signature = in.allot();
    field(request, signature);
    reserve(request.reserve());
    form.markSigned();
    if (request.certification().isPresent()) {
      PdfObject.Dict permissions = in.dict(in.catalog().get("Perms"));
      in.put(
          in.catalogRef(),
          Pdf.with(in.catalog(), "Perms", Pdf.with(permissions, "DocMDP", signature)));
    }
    in.put(signature, dictionary(request));
    in.signature(signature, room);
    return in.write();
  }

  private void check(SignatureRequest request, EarlierSignatures earlier) {
    if (request.certification().isPresent() && !earlier.isEmpty()) {
      throw new SigningRefusal(SigningProblem.ALREADY_SIGNED, request.field());
    }
    if (earlier.forbidEverything()) {
      throw new SigningRefusal(SigningProblem.FORBIDDEN_BY_EARLIER, request.field());
    }
  }

  /**
   * Empty signature fields for those who sign later: a certified document must have them already.
   */
  private void reserve(Map<String, Rectangle> reserved) {
    for (Map.Entry<String, Rectangle> entry : reserved.entrySet()) {
      if (form.find(entry.getKey()).isEmpty()) {
        Rectangle place = entry.getValue();
        Pages.Page page = pages.page(place.page());
        FormField field = form.addSignatureField(entry.getKey(), page.ref(), rect(place));
        in.put(
            field.ref(),
            Pdf.with(
                field.dict(),
                "AP",
                Pdf.dict("N", drawing.nothing(in, Canvas.of(place, page.rotation())))));
      }
    }
  }

  private void field(SignatureRequest request, PdfObject.Ref signature) {
    Optional<FormField> existing = form.find(request.field());
    if (existing.isPresent() && !existing.get().isSignature()) {
      throw new SigningRefusal(SigningProblem.NO_SUCH_FIELD, request.field());
    }
    if (existing.isPresent() && existing.get().isSigned(in)) {
      throw new SigningRefusal(SigningProblem.FIELD_TAKEN, request.field());
    }
    Optional<PdfObject.Ref> shown = Optional.empty();
    PdfObject.Array rectangle = Pdf.array(Pdf.whole(0), Pdf.whole(0), Pdf.whole(0), Pdf.whole(0));
    PdfObject.Ref page = pages.page(1).ref();
    if (request.appearance().isPresent()) {
      Rectangle place = placing.of(request.appearance().get(), existing);
      Pages.Page on = pages.page(place.page());
      page = on.ref();
      rectangle = rect(place);
      shown = Optional.of(draw(request.appearance().get(), Canvas.of(place, on.rotation())));
    }
    FormField field;
    if (existing.isPresent()) {
      field = existing.get();
    } else {
      field = form.addSignatureField(request.field(), page, rectangle);
    }
    PdfObject.Dict dict = Pdf.with(in.dict(field.ref()), "V", signature);
    if (shown.isPresent()) {
      dict = Pdf.with(dict, "AP", Pdf.dict("N", shown.get()));
    }
    Optional<PdfObject.Dict> lock = lock(request.lock());
    // A field that came with its lock keeps it: an earlier signature vouches for its definition.
    if (lock.isPresent() && dict.get("Lock") instanceof PdfObject.Null) {
      PdfObject.Dict typed = Pdf.with(lock.get(), "Type", Pdf.name("SigFieldLock"));
      boolean all = request.lock() instanceof FieldLock.Everything;
      dict = Pdf.with(dict, "Lock", in.add(all ? Pdf.with(typed, "P", Pdf.whole(1)) : typed));
    }
    in.put(field.ref(), dict);
  }

  private PdfObject.Ref draw(Appearance appearance, Canvas canvas) {
    return switch (appearance) {
      case Appearance.Shown shown -> drawing.picture(in, shown.picture(), canvas);
      case Appearance.Text text -> drawing.text(in, text.lines(), text.size(), canvas);
    };
  }

  private PdfObject.Dict dictionary(SignatureRequest request) {
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    entries.put("Type", Pdf.name("Sig"));
    entries.put("Filter", Pdf.name("Adobe.PPKLite"));
    entries.put("SubFilter", Pdf.name("ETSI.CAdES.detached"));
    request.claimedTime().ifPresent(time -> entries.put("M", Pdf.text(date(time))));
    request.statement().reason().ifPresent(words -> entries.put("Reason", Pdf.text(words)));
    request.statement().location().ifPresent(words -> entries.put("Location", Pdf.text(words)));
    List<PdfObject> references = new ArrayList<>();
    request
        .certification()
        .ifPresent(allowed ->
            references.add(
                Pdf.dict(
                    "Type", Pdf.name("SigRef"),
                    "TransformMethod", Pdf.name("DocMDP"),
                    "TransformParams",
                        Pdf.dict(
                            "Type", Pdf.name("TransformParams"),
                            "P", Pdf.whole(allowed.permission()),
                            "V", Pdf.name("1.2")))));
    lock(request.lock())
        .ifPresent(lock ->
            references.add(
                Pdf.dict(
                    "Type", Pdf.name("SigRef"),
                    "TransformMethod", Pdf.name("FieldMDP"),
                    "TransformParams",
                        Pdf.with(
                            Pdf.with(lock, "Type", Pdf.name("TransformParams")),
                            "V",
                            Pdf.name("1.2")),
                    "Data", in.catalogRef())));
    if (!references.isEmpty()) {
      entries.put("Reference", new PdfObject.Array(references));
    }
    return PdfObject.Dict.of(entries);
  }

  private static Optional<PdfObject.Dict> lock(FieldLock lock) {
    return switch (lock) {
      case FieldLock.None _ -> Optional.empty();
      case FieldLock.Everything _ -> Optional.of(Pdf.dict("Action", Pdf.name("All")));
      case FieldLock.Only only -> Optional.of(named("Include", only.fields()));
      case FieldLock.AllExcept except -> Optional.of(named("Exclude", except.fields()));
    };
  }

  private static PdfObject.Dict named(String action, List<String> fields) {
    List<PdfObject> names = new ArrayList<>();
    fields.forEach(field -> names.add(Pdf.text(field)));
    return Pdf.dict("Action", Pdf.name(action), "Fields", new PdfObject.Array(names));
  }

  private static PdfObject.Array rect(Rectangle place) {
    return Pdf.numbers(place.left(), place.bottom(), place.right(), place.top());
  }

  private static String date(Instant time) {
    return DATE.format(time.atZone(VIETNAM)) + "+07'00'";
  }
}
