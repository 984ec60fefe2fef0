package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.outbox.RecordPicture;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Receipt;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.signing.ledger.Receipt.Finding;
import vn.vanthu.signing.ledger.TreeHash;

class OutboxAndLedgerTest {
  @TempDir Path folder;

  @Test
  void an_entry_is_found_at_once_by_the_clerk_who_made_it() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("kế hoạch cải cách hành chính").record();
    office.feed.showNow(record.id());
    assertThat(found(office, "cải cách", office.clerk)).containsExactly(record.id().toString());
  }

  @Test
  void a_change_after_a_record_was_shown_ahead_of_its_turn_is_not_passed_over() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("cho xem trước lượt").record();
    office.feed.showNow(record.id());
    var _ = office.registrar().setAudience(record.id(), 1, new Audience.Public(), office.clerk);
    drain(office);
    assertThat(office.index.revision(record.id().toString())).isEqualTo(2);
    assertThat(found(office, "trước lượt", office.clerk)).containsExactly(record.id().toString());
    assertThat(waiting(office)).isZero();
  }

  @Test
  void a_commit_that_leaves_work_says_so_and_a_rolled_back_one_does_not() {
    TestOffice office = new TestOffice(folder);
    AtomicInteger hints = new AtomicInteger();
    office.store.database().afterAnnouncing(hints::incrementAndGet);
    try {
      OfficeRecord record = office.register("báo cho bộ lập chỉ mục").record();
      assertThat(hints).hasValue(1);
      assertThatThrownBy(() ->
              office
                  .store
                  .database()
                  .inTransaction(tx -> {
                    office.store.outbox().announce(tx, record.id(), 1);
                    throw new IllegalStateException("rolled back");
                  }))
          .hasMessage("rolled back");
      assertThat(hints).hasValue(1);
    } finally {
      office.store.database().afterAnnouncing(() -> {});
    }
  }

  @Test
  void what_a_reader_may_not_see_is_not_found_either() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("hồ sơ kiểm điểm").record();
    office
        .registrar()
        .setAudience(
            record.id(), 1, new Audience.People(java.util.Set.of("nguoikhac")), office.clerk);
    office.feed.showNow(record.id());
    assertThat(found(office, "kiểm điểm", office.official)).isEmpty();
    assertThat(found(office, "kiểm điểm", Principal.ANONYMOUS)).isEmpty();
    assertThat(found(office, "kiểm điểm", office.clerk)).hasSize(1);
  }

  @Test
  void a_new_record_held_open_while_later_ones_commit_is_indexed_once_it_commits()
      throws Exception {
    TestOffice office = new TestOffice(folder);
    drain(office);
    try (Held held = Held.registering(new TestOffice(folder))) {
      OfficeRecord later = office.register("sau").record();
      drain(office);
      assertThat(revision(office, later))
          .as("a row younger than a running transaction is not read yet")
          .isEqualTo(-1);
      office.feed.showNow(later.id());
      assertThat(revision(office, later)).isEqualTo(1);
      drain(office);

      OfficeRecord earlier = held.commit();
      assertThat(revision(office, earlier)).isEqualTo(-1);
      drain(office);
      assertThat(revision(office, earlier)).as("it was not jumped over").isEqualTo(1);
      assertThat(revision(office, later)).isEqualTo(1);
      assertThat(waiting(office)).isZero();
    }
  }

  @Test
  void a_new_record_held_open_while_the_index_is_built_anew_is_indexed_once_it_commits()
      throws Exception {
    TestOffice office = new TestOffice(folder);
    drain(office);
    try (Held held = Held.registering(new TestOffice(folder))) {
      OfficeRecord later = office.register("sau").record();
      office.feed.rebuild();
      assertThat(revision(office, later)).isEqualTo(1);

      OfficeRecord earlier = held.commit();
      assertThat(revision(office, earlier)).isEqualTo(-1);
      drain(office);
      assertThat(revision(office, earlier)).as("it was not jumped over").isEqualTo(1);
      assertThat(waiting(office)).isZero();
    }
  }

  @Test
  void rows_are_pruned_only_after_the_index_is_durable_past_them() {
    TestOffice office = new TestOffice(folder);
    drain(office);
    office.register("chưa ghi xuống đĩa");
    assertThat(office.feed.step()).isTrue();
    assertThat(waiting(office)).isPositive();
    drain(office);
    assertThat(waiting(office)).isZero();
    assertThat(office.index.position().row()).isPositive();
  }

  @Test
  void the_index_is_built_anew_from_the_database_while_it_serves() {
    TestOffice office = new TestOffice(folder);
    RecordId id = office.register("dựng lại chỉ mục").record().id();
    assertThat(office.feed.rebuild()).isPositive();
    assertThat(office.index.revision(id.toString())).isEqualTo(1);
  }

  @Test
  void the_receipt_is_the_leaf_at_once_and_the_proof_a_moment_later() {
    TestOffice office = new TestOffice(folder);
    office.register("lá đầu");
    Receipt receipt = office.register("lá sau").receipt();
    TreeHash leaf = TreeHash.leaf(receipt.leafContent().getBytes(StandardCharsets.UTF_8));
    assertThat(leaf.hex()).isEqualTo(receipt.leaf().hex());
    assertThat(office.ledger.proof(office.agency, receipt.leaf())).isEmpty();
    office.sequencer.integrateAll();
    var proof = office.ledger.proof(office.agency, receipt.leaf()).orElseThrow();
    assertThat(proof.check(leaf, office.ledgerKey.publicKey())).isEqualTo(Finding.PROVEN);
    assertThat(proof.proof().index()).isEqualTo(1);
  }

  @Test
  void the_log_is_checked_from_its_first_leaf_and_every_head_stands() {
    TestOffice office = new TestOffice(folder);
    for (int i = 0; i < 7; i++) {
      office.register("lá " + i);
      office.sequencer.integrateAll();
    }
    var findings = office.ledger.verify(office.agency);
    assertThat(findings.faults()).isEmpty();
    assertThat(findings.size()).isEqualTo(7);
    assertThat(findings.heads()).isEqualTo(7);
    var consistency = office.ledger.consistency(office.agency, 3).orElseThrow();
    assertThat(consistency.newSize()).isEqualTo(7);
  }

  private static List<String> found(TestOffice office, String words, Principal reader) {
    return office
        .index
        .search(SearchRequest.of(words, RecordPicture.viewer(reader)))
        .hits()
        .stream()
        .map(hit -> hit.id())
        .toList();
  }

  private static long waiting(TestOffice office) {
    return office.store.database().read(tx -> office.store.outbox().waiting(tx));
  }

  private static void drain(TestOffice office) {
    while (office.feed.step()) {
      // each step takes a batch
    }
    office.feed.step();
  }

  private static long revision(TestOffice office, OfficeRecord record) {
    return office.index.revision(record.id().toString());
  }

  /**
   * A document entered in a transaction that is complete but does not commit before it is told to.
   */
  private record Held(
      ExecutorService pool, CountDownLatch release, Future<RegisterResult.Done> entered)
      implements AutoCloseable {
    static Held registering(TestOffice office) throws InterruptedException {
      var written = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      ExecutorService pool = Executors.newSingleThreadExecutor();
      Future<RegisterResult.Done> entered =
          pool.submit(() ->
              office
                  .store
                  .database()
                  .inTransaction(tx -> {
                    RegisterResult.Done done = office.register("giữ lại");
                    office.store.outbox().waiting(tx); // a question: what was gathered is sent
                    written.countDown();
                    await(release);
                    return done;
                  }));
      written.await();
      return new Held(pool, release, entered);
    }

    OfficeRecord commit() throws Exception {
      release.countDown();
      return entered.get().record();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      release.countDown();
      pool.close();
    }
  }
}
