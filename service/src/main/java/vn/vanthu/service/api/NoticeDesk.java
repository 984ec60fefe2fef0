package vn.vanthu.service.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.store.IntakeTable;
import vn.vanthu.service.typesetting.DraftText;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;

/**
 * Notices to senders whose documents were sent back: what waits, the letter for each, and that it
 * was sent (NĐ 30/2020 Điều 21.2: the same day). Thread-safe.
 */
public final class NoticeDesk {
  private final Intakes intakes;
  private final Records records;
  private final InstantSource clock;
  private final Typesetter typesetter = new Typesetter();

  public NoticeDesk(Intakes intakes, Records records, InstantSource clock) {
    this.intakes = intakes;
    this.records = records;
    this.clock = clock;
  }

  /** What waits to be sent, oldest first. */
  public List<IntakeTable.WaitingNotice> waiting(Principal by) {
    return intakes.notices(by);
  }

  /** One that waits. */
  public Optional<IntakeTable.WaitingNotice> find(long id, Principal by) {
    return waiting(by).stream().filter(notice -> notice.id() == id).findFirst();
  }

  /** Notes that the sender was told. */
  public void sent(long id, Principal by) {
    intakes.noticeSent(id, by);
  }

  /**
   * The notice as a letter in the layout of a công văn; number and date stay open.
   *
   * @throws ProblemException when a character cannot be printed
   */
  public byte[] letter(IntakeTable.WaitingNotice notice, Principal by) throws IOException {
    Agency agency =
        records.agencies().stream()
            .filter(a -> a.id().equals(by.agency()))
            .findFirst()
            .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
    String sender = notice.sender();
    String to = sender == null ? "Cơ quan gửi văn bản" : sender;
    // The body begins with the address, which the layout sets itself.
    String body = notice.body().substring(notice.body().indexOf("\n\n") + 2);
    var draft =
        new OfficialDraft(
            List.of(),
            List.of(agency.name().toUpperCase(Locale.forLanguageTag("vi"))),
            agency.symbol() + "-VT",
            "……………",
            new OfficialDraft.Title.Letter("trả lại văn bản điện tử", List.of(to)),
            DraftText.parse(body),
            new OfficialDraft.Signer(List.of("VĂN THƯ CƠ QUAN"), by.displayName()),
            List.of("- Như trên;", "- Lưu: VT."));
    var out = new ByteArrayOutputStream();
    return switch (typesetter.typeset(draft, clock.instant(), out)) {
      case Typesetting.Typeset _ -> out.toByteArray();
      case Typesetting.Unprintable missing ->
          throw Problem.of(ProblemCode.INVALID_FIELD)
              .detail(
                  "Thông báo có ký tự không in được: " + missing.shown(),
                  "The notice holds a character that cannot be printed: " + missing.shown())
              .exception();
    };
  }
}
