package vn.vanthu.service.web;

import java.util.List;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.Outgoing;

/**
 * The outgoing way of one document as steps: what is done, what comes now, what the reader may do.
 * Immutable.
 *
 * @param keys the keys that the reader may use
 * @param clerk whether the reader keeps the registers
 * @param official whether the reader signs
 * @param unsealed annexes in files of their own that the agency has yet to seal
 */
public record RouteView(
    Outgoing stage,
    List<KeyBinding> keys,
    boolean clerk,
    boolean official,
    String drafter,
    String reader,
    List<Attachment> unsealed) {
  private static final List<String> STEPS =
      List.of("draft", "check", "sign", "number", "seal", "release");

  /** The steps for which a document may wait, in their order. */
  static final List<String> AWAITED = STEPS.subList(1, STEPS.size());

  /** The way of a document as this person sees it. */
  static RouteView of(
      Outgoing stage,
      OfficeRecord record,
      List<KeyBinding> keys,
      List<Attachment> unsealed,
      Principal reader) {
    return new RouteView(
        stage,
        keys,
        reader.isClerkOf(record.agency()),
        reader.has(Role.OFFICIAL),
        record.createdBy(),
        reader.id(),
        unsealed);
  }

  /** Whether the reader may still say that a file is no annex. */
  public boolean asksForAnnexes() {
    return clerk
        && !unsealed.isEmpty()
        && switch (stage) {
          case Outgoing.Drafted _,
              Outgoing.Checked _,
              Outgoing.PersonSigned _,
              Outgoing.Numbered _,
              Outgoing.Sealed _ ->
              true;
          case Outgoing.Released _, Outgoing.Recalled _, Outgoing.Cancelled _ -> false;
        };
  }

  /** One step with how it looks: done, now or later. */
  public record Step(String name, String tone, String icon) {}

  /** The steps in their order (NĐ 30/2020 Điều 14 to 18). */
  public List<Step> steps() {
    int done = done();
    return STEPS.stream()
        .filter(name -> stage.paper().copy() == null || !name.equals("sign"))
        .map(name -> {
          int i = STEPS.indexOf(name);
          return i < done
              ? new Step(name, "done", "check-circle-fill")
              : i == done
                  ? new Step(name, "now", "arrow-right-circle")
                  : new Step(name, "later", "circle");
        })
        .toList();
  }

  private int done() {
    return switch (stage) {
      case Outgoing.Drafted _ -> 1;
      case Outgoing.Checked checked -> checked.paper().copy() == null ? 2 : 3;
      case Outgoing.PersonSigned _ -> 3;
      case Outgoing.Numbered _ -> 4;
      case Outgoing.Sealed _ -> 5;
      case Outgoing.Released _ -> 6;
      case Outgoing.Recalled _, Outgoing.Cancelled _ -> 6;
    };
  }

  /** The step that the reader may take now on the page: its name, or empty. */
  public String action() {
    return switch (stage) {
      case Outgoing.Checked checked when checked.paper().copy() == null ->
          keys(KeyBinding.Use.PERSON).isEmpty() ? "" : awaited();
      case Outgoing.Numbered _ -> keys(KeyBinding.Use.SEAL).isEmpty() ? "" : awaited();
      case Outgoing.Sealed sealed when !sealed.unsealedAnnexes().isEmpty() ->
          keys(KeyBinding.Use.SEAL).isEmpty() ? "" : awaited();
      case Outgoing.Released _ -> clerk ? "recall" : "";
      case Outgoing.Drafted _,
          Outgoing.Checked _,
          Outgoing.PersonSigned _,
          Outgoing.Sealed _,
          Outgoing.Recalled _,
          Outgoing.Cancelled _ ->
          awaited();
    };
  }

  /** The step for which the document waits for the reader, with whatever key: or empty. */
  public String awaited() {
    return switch (stage) {
      case Outgoing.Drafted _ -> reader.equals(drafter) ? "" : "check";
      case Outgoing.Checked checked when checked.paper().copy() != null -> clerk ? "number" : "";
      case Outgoing.Checked _ -> official ? "sign" : "";
      case Outgoing.PersonSigned _ -> clerk ? "number" : "";
      case Outgoing.Numbered _ -> clerk ? "seal" : "";
      case Outgoing.Sealed sealed ->
          !clerk ? "" : sealed.unsealedAnnexes().isEmpty() ? "release" : "seal";
      case Outgoing.Released _, Outgoing.Recalled _, Outgoing.Cancelled _ -> "";
    };
  }

  /** Whether the reader may make it a draft again. */
  public boolean takesCheckBack() {
    return stage instanceof Outgoing.Checked checked
        && !checked.initialled()
        && (reader.equals(checked.checkedBy()) || reader.equals(drafter));
  }

  /** What comes next, in a few words: a key of the bundle. */
  public String shortWord() {
    return waitingFor().replace("route.", "route.short.");
  }

  /** Who has to act now, as a key of the bundle. */
  public String waitingFor() {
    return switch (stage) {
      case Outgoing.Drafted _ -> "route.waits.check";
      case Outgoing.Checked checked ->
          checked.paper().copy() == null ? "route.waits.sign" : "route.waits.number";
      case Outgoing.PersonSigned _ -> "route.waits.number";
      case Outgoing.Numbered _ -> "route.waits.seal";
      case Outgoing.Sealed sealed ->
          sealed.unsealedAnnexes().isEmpty() ? "route.waits.release" : "route.waits.annexes";
      case Outgoing.Released _ -> "route.released";
      case Outgoing.Recalled _ -> "route.recalled";
      case Outgoing.Cancelled _ -> "route.cancelled";
    };
  }

  /** The keys for the step at hand. */
  public List<KeyBinding> usable() {
    return keys(action().equals("seal") ? KeyBinding.Use.SEAL : KeyBinding.Use.PERSON);
  }

  private List<KeyBinding> keys(KeyBinding.Use use) {
    return keys.stream().filter(key -> key.use() == use && key.endedAt() == null).toList();
  }

  /** Whether the document waits for a signature that may have been made with other software. */
  public boolean takesSignedFile() {
    return switch (stage) {
      case Outgoing.Checked checked -> checked.paper().copy() == null && (clerk || official);
      case Outgoing.Numbered _ -> clerk;
      case Outgoing.Drafted _,
          Outgoing.PersonSigned _,
          Outgoing.Sealed _,
          Outgoing.Released _,
          Outgoing.Recalled _,
          Outgoing.Cancelled _ ->
          false;
    };
  }

  /** Whether the signature that is missing is the agency's seal. */
  public boolean sealsNow() {
    return stage instanceof Outgoing.Numbered;
  }

  /** Whether the key lies at the person's own desk, so that a session has to be opened. */
  public static boolean isAtDesk(KeyBinding key) {
    return switch (key.home()) {
      case KeyHome.Desk _ -> true;
      case KeyHome.KeyFile _, KeyHome.Token _ -> false;
    };
  }
}
