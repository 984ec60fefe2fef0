package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.search.extract.ExtractedText;

/**
 * An e-mail as it is read: heading, message, then each attachment under its name. The first
 * attachment with a number of its own is the document, else the first that is a document at all,
 * else the message without its heading: sender, subject and hour of a mail are no facts of a
 * record. Stateless.
 */
final class MailParts {
  private static final Pattern ATTACHED = Pattern.compile("(?m)^Tệp đính kèm: .*$");
  private static final Pattern HEADING =
      Pattern.compile("\\s{0,4}(?:(?:Từ|Đến|Ngày gửi|Tiêu đề): .*(?:\\n|$)){0,8}");

  private MailParts() {}

  static Facts facts(ExtractedText mail, Function<ExtractedText, Facts> reader) {
    String text = mail.text();
    Matcher heading = HEADING.matcher(text);
    int body = heading.lookingAt() ? heading.end() : 0;
    List<Integer> cuts = new ArrayList<>();
    Matcher name = ATTACHED.matcher(text);
    int message = text.length();
    while (name.find()) {
      if (!cuts.isEmpty()) {
        cuts.add(name.start());
      } else {
        message = name.start();
      }
      cuts.add(name.end());
    }
    cuts.add(text.length());
    int chosen = -1;
    for (int i = 0; i + 1 < cuts.size(); i += 2) {
      Facts part = reader.apply(ExtractedText.ofText(text.substring(cuts.get(i), cuts.get(i + 1))));
      if (part.contentClass().holdsDocument() && (chosen < 0 || part.number() != null)) {
        chosen = i;
        if (part.number() != null) {
          break;
        }
      }
    }
    return reader.apply(
        chosen < 0
            ? part(mail, body, message)
            : part(mail, cuts.get(chosen), cuts.get(chosen + 1)));
  }

  /** The same text with empty lines for all but a part of it, so that places stay what they are. */
  private static ExtractedText part(ExtractedText mail, int start, int end) {
    char[] only = new char[mail.text().length()];
    Arrays.fill(only, '\n');
    mail.text().getChars(start, end, only, start);
    return new ExtractedText(
        mail.mediaType(),
        mail.origin(),
        new String(only),
        mail.pages(),
        List.of(),
        List.of(),
        null,
        mail.warnings());
  }
}
