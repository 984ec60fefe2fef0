package vn.vanthu.search.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Shorthand;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.analysis.TermStream;
import vn.vanthu.search.analysis.TermStream.Form;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.query.AudienceTerms;
import vn.vanthu.search.query.BodyNames;
import vn.vanthu.search.query.Card;
import vn.vanthu.search.query.FarRecord;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.Names;
import vn.vanthu.search.query.StoredPassages;

/** Turns records into Lucene documents. Each text is read into syllables once. Single-threaded. */
public final class RecordDocuments {

  /** A printed number longer than this is no number. */
  private static final int MAX_NUMBER = 200;

  private static final FieldType WITH_POSITIONS =
      indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType WITH_FREQUENCIES = indexed(IndexOptions.DOCS_AND_FREQS);

  private final Syllables syllables = new Syllables();

  public Document document(IndexedRecord record) {
    Document document = new Document();
    document.add(new StringField(Fields.ID, record.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.ID, new BytesRef(record.id())));
    document.add(new NumericDocValuesField(Fields.REVISION, record.revision()));
    Audience audience = record.audience();
    for (String term :
        AudienceTerms.of(
            audience.open(), audience.agencies(), audience.units(), audience.people())) {
      document.add(new StringField(Fields.AUDIENCE, term, Field.Store.NO));
    }
    describe(document, record.description());
    file(document, record.filing());
    List<Syllable> subject = syllables.read(orEmpty(record.description().subject()));
    words(document, Fields.SUBJECT, subject, true);
    String context = orEmpty(record.description().context());
    List<Syllable> contextWords = syllables.read(context);
    words(document, Fields.CONTEXT, contextWords, false);
    if (!context.isBlank()) {
      document.add(new NumericDocValuesField(Fields.CONTEXT_OF, FarRecord.contextOf(context)));
    }
    List<Syllable> body = body(document, record.passages());
    document.add(
        new BinaryDocValuesField(Fields.SHORTHAND, Shorthand.of(subject, contextWords, body)));
    document.add(new StoredField(Fields.CARD, card(record).encode()));
    return document;
  }

  private List<Syllable> body(Document document, List<Passage> passages) {
    List<Syllable> all = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    byte[] starts = new byte[5 * Math.min(passages.size(), StoredPassages.MOST)];
    ByteArrayDataOutput out = new ByteArrayDataOutput(starts);
    int before = 0;
    for (Passage passage : passages) {
      if (headings.size() < StoredPassages.MOST) {
        writeStart(out, all.size() - before);
        before = all.size();
      }
      String heading = orEmpty(passage.heading());
      headings.add(heading);
      texts.add(passage.text());
      all.addAll(syllables.read(heading));
      all.addAll(syllables.read(passage.text()));
    }
    words(document, Fields.BODY, all, false);
    document.add(
        new BinaryDocValuesField(Fields.PASSAGES, new BytesRef(starts, 0, out.getPosition())));
    document.add(new StoredField(Fields.TEXT, new StoredPassages(headings, texts).encode()));
    return all;
  }

  private static void writeStart(ByteArrayDataOutput out, int distance) {
    int rest = distance;
    while ((rest & ~0x7F) != 0) {
      out.writeByte((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((byte) rest);
  }

  /**
   * @param positions whether the index keeps where the folded words stand: then they come one after
   *     the other, else each once with its count
   */
  private static void words(
      Document document, String place, List<Syllable> read, boolean positions) {
    document.add(new Field(place, new TermStream(Form.ACCENTED, read, true), WITH_FREQUENCIES));
    document.add(
        new Field(
            place + Fields.FOLDED,
            new TermStream(Form.FOLDED, read, !positions),
            positions ? WITH_POSITIONS : WITH_FREQUENCIES));
    document.add(
        new Field(place + Fields.PAIRS, new TermStream(Form.PAIRS, read, false), WITH_FREQUENCIES));
  }

  private static void describe(Document document, Description description) {
    LocalDate issued = description.issuedOn();
    if (issued != null) {
      day(document, Fields.ISSUED, issued);
      value(document, Fields.YEAR, String.valueOf(issued.getYear()), null);
    }
    LocalDate from = description.effectiveFrom();
    if (from != null) {
      day(document, Fields.EFFECTIVE_FROM, from);
    }
    LocalDate to = description.effectiveTo();
    if (to != null) {
      day(document, Fields.EFFECTIVE_TO, to);
    }
    String number = description.number();
    NumberKeys keys = number == null || number.length() > MAX_NUMBER ? null : NumberKeys.of(number);
    if (keys != null) {
      for (String term : keys.terms(issued == null ? 0 : issued.getYear())) {
        document.add(new StringField(Fields.NUMBER, term, Field.Store.NO));
      }
      String order = keys.digits().length() > 6 ? "999999" : keys.digits();
      document.add(new NumericDocValuesField(Fields.NUMBER_ORDER, Long.parseLong(order)));
    }
    value(document, Fields.TYPE, description.type(), description.typeCode());
    issuer(document, description.issuer());
    if (description.signer() != null) {
      document.add(new StringField(Fields.SIGNER, Names.key(description.signer()), Field.Store.NO));
    }
  }

  private static void issuer(Document document, @Nullable String issuer) {
    if (issuer == null || issuer.isBlank()) {
      return;
    }
    String shown = Names.cut(issuer.strip());
    for (String key : BodyNames.keys(shown)) {
      document.add(new StringField(Fields.ISSUER, key, Field.Store.NO));
    }
    document.add(new SortedDocValuesField(Fields.ISSUER, new BytesRef(shown)));
  }

  private static void day(Document document, String field, LocalDate day) {
    document.add(new LongPoint(field, day.toEpochDay()));
    document.add(new NumericDocValuesField(field, day.toEpochDay()));
  }

  private static void file(Document document, Filing filing) {
    value(document, Fields.DIRECTION, filing.direction(), null);
    value(document, Fields.REGISTER, filing.register(), null);
    value(document, Fields.URGENCY, filing.urgency(), null);
    value(document, Fields.SIGNATURE, filing.signature(), null);
    if (filing.arrivalNumber() != null) {
      document.add(
          new StringField(
              Fields.ARRIVAL,
              NumberKeys.stripZeros(filing.arrivalNumber().strip().toLowerCase(Locale.ROOT)),
              Field.Store.NO));
    }
  }

  /** A value to filter by its folded name (or other name) and to count as it is written. */
  private static void value(
      Document document, String field, @Nullable String value, @Nullable String otherName) {
    if (value == null || value.isBlank()) {
      return;
    }
    String shown = Names.cut(value.strip());
    document.add(new StringField(field, Names.key(shown), Field.Store.NO));
    if (otherName != null && !otherName.isBlank()) {
      document.add(new StringField(field, Names.key(otherName), Field.Store.NO));
    }
    document.add(new SortedDocValuesField(field, new BytesRef(shown)));
  }

  private static Card card(IndexedRecord record) {
    Description description = record.description();
    return new Card(
        record.id(),
        record.revision(),
        description.number(),
        description.type(),
        description.issuer(),
        description.issuedOn(),
        description.effectiveFrom(),
        description.effectiveTo(),
        record.filing().arrivalNumber(),
        record.filing().signature(),
        description.subject());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static FieldType indexed(IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }
}
