package vn.vanthu.search.extract.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;

/** E-mails: the heading, the message, then each attachment under its name. Used by one thread. */
public final class MailReader {

  private static final int MAX_ATTACHMENTS = 50;
  private static final int DEEPEST = 8;
  private static final int MAX_TEXT_BYTES = 16 << 20;

  private final TextDraft draft;
  private final Attachments attachments;
  private int read;

  /** Reads an attachment with the reader of its kind. */
  @FunctionalInterface
  public interface Attachments {
    ExtractedText read(Path file, String name) throws IOException, RefusedException;
  }

  public MailReader(TextDraft draft, Attachments attachments) {
    this.draft = draft;
    this.attachments = attachments;
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    var builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom()
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(100_000)
            .setMaxLineLen(1_000_000)
            .build());
    try (InputStream in = Files.newInputStream(file)) {
      Message message = builder.parseMessage(in);
      heading(message);
      entity(message, 0);
      message.dispose();
    }
    return draft.finish(FileKind.MAIL.mediaType(), Origin.MAIL);
  }

  private void heading(Message message) {
    line("Từ", message.getFrom() == null ? null : message.getFrom().toString());
    line("Đến", message.getTo() == null ? null : message.getTo().toString());
    line("Ngày gửi", message.getDate() == null ? null : message.getDate().toInstant().toString());
    line("Tiêu đề", message.getSubject());
    draft.gap();
  }

  private void line(String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      draft.text(label + ": " + value);
      draft.endLine();
    }
  }

  private void entity(Entity entity, int depth) throws IOException, RefusedException {
    Body body = entity.getBody();
    if (depth > DEEPEST || draft.full()) {
      draft.warn(Warning.Reason.TEXT_ATTACHMENT_UNREAD, "nested too deep");
    } else if (body instanceof Multipart parts) {
      if ("alternative".equalsIgnoreCase(parts.getSubType())) {
        alternative(parts, depth);
      } else {
        for (Entity part : parts.getBodyParts()) {
          entity(part, depth + 1);
        }
      }
    } else if (body instanceof Message inner) {
      heading(inner);
      entity(inner, depth + 1);
    } else if (body instanceof TextBody text && entity.getFilename() == null) {
      text(entity, text);
    } else if (body instanceof SingleBody file
        && (body instanceof BinaryBody || body instanceof TextBody)) {
      attachment(entity, file);
    }
  }

  /**
   * Of several forms of the same words, plain text is taken; the page only when there is nothing
   * else.
   */
  private void alternative(Multipart parts, int depth) throws IOException, RefusedException {
    for (Entity part : parts.getBodyParts()) {
      if ("text/plain".equalsIgnoreCase(part.getMimeType())) {
        entity(part, depth + 1);
        return;
      }
    }
    if (!parts.getBodyParts().isEmpty()) {
      entity(parts.getBodyParts().getLast(), depth + 1);
    }
  }

  private void text(Entity entity, TextBody body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (InputStream in = body.getInputStream()) {
      bytes.write(in.readNBytes(MAX_TEXT_BYTES));
    }
    String charset = body.getMimeCharset();
    String text =
        charset != null && Charset.isSupported(charset) && !charset.equalsIgnoreCase("us-ascii")
            ? bytes.toString(Charset.forName(charset))
            : PlainText.decode(bytes.toByteArray());
    if ("text/html".equalsIgnoreCase(entity.getMimeType())) {
      new HtmlReader(draft).append(text);
    } else {
      for (String line : text.split("\r?\n", -1)) {
        draft.text(line);
        draft.endLine();
      }
    }
    draft.gap();
  }

  private void attachment(Entity entity, SingleBody body) throws IOException, RefusedException {
    String name = entity.getFilename() == null ? "" : entity.getFilename();
    if (++read > MAX_ATTACHMENTS) {
      draft.warn(Warning.Reason.TEXT_ATTACHMENT_UNREAD, "more than " + MAX_ATTACHMENTS);
      return;
    }
    Path file = Files.createTempFile("attachment", "");
    try {
      try (InputStream in = body.getInputStream()) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
      ExtractedText text = attachments.read(file, name);
      draft.gap();
      draft.text("Tệp đính kèm: " + name);
      draft.endLine();
      for (String line : text.text().split("\n", -1)) {
        draft.text(line);
        draft.endLine();
      }
      text.warnings().forEach(w -> draft.warn(w.reason(), w.detail()));
    } catch (RefusedException e) {
      draft.text("Tệp đính kèm: " + name);
      draft.endLine();
      draft.warn(Warning.Reason.TEXT_ATTACHMENT_UNREAD, e.refused().code());
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
