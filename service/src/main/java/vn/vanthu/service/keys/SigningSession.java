package vn.vanthu.service.keys;

import java.time.Instant;
import java.util.UUID;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.signing.sign.PreparedSignature;

/**
 * A signature under way at somebody's own desk: everything is done but the private key's part.
 * Immutable.
 *
 * @param version the record's version when it was prepared; another version makes the session void
 * @param expiresAt at most 15 minutes after it was prepared
 */
public record SigningSession(
    UUID id,
    RecordId record,
    long version,
    String keyId,
    String account,
    SignatureTask task,
    PreparedSignature prepared,
    Instant createdAt,
    Instant expiresAt) {}
