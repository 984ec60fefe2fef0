package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.cms.DigestAlgorithm;

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

  private interface Check {
    void on(DocumentBytes document) throws IOException;
  }

  /** The same bytes as an array, a mapped file, and a slice of each with others around it. */
  private void everyway(byte[] bytes, Check check) throws IOException {
    byte[] around = new byte[bytes.length + 7];
    System.arraycopy(bytes, 0, around, 3, bytes.length);
    check.on(DocumentBytes.of(bytes));
    check.on(DocumentBytes.of(around).slice(3, 3 + bytes.length));
    Path file = Files.write(folder.resolve("plain"), bytes);
    Path wide = Files.write(folder.resolve("around"), around);
    try (DocumentBytes mapped = DocumentBytes.map(file);
        DocumentBytes outer = DocumentBytes.map(wide)) {
      check.on(mapped);
      check.on(outer.slice(3, 3 + bytes.length));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_byte_has_no_sign_and_a_place_outside_is_none() throws IOException {
    everyway(
        text("a\u00ff"),
        document -> {
          assertThat(document.length()).isEqualTo(2);
          assertThat(document.at(0)).isEqualTo('a');
          assertThat(document.at(1)).isEqualTo(255);
          assertThatThrownBy(() -> document.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> document.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> document.copy(1, 3))
              .isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> document.slice(1, 3))
              .isInstanceOf(IndexOutOfBoundsException.class);
        });
  }

  @Test
  void parts_are_copied_and_sliced() throws IOException {
    everyway(
        text("abcdef"),
        document -> {
          assertThat(document.copy(2, 5)).isEqualTo(text("cde"));
          assertThat(document.slice(1, 5).slice(1, 3).copy(0, 2)).isEqualTo(text("cd"));
          byte[] target = text("........");
          document.slice(1, 4).copyInto(target, 2);
          assertThat(target).isEqualTo(text("..bcd..."));
        });
  }

  @Test
  void a_pattern_is_matched_only_where_it_fits() throws IOException {
    everyway(
        text("abcab"),
        document -> {
          assertThat(document.matches(0, text("abc"))).isTrue();
          assertThat(document.matches(3, text("ab"))).isTrue();
          assertThat(document.matches(3, text("abc"))).isFalse();
          assertThat(document.matches(-1, text("a"))).isFalse();
          assertThat(document.matches(1, text("bd"))).isFalse();
          assertThat(document.matches(0, text("bbc"))).isFalse();
        });
  }

  @Test
  void a_pattern_is_found_wholly_inside_the_stretch() throws IOException {
    everyway(
        text("xabxabx"),
        document -> {
          assertThat(document.indexOf(text("ab"), 0, 7)).isEqualTo(1);
          assertThat(document.indexOf(text("ab"), 1, 3)).isEqualTo(1);
          assertThat(document.indexOf(text("ab"), 2, 7)).isEqualTo(4);
          assertThat(document.indexOf(text("ab"), 2, 6)).isEqualTo(4);
          assertThat(document.indexOf(text("ab"), 2, 5)).isEqualTo(-1);
          assertThat(document.indexOf(text("ab"), 5, 99)).isEqualTo(-1);
          assertThat(document.indexOf(text("ab"), -5, 99)).isEqualTo(1);
          assertThat(document.indexOf(text("ab"), 6, 4)).isEqualTo(-1);
          assertThat(document.indexOf(text("x"), 6, 7)).isEqualTo(6);
          assertThat(document.indexOf(text("x"), 7, 7)).isEqualTo(-1);
          assertThat(document.indexOf(text("xabxabx"), 0, 7)).isZero();
          assertThat(document.indexOf(text("xabxabxx"), 0, 7)).isEqualTo(-1);
          assertThat(document.lastIndexOf(text("ab"), 0, 7)).isEqualTo(4);
          assertThat(document.lastIndexOf(text("ab"), 0, 6)).isEqualTo(4);
          assertThat(document.lastIndexOf(text("ab"), 0, 5)).isEqualTo(1);
          assertThat(document.lastIndexOf(text("ab"), 4, 99)).isEqualTo(4);
          assertThat(document.lastIndexOf(text("ab"), 5, 99)).isEqualTo(-1);
          assertThat(document.lastIndexOf(text("xa"), -3, 4)).isZero();
        });
  }

  @Test
  void a_pattern_whose_beginning_repeats_is_not_missed() throws IOException {
    everyway(
        text("aabaabaaab\u00ff\u00fe"),
        document -> {
          assertThat(document.indexOf(text("aaab"), 0, 12)).isEqualTo(6);
          assertThat(document.indexOf(text("abaab"), 0, 12)).isEqualTo(1);
          assertThat(document.indexOf(text("b\u00ff\u00fe"), 0, 12)).isEqualTo(9);
        });
  }

  @Test
  void a_pattern_across_two_pieces_is_found() throws IOException {
    byte[] bytes = new byte[2 << 20];
    for (int at : new int[] {4094, 4096, 12_286, 524_287, bytes.length - 3}) {
      Arrays.fill(bytes, (byte) 'x');
      bytes[at] = 'a';
      bytes[at + 1] = 'b';
      bytes[at + 2] = 'c';
      Path file = Files.write(folder.resolve("pieces"), bytes);
      try (DocumentBytes mapped = DocumentBytes.map(file)) {
        assertThat(mapped.indexOf(text("abc"), 0, bytes.length)).isEqualTo(at);
        assertThat(mapped.indexOf(text("abc"), at, bytes.length)).isEqualTo(at);
        assertThat(mapped.indexOf(text("abc"), at + 1, bytes.length)).isEqualTo(-1);
        assertThat(mapped.indexOf(text("abc"), 0, at + 2)).isEqualTo(-1);
      }
    }
  }

  @Test
  void a_stretch_is_digested_piece_by_piece() throws IOException {
    byte[] bytes = Arrays.copyOf(content(), (512 << 10) + 5);
    everyway(
        bytes,
        document -> {
          for (int from : new int[] {0, 7}) {
            for (int to : new int[] {from, from + 1, 256 << 10, bytes.length}) {
              MessageDigest digest = DigestAlgorithm.SHA256.start();
              document.digestInto(digest, from, to);
              assertThat(digest.digest())
                  .isEqualTo(
                      DigestAlgorithm.SHA256.start().digest(Arrays.copyOfRange(bytes, from, to)));
            }
          }
          assertThatThrownBy(
                  () -> document.digestInto(DigestAlgorithm.SHA256.start(), 1, bytes.length + 1))
              .isInstanceOf(IndexOutOfBoundsException.class);
        });
  }

  @Test
  void closing_gives_the_file_back_and_a_slice_closes_nothing() throws IOException {
    Path file = Files.write(folder.resolve("closed"), text("abc"));
    DocumentBytes mapped = DocumentBytes.map(file);
    mapped.slice(0, 2).close();
    assertThat(mapped.at(0)).isEqualTo('a');
    mapped.close();
    assertThatThrownBy(() -> mapped.at(0)).isInstanceOf(IllegalStateException.class);
  }
}
