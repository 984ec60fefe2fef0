package vn.vanthu.signing.asic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;

/** Archives written octet by octet, each with one thing about it that is not in order. */
class ZipArchiveTest {
  private static final ZipLimits LIMITS = new ZipLimits(3, 1000, 500);

  /** One file as it is written; what differs from the plain form is set by hand. */
  private static final class Entry {
    final String name;
    final byte[] content;
    String headerName;
    byte[] packed;
    int method;
    int flags;
    long headerCrc;
    int headerPacked;
    int headerSize;
    int headerMethod;
    String descriptor = "";
    String headerExtra = "";
    String extra = "";
    String comment = "";
    String before = "";

    Entry(String name, String content) {
      this.name = name;
      this.headerName = name;
      this.content = content.getBytes(UTF_8);
      this.packed = this.content;
      this.headerCrc = crc();
      this.headerPacked = packed.length;
      this.headerSize = this.content.length;
    }

    long crc() {
      CRC32 crc = new CRC32();
      crc.update(content);
      return crc.getValue();
    }

    Entry deflated() {
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(content);
      deflater.finish();
      byte[] room = new byte[content.length + 100];
      packed = java.util.Arrays.copyOf(room, 0);
      int n = deflater.deflate(room);
      deflater.end();
      packed = java.util.Arrays.copyOf(room, n);
      method = 8;
      headerMethod = 8;
      headerPacked = n;
      return this;
    }
  }

  private static final class Out {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Out u16(int... values) {
      for (int v : values) {
        bytes.write(v);
        bytes.write(v >> 8);
      }
      return this;
    }

    Out u32(long... values) {
      for (long v : values) {
        bytes.writeBytes(
            ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) v).array());
      }
      return this;
    }

    Out text(String text) {
      bytes.writeBytes(text.getBytes(UTF_8));
      return this;
    }
  }

  private static byte[] archive(Entry... entries) {
    Out out = new Out();
    List<Integer> starts = new ArrayList<>();
    for (Entry e : entries) {
      out.text(e.before);
      starts.add(out.bytes.size());
      out.u32(0x04034b50).u16(20, e.flags, e.headerMethod, 0, 0).u32(e.headerCrc);
      out.u32(e.headerPacked, e.headerSize).u16(e.headerName.length(), e.headerExtra.length());
      out.text(e.headerName).text(e.headerExtra);
      out.bytes.writeBytes(e.packed);
      if (!e.descriptor.isEmpty()) {
        for (String word : e.descriptor.split(" ", -1)) {
          out.u32(
              switch (word) {
                case "mark" -> 0x08074b50;
                case "crc" -> e.crc();
                case "packed" -> e.packed.length;
                case "size" -> e.content.length;
                default -> Long.parseLong(word);
              });
        }
      }
    }
    int directory = out.bytes.size();
    for (int i = 0; i < entries.length; i++) {
      Entry e = entries[i];
      out.u32(0x02014b50).u16(20, 20, e.flags, e.method, 0, 0).u32(e.crc());
      out.u32(e.packed.length, e.content.length);
      out.u16(e.name.length(), e.extra.length(), e.comment.length(), 0, 0).u32(0, starts.get(i));
      out.text(e.name).text(e.extra).text(e.comment);
    }
    int size = out.bytes.size() - directory;
    out.u32(0x06054b50).u16(0, 0, entries.length, entries.length).u32(size, directory).u16(0);
    return out.bytes.toByteArray();
  }

  private static ZipArchive open(byte[] bytes) {
    return ZipArchive.open(DocumentBytes.of(bytes), LIMITS);
  }

  private static void refused(byte[] bytes, ContainerRefused.Reason reason) {
    assertThatThrownBy(
            () -> {
              ZipArchive zip = open(bytes);
              zip.entries().forEach(zip::held);
            })
        .isInstanceOfSatisfying(
            ContainerRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] with(byte[] bytes, int at, int... values) {
    byte[] changed = bytes.clone();
    int from = at < 0 ? bytes.length + at : at;
    for (int i = 0; i < values.length; i++) {
      changed[from + i] = (byte) values[i];
    }
    return changed;
  }

  private static byte[] plain() {
    return archive(new Entry("a.txt", "Kính gửi"), new Entry("b.txt", "x".repeat(300)).deflated());
  }

  @Test
  void files_are_read_as_they_lie() {
    ZipArchive zip = open(plain());
    assertThat(zip.isWhole()).isTrue();
    assertThat(zip.entries()).extracting(PackedFile::name).containsExactly("a.txt", "b.txt");
    assertThat(zip.entries()).extracting(PackedFile::deflated).containsExactly(false, true);
    assertThat(zip.entries()).extracting(PackedFile::headerStart).first().isEqualTo(0L);
    assertThat(zip.held(zip.entry("a.txt").orElseThrow())).isEqualTo("Kính gửi".getBytes(UTF_8));
    assertThat(zip.held(zip.entry("b.txt").orElseThrow())).hasSize(300).containsOnly('x');
    assertThat(zip.entry("c.txt")).isEmpty();
    assertThat(zip.isWhole()).isTrue();
  }

  @Test
  void extra_fields_and_comments_belong_to_the_archive() {
    Entry entry = new Entry("a", "b");
    entry.headerExtra = "1234";
    entry.extra = "12";
    entry.comment = "lời";
    entry.comment = "loi";
    ZipArchive zip = open(archive(entry, new Entry("c", "d")));
    assertThat(zip.isWhole()).isTrue();
    assertThat(zip.entries()).extracting(PackedFile::plainHeader).containsExactly(false, true);
    assertThat(zip.held(zip.entries().getFirst())).containsExactly('b');
    byte[] commented = new Out().text("xx").bytes.toByteArray();
    byte[] bytes = archive(new Entry("a", "b"));
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 2);
    System.arraycopy(commented, 0, longer, bytes.length, 2);
    assertThat(open(with(longer, bytes.length - 2, 2, 0)).entries()).hasSize(1);
    refused(longer, ContainerRefused.Reason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "mark crc packed size",
    "crc packed size",
  })
  void what_a_header_leaves_open_the_descriptor_says(String descriptor) {
    Entry entry = new Entry("a", "bcd");
    entry.flags = 8;
    entry.headerCrc = 0;
    entry.headerPacked = 0;
    entry.headerSize = 0;
    entry.descriptor = descriptor;
    ZipArchive zip = open(archive(entry, new Entry("c", "d")));
    assertThat(zip.isWhole()).isTrue();
    assertThat(zip.held(zip.entries().getFirst())).containsExactly('b', 'c', 'd');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mark 1 packed size", "mark crc 9 size", "mark crc packed 9", "crc packed 9"})
  void a_descriptor_that_says_something_else_is_ambiguous(String descriptor) {
    Entry entry = new Entry("a", "bcd");
    entry.flags = 8;
    entry.headerCrc = 0;
    entry.headerPacked = 0;
    entry.headerSize = 0;
    entry.descriptor = descriptor;
    refused(archive(entry), ContainerRefused.Reason.AMBIGUOUS);
  }

  @Test
  void a_header_leaves_nothing_open_without_a_descriptor() {
    for (int part = 0; part < 3; part++) {
      Entry entry = new Entry("a", "bcd");
      entry.headerCrc = part == 0 ? 0 : entry.headerCrc;
      entry.headerPacked = part == 1 ? 0 : entry.headerPacked;
      entry.headerSize = part == 2 ? 0 : entry.headerSize;
      refused(archive(entry), ContainerRefused.Reason.AMBIGUOUS);
    }
  }

  @Test
  void a_header_and_the_directory_tell_of_the_same_file() {
    Entry named = new Entry("a.txt", "b");
    named.headerName = "b.txt";
    refused(archive(named), ContainerRefused.Reason.AMBIGUOUS);
    Entry packed = new Entry("a.txt", "b");
    packed.headerMethod = 8;
    refused(archive(packed), ContainerRefused.Reason.AMBIGUOUS);
    Entry sized = new Entry("a.txt", "b");
    sized.headerSize = 2;
    refused(archive(sized), ContainerRefused.Reason.AMBIGUOUS);
    Entry stored = new Entry("a.txt", "bb");
    stored.packed = new byte[] {'b'};
    stored.headerPacked = 1;
    refused(archive(stored), ContainerRefused.Reason.AMBIGUOUS);
  }

  @Test
  void encryption_and_unusual_compression_are_refused() {
    Entry encrypted = new Entry("a.txt", "b");
    encrypted.flags = 1;
    refused(archive(encrypted), ContainerRefused.Reason.MALFORMED);
    Entry other = new Entry("a.txt", "b");
    other.method = 9;
    other.headerMethod = 9;
    refused(archive(other), ContainerRefused.Reason.MALFORMED);
  }

  @Test
  void names_that_differ_in_case_only_are_ambiguous() {
    refused(archive(new Entry("a", "b"), new Entry("A", "c")), ContainerRefused.Reason.AMBIGUOUS);
    assertThat("A".toLowerCase(Locale.ROOT)).isEqualTo("a");
  }

  @Test
  void files_that_overlap_are_ambiguous_and_bytes_between_them_are_told() {
    byte[] two = archive(new Entry("a", "b"), new Entry("c", "d"));
    assertThat(open(two).isWhole()).isTrue();
    Entry apart = new Entry("c", "d");
    apart.before = "!";
    assertThat(open(archive(new Entry("a", "b"), apart)).isWhole()).isFalse();
    Entry first = new Entry("a", "b");
    first.before = "!";
    assertThat(open(archive(first)).isWhole()).isFalse();
    int second = 32;
    byte[] same = with(two, two.length - 22 - 47 + 42, 0, 0, 0, 0);
    assertThat(two[second]).isEqualTo((byte) 'P');
    refused(same, ContainerRefused.Reason.AMBIGUOUS);
  }

  @Test
  void the_end_record_is_believed_only_when_it_is_consistent() {
    byte[] bytes = plain();
    refused(with(bytes, -18, 1), ContainerRefused.Reason.MALFORMED); // number of this disk
    refused(with(bytes, -16, 1), ContainerRefused.Reason.MALFORMED); // disk of the directory
    refused(with(bytes, -14, 1), ContainerRefused.Reason.MALFORMED); // entries on this disk
    refused(with(bytes, -14, 3, 0, 3), ContainerRefused.Reason.MALFORMED); // one entry too many
    refused(with(bytes, -14, 0xFF, 0xFF, 0xFF, 0xFF), ContainerRefused.Reason.LIMIT);
    refused(with(bytes, -10, 0xFF, 0xFF, 0xFF, 0xFF), ContainerRefused.Reason.LIMIT);
    refused(with(bytes, -6, 0xFF, 0xFF, 0xFF, 0xFF), ContainerRefused.Reason.LIMIT);
    refused(with(bytes, -6, 0xFF, 0xFF), ContainerRefused.Reason.MALFORMED); // beyond the end
    refused(with(bytes, -22, 'x'), ContainerRefused.Reason.MALFORMED);
    assertThat(open(with(bytes, -14, 1, 0, 1)).isWhole()).isFalse(); // one entry is not told
  }

  @Test
  void no_more_files_than_allowed() {
    Entry[] entries = {
      new Entry("a", "1"), new Entry("b", "2"), new Entry("c", "3"), new Entry("d", "4")
    };
    assertThat(open(archive(entries[0], entries[1], entries[2])).entries()).hasSize(3);
    refused(archive(entries), ContainerRefused.Reason.LIMIT);
  }

  @Test
  void what_is_unpacked_is_counted_over_all_readings() {
    ZipArchive zip = open(archive(new Entry("a", "x".repeat(400)).deflated()));
    PackedFile file = zip.entries().getFirst();
    assertThat(zip.held(file)).hasSize(400);
    assertThat(zip.held(file)).hasSize(400);
    assertThatThrownBy(() -> zip.held(file)).isInstanceOf(ContainerRefused.class);
    assertThat(
            open(archive(new Entry("a", "x".repeat(500))))
                .held(open(archive(new Entry("a", "x".repeat(500)))).entries().getFirst()))
        .hasSize(500);
    refused(archive(new Entry("a", "x".repeat(501))), ContainerRefused.Reason.LIMIT);
  }

  @Test
  void a_file_is_what_its_sum_and_size_say() {
    byte[] stored = archive(new Entry("a", "bcd"));
    refused(with(stored, 31, 'x'), ContainerRefused.Reason.MALFORMED);
    Entry longer = new Entry("a", "bcd").deflated();
    byte[] packed = longer.packed;
    longer.packed = java.util.Arrays.copyOf(packed, packed.length + 2);
    longer.headerPacked = longer.packed.length;
    ZipArchive zip = open(archive(longer));
    assertThat(zip.isWhole()).isTrue();
    assertThat(zip.held(zip.entries().getFirst())).containsExactly('b', 'c', 'd');
    assertThat(zip.isWhole()).isFalse();
    Entry cut = new Entry("a", "bcd").deflated();
    cut.packed = java.util.Arrays.copyOf(packed, packed.length - 1);
    cut.headerPacked = cut.packed.length;
    refused(archive(cut), ContainerRefused.Reason.MALFORMED);
    Entry damaged = new Entry("a", "bcd").deflated();
    damaged.packed = "xyzxyz".getBytes(UTF_8);
    damaged.headerPacked = 6;
    refused(archive(damaged), ContainerRefused.Reason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a;true",
        "a/b.txt;true",
        "a..b;true",
        ".a;true",
        "'';false",
        "/a;false",
        "a\\b;false",
        "c:a;false",
        "../a;false",
        "a/../b;false",
        "a/.;false",
        "a//b;false",
        "a/;true"
      })
  void a_safe_name_stays_inside_wherever_it_is_unpacked(String name, boolean safe) {
    PackedFile file = new PackedFile(name, false, 0, 0, 0, 0, 0, true);
    assertThat(file.isSafe()).isEqualTo(safe);
    assertThat(file.isFolder()).isEqualTo(name.endsWith("/"));
    assertThat(new PackedFile(name + "\t", false, 0, 0, 0, 0, 0, true).isSafe()).isFalse();
  }
}
