package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;

/** Cross-reference tables and streams, their chain, and what is said of their faults. */
class XrefReaderTest {

  private final Set<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);

  private List<XrefSection> chain(String written, long start, long shift) {
    DocumentBytes bytes = DocumentBytes.of(written.getBytes(ISO_8859_1));
    Budget budget = new Budget(Limits.standard(), bytes.length());
    return new XrefReader(bytes, budget, shift).chain(start, bytes.length(), anomalies::add);
  }

  private XrefSection only(String written) {
    List<XrefSection> chain = chain(written, 0, 0);
    assertThat(chain).hasSize(1);
    return chain.getFirst();
  }

  private static XrefEntry entry(XrefSection section, int number) {
    return Objects.requireNonNull(section.entry(number));
  }

  @Test
  void a_table_of_two_parts() {
    String written =
        "xref\n0 2\n0000000000 65535 f \n0000000017 00000 n \n5 1\n0000000099 00003 n \ntrailer<</Size 6>>";
    XrefSection table = only(written);
    assertThat(table.size()).isEqualTo(3);
    assertThat(entry(table, 0)).isEqualTo(new XrefEntry.Free());
    assertThat(entry(table, 1)).isEqualTo(new XrefEntry.InFile(17, 0));
    assertThat(entry(table, 5)).isEqualTo(new XrefEntry.InFile(99, 3));
    assertThat(table.isStream()).isFalse();
    assertThat(table.position()).isZero();
    assertThat(table.end()).isEqualTo(written.length());
    assertThat(table.trailer().get("Size")).isEqualTo(new PdfObject.Int(6));
    assertThat(anomalies).isEmpty();
  }

  @Test
  void a_table_that_begins_at_one_by_mistake_begins_at_zero() {
    XrefSection table = only("xref\n1 2\n0000000000 65535 f \n0000000017 00000 n \ntrailer<<>>");
    assertThat(entry(table, 0)).isEqualTo(new XrefEntry.Free());
    assertThat(entry(table, 1)).isEqualTo(new XrefEntry.InFile(17, 0));
    XrefSection meant = only("xref\n1 2\n0000000000 00001 f \n0000000017 00000 n \ntrailer<<>>");
    assertThat(entry(meant, 2)).isEqualTo(new XrefEntry.InFile(17, 0));
    XrefSection used = only("xref\n1 2\n0000000016 65535 n \n0000000017 00000 n \ntrailer<<>>");
    assertThat(entry(used, 1)).isEqualTo(new XrefEntry.InFile(16, 65_535));
    XrefSection later = only("xref\n2 1\n0000000000 65535 f \ntrailer<<>>");
    assertThat(entry(later, 2)).isEqualTo(new XrefEntry.Free());
    XrefSection second = only("xref\n1 2\n0000000017 00000 n \n0000000000 65535 f \ntrailer<<>>");
    assertThat(entry(second, 2)).isEqualTo(new XrefEntry.Free());
  }

  @Test
  void fewer_entries_than_promised_are_taken_as_they_are() {
    XrefSection table = only("xref\n3 5\n0000000017 00000 n \ntrailer<<>>");
    assertThat(table.size()).isEqualTo(1);
    assertThat(entry(table, 3)).isEqualTo(new XrefEntry.InFile(17, 0));
  }

  @Test
  void a_generation_is_no_larger_than_it_can_be() {
    assertThat(entry(only("xref\n3 1\n0000000017 99999 n \ntrailer<<>>"), 3))
        .isEqualTo(new XrefEntry.InFile(17, 65_535));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xref\n-1 1\n0000000017 00000 n \ntrailer<<>>",
        "xref\n1 x\ntrailer<<>>",
        "xref\n67108864 1\n0000000017 00000 n \ntrailer<<>>",
        "xref\n0 0\ntrailer 7",
        "xref\n0 0\n",
        "1 0 obj<</Type/XRef/W[1 1 1]/Size 1>>endobj",
        "1 0 obj<</Type/ObjStm/W[1 1 1]/Size 1>>stream\nabc\nendstream",
        "1 0 obj 7 endobj",
        "1 0 <</Type/XRef/W[1 1 1]/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1]/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1/A 1]/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 9 1]/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 -1 1]/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[0 0 0]/Size 1>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1 1]/Index[/A 1]>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1 1]/Index[0/A]>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1 1]/Index[-1 1]>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1 1]/Index[0 -1]>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1 1]/Index[67108864 1]>>stream\nabc\nendstream",
        "1 0 obj<</Type/XRef/W[1 1 1]>>stream\nabc\nendstream",
        "nothing"
      })
  void what_is_no_section_gives_no_chain(String written) {
    assertThat(chain(written, 0, 0)).isEmpty();
    assertThat(anomalies).isEmpty();
  }

  @Test
  void the_largest_object_number_is_one_still() {
    assertThat(only("xref\n67108863 1\n0000000017 00000 n \ntrailer<<>>").size()).isEqualTo(1);
    assertThat(
            only("1 0 obj<</Type/XRef/W[1 1 1]/Index[67108863 1]>>stream\nabc\nendstream").size())
        .isEqualTo(1);
  }

  private static String stream(String dict, String rows) {
    return "9 0 obj<</Type/XRef"
        + dict
        + "/Length "
        + rows.length()
        + ">>stream\n"
        + rows
        + "\nendstream endobj\n";
  }

  @Test
  void a_stream_of_all_kinds_of_entries() {
    String written = stream("/W[1 2 1]/Size 4", "\0\0\0\0" + "\1\1\2\3" + "\2\0\5\7" + "\3\0\0\0");
    XrefSection section = only(written);
    assertThat(section.isStream()).isTrue();
    assertThat(entry(section, 0)).isEqualTo(new XrefEntry.Free());
    assertThat(entry(section, 1)).isEqualTo(new XrefEntry.InFile(258, 3));
    assertThat(entry(section, 2)).isEqualTo(new XrefEntry.InStream(5, 7));
    assertThat(entry(section, 3)).isEqualTo(new XrefEntry.Free());
    assertThat(section.size()).isEqualTo(4);
    assertThat(section.end()).isEqualTo(written.length() - 1);
  }

  @Test
  void a_stream_of_several_parts() {
    XrefSection section =
        only(stream("/W[1 1 1]/Index[3 1 8 2]", "\1\11\0" + "\1\12\0" + "\1\13\0"));
    assertThat(section.size()).isEqualTo(3);
    assertThat(entry(section, 3)).isEqualTo(new XrefEntry.InFile(9, 0));
    assertThat(entry(section, 8)).isEqualTo(new XrefEntry.InFile(10, 0));
    assertThat(entry(section, 9)).isEqualTo(new XrefEntry.InFile(11, 0));
  }

  @Test
  void a_part_without_its_count_is_left_out() {
    assertThat(only(stream("/W[1 1 1]/Index[3 1 8]", "\1\11\0" + "\1\12\0")).size()).isEqualTo(1);
  }

  @Test
  void entries_end_with_the_data() {
    assertThat(only(stream("/W[1 1 1]/Size 9", "\1\11\0" + "\1\12")).size()).isEqualTo(1);
  }

  @Test
  void a_kind_of_no_width_is_an_object_in_the_file_and_octets_have_no_sign() {
    XrefSection section = only(stream("/W[0 3 0]/Size 1", "\u0001\u00ff\u0080"));
    assertThat(entry(section, 0)).isEqualTo(new XrefEntry.InFile(0x1FF80, 0));
    XrefSection widest = only(stream("/W[0 8 2]/Size 1", "\u00ff".repeat(10)));
    assertThat(entry(widest, 0)).isEqualTo(new XrefEntry.InFile(Long.MAX_VALUE, 65_535));
    XrefSection inside = only(stream("/W[1 4 4]/Size 1", "\u0002" + "\u00ff".repeat(8)));
    assertThat(entry(inside, 0)).isEqualTo(new XrefEntry.InStream(1 << 26, Integer.MAX_VALUE));
  }

  private static String table(String trailer) {
    return "xref\n1 1\n0000000017 00000 n \ntrailer<<" + trailer + ">>\n";
  }

  @Test
  void sections_follow_each_other_from_the_newest() {
    String older = table("/A 1");
    for (String previous : List.of("/Prev 0", "/Prev 0.0")) {
      List<XrefSection> chain = chain(older + table(previous), older.length(), 0);
      assertThat(chain)
          .extracting(XrefSection::position)
          .containsExactly((long) older.length(), 0L);
    }
    assertThat(anomalies).isEmpty();
  }

  @Test
  void bytes_before_the_header_shift_every_offset() {
    String older = table("/A 1");
    List<XrefSection> chain = chain("junk!" + older + table("/Prev 0"), older.length() + 5, 5);
    assertThat(chain).extracting(XrefSection::position).containsExactly(older.length() + 5L, 5L);
    assertThat(entry(chain.getLast(), 1)).isEqualTo(new XrefEntry.InFile(22, 0));
    List<XrefSection> streams = chain("junk!" + stream("/W[1 1 1]/Size 1", "\1\11\0"), 5, 5);
    assertThat(entry(streams.getFirst(), 0)).isEqualTo(new XrefEntry.InFile(14, 0));
  }

  @Test
  void a_chain_that_returns_or_leads_nowhere_is_told() {
    assertThat(chain(table("/Prev 0"), 0, 0)).hasSize(1);
    assertThat(anomalies).containsExactly(Anomaly.XREF_LOOP);
    anomalies.clear();
    assertThat(chain(table("/Prev 9999"), 0, 0)).hasSize(1);
    assertThat(anomalies).containsExactly(Anomaly.XREF_CHAIN_BROKEN);
    anomalies.clear();
    assertThat(chain(table("/Prev/A"), 0, 0)).hasSize(1);
    assertThat(anomalies).isEmpty();
    assertThat(chain(table(""), 99, 0)).isEmpty();
    assertThat(anomalies).isEmpty();
  }

  @Test
  void a_number_named_twice_in_one_section_is_told() {
    only("xref\n1 1\n0000000017 00000 n \n1 1\n0000000018 00000 n \ntrailer<<>>");
    assertThat(anomalies).containsExactly(Anomaly.XREF_AMBIGUOUS);
  }

  @Test
  void a_hybrid_table_is_followed_by_its_stream() {
    String hidden = stream("/W[1 1 1]/Size 1", "\1\11\0");
    List<XrefSection> chain = chain(hidden + table("/XRefStm 0"), hidden.length(), 0);
    assertThat(chain).extracting(XrefSection::isStream).containsExactly(false, true);
    assertThat(anomalies).isEmpty();
    for (String nowhere : List.of("/XRefStm 9999", "/XRefStm " + hidden.length())) {
      assertThat(chain(hidden + table(nowhere), hidden.length(), 0)).hasSize(1);
      assertThat(anomalies).containsExactly(Anomaly.XREF_CHAIN_BROKEN);
      anomalies.clear();
    }
  }

  @Test
  void a_stream_named_again_by_a_copied_trailer_stands_where_it_was_named_last() {
    String hidden = stream("/W[1 1 1]/Size 1", "\1\11\0");
    String first = table("/XRefStm 0");
    String second = table("/XRefStm 0/Prev " + hidden.length());
    List<XrefSection> chain = chain(hidden + first + second, hidden.length() + first.length(), 0);
    assertThat(chain)
        .extracting(XrefSection::position)
        .containsExactly((long) hidden.length() + first.length(), (long) hidden.length(), 0L);
  }

  @Test
  void a_section_beyond_the_view_is_none() {
    String written = table("");
    DocumentBytes bytes = DocumentBytes.of(written.getBytes(ISO_8859_1));
    XrefReader reader = new XrefReader(bytes, new Budget(Limits.standard(), 0), 0);
    assertThat(reader.chain(0, written.length(), anomalies::add)).hasSize(1);
    assertThat(reader.chain(0, written.length() - 1, anomalies::add)).hasSize(1);
    assertThat(reader.chain(0, written.length() - 2, anomalies::add)).isEmpty();
  }
}
