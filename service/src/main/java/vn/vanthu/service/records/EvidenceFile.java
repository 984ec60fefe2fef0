package vn.vanthu.service.records;

import java.time.Instant;
import vn.vanthu.service.access.AgencyId;

/**
 * A signed file of a record for which evidence is kept (RFC 4998). Immutable.
 *
 * @param storedAt since when it is in the store
 */
public record EvidenceFile(RecordId record, BlobId file, AgencyId agency, Instant storedAt) {}
