package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.records.ConfirmedName;
import vn.vanthu.service.records.FactCorrection;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.store.LearningTable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * Notes what a person made of the facts that were read, in the transaction that registers or
 * corrects the record: every difference, and the names that she confirmed. Stateless.
 */
final class Lessons {
  private static final int MOST_RECIPIENTS = 100;
  private static final int LONGEST_NAME = 300;

  private final OfficeStore store;

  Lessons(OfficeStore store) {
    this.store = store;
  }

  /** A document that was looked at and registered or entered as a draft. */
  void reviewed(Transaction tx, OfficeRecord record, Intake intake, Reviewed reviewed) {
    List<Difference> all = differences(intake.proposed(), record.facts());
    List<String> recipients = reviewed.recipients();
    ReadLines read = new ReadLines(intake.readFacts());
    if (reviewed.authority() != null) {
      differ(all, "authority", read.authority(), blankToNull(reviewed.authority()));
    }
    if (recipients != null) {
      differ(all, "recipients", read.recipients(), blankToNull(String.join("\n", recipients)));
    }
    note(tx, record, all, record.createdBy(), record.createdAt());
    confirm(
        tx,
        record,
        recipients == null ? List.of() : recipients,
        record.createdBy(),
        record.createdAt());
  }

  /** A record whose facts were put right later. */
  void corrected(
      Transaction tx,
      RecordFacts before,
      OfficeRecord after,
      @Nullable Reviewed reviewed,
      String by,
      Instant at) {
    List<Difference> all = differences(before, after.facts());
    List<String> recipients = reviewed == null ? null : reviewed.recipients();
    if (reviewed != null) {
      ReadLines read = new ReadLines(store.records().readFacts(tx, after.id()).orElse(null));
      List<FactCorrection> made = store.learning().of(tx, after.id());
      if (reviewed.authority() != null) {
        String stood = standing(made, "authority", read.authority());
        differ(all, "authority", stood, blankToNull(reviewed.authority()));
      }
      if (recipients != null) {
        String stood = standing(made, "recipients", read.recipients());
        differ(all, "recipients", stood, blankToNull(String.join("\n", recipients)));
      }
    }
    note(tx, after, all, by, at);
    confirm(tx, after, recipients == null ? List.of() : recipients, by, at);
  }

  /** What people made of a field last, else what was read. */
  private static @Nullable String standing(
      List<FactCorrection> made, String field, @Nullable String read) {
    String stands = read;
    for (FactCorrection one : made) {
      stands = one.field().equals(field) ? one.made() : stands;
    }
    return stands;
  }

  private record Difference(String field, @Nullable String read, @Nullable String made) {}

  private static List<Difference> differences(RecordFacts read, RecordFacts made) {
    List<Difference> all = new ArrayList<>();
    differ(all, "number", read.number(), made.number());
    differ(all, "typeCode", read.typeCode(), made.typeCode());
    differ(all, "typeName", read.typeName(), made.typeName());
    differ(all, "issuedOn", text(read.issuedOn()), text(made.issuedOn()));
    differ(all, "issuer", read.issuer(), made.issuer());
    differ(all, "subject", read.subject(), made.subject());
    differ(all, "signer", read.signer(), made.signer());
    differ(all, "signerPosition", read.signerPosition(), made.signerPosition());
    differ(all, "urgency", read.urgency().name(), made.urgency().name());
    return all;
  }

  private static void differ(
      List<Difference> all, String field, @Nullable String read, @Nullable String made) {
    if (!Objects.equals(read, made)) {
      all.add(new Difference(field, read, made));
    }
  }

  private void note(
      Transaction tx, OfficeRecord record, List<Difference> all, String by, Instant at) {
    List<FactCorrection> corrections = new ArrayList<>();
    List<@Nullable String> keys = new ArrayList<>();
    for (Difference d : all) {
      corrections.add(new FactCorrection(d.field(), d.read(), d.made(), by, at));
      keys.add(d.read() == null ? null : Proposals.key(d.read()));
    }
    store.learning().corrected(tx, record, corrections, keys);
  }

  private void confirm(
      Transaction tx, OfficeRecord record, List<String> recipients, String by, Instant at) {
    RecordFacts facts = record.facts();
    IncomingEntry entry = record.incoming();
    String body = facts.issuer() == null ? "" : Proposals.key(facts.issuer());
    List<LearningTable.Name> names = new ArrayList<>();
    add(names, ConfirmedName.Kind.BODY, "", facts.issuer(), null);
    add(names, ConfirmedName.Kind.SIGNER, body, facts.signer(), facts.signerPosition());
    if (entry != null) {
      add(names, ConfirmedName.Kind.BODY, "", entry.sender(), null);
      add(names, ConfirmedName.Kind.HANDLER, body, entry.handedTo(), null);
    }
    recipients.stream()
        .limit(MOST_RECIPIENTS)
        .forEach(line -> add(names, ConfirmedName.Kind.RECIPIENT, "", line, null));
    names.sort(
        Comparator.comparing(LearningTable.Name::kind)
            .thenComparing(LearningTable.Name::contextKey)
            .thenComparing(LearningTable.Name::key));
    store
        .learning()
        .confirmed(
            tx, record, AccessRule.marksOf(record.agency(), record.audience()), names, by, at);
  }

  private static void add(
      List<LearningTable.Name> names,
      ConfirmedName.Kind kind,
      String contextKey,
      @Nullable String name,
      @Nullable String detail) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      return;
    }
    String key = Proposals.key(name);
    boolean known =
        names.stream()
            .anyMatch(
                n -> n.kind() == kind && n.contextKey().equals(contextKey) && n.key().equals(key));
    if (!key.isEmpty() && !known) {
      names.add(new LearningTable.Name(kind, contextKey, key, name.strip(), detail));
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  /** Authority and recipients out of the recogniser's answer, as a form shows them. */
  record ReadLines(@Nullable JsonNode facts) {
    @Nullable String authority() {
      JsonNode node = facts == null ? null : facts.path("signer").path("authorityNormalized");
      return node == null || !node.isTextual() ? null : node.asText();
    }

    @Nullable String recipients() {
      List<String> lines = new ArrayList<>();
      if (facts != null) {
        facts.path("recipients").forEach(r -> lines.add(r.path("text").asText()));
      }
      return lines.isEmpty() ? null : String.join("\n", lines);
    }
  }
}
