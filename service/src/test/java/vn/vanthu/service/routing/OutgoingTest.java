package vn.vanthu.service.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.calendar.WorkingDays;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.keys.SigningAuthority.Kind;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.routing.Outgoing.Paper;

/** Who may do which step, and which may not: the reason is part of the claim. */
class OutgoingTest {
  private static final AgencyId AGENCY = new AgencyId("so-noi-vu");
  private static final Instant THEN = Instant.parse("2026-11-20T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final X509Certificate CERTIFICATE = anyCertificate();

  private final Principal head = person("giamdoc", Role.OFFICIAL);
  private final Principal clerk = person("vanthu", Role.CLERK);

  /** Any certificate of the platform: guards look at accounts, not at certificates. */
  private static X509Certificate anyCertificate() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Principal person(String id, Role role) {
    return new Principal(id, id, AGENCY, Set.of(), Set.of(role));
  }

  private static Paper paper(boolean minutes) {
    return new Paper(RecordId.fresh(THEN), AGENCY, minutes, null, "chuyenvien", 3);
  }

  private static KeyBinding key(
      String holder, KeyBinding.Use use, SigningAuthority authority, @Nullable Instant ended) {
    return new KeyBinding(
        "key-of-" + holder,
        AGENCY,
        holder,
        use,
        List.of(CERTIFICATE),
        new KeyHome.Desk(),
        authority,
        THEN,
        ended);
  }

  private static KeyBinding personal(String holder, Kind kind) {
    return key(holder, KeyBinding.Use.PERSON, SigningAuthority.of(kind), null);
  }

  private static RouteRefusal reason(Passage<?> passage) {
    return switch (passage) {
      case Passage.Open<?> _ -> throw new AssertionError("the way is open");
      case Passage.Refused<?> refused -> refused.reason();
    };
  }

  private Passage<Permit.ToSign> sign(
      boolean minutes, Principal by, KeyBinding key, SignatureIntent intent) {
    return new Outgoing.Checked(paper(minutes), "truongphong", false).sign(by, key, intent, TODAY);
  }

  @Test
  void the_head_signs_with_their_own_key() {
    assertThat(sign(false, head, personal("giamdoc", Kind.HEAD), SignatureIntent.SIGN))
        .isInstanceOf(Passage.Open.class);
  }

  @Test
  void nobody_signs_with_another_persons_key() {
    assertThat(reason(sign(false, head, personal("phogiamdoc", Kind.DEPUTY), SignatureIntent.SIGN)))
        .isEqualTo(RouteRefusal.KEY_NOT_YOURS);
  }

  @Test
  void the_seals_key_does_not_sign_for_a_person() {
    var seal = key("vanthu", KeyBinding.Use.SEAL, SigningAuthority.of(Kind.INITIALS_ONLY), null);
    assertThat(reason(sign(false, clerk, seal, SignatureIntent.SIGN)))
        .isEqualTo(RouteRefusal.KEY_IS_SEAL);
  }

  @Test
  void a_binding_that_was_ended_signs_nothing() {
    var ended = key("giamdoc", KeyBinding.Use.PERSON, SigningAuthority.of(Kind.HEAD), THEN);
    assertThat(reason(sign(false, head, ended, SignatureIntent.SIGN)))
        .isEqualTo(RouteRefusal.KEY_REVOKED);
  }

  @Test
  void a_specialist_initials_and_does_not_sign() {
    var specialist = person("chuyenvien", Role.OFFICIAL);
    var key = personal("chuyenvien", Kind.INITIALS_ONLY);
    assertThat(sign(false, specialist, key, SignatureIntent.INITIAL))
        .isInstanceOf(Passage.Open.class);
    assertThat(reason(sign(false, specialist, key, SignatureIntent.SIGN)))
        .isEqualTo(RouteRefusal.NOT_AUTHORISED_TO_SIGN);
  }

  @Test
  void inspection_minutes_are_signed_by_a_leader_and_only_initialled_by_others() {
    var division = person("truongphong", Role.OFFICIAL);
    var key = personal("truongphong", Kind.BY_ORDER);
    assertThat(reason(sign(true, division, key, SignatureIntent.SIGN)))
        .isEqualTo(RouteRefusal.MINUTES_LEADER_SIGNS);
    assertThat(sign(true, division, key, SignatureIntent.INITIAL)).isInstanceOf(Passage.Open.class);
    assertThat(sign(true, head, personal("giamdoc", Kind.HEAD), SignatureIntent.SIGN))
        .isInstanceOf(Passage.Open.class);
  }

  @Test
  void a_delegation_ends_with_its_last_day() {
    var authority = new SigningAuthority(Kind.BY_DELEGATION, TODAY.minusDays(1));
    var key = key("giamdoc", KeyBinding.Use.PERSON, authority, null);
    assertThat(reason(sign(false, head, key, SignatureIntent.SIGN)))
        .isEqualTo(RouteRefusal.AUTHORITY_ENDED);
    var lastDay = new SigningAuthority(Kind.BY_DELEGATION, TODAY);
    assertThat(
            sign(
                false,
                head,
                key("giamdoc", KeyBinding.Use.PERSON, lastDay, null),
                SignatureIntent.SIGN))
        .isInstanceOf(Passage.Open.class);
  }

  @Test
  void only_a_clerk_gives_numbers_seals_and_releases() {
    var seal = key("giamdoc", KeyBinding.Use.SEAL, SigningAuthority.of(Kind.INITIALS_ONLY), null);
    assertThat(reason(new Outgoing.PersonSigned(paper(false), "giamdoc", THEN).number(head)))
        .isEqualTo(RouteRefusal.NUMBER_BY_CLERK_ONLY);
    assertThat(
            reason(new Outgoing.Numbered(paper(false), "01/KH-SNV", TODAY, THEN).seal(head, seal)))
        .isEqualTo(RouteRefusal.SEAL_BY_CLERK_ONLY);
    assertThat(
            reason(new Outgoing.Sealed(paper(false), "01/KH-SNV", THEN, List.of()).release(head)))
        .isEqualTo(RouteRefusal.RELEASE_BY_CLERK_ONLY);
  }

  @Test
  void the_seal_is_applied_with_the_seals_key_entrusted_to_that_clerk() {
    var numbered = new Outgoing.Numbered(paper(false), "01/KH-SNV", TODAY, THEN);
    assertThat(reason(numbered.seal(clerk, personal("vanthu", Kind.INITIALS_ONLY))))
        .isEqualTo(RouteRefusal.KEY_IS_NO_SEAL);
    var others = key("vanthu2", KeyBinding.Use.SEAL, SigningAuthority.of(Kind.INITIALS_ONLY), null);
    assertThat(reason(numbered.seal(clerk, others))).isEqualTo(RouteRefusal.KEY_NOT_YOURS);
    var own = key("vanthu", KeyBinding.Use.SEAL, SigningAuthority.of(Kind.INITIALS_ONLY), null);
    assertThat(numbered.seal(clerk, own)).isInstanceOf(Passage.Open.class);
  }

  @Test
  void the_drafter_does_not_check_their_own_draft() {
    var drafter = person("chuyenvien", Role.OFFICIAL);
    assertThat(reason(new Outgoing.Drafted(paper(false)).check(drafter)))
        .isEqualTo(RouteRefusal.CHECKER_IS_DRAFTER);
  }

  @Test
  void a_recall_gives_its_reason() {
    var released = new Outgoing.Released(paper(false), "01/KH-SNV", THEN);
    assertThat(reason(released.recall(clerk, "  "))).isEqualTo(RouteRefusal.REASON_MISSING);
  }

  @Test
  void a_document_signed_on_friday_goes_out_by_monday() {
    var calendar =
        new WorkingDays(
            Map.of(2027, new WorkingDays.Year(Set.of(LocalDate.of(2027, 1, 1)), Set.of())),
            Set.of());
    assertThat(calendar.nextAfter(LocalDate.of(2026, 11, 20))).isEqualTo("2026-11-23");
    assertThat(calendar.nextAfter(LocalDate.of(2026, 12, 31))).isEqualTo("2027-01-04");
  }

  @Test
  void number_and_date_are_written_as_the_decree_asks() {
    var values = SignatureWork.fill("05/KH-SNV", LocalDate.of(2027, 2, 3));
    assertThat(values)
        .containsEntry("VanThu-number", "05")
        .containsEntry("VanThu-day", "03")
        .containsEntry("VanThu-month", "02")
        .containsEntry("VanThu-year", "2027");
    assertThat(SignatureWork.fill("9/QĐ-UBND", LocalDate.of(2026, 3, 12)))
        .containsEntry("VanThu-month", "3");
  }
}
