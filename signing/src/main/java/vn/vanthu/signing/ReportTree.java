package vn.vanthu.signing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report in the shape of the contract's JSON: maps, lists, strings, numbers and nulls, in the
 * contract's order. The caller adds {@code file} and {@code registered}.
 */
public final class ReportTree {

  /** Version of the shape; grows only when a field changes its meaning. */
  public static final int REPORT_VERSION = 1;

  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  /** The language of the messages. */
  public enum Language {
    VI,
    EN
  }

  private final Language language;
  private final boolean both;

  private ReportTree(Language language, boolean both) {
    this.language = language;
    this.both = both;
  }

  public static Map<String, @Nullable Object> of(Report report, Language language) {
    return new ReportTree(language, false).report(report);
  }

  /**
   * The tree to keep, for readers of either language: beside every {@code message}, which is
   * Vietnamese, stands {@code messageEn}. Whoever hands it out chooses.
   */
  public static Map<String, @Nullable Object> kept(Report report) {
    return new ReportTree(Language.VI, true).report(report);
  }

  private Map<String, @Nullable Object> report(Report report) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("reportVersion", REPORT_VERSION);
    tree.put("sha256", report.sha256());
    tree.put("size", report.size());
    tree.put("validationTime", time(report.validationTime()));
    tree.put("document", report.document().name());
    tree.put("conclusion", report.conclusion().name());
    tree.put("signatures", report.signatures().stream().map(this::signature).toList());
    tree.put("notices", messages(report.notices()));
    return tree;
  }

  private Map<String, @Nullable Object> signature(Report.Signature s) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("field", s.field());
    tree.put("kind", s.kind().name());
    tree.put("integrity", s.integrity().name());
    tree.put("level", s.level());
    tree.put("subFilter", s.subFilter());
    tree.put("indication", s.indication().name());
    tree.put("subIndication", s.subIndication() == null ? null : s.subIndication().name());
    tree.put("signer", signer(s.signer()));
    tree.put("anchor", s.anchor());
    tree.put("algorithm", s.algorithm());
    tree.put("claimedTime", time(s.claimedTime()));
    tree.put("provenTime", time(s.provenTime()));
    tree.put("timestampedBy", s.timestampedBy());
    tree.put("revocation", revocation(s.revocation()));
    tree.put("revision", s.revision());
    tree.put("coversRevision", s.coversRevision());
    tree.put("signedDigest", s.signedDigest());
    List<Object> changes = new ArrayList<>();
    s.changesAfter().forEach(c -> changes.add(change(c)));
    tree.put("changesAfter", changes);
    Map<String, Object> criteria = new LinkedHashMap<>();
    s.criteria()
        .forEach((key, c) -> {
          Map<String, Object> criterion = new LinkedHashMap<>();
          criterion.put("result", c.result().name());
          say(criterion, c.message());
          criteria.put(key, criterion);
        });
    tree.put("criteria", criteria);
    tree.put("messages", messages(s.messages()));
    return tree;
  }

  private static @Nullable Map<String, @Nullable Object> signer(Report.@Nullable Signer signer) {
    if (signer == null) {
      return null;
    }
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", signer.name());
    tree.put("organisation", signer.organisation());
    tree.put("subject", signer.subject());
    tree.put("issuer", signer.issuer());
    tree.put("serial", signer.serial());
    tree.put("certificateSha256", signer.certificateSha256());
    return tree;
  }

  private static @Nullable Map<String, @Nullable Object> revocation(
      Report.@Nullable Revocation revocation) {
    if (revocation == null) {
      return null;
    }
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("source", revocation.source());
    tree.put("thisUpdate", time(revocation.thisUpdate()));
    tree.put("status", revocation.status().name());
    return tree;
  }

  private Map<String, @Nullable Object> change(Report.Change change) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("revision", change.revision());
    tree.put("kind", change.kind().name());
    tree.put("allowed", change.allowed());
    tree.put("page", change.page());
    Report.Rect r = change.rect();
    tree.put("rect", r == null ? null : List.of(r.x1(), r.y1(), r.x2(), r.y2()));
    say(tree, change.message());
    return tree;
  }

  private List<Object> messages(List<Message> messages) {
    List<Object> tree = new ArrayList<>();
    for (Message message : messages) {
      Map<String, Object> said = new LinkedHashMap<>();
      say(said, message);
      tree.add(said);
    }
    return tree;
  }

  private void say(Map<String, ? super String> tree, Message message) {
    tree.put("code", message.code());
    tree.put(
        "message",
        switch (language) {
          case VI -> message.vi();
          case EN -> message.en();
        });
    if (both) {
      tree.put("messageEn", message.en());
    }
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(VIETNAM));
  }
}
