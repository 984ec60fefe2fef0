package vn.vanthu.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries of cross-reference sections, and which of several sections speaks last. */
class XrefSectionTest {

  private static XrefSection section(XrefSection.Builder entries, long position) {
    return entries.build(position, position + 9, false, PdfObject.Dict.EMPTY);
  }

  private static List<Integer> numbers(XrefSection section) {
    List<Integer> numbers = new ArrayList<>();
    section.numbers().forEachRemaining((int n) -> numbers.add(n));
    return numbers;
  }

  @Test
  void entries_come_in_the_order_of_their_numbers() {
    XrefSection.Builder entries = new XrefSection.Builder();
    entries.inStream(7, 5, 2);
    entries.inFile(3, 100, 1);
    entries.free(5);
    XrefSection section = section(entries, 40);
    assertThat(numbers(section)).containsExactly(3, 5, 7);
    assertThat(section.size()).isEqualTo(3);
    assertThat(section.entry(3)).isEqualTo(new XrefEntry.InFile(100, 1));
    assertThat(section.entry(5)).isEqualTo(new XrefEntry.Free());
    assertThat(section.entry(7)).isEqualTo(new XrefEntry.InStream(5, 2));
    assertThat(section.entry(4)).isNull();
    assertThat(section.repeatedEntries()).isFalse();
    assertThat(List.of(section.position(), section.end())).containsExactly(40L, 49L);
  }

  @Test
  void of_a_number_named_twice_the_last_entry_counts() {
    XrefSection.Builder entries = new XrefSection.Builder();
    entries.inFile(3, 100, 0);
    entries.inFile(4, 200, 0);
    entries.inFile(3, 300, 0);
    XrefSection section = section(entries, 0);
    assertThat(numbers(section)).containsExactly(3, 4);
    assertThat(section.entry(3)).isEqualTo(new XrefEntry.InFile(300, 0));
    assertThat(section.repeatedEntries()).isTrue();
  }

  @Test
  void a_number_that_follows_itself_is_repeated_too() {
    XrefSection.Builder entries = new XrefSection.Builder();
    entries.inFile(3, 100, 0);
    entries.free(3);
    XrefSection section = section(entries, 0);
    assertThat(section.entry(3)).isEqualTo(new XrefEntry.Free());
    assertThat(section.repeatedEntries()).isTrue();
  }

  @Test
  void many_entries_find_room() {
    XrefSection.Builder entries = new XrefSection.Builder();
    for (int n = 1; n <= 100; n++) {
      entries.inFile(n, n * 10L, n);
    }
    XrefSection section = section(entries, 0);
    for (int n : List.of(1, 16, 17, 32, 33, 64, 100)) {
      assertThat(section.entry(n)).isEqualTo(new XrefEntry.InFile(n * 10L, n));
    }
    assertThat(section.entry(0)).isNull();
    assertThat(section.entry(101)).isNull();
  }

  /**
   * Ten sections: object 1 in each, object 10 + i only in the i-th, object 5 freed by the newest.
   */
  private static List<XrefSection> newestFirst() {
    List<XrefSection> sections = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      XrefSection.Builder entries = new XrefSection.Builder();
      entries.inFile(1, 1000 + i, 0);
      if (i == 0) {
        entries.inFile(5, 77, 0);
      } else if (i == 9) {
        entries.free(5);
      }
      entries.inFile(10 + i, 2000 + i, 0);
      sections.addFirst(section(entries, i));
    }
    return sections;
  }

  @Test
  void an_index_answers_as_the_sections_do_one_by_one() {
    List<XrefSection> all = newestFirst();
    EntryIndex index = EntryIndex.of(all);
    for (int count = 1; count <= 10; count++) {
      List<XrefSection> state = all.subList(10 - count, 10);
      SectionChain plain =
          new SectionChain(state.subList(0, Math.min(6, state.size())), new ArrayList<>());
      assertThat(index.holdsFor(state)).isTrue();
      assertThat(index.entry(1, count)).isEqualTo(new XrefEntry.InFile(1000 + count - 1, 0));
      assertThat(index.entry(1, count)).isEqualTo(plain.entry(1));
      assertThat(index.entry(5, count))
          .isEqualTo(count == 10 ? new XrefEntry.Free() : new XrefEntry.InFile(77, 0));
      assertThat(index.entry(10 + count - 1, count))
          .isEqualTo(new XrefEntry.InFile(2000 + count - 1, 0));
      assertThat(index.entry(10 + count, count)).isEqualTo(new XrefEntry.Free());
      assertThat(index.entry(0, count)).isEqualTo(new XrefEntry.Free());
      assertThat(index.entry(2, count)).isEqualTo(new XrefEntry.Free());
    }
  }

  @Test
  void an_index_holds_for_no_other_chain() {
    List<XrefSection> all = newestFirst();
    EntryIndex older = EntryIndex.of(all.subList(1, 10));
    assertThat(older.holdsFor(all)).isFalse();
    assertThat(older.holdsFor(all.subList(1, 10))).isTrue();
    assertThat(older.holdsFor(all.subList(0, 9))).isFalse();
    assertThat(older.holdsFor(all.subList(2, 9))).isFalse();
    assertThat(older.holdsFor(all.subList(3, 10))).isTrue();
  }

  @Test
  void a_long_chain_shares_one_index_and_a_short_one_has_none() {
    List<XrefSection> all = newestFirst();
    List<EntryIndex> known = new ArrayList<>();
    assertThat(new SectionChain(all.subList(4, 10), known).entry(1))
        .isEqualTo(new XrefEntry.InFile(1005, 0));
    assertThat(known).isEmpty();
    new SectionChain(all, known);
    new SectionChain(all.subList(1, 10), known);
    new SectionChain(all.subList(3, 10), known);
    assertThat(known).hasSize(1);
    new SectionChain(all.subList(0, 9), known);
    assertThat(known).hasSize(2);
  }

  @Test
  void chains_that_continue_no_other_make_a_few_indexes_and_no_more() {
    List<EntryIndex> known = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      assertThat(new SectionChain(newestFirst(), known).entry(1))
          .isEqualTo(new XrefEntry.InFile(1009, 0));
    }
    assertThat(known).hasSize(8);
  }

  @Test
  void a_chain_knows_every_number_that_is_named_free_ones_too() {
    SectionChain chain = new SectionChain(newestFirst(), new ArrayList<>());
    assertThat(chain.objectNumbers().stream())
        .containsExactly(1, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    assertThat(chain.names(5)).isTrue();
    assertThat(chain.names(6)).isFalse();
  }

  @Test
  void what_a_hybrid_table_frees_its_own_stream_may_hold() {
    XrefSection.Builder table = new XrefSection.Builder();
    table.free(4);
    table.free(6);
    XrefSection.Builder hidden = new XrefSection.Builder();
    hidden.inStream(4, 9, 0);
    XrefSection.Builder older = new XrefSection.Builder();
    older.inFile(4, 50, 0);
    older.inFile(6, 60, 0);
    PdfObject.Dict hybrid = PdfObject.Dict.of(Map.of("XRefStm", new PdfObject.Int(100)));
    XrefSection stream = hidden.build(100, 150, true, PdfObject.Dict.EMPTY);
    XrefSection before = older.build(10, 20, false, PdfObject.Dict.EMPTY);
    SectionChain chain =
        new SectionChain(
            List.of(table.build(200, 250, false, hybrid), stream, before), new ArrayList<>());
    assertThat(chain.entry(4)).isEqualTo(new XrefEntry.InStream(9, 0));
    assertThat(chain.entry(6)).isEqualTo(new XrefEntry.Free());
    SectionChain plain =
        new SectionChain(
            List.of(table.build(200, 250, false, PdfObject.Dict.EMPTY), stream, before),
            new ArrayList<>());
    assertThat(plain.entry(4)).isEqualTo(new XrefEntry.Free());
    SectionChain alone =
        new SectionChain(List.of(table.build(200, 250, false, hybrid)), new ArrayList<>());
    assertThat(alone.entry(4)).isEqualTo(new XrefEntry.Free());
  }
}
