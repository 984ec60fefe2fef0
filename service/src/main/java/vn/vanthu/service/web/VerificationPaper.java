package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.service.api.ReportPaper;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.language.Texts;
import vn.vanthu.service.typesetting.Statement;
import vn.vanthu.service.typesetting.Statement.Part;
import vn.vanthu.service.typesetting.StatementSetter;

/**
 * The verification report on paper: the verdict in words first, then who signed in which order,
 * then each signature with the nine criteria of TT 15/2025/TT-BKHCN, what changed after it, and for
 * what is undecided why, and what would decide it. Says what the JSON of the contract says, no
 * more. Thread-safe.
 */
public final class VerificationPaper implements ReportPaper {
  /** Of a hostile file's thousands of changes, the first are shown and the rest counted. */
  private static final int MOST_CHANGES = 60;

  private static final int MOST_SIGNATURES = 100;

  private final Texts texts;
  private final InstantSource clock;
  private final StatementSetter setter = new StatementSetter();

  public VerificationPaper(Texts texts, InstantSource clock) {
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public byte[] write(List<JsonNode> reports, Language language) {
    var writer = new Writer(language);
    reports.stream().map(ReportView::of).forEach(writer::report);
    var pdf = new ByteArrayOutputStream();
    try {
      String title = texts.text(language, "paper.title");
      setter.set(
          new Statement(title, language.pick("vi-VN", "en-GB"), writer.parts),
          clock.instant(),
          pdf);
    } catch (IOException e) {
      throw new UncheckedIOException("a report cannot be set", e);
    }
    return pdf.toByteArray();
  }

  /** Collects the parts of one paper; single-threaded. */
  private final class Writer {
    private final Language language;
    private final List<Part> parts = new ArrayList<>();

    Writer(Language language) {
      this.language = language;
    }

    private String t(String key, Object... values) {
      return texts.text(language, key, values);
    }

    private void fact(String key, String value) {
      parts.add(new Part.Fact(t(key), value));
    }

    private void say(String text) {
      parts.add(new Part.Paragraph(text));
    }

    void report(ReportView report) {
      parts.add(new Part.Title(t("paper.title")));
      parts.add(
          new Part.Answer(
              t("verdict." + report.document()), t("verdict." + report.document() + ".explain")));
      say(t("paper.conclusion." + report.conclusion()));
      fact("paper.file", report.file().isEmpty() ? t("verify.unnamed") : report.file());
      fact("paper.sha256", report.sha256());
      if (!report.size().isEmpty()) {
        fact("paper.size", t("paper.bytes", report.size()));
      }
      fact("paper.checkedAt", ReportWords.time(report.validationTime(), language));
      report.registered().ifPresent(r -> record("paper.registered", r));
      report.original().ifPresent(r -> record("paper.original", r));
      report.notices().forEach(this::say);
      if (!report.signatures().isEmpty()) {
        chain(report.signatures());
      }
      int number = 0;
      for (ReportView.SignatureView signature :
          report.signatures().stream().limit(MOST_SIGNATURES).toList()) {
        signature(++number, signature);
      }
      if (report.signatures().size() > MOST_SIGNATURES) {
        say(t("paper.more", report.signatures().size() - MOST_SIGNATURES));
      }
      parts.add(new Part.Heading(t("paper.about")));
      say(t("paper.about.text"));
    }

    private void record(String key, ReportView.RegisteredView r) {
      fact(
          key,
          Stream.of(
                  r.number(),
                  r.issuer(),
                  r.issuedOn(),
                  r.annex().isEmpty() ? "" : t("paper.annex", r.annex()),
                  r.id())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" · ")));
    }

    /** Who signed after whom: initials, then the person with authority, then the agency's seal. */
    private void chain(List<ReportView.SignatureView> signatures) {
      parts.add(new Part.Heading(t("paper.chain")));
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              t("paper.chain.order"),
              t("paper.chain.kind"),
              t("paper.chain.signer"),
              t("paper.chain.time"),
              t("signature.result")));
      int number = 0;
      for (ReportView.SignatureView s : signatures.stream().limit(MOST_SIGNATURES).toList()) {
        rows.add(
            List.of(
                Integer.toString(++number),
                t("signature.kind." + s.kind()),
                signer(s),
                when(s),
                t("verdict.short." + s.integrity())));
      }
      parts.add(new Part.Table(List.of(7, 24, 30, 24, 15), rows));
    }

    private String signer(ReportView.SignatureView s) {
      return s.name().isEmpty() ? t("signature.unknownSigner") : s.name();
    }

    private String when(ReportView.SignatureView s) {
      if (!s.provenTime().isEmpty()) {
        return t("paper.time.proven", ReportWords.time(s.provenTime(), language));
      }
      return s.claimedTime().isEmpty()
          ? t("paper.time.none")
          : t("paper.time.claimed", ReportWords.time(s.claimedTime(), language));
    }

    private void signature(int number, ReportView.SignatureView s) {
      parts.add(
          new Part.Heading(number + ". " + t("signature.kind." + s.kind()) + ": " + signer(s)));
      say(t("signature.integrity." + s.integrity()) + ".");
      say(t(ReportWords.trustKey(s)) + ".");
      if (!s.subIndication().isEmpty()) {
        say(t("paper.why") + " " + t("paper.why." + s.subIndication()));
      }
      fact("signature.organisation", s.organisation());
      fact("signature.issuer", ReportWords.commonName(s.issuer()));
      fact("signature.serial", s.serial());
      fact("paper.claimedTime", ReportWords.time(s.claimedTime(), language));
      fact(
          "paper.provenTime",
          s.provenTime().isEmpty()
              ? t("paper.time.none")
              : ReportWords.time(s.provenTime(), language)
                  + (s.timestampedBy().isEmpty()
                      ? ""
                      : " (" + ReportWords.commonName(s.timestampedBy()) + ")"));
      if (!s.revocation().isEmpty()) {
        fact(
            "paper.revocation",
            t("paper.revocation." + s.revocation())
                + " ("
                + s.revocationSource()
                + (s.revocationTime().isEmpty()
                    ? ""
                    : ", " + ReportWords.time(s.revocationTime(), language))
                + ")");
      }
      fact("signature.level", s.level());
      fact("signature.algorithm", s.algorithm());
      fact(
          "signature.indication",
          s.indication() + (s.subIndication().isEmpty() ? "" : " / " + s.subIndication()));
      s.messages().forEach(this::say);
      changes(s.changes());
      criteria(s.criteria());
    }

    private void changes(List<ReportView.LaterView> changes) {
      if (changes.isEmpty()) {
        say(t("paper.changes.none"));
        return;
      }
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of(t("paper.changes"), t("paper.changes.page"), t("signature.result")));
      for (ReportView.LaterView change : changes.stream().limit(MOST_CHANGES).toList()) {
        rows.add(
            List.of(
                change.message(), change.page(), t("paper.changes." + ReportWords.later(change))));
      }
      parts.add(new Part.Table(List.of(64, 10, 26), rows));
      if (changes.size() > MOST_CHANGES) {
        say(t("paper.more", changes.size() - MOST_CHANGES));
      }
    }

    private void criteria(List<ReportView.CriterionView> criteria) {
      if (criteria.isEmpty()) {
        return;
      }
      say(t("signature.criteria"));
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(t("signature.criterion"), t("signature.result"), t("paper.criterion.because")));
      for (ReportView.CriterionView c : criteria) {
        rows.add(
            List.of(
                c.key() + " " + t("criterion." + c.key()),
                t("criterion.result." + c.result()),
                c.message()));
      }
      parts.add(new Part.Table(List.of(34, 16, 50), rows));
    }
  }
}
