package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.service.files.FileProblem;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.routing.KeyFault;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.keys.KeyProblem;
import vn.vanthu.signing.sign.SigningProblem;

/** The table of what to do now, whole. */
class NextStepsTest {
  /** A reason with its words and its next step. */
  record Row(String code, String vi, String en, Problem.Words next) {
    static Row of(Message message, Problem.Words next) {
      return new Row(message.code(), message.vi(), message.en(), next);
    }

    @Override
    public String toString() {
      return code;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
            Stream.of(Refusal.values())
                .map(r -> new Row(r.code(), r.vi(), r.en(), Refusals.problem(r).next())),
            Stream.of(RouteRefusal.values())
                .map(r -> new Row(r.code(), r.vi(), r.en(), RouteSteps.of(r))),
            Stream.of(KeyFault.values())
                .map(f -> new Row(f.name(), f.vi(), f.en(), RouteSteps.of(f))),
            Stream.of(KeyProblem.values())
                .map(p -> Row.of(p.message(), SigningSteps.of(p.message().code()))),
            Stream.of(FileProblem.values()).map(p -> Row.of(p.message(), SigningSteps.of(p))),
            Stream.of(SigningProblem.values())
                .map(p -> Row.of(p.message(), SigningSteps.of(p.message().code()))))
        .flatMap(row -> row);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_reason_has_a_next_step_of_its_own_in_both_languages(Row row) {
    assertThat(row.next().vi()).endsWith(".").isNotEqualTo(row.vi());
    assertThat(row.next().en()).endsWith(".").isNotEqualTo(row.en()).isNotEqualTo(row.next().vi());
    assertThat(row.next().en())
        .as("the step of all conflicts says nothing about this one")
        .isNotEqualTo(ProblemCode.CONFLICT.next(Language.EN))
        .isNotEqualTo(ProblemCode.INVALID_FIELD.next(Language.EN))
        .isNotEqualTo(SigningSteps.of("UNKNOWN").en());
  }
}
