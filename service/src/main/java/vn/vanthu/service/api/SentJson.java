package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.DayLimits;

/**
 * How text and days are read from JSON that comes from outside: {@link SentText} and {@link
 * DayLimits} hold for every field of every call. Immutable.
 */
final class SentJson extends SimpleModule {
  private static final long serialVersionUID = 1L;

  SentJson() {
    super("sent");
    addDeserializer(String.class, new Text());
    addDeserializer(LocalDate.class, new Day());
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
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && !SentText.isSound(text)) {
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
      // A sign stands before years that four digits do not write, however many there are.
      boolean signed =
          parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().strip().matches("[+-].*");
      LocalDate day = signed ? null : LocalDateDeserializer.INSTANCE.deserialize(parser, context);
      if (signed || !DayLimits.hold(day)) {
        throw new Refused(parser);
      }
      return day;
    }
  }
}
