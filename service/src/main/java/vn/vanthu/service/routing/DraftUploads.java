package vn.vanthu.service.routing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.MediaTypes;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.signing.Message;

/**
 * Receives uploaded drafts: the first file becomes the PDF to be signed; what it was made of stays
 * with the draft as its last attachment. Thread-safe.
 */
public final class DraftUploads {
  private final Intakes intakes;
  private final DraftPress press;
  private final Path temporary;

  /**
   * Over the intake.
   *
   * @param temporary folder for files under way
   */
  public DraftUploads(Intakes intakes, DraftPress press, Path temporary) {
    this.intakes = intakes;
    this.press = press;
    this.temporary = temporary;
  }

  /** What came of an upload. */
  public sealed interface Uploaded {
    /** The intake's answer. */
    record Taken(ReceiveResult result) implements Uploaded {}

    /** No draft can be made of the first file. */
    record NotPressed(Message why) implements Uploaded {}
  }

  /**
   * Receives a draft with its attachments.
   *
   * @throws IOException when bytes cannot be read or the disk is full; nothing is received then
   */
  public Uploaded receive(Iterable<HandedIn> files, Principal by) throws IOException {
    Iterator<HandedIn> rest = files.iterator();
    boolean may = by.home().isPresent() && (by.has(Role.CLERK) || by.has(Role.OFFICIAL));
    if (!may || !rest.hasNext()) {
      return new Uploaded.Taken(
          new ReceiveResult.Refused(may ? Refusal.EMPTY_FILE : Refusal.NOT_ALLOWED));
    }
    HandedIn main = rest.next();
    Files.createDirectories(temporary);
    Path folder = Files.createTempDirectory(temporary, "draft-");
    Path source = folder.resolve("source");
    Path target = folder.resolve("draft.pdf");
    try {
      Files.copy(main.bytes(), source);
      if (Files.size(source) == 0) {
        return new Uploaded.Taken(new ReceiveResult.Refused(Refusal.EMPTY_FILE));
      }
      return switch (press.press(source, main.fileName(), target)) {
        case DraftPress.Pressed.Not not -> new Uploaded.NotPressed(not.why());
        case DraftPress.Pressed.AsItIs _ ->
            new Uploaded.Taken(filed(source, main.fileName(), false, source, rest, by));
        case DraftPress.Pressed.Pdf _ -> {
          boolean made = !MediaTypes.of(source, main.fileName()).equals(MediaTypes.PDF);
          yield new Uploaded.Taken(filed(target, main.fileName(), made, source, rest, by));
        }
      };
    } finally {
      Files.deleteIfExists(source);
      Files.deleteIfExists(target);
      Files.deleteIfExists(folder);
    }
  }

  @SuppressWarnings("StreamToIterable") // parts of an upload can only be read once
  private ReceiveResult filed(
      Path pdf, String name, boolean made, Path source, Iterator<HandedIn> rest, Principal by)
      throws IOException {
    try (InputStream bytes = Files.newInputStream(pdf);
        InputStream original = Files.newInputStream(source)) {
      var first = Stream.of(new HandedIn(made ? pdfName(name) : name, bytes));
      var last = made ? Stream.of(new HandedIn(name, original)) : Stream.<HandedIn>empty();
      Stream<HandedIn> between =
          StreamSupport.stream(Spliterators.spliteratorUnknownSize(rest, 0), false);
      Stream<HandedIn> all = Stream.concat(Stream.concat(first, between), last);
      return intakes.receive(Direction.OUTGOING, all::iterator, by);
    }
  }

  private static String pdfName(String name) {
    int dot = name.lastIndexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)) + ".pdf";
  }
}
