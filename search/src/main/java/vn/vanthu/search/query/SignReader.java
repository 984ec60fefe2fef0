package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.number.NumberReader;
import vn.vanthu.search.number.TypedNumber;

/**
 * Turns the signs of a question into demands. A value without quotes takes as many words as make
 * sense to its field; what follows them is plain words again. For one search by one thread.
 */
final class SignReader {

  private static final int LONGEST_NAME = 18;

  private final KnownNames names;
  private final Set<String> removed;
  private final List<List<Demand>> all = new ArrayList<>();
  private final List<Demand> none = new ArrayList<>();
  private final List<Chip> chips = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private final List<String> phrases = new ArrayList<>();
  private @Nullable TypedNumber number;
  private @Nullable Refusal refusal;

  private SignReader(KnownNames names, Set<String> removed) {
    this.names = names;
    this.removed = removed;
  }

  /**
   * What the signs demand.
   *
   * @param number the number of a field of its own; null when there is none or it is one of several
   * @param phrases texts in quotes that must or may stand: words to rank and mark by
   * @param plain words that followed the value of a field
   */
  record Read(
      Demand.All demands,
      @Nullable TypedNumber number,
      List<Chip> chips,
      List<String> phrases,
      String plain,
      @Nullable Refusal refusal) {}

  static Read read(QuestionSyntax syntax, Set<String> removed, KnownNames names)
      throws IOException {
    SignReader reader = new SignReader(names, removed);
    for (int i = 0; i < syntax.signs().size(); i++) {
      boolean alone = i + 1 == syntax.signs().size() || !syntax.signs().get(i + 1).alternative();
      reader.take(syntax.signs().get(i), alone);
    }
    return new Read(
        new Demand.All(reader.all, reader.none),
        reader.number,
        List.copyOf(reader.chips),
        List.copyOf(reader.phrases),
        reader.plain.toString().strip(),
        reader.refusal);
  }

  private void take(Sign sign, boolean alone) throws IOException {
    Demand demand =
        switch (sign.kind()) {
          case PHRASE -> new Demand.Phrase(sign.text());
          case WORD -> new Demand.Word(sign.text());
          case BEGUN -> new Demand.Begun(sign.text());
          case FIELD -> field(sign);
        };
    if (demand == null) {
      return;
    }
    if (sign.without()) {
      none.add(demand);
      return;
    }
    if (sign.kind() == Sign.Kind.PHRASE || sign.kind() == Sign.Kind.WORD) {
      phrases.add(sign.text());
    }
    if (sign.alternative() && !all.isEmpty()) {
      all.getLast().add(demand);
    } else if (alone
        && number == null
        && demand instanceof Demand.DocumentNumber(TypedNumber only)) {
      number = only;
    } else {
      all.add(new ArrayList<>(List.of(demand)));
    }
  }

  private @Nullable Demand field(Sign sign) throws IOException {
    FieldName field = java.util.Objects.requireNonNull(sign.field());
    if (removed.contains(field.chip())) {
      words(sign.text());
      return null;
    }
    Folded value = Folded.of(sign.text());
    return switch (field) {
      case NUMBER -> number(sign, value);
      case DATE -> date(sign, value);
      case TYPE -> {
        int end = sign.quoted() ? value.text.length() : typeEnd(value.text);
        String typed = rest(sign, value, end);
        yield new Demand.Type(TypeNames.keys(typed));
      }
      case ISSUER -> {
        String typed = rest(sign, value, sign.quoted() ? value.text.length() : bodyEnd(value));
        yield new Demand.Issuer(BodyNames.asked(typed));
      }
      case SIGNER -> {
        String typed = rest(sign, value, sign.quoted() ? value.text.length() : signerEnd(value));
        yield new Demand.Signer(Names.key(typed));
      }
    };
  }

  private Demand number(Sign sign, Folded value) {
    NumberReader.Found found = NumberReader.read(value.text);
    if (found != null && value.text.substring(0, found.from()).isBlank()) {
      rest(sign, value, found.to());
      return new Demand.DocumentNumber(found.number());
    }
    String typed = rest(sign, value, wordEnd(value.text, 0));
    NumberReader.Found alone = NumberReader.read(NumberKeys.fold(typed));
    return new Demand.DocumentNumber(
        alone == null ? new TypedNumber(Names.key(typed), "", "", "") : alone.number());
  }

  private @Nullable Demand date(Sign sign, Folded value) {
    DayRange.Found found = DayRange.at(value.text);
    if (found == null) {
      refusal = new Refusal(Refusal.Reason.NO_DATE, sign.text());
      return null;
    }
    rest(sign, value, found.end(), found.days().toString());
    return new Demand.Issued(found.days());
  }

  private String rest(Sign sign, Folded value, int end) {
    return rest(sign, value, end, value.typed(0, end));
  }

  /** Shows what was taken as a chip, leaves the rest as words, and answers what was taken. */
  private String rest(Sign sign, Folded value, int end, String shown) {
    String typed = value.typed(0, end);
    FieldName field = java.util.Objects.requireNonNull(sign.field());
    if (!sign.without()) {
      chips.add(new Chip(field.chip(), shown, typed, false));
    }
    words(value.typed(end, value.text.length()));
    return typed;
  }

  private void words(String text) {
    plain.append(' ').append(text);
  }

  private static int typeEnd(String folded) {
    TypeNames.Found found = TypeNames.standard().at(folded);
    return found == null ? wordEnd(folded, 0) : found.length();
  }

  /** The longest beginning that names a body of this index; the whole when none does. */
  private int bodyEnd(Folded value) throws IOException {
    List<Integer> ends = ends(value.text);
    for (int i = ends.size(); i > 0; i--) {
      if (names.body(value.text.substring(0, ends.get(i - 1)), i)) {
        return ends.get(i - 1);
      }
    }
    return value.text.length();
  }

  private int signerEnd(Folded value) throws IOException {
    List<Integer> ends = ends(value.text);
    for (int i = ends.size(); i > 0; i--) {
      if (names.signer(value.text.substring(0, ends.get(i - 1)))) {
        return ends.get(i - 1);
      }
    }
    return value.text.length();
  }

  /** Where each of the first words ends. */
  private static List<Integer> ends(String folded) {
    List<Integer> ends = new ArrayList<>();
    int at = 0;
    while (at < folded.length() && ends.size() < LONGEST_NAME) {
      int end = wordEnd(folded, at);
      ends.add(end);
      at = end;
      while (at < folded.length() && folded.charAt(at) == ' ') {
        at++;
      }
    }
    return ends;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return Math.max(end, Math.min(text.length(), from + 1));
  }
}
