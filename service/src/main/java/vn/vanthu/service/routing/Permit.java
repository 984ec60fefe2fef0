package vn.vanthu.service.routing;

import java.time.Instant;
import java.time.LocalDate;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.routing.Outgoing.Paper;

/**
 * Leave to do one step on one version of one document. Only a stage hands one out (the constructors
 * are the package's own), and the work behind the step asks for it. Immutable.
 */
public sealed interface Permit {
  /** The document and version it is good for. */
  Paper paper();

  /** To record the check of content and form. */
  final class ToCheck implements Permit {
    private final Paper paper;

    ToCheck(Paper paper) {
      this.paper = paper;
    }

    @Override
    public Paper paper() {
      return paper;
    }
  }

  /** To make a checked document a draft again. */
  final class ToTakeBackCheck implements Permit {
    private final Paper paper;

    ToTakeBackCheck(Paper paper) {
      this.paper = paper;
    }

    @Override
    public Paper paper() {
      return paper;
    }
  }

  /** To sign or initial with one key. */
  final class ToSign implements Permit {
    private final Paper paper;
    private final KeyBinding key;
    private final SignatureIntent intent;

    ToSign(Paper paper, KeyBinding key, SignatureIntent intent) {
      this.paper = paper;
      this.key = key;
      this.intent = intent;
    }

    @Override
    public Paper paper() {
      return paper;
    }

    public KeyBinding key() {
      return key;
    }

    public SignatureIntent intent() {
      return intent;
    }
  }

  /** To draw a number. */
  final class ToNumber implements Permit {
    private final Paper paper;

    ToNumber(Paper paper) {
      this.paper = paper;
    }

    @Override
    public Paper paper() {
      return paper;
    }
  }

  /** To fill in number and date and seal with one key. */
  final class ToSeal implements Permit {
    private final Paper paper;
    private final KeyBinding key;
    private final String display;
    private final LocalDate issuedOn;

    ToSeal(Paper paper, KeyBinding key, String display, LocalDate issuedOn) {
      this.paper = paper;
      this.key = key;
      this.display = display;
      this.issuedOn = issuedOn;
    }

    @Override
    public Paper paper() {
      return paper;
    }

    public KeyBinding key() {
      return key;
    }

    /** The number as it stands in the book, symbol included. */
    public String display() {
      return display;
    }

    public LocalDate issuedOn() {
      return issuedOn;
    }
  }

  /** To seal one annex in a file of its own with one key. */
  final class ToSealAnnex implements Permit {
    private final Paper paper;
    private final KeyBinding key;
    private final String display;
    private final int position;

    ToSealAnnex(Paper paper, KeyBinding key, String display, int position) {
      this.paper = paper;
      this.key = key;
      this.display = display;
      this.position = position;
    }

    @Override
    public Paper paper() {
      return paper;
    }

    public KeyBinding key() {
      return key;
    }

    /** Number and symbol of the document that the annex belongs to. */
    public String display() {
      return display;
    }

    /** The annex's place among the attachments, from 1. */
    public int position() {
      return position;
    }
  }

  /** To release. */
  final class ToRelease implements Permit {
    private final Paper paper;
    private final Instant signedAt;

    ToRelease(Paper paper, Instant signedAt) {
      this.paper = paper;
      this.signedAt = signedAt;
    }

    @Override
    public Paper paper() {
      return paper;
    }

    /** When the person signed: the working-day term of Article 18.1 runs from that day. */
    public Instant signedAt() {
      return signedAt;
    }
  }

  /** To recall. */
  final class ToRecall implements Permit {
    private final Paper paper;
    private final String reason;

    ToRecall(Paper paper, String reason) {
      this.paper = paper;
      this.reason = reason;
    }

    @Override
    public Paper paper() {
      return paper;
    }

    public String reason() {
      return reason;
    }
  }
}
