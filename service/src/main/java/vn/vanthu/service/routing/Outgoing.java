package vn.vanthu.service.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.records.CopyForm;
import vn.vanthu.service.records.RecordId;

/**
 * Where an outgoing document stands. Each stage offers only the step that may follow, as a {@link
 * Permit}; stages are read from the record's own revisions and history by {@link Stages}, so that
 * they can never disagree with what is stored. Immutable.
 */
public sealed interface Outgoing {
  /** Which document. */
  Paper paper();

  /**
   * What the guards must know of the document.
   *
   * @param inspectionMinutes minutes of an inspection (biên bản kiểm tra), which only a unit's
   *     leader signs
   * @param copy the form of a copy that was made here; null for every other document, whatever type
   *     its facts name
   * @param draftedBy account name
   * @param version the record's version that this was read from
   */
  record Paper(
      RecordId record,
      AgencyId agency,
      boolean inspectionMinutes,
      @Nullable CopyForm copy,
      String draftedBy,
      long version) {}

  /** Written, not yet checked. */
  record Drafted(Paper paper) implements Outgoing {
    /** The head of the drafting unit, or whoever answers for the form, has checked it. */
    public Passage<Permit.ToCheck> check(Principal by) {
      if (!by.home().equals(Optional.of(paper.agency()))) {
        return Passage.refused(RouteRefusal.NOT_AUTHORISED_TO_SIGN);
      }
      return by.id().equals(paper.draftedBy())
          ? Passage.refused(RouteRefusal.CHECKER_IS_DRAFTER)
          : Passage.open(new Permit.ToCheck(paper));
    }
  }

  /**
   * Checked; waits for the competent person, a copy for its number.
   *
   * @param checkedBy account name
   * @param initialled whether somebody has put initials on it since
   */
  record Checked(Paper paper, String checkedBy, boolean initialled) implements Outgoing {
    /** Whoever checked it, or drafted it, takes the check back while nobody has signed anything. */
    public Passage<Permit.ToTakeBackCheck> takeBack(Principal by) {
      if (!by.home().equals(Optional.of(paper.agency()))
          || !(by.id().equals(checkedBy) || by.id().equals(paper.draftedBy()))) {
        return Passage.refused(RouteRefusal.CHECK_NOT_YOURS);
      }
      return initialled
          ? Passage.refused(RouteRefusal.CHECK_STANDS)
          : Passage.open(new Permit.ToTakeBackCheck(paper));
    }

    /** Whether this person may sign or initial with this key on that day. */
    public Passage<Permit.ToSign> sign(
        Principal by, KeyBinding key, SignatureIntent intent, LocalDate today) {
      return paper.copy() != null
          ? Passage.refused(RouteRefusal.COPY_NEEDS_NO_PERSON)
          : signed(by, key, intent, today);
    }

    private Passage<Permit.ToSign> signed(
        Principal by, KeyBinding key, SignatureIntent intent, LocalDate today) {
      return SignGuard.person(paper, by, key, intent, today)
          .<Passage<Permit.ToSign>>map(Passage::refused)
          .orElseGet(() -> Passage.open(new Permit.ToSign(paper, key, intent)));
    }

    /** A clerk gives a copy its number; everything else is signed by a person first. */
    public Passage<Permit.ToNumber> number(Principal by) {
      if (paper.copy() == null) {
        return Passage.refused(RouteRefusal.NOT_SIGNED_BY_PERSON);
      }
      return by.isClerkOf(paper.agency())
          ? Passage.open(new Permit.ToNumber(paper))
          : Passage.refused(RouteRefusal.NUMBER_BY_CLERK_ONLY);
    }

    /** Whether the holder of this key, who signed with other software, may sign or initial. */
    Passage<Permit.ToSign> signedElsewhere(
        KeyBinding key, SignatureIntent intent, LocalDate today) {
      if (paper.copy() != null) {
        return Passage.refused(RouteRefusal.COPY_NEEDS_NO_PERSON);
      }
      return SignGuard.holder(paper, key, intent, today)
          .<Passage<Permit.ToSign>>map(Passage::refused)
          .orElseGet(() -> Passage.open(new Permit.ToSign(paper, key, intent)));
    }
  }

  /** Signed by an authorised person; waits for number and date. */
  record PersonSigned(Paper paper, String signedBy, Instant signedAt) implements Outgoing {
    /** A clerk gives number and date. */
    public Passage<Permit.ToNumber> number(Principal by) {
      return by.isClerkOf(paper.agency())
          ? Passage.open(new Permit.ToNumber(paper))
          : Passage.refused(RouteRefusal.NUMBER_BY_CLERK_ONLY);
    }
  }

  /** In the book with its number; waits for the seal. */
  record Numbered(Paper paper, String display, LocalDate issuedOn, Instant signedAt)
      implements Outgoing {
    /** A clerk applies the agency's seal. */
    public Passage<Permit.ToSeal> seal(Principal by, KeyBinding key) {
      return SignGuard.seal(paper, by, key)
          .<Passage<Permit.ToSeal>>map(Passage::refused)
          .orElseGet(() -> Passage.open(new Permit.ToSeal(paper, key, display, issuedOn)));
    }
  }

  /**
   * The document itself bears two signatures; waits to be sent.
   *
   * @param unsealedAnnexes positions of the annexes that the agency has not sealed yet
   */
  record Sealed(Paper paper, String display, Instant signedAt, List<Integer> unsealedAnnexes)
      implements Outgoing {
    /** Copies the positions. */
    public Sealed {
      unsealedAnnexes = List.copyOf(unsealedAnnexes);
    }

    /** A clerk seals the next annex in a file of its own (NĐ 30/2020, Phụ lục I). */
    public Passage<Permit.ToSealAnnex> sealAnnex(Principal by, KeyBinding key) {
      if (unsealedAnnexes.isEmpty()) {
        return Passage.refused(RouteRefusal.ALREADY_SEALED);
      }
      int next = unsealedAnnexes.getFirst();
      return SignGuard.seal(paper, by, key)
          .<Passage<Permit.ToSealAnnex>>map(Passage::refused)
          .orElseGet(() -> Passage.open(new Permit.ToSealAnnex(paper, key, display, next)));
    }

    /** A clerk releases it, with every annex sealed. */
    public Passage<Permit.ToRelease> release(Principal by) {
      if (!by.isClerkOf(paper.agency())) {
        return Passage.refused(RouteRefusal.RELEASE_BY_CLERK_ONLY);
      }
      return unsealedAnnexes.isEmpty()
          ? Passage.open(new Permit.ToRelease(paper, signedAt))
          : Passage.refused(RouteRefusal.ANNEX_NOT_SEALED);
    }
  }

  /** Sent to its recipients. */
  record Released(Paper paper, String display, Instant releasedAt) implements Outgoing {
    /** A clerk recalls it (Article 18.4): the entry stays in the book. */
    public Passage<Permit.ToRecall> recall(Principal by, String reason) {
      if (!by.isClerkOf(paper.agency())) {
        return Passage.refused(RouteRefusal.RELEASE_BY_CLERK_ONLY);
      }
      return reason.isBlank()
          ? Passage.refused(RouteRefusal.REASON_MISSING)
          : Passage.open(new Permit.ToRecall(paper, reason.strip()));
    }
  }

  /** Recalled: nobody acts on it any more. */
  record Recalled(Paper paper, String display, String reason) implements Outgoing {}

  /** Struck out of the book. */
  record Cancelled(Paper paper) implements Outgoing {}
}
