package vn.vanthu.service.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.ConfirmedName;
import vn.vanthu.service.records.ConfirmedName.Kind;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * What people of the agency confirmed before, for the next document: names to choose from, newest
 * first, and spellings that differ from what was read. Nothing of it stands in a field unasked, and
 * each proposal names the record it comes from; records that the reader may not see propose
 * nothing. Thread-safe.
 */
public final class Proposals {
  private static final int CHOICES = 50;
  private static final int LONGEST_KEY = 200;

  private final OfficeStore store;

  public Proposals(OfficeStore store) {
    this.store = store;
  }

  /**
   * For one document.
   *
   * @param choices by field of the form: names to choose from
   * @param marked by field of the form: what to take instead of what was read
   */
  public record Offered(
      Map<String, List<ConfirmedName>> choices, Map<String, List<ConfirmedName>> marked) {
    public static final Offered NOTHING = new Offered(Map.of(), Map.of());

    public Offered {
      choices = Map.copyOf(choices);
      marked = Map.copyOf(marked);
    }
  }

  /** The key under which spellings of a name meet. */
  static String key(String name) {
    String key = Names.nameKey(name);
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }

  /** What was confirmed before that may serve this document. */
  public Offered forIntake(Intake intake, Principal reader) {
    Set<String> marks = AccessRule.marksOf(reader);
    return store.database().read(tx -> new Search(tx, intake.agency(), marks).offer(intake));
  }

  private final class Search {
    private final Transaction tx;
    private final AgencyId agency;
    private final Set<String> marks;
    private final Map<String, List<ConfirmedName>> choices = new LinkedHashMap<>();
    private final Map<String, List<ConfirmedName>> marked = new LinkedHashMap<>();

    Search(Transaction tx, AgencyId agency, Set<String> marks) {
      this.tx = tx;
      this.agency = agency;
      this.marks = marks;
    }

    Offered offer(Intake intake) {
      RecordFacts read = intake.proposed();
      List<ConfirmedName> bodies = known(Kind.BODY, null);
      choices.put("issuer", bodies);
      choices.put("sender", bodies);
      mark("issuer", Kind.BODY, read.issuer());
      String body =
          marked.getOrDefault("issuer", List.of()).stream()
              .findFirst()
              .map(ConfirmedName::name)
              .orElse(read.issuer());
      List<ConfirmedName> ofBody = body == null ? List.of() : known(Kind.SIGNER, key(body));
      choices.put("signer", joined(ofBody, known(Kind.SIGNER, null)));
      mark("signer", Kind.SIGNER, read.signer());
      if (read.signer() == null && !ofBody.isEmpty()) {
        marked.put("signer", List.of(ofBody.getFirst()));
      }
      choices.put(
          "handedTo",
          joined(
              body == null ? List.of() : known(Kind.HANDLER, key(body)),
              known(Kind.HANDLER, null)));
      choices.put("recipients", known(Kind.RECIPIENT, null));
      recipients(new Lessons.ReadLines(intake.readFacts()).recipients());
      return new Offered(choices, marked);
    }

    private List<ConfirmedName> known(Kind kind, @Nullable String contextKey) {
      return store.learning().known(tx, agency, kind, contextKey, marks, CHOICES);
    }

    private void mark(String field, Kind kind, @Nullable String read) {
      if (read != null) {
        better(field, kind, read).ifPresent(name -> marked.put(field, List.of(name)));
      }
    }

    /** What the same reading was corrected to, else the confirmed spelling of the same name. */
    private Optional<ConfirmedName> better(String field, Kind kind, String read) {
      String key = key(read);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      return store
          .learning()
          .madeOf(tx, agency, field, key, marks)
          .or(() -> store.learning().spelled(tx, agency, kind, key, marks).stream().findFirst())
          .filter(name -> !name.name().equals(read.strip()));
    }

    /** One proposal for the whole field, with each line in the spelling that was confirmed. */
    private void recipients(@Nullable String read) {
      if (read == null) {
        return;
      }
      List<String> lines = new ArrayList<>();
      ConfirmedName source = null;
      for (String line : read.split("\n", 200)) {
        Optional<ConfirmedName> better =
            store.learning().spelled(tx, agency, Kind.RECIPIENT, key(line), marks).stream()
                .filter(name -> !name.name().equals(line.strip()))
                .findFirst();
        lines.add(better.map(ConfirmedName::name).orElse(line));
        source = better.orElse(source);
      }
      if (source != null) {
        marked.put(
            "recipients",
            List.of(
                new ConfirmedName(
                    String.join("\n", lines),
                    null,
                    source.source(),
                    source.number(),
                    source.issuedOn(),
                    source.at())));
      }
    }
  }

  private static List<ConfirmedName> joined(List<ConfirmedName> first, List<ConfirmedName> then) {
    Map<String, ConfirmedName> all = new LinkedHashMap<>();
    first.forEach(name -> all.putIfAbsent(name.name(), name));
    then.forEach(name -> all.putIfAbsent(name.name(), name));
    return all.values().stream().limit(CHOICES).toList();
  }
}
