package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.DayLimits;

/**
 * How JSON that comes from outside is read: {@link SentText} and {@link DayLimits} hold for every
 * field of every call, and a value of another type than its field's is refused, never made to fit:
 * from {@code 5.7} no number series begins at 5. Immutable.
 */
final class SentJson extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private SentJson() {
    super("sent");
    addDeserializer(String.class, new Text());
    addDeserializer(LocalDate.class, new Day());
  }

  /** From now on the mapper reads so, and a field that stands twice is refused too. */
  static void readBy(ObjectMapper json) {
    json.registerModule(new SentJson());
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    json.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    for (LogicalType type : EnumSet.of(LogicalType.Integer, LogicalType.Boolean)) {
      MutableCoercionConfig config = json.coercionConfigFor(type);
      for (CoercionInputShape shape : CoercionInputShape.values()) {
        config.setCoercion(shape, CoercionAction.Fail);
      }
    }
  }

  /**
   * A value that is well written and may not be kept; the path of its field gathers on the way up.
   */
  static final class Refused extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private Refused(JsonParser parser) {
      super(parser, "a value that may not be kept");
    }
  }

  private static final class Text extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    Text() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      String text = parser.getText();
      if (!SentText.isSound(text)) {
        throw new Refused(parser);
      }
      return text;
    }
  }

  private static final class Day extends StdScalarDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    Day() {
      super(LocalDate.class);
    }

    @Override
    public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
      }
      String text = parser.getText().strip();
      // A sign stands before years that four digits do not write, however many there are.
      boolean signed = text.startsWith("+") || text.startsWith("-");
      if (!signed && text.indexOf('T') >= 0) { // a time of another zone is another day here
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "a day alone");
      }
      LocalDate day = signed ? null : LocalDateDeserializer.INSTANCE.deserialize(parser, context);
      if (signed || !DayLimits.hold(day)) {
        throw new Refused(parser);
      }
      return day;
    }
  }
}
