package vn.vanthu.service.api;

import jakarta.ws.rs.core.UriBuilder;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.routing.AttachmentKind;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.service.routing.RouteResult;
import vn.vanthu.service.routing.SigningBatches;
import vn.vanthu.service.routing.SigningSessions;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.keys.Secret;

/**
 * Takes callers along the outgoing way, for REST and for the page: which scope each step asks for,
 * and what its refusal looks like. The rules themselves are the routing's. Thread-safe.
 */
public final class RouteDesk {
  private final Office office;
  private final OwnWrites ownWrites;
  private final WrongPins wrongPins;

  RouteDesk(Office office, OwnWrites ownWrites, WrongPins wrongPins) {
    this.office = office;
    this.ownWrites = ownWrites;
    this.wrongPins = wrongPins;
  }

  /** Content and form were checked. */
  public OfficeRecord check(OfficeRecord record, long version, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    return done(office.outgoing().check(record.id(), version, caller.principal()), caller);
  }

  /** A checked document is a draft again. */
  public OfficeRecord takeCheckBack(OfficeRecord record, long version, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    return done(office.outgoing().takeCheckBack(record.id(), version, caller.principal()), caller);
  }

  /**
   * A person signs or initials with a key that the service can reach.
   *
   * @throws ProblemException also 429 after five wrong PINs of the key in five minutes
   */
  public OfficeRecord sign(
      OfficeRecord record,
      long version,
      String key,
      SignatureIntent intent,
      String pin,
      Caller caller) {
    caller.require(Scope.SIGN);
    ownKey(key, caller);
    try (Secret secret = Secret.of(pin.toCharArray())) {
      return unlocked(
          key,
          () ->
              office.outgoing().sign(record.id(), version, caller.principal(), key, intent, secret),
          caller);
    }
  }

  /** A clerk gives number and date. */
  public OfficeRecord number(
      OfficeRecord record, long version, @Nullable String unit, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    NumberOrder order = new NumberOrder(office.registrar().today(), null, Orders.blankToNull(unit));
    return done(office.outgoing().number(record.id(), version, order, caller.principal()), caller);
  }

  /**
   * A clerk applies the agency's seal.
   *
   * @throws ProblemException also 429 after five wrong PINs of the key in five minutes
   */
  public OfficeRecord seal(
      OfficeRecord record, long version, String key, String pin, Caller caller) {
    caller.require(Scope.SEAL);
    ownKey(key, caller);
    try (Secret secret = Secret.of(pin.toCharArray())) {
      return unlocked(
          key,
          () -> office.outgoing().seal(record.id(), version, caller.principal(), key, secret),
          caller);
    }
  }

  /** A clerk says what an attachment is to the document. */
  public OfficeRecord attachmentIs(
      OfficeRecord record, long version, int position, AttachmentKind kind, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    return done(
        office.outgoing().attachmentIs(record.id(), version, position, kind, caller.principal()),
        caller);
  }

  /** A clerk releases the complete document. */
  public OfficeRecord release(OfficeRecord record, long version, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    return done(office.outgoing().release(record.id(), version, caller.principal()), caller);
  }

  /** A clerk recalls a released document. */
  public OfficeRecord recall(OfficeRecord record, long version, String reason, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    return done(office.outgoing().recall(record.id(), version, reason, caller.principal()), caller);
  }

  /** A session for a key at the caller's own desk: their own, or the seal entrusted to them. */
  public SigningSessions.Opened.Ready session(
      OfficeRecord record, long version, String key, SignatureTask task, Caller caller) {
    require(task, caller);
    ownKey(key, caller);
    return switch (office.sessions().open(record.id(), version, caller.principal(), key, task)) {
      case SigningSessions.Opened.Ready ready -> ready;
      case SigningSessions.Opened.Not not -> throw refusal(not.why());
    };
  }

  /**
   * One batch for a key at the caller's own desk.
   *
   * @param wanted at least one, at most {@link SigningBatches#MOST}
   */
  public SigningBatches.Batch batch(
      List<SigningBatches.Wanted> wanted, String key, SignatureTask task, Caller caller) {
    require(task, caller);
    ownKey(key, caller);
    return office.sessions().batches().open(wanted, caller.principal(), key, task);
  }

  private static void require(SignatureTask task, Caller caller) {
    caller.require(
        switch (task) {
          case SIGN, INITIAL -> Scope.SIGN;
          case SEAL -> Scope.SEAL;
        });
  }

  /** The document as it was signed with other software, as the next step of its way. */
  public OfficeRecord signedElsewhere(
      OfficeRecord record, long version, InputStream bytes, SignatureIntent intent, Caller caller) {
    caller.require(Scope.RECORDS_WRITE);
    return done(
        office.outgoing().signedElsewhere(record.id(), version, bytes, intent, caller.principal()),
        caller);
  }

  /** The link of a session, for {@code ./vanthu sign --session}. */
  public static URI link(SigningSessions.Opened.Ready ready) {
    return link(ready.session().record(), ready.session().id(), ready.secret());
  }

  /** The link of a session, by its parts. */
  static URI link(RecordId record, UUID session, String secret) {
    return UriBuilder.fromPath("/api/v1/records/{id}/signing-sessions/{session}")
        .queryParam("secret", "{secret}")
        .build(record.toString(), session.toString(), secret);
  }

  /** The link of a batch, for the same command. */
  public static URI link(SigningBatches.Batch batch) {
    return UriBuilder.fromPath("/api/v1/signing-sessions/{batch}")
        .queryParam("secret", "{secret}")
        .build(batch.id().toString(), batch.secret());
  }

  /** Why a document of a batch has no session. */
  public static Problem problem(SigningSessions.Prepared.Not not) {
    return refusal(not.why()).problem();
  }

  /** What a session is to do. */
  static Optional<SignatureTask> task(@Nullable String word) {
    return "SEAL".equalsIgnoreCase(word)
        ? Optional.of(SignatureTask.SEAL)
        : intent(word).map(SignatureTask::of);
  }

  /** What a person meant by their signature. */
  static Optional<SignatureIntent> intent(@Nullable String word) {
    return switch (word == null ? "SIGN" : word.toUpperCase(Locale.ROOT)) {
      case "SIGN" -> Optional.of(SignatureIntent.SIGN);
      case "INITIAL" -> Optional.of(SignatureIntent.INITIAL);
      default -> Optional.empty();
    };
  }

  /** A token signs only with the key it is bound to. */
  static void ownKey(String key, Caller caller) {
    boolean foreign =
        switch (caller) {
          case Caller.Anonymous _ -> true;
          case Caller.Person _ -> false;
          case Caller.Machine machine -> !machine.token().boundKey().equals(Optional.of(key));
        };
    if (foreign) {
      throw Problem.of(ProblemCode.FORBIDDEN)
          .detail(
              "Mã truy cập này không gắn với khóa ký đã nêu.",
              "This token is not bound to the key that was named.")
          .exception();
    }
  }

  private OfficeRecord unlocked(String key, Supplier<RouteResult> act, Caller caller) {
    RouteResult result;
    try (WrongPins.Try attempt = wrongPins.admit(key)) {
      result = act.get();
      switch (result) {
        case RouteResult.NotSigned not -> attempt.refused(not.message());
        case RouteResult.Done _ -> attempt.signed();
        case RouteResult.Refused _, RouteResult.NotInBook _ -> {}
      }
    }
    return done(result, caller);
  }

  OfficeRecord done(RouteResult result, Caller caller) {
    if (result instanceof RouteResult.Done done) {
      ownWrites.wrote(caller, done.record());
      return done.record();
    }
    throw refusal(result);
  }

  /** The problem document of a refusal. */
  static ProblemException refusal(RouteRefusal reason) {
    return problem(reason).exception();
  }

  private static Problem problem(RouteRefusal reason) {
    return Problem.refusal(
        ProblemCode.CONFLICT, reason.code(), reason.vi(), reason.en(), RouteSteps.of(reason));
  }

  private static String codes(List<Message> findings) {
    return findings.stream().map(Message::code).distinct().collect(Collectors.joining(" "));
  }

  private static ProblemException refusal(RouteResult result) {
    return switch (result) {
      case RouteResult.Done _ -> throw new IllegalStateException("done is no refusal");
      case RouteResult.Refused(RouteRefusal reason, List<Message> because) ->
          (because.isEmpty() ? problem(reason) : problem(reason).with("because", codes(because)))
              .exception();
      case RouteResult.NotInBook not -> Refusals.problem(not.reason()).exception();
      case RouteResult.NotSigned not -> {
        Problem problem = Problem.refusal(ProblemCode.CONFLICT, not.message());
        yield (!not.detail().matches("[A-Z_ ]+") ? problem : problem.with("because", not.detail()))
            .exception();
      }
    };
  }
}
