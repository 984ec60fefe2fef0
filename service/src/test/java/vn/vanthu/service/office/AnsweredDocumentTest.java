package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Origin;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Relation;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Stated;

/** What a draft answers is its drafter's word, and no citation of its text. */
class AnsweredDocumentTest {
  /** As many as are kept. */
  private static final int CITATIONS = 500;

  @TempDir Path folder;

  @Test
  void it_stays_when_the_citations_are_put_right_however_many_there_are() throws IOException {
    TestOffice office = new TestOffice(folder);
    var file =
        new HandedIn(
            "trả lời.txt",
            new ByteArrayInputStream("Công văn trả lời".getBytes(StandardCharsets.UTF_8)));
    Intake intake =
        ((ReceiveResult.Received)
                office
                    .intakes(citing(new TestOffice.PlainReader()))
                    .receive(Direction.OUTGOING, List.of(file), office.clerk))
            .intake();
    var answered = new Origin(Origin.Kind.ANSWERED, "9/CV-SNV", null);
    OfficeRecord draft =
        TestOffice.done(
                office
                    .registrar()
                    .openDraft(
                        intake.id(),
                        intake.proposed(),
                        new Audience.Agency(),
                        null,
                        answered,
                        office.clerk))
            .record();
    assertThat(relations(office, draft)).hasSize(1 + CITATIONS);

    Stated read = Stated.of(intake.readFacts());
    var right = new Stated(read.tasks(), read.citations().subList(1, CITATIONS));
    TestOffice.done(
        office
            .registrar()
            .correct(
                draft.id(),
                draft.version(),
                draft.facts(),
                Reviewed.of(right),
                null,
                office.clerk));

    List<Relation> after = relations(office, draft);
    assertThat(after).hasSize(CITATIONS);
    assertThat(after.getFirst().kind()).isEqualTo("replies-to");
    assertThat(after.getFirst().number()).isEqualTo("9/CV-SNV");
    assertThat(after.get(1).number()).isEqualTo("1/QĐ-UBND");
  }

  private static List<Relation> relations(TestOffice office, OfficeRecord record) {
    return office.records.relations(record.id(), office.clerk);
  }

  /** Reads in every text the same citations. */
  private static TextReader citing(TextReader reader) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ArrayNode citations = facts.putArray("citations");
    for (int i = 0; i < CITATIONS; i++) {
      citations
          .addObject()
          .put("relation", "refers-to")
          .put("type", "Quyết định")
          .put("number", i + "/QĐ-UBND");
    }
    return new TextReader() {
      @Override
      public Words words(Path file, String fileName) {
        return reader.words(file, fileName);
      }

      @Override
      public Read facts(Words words) {
        return new Read(reader.facts(words).proposed(), facts);
      }
    };
  }
}
