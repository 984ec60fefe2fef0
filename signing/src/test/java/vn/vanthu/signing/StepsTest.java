package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.vanthu.signing.Broken.Row;

/**
 * The table of verification steps and ways to break them. A step is a {@link Finding}: what it says
 * is its reason. Each row breaks one thing and demands that very reason; a finding without a row
 * fails the build, so that no step is lost unnoticed.
 */
class StepsTest {
  /** Containers are broken one by one in their own test, AsicTest; a new one must be named here. */
  private static final Set<Finding> IN_ASIC_TEST =
      EnumSet.of(
          Finding.CONTAINER_UNREADABLE,
          Finding.CONTAINER_AMBIGUOUS,
          Finding.CONTAINER_MEDIA_TYPE,
          Finding.CONTAINER_BYTES_UNACCOUNTED,
          Finding.CONTAINER_MANIFEST,
          Finding.CONTAINER_FILE_MISSING,
          Finding.CONTAINER_FILE_CHANGED,
          Finding.CONTAINER_FILE_UNSIGNED);

  @Test
  void every_finding_has_a_way_to_bring_it_about() {
    Set<Finding> covered = EnumSet.copyOf(rows().stream().map(Row::reason).toList());
    Set<Finding> open = EnumSet.complementOf(EnumSet.copyOf(covered));
    open.removeAll(IN_ASIC_TEST);
    assertThat(open).as("findings without a row").isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> broken() {
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.reason() + " by " + row.way(), () -> check(row)));
  }

  private static void check(Row row) {
    Report report = row.broken().get();
    assertThat(codes(report)).contains(row.reason().name());
    assertThat(report.document()).isNotEqualTo(Report.Verdict.UNSIGNED);
    assertThat(report.document().worse(row.reason().effect()))
        .as("the document is at least as bad as the finding")
        .isEqualTo(report.document());
    if (row.reason().subIndication() != null
        || row.reason().effect().compareTo(Report.Verdict.NOTICE) > 0) {
      assertThat(report.conclusion()).isNotEqualTo(Report.Conclusion.TOTAL_PASSED);
    }
  }

  private static List<String> codes(Report report) {
    Stream<Message> own = report.signatures().stream().flatMap(s -> s.messages().stream());
    Stream<Message> later =
        report.signatures().stream()
            .flatMap(s -> s.changesAfter().stream())
            .map(Report.Change::message);
    return Stream.concat(report.notices().stream(), Stream.concat(own, later))
        .map(Message::code)
        .toList();
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    FileSteps.file(rows);
    FileSteps.range(rows);
    ValueSteps.value(rows);
    TrustSteps.trust(rows);
    ChangeSteps.tail(rows);
    ChangeSteps.allowed(rows);
    ChangeSteps.questionable(rows);
    ChangeSteps.forbidden(rows);
    LaterSteps.all(rows);
    StampSteps.all(rows);
    return rows;
  }
}
