package vn.vanthu.signing.asic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.TestAuthority;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cades.CadesRequest;
import vn.vanthu.signing.cades.CadesSigner;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.timestamp.TimestampAnswer;

class AsicTest {
  private static final TestAuthority OFFICE = new TestAuthority();
  private static final Instant NOW = TestAuthority.NOW;
  private static final CadesSigner CADES = new CadesSigner(SigningProfile.circular15());
  private static final String LETTER = "Công văn số 15.txt";
  private static final String MANIFEST = "META-INF/ASiCManifest001.xml";
  private static final String SIGNATURE = "META-INF/signature001.p7s";

  private static byte[] signed() {
    List<DataFile> files =
        List.of(
            new DataFile(LETTER, "text/plain", DocumentBytes.of("Kính gửi".getBytes(UTF_8))),
            new DataFile("bang/luong.csv", "text/csv", DocumentBytes.of(new byte[200_000])));
    AsicSigner.Outcome outcome =
        new AsicSigner(CADES)
            .sign(files, CadesRequest.plain(NOW, ""), OFFICE.key(), Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ((AsicSigner.Outcome.Signed) outcome).writeTo(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static Report report(byte[] container) {
    Instant at = NOW.plus(Duration.ofHours(4));
    return new Verifier().verify(DocumentBytes.of(container), OFFICE.trust(at), at);
  }

  private static List<String> codes(Report report) {
    List<String> codes = new ArrayList<>(report.notices().stream().map(Message::code).toList());
    report.signatures().forEach(s -> s.messages().forEach(m -> codes.add(m.code())));
    return codes;
  }

  private static Map<String, byte[]> files(byte[] container) {
    AsicContainer open =
        AsicContainer.open(DocumentBytes.of(container), ZipLimits.standard()).orElseThrow();
    Map<String, byte[]> files = new LinkedHashMap<>();
    open.entries().forEach(e -> files.put(e.name(), open.held(e.name())));
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 2, 0, 0));
        if (file.getKey().equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(file.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(file.getValue().length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Changes one byte sequence wherever it stands, as a hostile hand would in the archive itself.
   */
  private static byte[] replaced(byte[] bytes, String from, String to, int times) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    String out = text;
    int at = -1;
    for (int i = 0; i < times; i++) {
      at = out.indexOf(from, at + 1);
      out = out.substring(0, at) + to + out.substring(at + from.length());
    }
    return out.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_container_of_two_files_is_whole() {
    Report report = report(signed());
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(report.signatures())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.field()).isEqualTo(SIGNATURE);
          assertThat(s.level()).isEqualTo("CAdES-BASELINE-B");
        });
  }

  @Test
  void the_same_files_give_the_same_container() {
    assertThat(signed()).isEqualTo(signed());
  }

  @Test
  void a_container_written_anew_by_another_program_keeps_its_verdict() {
    assertThat(report(zip(files(signed()))).document()).isEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void a_container_lasts_after_evidence_and_an_archive_time_stamp() throws IOException {
    TestAuthority.Stamps stamps = OFFICE.stampsAt(NOW);
    AsicAugmenter augmenter = new AsicAugmenter();
    ByteArrayOutputStream t = new ByteArrayOutputStream();
    ByteArrayOutputStream lt = new ByteArrayOutputStream();
    ByteArrayOutputStream lta = new ByteArrayOutputStream();
    assertThat(augmenter.addTimestamps(open(signed()), stamps, t)).isEmpty();
    assertThat(
            augmenter.addEvidence(
                open(t.toByteArray()),
                OFFICE.evidence(NOW.plusSeconds(60), stamps.certificate()),
                lt))
        .isEmpty();
    assertThat(
            augmenter.addArchiveTimestamps(
                open(lt.toByteArray()), OFFICE.stampsAt(NOW.plus(Duration.ofHours(1))), lta))
        .isEmpty();
    Report report = report(lta.toByteArray());
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(report.signatures().getFirst().level()).isEqualTo("CAdES-BASELINE-LTA");
    assertThat(report.signatures().getFirst().provenTime()).isEqualTo(NOW);
  }

  private static AsicContainer open(byte[] bytes) {
    return AsicContainer.open(DocumentBytes.of(bytes), ZipLimits.standard()).orElseThrow();
  }

  @Test
  void a_time_stamp_over_an_archive_manifest_proves_the_signature() {
    Map<String, byte[]> files = files(signed());
    List<DataFile> covered = new ArrayList<>();
    files.forEach((name, bytes) -> {
      if (name.startsWith("META-INF/signature")) {
        covered.add(new DataFile("x", "", DocumentBytes.of(bytes)));
      }
    });
    String text =
        new String(
                ManifestText.of(
                    "META-INF/timestamp001.tst",
                    covered,
                    vn.vanthu.signing.cms.DigestAlgorithm.SHA256),
                UTF_8)
            .replace("URI=\"x\"", "URI=\"" + SIGNATURE + "\"");
    byte[] manifest = text.getBytes(UTF_8);
    TimestampAnswer answer =
        OFFICE
            .stampsAt(NOW.plusSeconds(5))
            .stamp(vn.vanthu.signing.keys.DigestAlgorithm.SHA256.of(manifest));
    files.put("META-INF/ASiCArchiveManifest.xml", manifest);
    files.put("META-INF/timestamp001.tst", ((TimestampAnswer.Stamped) answer).token());
    Report report = report(zip(files));
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.signatures().getFirst().provenTime()).isEqualTo(NOW.plusSeconds(5));
    assertThat(report.signatures().getLast().kind()).isEqualTo(Report.Kind.TIMESTAMP);
    files.put("META-INF/ASiCArchiveManifest.xml", (text + " ").getBytes(UTF_8));
    Report broken = report(zip(files));
    assertThat(codes(broken)).contains("TIMESTAMP_IMPRINT_WRONG");
    assertThat(broken.signatures().getFirst().provenTime()).isNull();
  }

  @Test
  void a_simple_container_signs_its_one_file_itself() {
    byte[] text = "Thông báo".getBytes(UTF_8);
    CadesOutcome.Signed signature =
        (CadesOutcome.Signed)
            CADES.sign(
                DocumentBytes.of(text),
                CadesRequest.plain(NOW, "text/plain"),
                OFFICE.key(),
                Optional.empty());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mimetype", AsicContainer.ASIC_S.getBytes(UTF_8));
    files.put("tb.txt", text);
    files.put("META-INF/signature.p7s", signature.signature());
    assertThat(report(zip(files)).document()).isEqualTo(Report.Verdict.INTACT);
    files.put("tb.txt", "Thông cáo".getBytes(UTF_8));
    assertThat(codes(report(zip(files)))).contains("DIGEST_MISMATCH");
  }

  private static void assertFound(byte[] container, Report.Verdict verdict, String code) {
    Report report = report(container);
    assertThat(codes(report)).contains(code);
    assertThat(report.document()).isEqualTo(verdict);
    assertThat(report.conclusion()).isNotEqualTo(Report.Conclusion.NO_SIGNATURE);
  }

  @Test
  void a_changed_file_is_altered_and_named() {
    Map<String, byte[]> files = files(signed());
    files.put(LETTER, "Kinh gui".getBytes(UTF_8));
    assertFound(zip(files), Report.Verdict.ALTERED, "CONTAINER_FILE_CHANGED");
  }

  @Test
  void a_missing_file_is_altered() {
    Map<String, byte[]> files = files(signed());
    files.remove(LETTER);
    assertFound(zip(files), Report.Verdict.ALTERED, "CONTAINER_FILE_MISSING");
  }

  @Test
  void a_file_that_nobody_signed_is_shown() {
    Map<String, byte[]> files = files(signed());
    files.put("them.txt", new byte[9]);
    assertFound(zip(files), Report.Verdict.NOTICE, "CONTAINER_FILE_UNSIGNED");
  }

  @Test
  void a_changed_manifest_breaks_the_signature() {
    Map<String, byte[]> files = files(signed());
    String text = new String(files.get(MANIFEST), UTF_8).replace("luong.csv", "luong.txt");
    files.put(MANIFEST, text.getBytes(UTF_8));
    files.put("bang/luong.txt", files.get("bang/luong.csv"));
    assertFound(zip(files), Report.Verdict.ALTERED, "DIGEST_MISMATCH");
  }

  @Test
  void a_signature_without_manifest_is_unverifiable() {
    Map<String, byte[]> files = files(signed());
    files.remove(MANIFEST);
    assertFound(zip(files), Report.Verdict.UNVERIFIABLE, "CONTAINER_MANIFEST");
  }

  @Test
  void a_manifest_with_a_document_type_is_not_read() {
    Map<String, byte[]> files = files(signed());
    String text =
        new String(files.get(MANIFEST), UTF_8)
            .replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n");
    files.put(MANIFEST, text.getBytes(UTF_8));
    assertFound(zip(files), Report.Verdict.UNVERIFIABLE, "CONTAINER_MANIFEST");
  }

  @Test
  void a_container_without_its_media_type_is_shown() {
    Map<String, byte[]> files = files(signed());
    byte[] type = files.remove("mimetype");
    files.put("mimetype", type);
    assertFound(zip(files), Report.Verdict.NOTICE, "CONTAINER_MEDIA_TYPE");
  }

  @Test
  void two_files_of_one_name_are_ambiguous() {
    Map<String, byte[]> files = files(signed());
    files.put("them1.txt", new byte[9]);
    files.put("them2.txt", new byte[9]);
    byte[] twice = replaced(zip(files), "them2.txt", "them1.txt", 2);
    assertFound(twice, Report.Verdict.UNVERIFIABLE, "CONTAINER_AMBIGUOUS");
  }

  @Test
  void a_name_that_leaves_the_container_is_ambiguous() {
    Map<String, byte[]> files = files(signed());
    files.put("../them.txt", new byte[9]);
    assertFound(zip(files), Report.Verdict.UNVERIFIABLE, "CONTAINER_AMBIGUOUS");
  }

  @Test
  void a_header_that_names_another_file_than_the_directory_is_ambiguous() {
    Map<String, byte[]> files = files(signed());
    files.put("them1.txt", new byte[9]);
    byte[] split = replaced(zip(files), "them1.txt", "them2.txt", 1);
    assertFound(split, Report.Verdict.UNVERIFIABLE, "CONTAINER_AMBIGUOUS");
  }

  @Test
  void bytes_between_the_files_and_the_directory_are_shown() {
    byte[] container = signed();
    int directory =
        new String(container, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    byte[] hidden = new byte[container.length + 4];
    System.arraycopy(container, 0, hidden, 0, directory);
    System.arraycopy(container, directory, hidden, directory + 4, container.length - directory);
    int end = hidden.length - 22;
    int start = directory + 4;
    for (int i = 0; i < 4; i++) {
      hidden[end + 16 + i] = (byte) (start >>> (8 * i));
    }
    assertFound(hidden, Report.Verdict.NOTICE, "CONTAINER_BYTES_UNACCOUNTED");
  }

  @Test
  void a_cut_container_is_unreadable_and_never_unsigned() {
    byte[] container = signed();
    byte[] cut = java.util.Arrays.copyOf(container, container.length - 30);
    assertFound(cut, Report.Verdict.UNVERIFIABLE, "CONTAINER_UNREADABLE");
  }

  @Test
  void a_signature_in_xml_is_not_called_unsigned() {
    Map<String, byte[]> files = files(signed());
    files.remove(SIGNATURE);
    files.put("META-INF/signatures001.xml", "<a/>".getBytes(UTF_8));
    assertFound(zip(files), Report.Verdict.UNVERIFIABLE, "SUBFILTER_UNSUPPORTED");
  }

  @Test
  @Tag("exhaustive")
  void no_flipped_bit_of_a_container_goes_unseen() {
    List<DataFile> one =
        List.of(new DataFile("a.txt", "text/plain", DocumentBytes.of("Nội dung".getBytes(UTF_8))));
    AsicSigner.Outcome outcome =
        new AsicSigner(CADES)
            .sign(one, CadesRequest.plain(NOW, ""), OFFICE.key(), Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ((AsicSigner.Outcome.Signed) outcome).writeTo(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] container = out.toByteArray();
    List<String> unseen = new ArrayList<>();
    for (int bit = 0; bit < container.length * 8; bit += 13) {
      byte[] flipped = container.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Report report = report(flipped);
      boolean whole =
          report.document() == Report.Verdict.INTACT
              || report.document() == Report.Verdict.UNSIGNED;
      if (whole && !onlyLooks(container, bit / 8)) {
        unseen.add("byte " + bit / 8 + " bit " + bit % 8 + " " + report.document());
      }
    }
    assertThat(unseen).isEmpty();
  }

  /** Dates, versions and attributes of the archive, which say nothing of any file's content. */
  private static boolean onlyLooks(byte[] container, int at) {
    String text = new String(container, java.nio.charset.StandardCharsets.ISO_8859_1);
    int local = text.lastIndexOf("PK\3\4", at);
    int directory = text.lastIndexOf("PK\1\2", at);
    int end = text.lastIndexOf("PK\5\6", at);
    if (end > local) {
      return false;
    }
    int offset = at - Math.max(local, directory);
    return directory > local
        ? (offset >= 4 && offset < 16) || (offset >= 34 && offset < 42)
        : offset >= 4 && offset < 14;
  }
}
