package vn.vanthu.service.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.search.recognise.Facts;
import vn.vanthu.search.recognise.FactsJson;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.intake.Watcher;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.records.Urgency;

/** Reads words in a worker process and facts out of the words. Thread-safe. */
public final class DocumentReader implements TextReader {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);

  private final Extractor extractor;
  private final Recogniser recogniser;
  private final ObjectMapper json;

  public DocumentReader(Extractor extractor, Recogniser recogniser, ObjectMapper json) {
    this.extractor = extractor;
    this.recogniser = recogniser;
    this.json = json;
  }

  @Override
  public Words words(Path file, String fileName) {
    return words(file, fileName, Watcher.NOBODY);
  }

  @Override
  public Words words(Path file, String fileName, Watcher watcher) {
    return switch (extractor.extract(file, fileName, watcher::pages)) {
      case ExtractedText text ->
          text.text().isBlank()
              ? Words.none("TEXT_EMPTY")
              : new Words(
                  text.origin() == Origin.OCR ? TextState.OCR : TextState.TEXT,
                  text.warnings().stream().map(Warning::code).distinct().toList(),
                  text.text(),
                  text);
      case Refused refused -> Words.none(refused.code());
    };
  }

  @Override
  public Read facts(Words words) {
    if (!(words.handle() instanceof ExtractedText text)) {
      return Read.NOTHING;
    }
    Facts facts;
    try {
      facts = recogniser.recognise(text);
    } catch (RuntimeException e) {
      // A document that nobody foresaw still registers; the clerk fills in what was not read.
      LOG.error("no facts could be read from a document", e);
      return Read.NOTHING;
    }
    ObjectNode read = json.valueToTree(FactsJson.tree(facts));
    if (!text.pages().isEmpty()) {
      read.put("pages", text.pages().size());
    }
    return new Read(proposed(facts), read);
  }

  @Override
  public Secrecy secrecy(Words words) {
    return words.handle() instanceof ExtractedText text
        ? recogniser.secrecy(text).flatMap(DocumentReader::secrecy).orElse(Secrecy.NORMAL)
        : Secrecy.NORMAL;
  }

  /** What the clerk finds filled in; null where nothing was read. */
  static RecordFacts proposed(Facts facts) {
    Facts.Kind kind = facts.documentType();
    Facts.Numbering number = facts.number();
    Facts.Issuer issuer = facts.issuingBody();
    Facts.Signer signer = facts.signer();
    return new RecordFacts(
        number == null ? null : number.value().normalized(),
        kind == null ? null : kind.code() == null ? "" : kind.code(),
        kind == null ? null : kind.name(),
        value(facts.issueDate()),
        issuer == null ? null : issuer.name(),
        value(facts.subject()),
        signer == null ? null : signer.name(),
        signer == null ? null : signer.position(),
        urgency(facts),
        secrecy(facts));
  }

  private static <T> @Nullable T value(Facts.@Nullable Value<T> fact) {
    return fact == null ? null : fact.value();
  }

  private static Urgency urgency(Facts facts) {
    return facts.marks().stream()
        .filter(mark -> mark.kind().equals("urgency"))
        .map(mark -> mark.key().toUpperCase(Locale.ROOT).replace('-', '_'))
        .flatMap(key -> Arrays.stream(Urgency.values()).filter(u -> u.name().equals(key)))
        .max(Comparator.naturalOrder())
        .orElse(Urgency.NORMAL);
  }

  /** The highest mark counts: one page of a state secret makes the whole document one. */
  private static Secrecy secrecy(Facts facts) {
    return facts.marks().stream()
        .flatMap(mark -> secrecy(mark).stream())
        .max(Comparator.naturalOrder())
        .orElse(Secrecy.NORMAL);
  }

  private static Optional<Secrecy> secrecy(Facts.Marking mark) {
    String key = mark.key().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Secrecy.values())
        .filter(level -> mark.kind().equals("secrecy") && level.name().equals(key))
        .findFirst();
  }
}
