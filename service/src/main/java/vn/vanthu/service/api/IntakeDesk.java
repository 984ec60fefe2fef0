package vn.vanthu.service.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.BodyPartEntity;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.routing.DraftUploads;

/** Takes uploaded files to the office, for REST and for the page. Thread-safe. */
public final class IntakeDesk {
  /** Most documents are read within this time; a longer reading shows its progress. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Intakes intakes;
  private final DraftUploads drafts;

  public IntakeDesk(Intakes intakes, DraftUploads drafts) {
    this.intakes = intakes;
    this.drafts = drafts;
  }

  /**
   * Receives the {@code file} parts: the first is the main document, the others its attachments. An
   * outgoing one is made into the PDF that will be signed.
   *
   * @throws ProblemException when the office does not take them
   */
  public Intake receive(FormDataMultiPart form, Caller caller) throws IOException {
    Direction direction = direction(form);
    List<FormDataBodyPart> files = VerificationForm.files(form);
    ReceiveResult result =
        switch (direction) {
          case INCOMING -> intakes.receive(direction, handedIn(files), caller.principal());
          case OUTGOING ->
              switch (drafts.receive(handedIn(files), caller.principal())) {
                case DraftUploads.Uploaded.Taken taken -> taken.result();
                case DraftUploads.Uploaded.NotPressed not ->
                    throw Problem.refusal(ProblemCode.INVALID_FIELD, not.why()).exception();
              };
        };
    return intake(result);
  }

  /** Begins to receive incoming files; goes on without the caller after a moment. */
  public Readings.Reading begin(FormDataMultiPart form, Caller caller, Readings readings)
      throws IOException {
    List<FormDataBodyPart> files = VerificationForm.files(form);
    return readings.begin(Direction.INCOMING, handedIn(files), caller.principal(), PATIENCE);
  }

  /** The received document, or the problem. */
  public static Intake intake(ReceiveResult result) {
    return switch (result) {
      case ReceiveResult.Received received -> received.intake();
      case ReceiveResult.Refused refused -> throw Refusals.problem(refused.reason()).exception();
    };
  }

  /** What makes two uploads the same request: direction, names and bytes, whatever the boundary. */
  static byte[] fingerprint(FormDataMultiPart form) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(direction(form).name().getBytes(StandardCharsets.UTF_8));
      for (FormDataBodyPart part : VerificationForm.files(form)) {
        digest.update((byte) 0);
        String name = Optional.ofNullable(Uploads.name(part)).orElse("");
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        MessageDigest file = MessageDigest.getInstance("SHA-256");
        try (InputStream in = open(part)) {
          byte[] buffer = new byte[1 << 16];
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            file.update(buffer, 0, n);
          }
        }
        digest.update(file.digest());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Direction direction(FormDataMultiPart form) {
    FormDataBodyPart part = form.getField("direction");
    String word = part == null ? "" : part.getValue().strip().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "", "INCOMING" -> Direction.INCOMING;
      case "OUTGOING" -> Direction.OUTGOING;
      default -> throw Orders.field("direction");
    };
  }

  /** Opens each part only when its turn has come, and closes the one before. */
  private static Iterable<HandedIn> handedIn(List<FormDataBodyPart> parts) {
    return () ->
        new Iterator<>() {
          private final Iterator<FormDataBodyPart> rest = parts.iterator();
          private InputStream before = new ByteArrayInputStream(new byte[0]);

          @Override
          public boolean hasNext() {
            return rest.hasNext();
          }

          @Override
          public HandedIn next() {
            try {
              before.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            FormDataBodyPart part = rest.next();
            before = open(part);
            return new HandedIn(Optional.ofNullable(Uploads.name(part)).orElse("unnamed"), before);
          }
        };
  }

  private static InputStream open(FormDataBodyPart part) {
    return part.getEntityAs(BodyPartEntity.class).getInputStream();
  }
}
