package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapped file and an array answer alike. */
class DocumentBytesTest {

  private static final int LENGTH = 9 << 20; // more than one piece

  @TempDir Path folder;

  private byte[] content() {
    byte[] bytes = new byte[LENGTH];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  private static byte[] written(DocumentBytes document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.writeTo(Channels.newChannel(out));
    return out.toByteArray();
  }

  @Test
  void an_array_a_mapped_file_and_a_slice_write_their_bytes() throws IOException {
    byte[] bytes = content();
    Path file = Files.write(folder.resolve("a"), bytes);
    assertThat(written(DocumentBytes.of(bytes))).isEqualTo(bytes);
    try (DocumentBytes mapped = DocumentBytes.map(file)) {
      assertThat(written(mapped)).isEqualTo(bytes);
      assertThat(written(mapped.slice(10, 5_000))).isEqualTo(mapped.copy(10, 5_000));
    }
  }

  @Test
  void a_mapped_file_is_copied_behind_what_another_file_holds_already() throws IOException {
    byte[] bytes = content();
    Path file = Files.write(folder.resolve("a"), bytes);
    Path copy = Files.write(folder.resolve("b"), new byte[] {1, 2, 3});
    try (DocumentBytes mapped = DocumentBytes.map(file);
        FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      out.position(3);
      mapped.writeTo(out);
    }
    assertThat(Files.size(copy)).isEqualTo(LENGTH + 3);
    assertThat(Files.mismatch(copy, file)).isZero();
    try (DocumentBytes back = DocumentBytes.map(copy)) {
      assertThat(back.copy(3, back.length())).isEqualTo(bytes);
    }
  }

  @Test
  void a_file_cut_short_meanwhile_is_never_copied_as_if_it_were_whole() throws IOException {
    Path file = Files.write(folder.resolve("a"), content());
    try (DocumentBytes mapped = DocumentBytes.map(file)) {
      try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
        cut.truncate(100);
      }
      assertThatThrownBy(() -> written(mapped)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_file_that_is_not_there_is_refused_and_an_empty_one_is_empty() throws IOException {
    assertThatThrownBy(() -> DocumentBytes.map(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
    try (DocumentBytes empty = DocumentBytes.map(Files.createFile(folder.resolve("empty")))) {
      assertThat(written(empty)).isEmpty();
    }
  }
}
