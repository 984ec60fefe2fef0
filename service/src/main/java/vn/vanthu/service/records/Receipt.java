package vn.vanthu.service.records;

import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;

/**
 * What the office can show for an entry: the leaf in its ledger, at once; the inclusion proof when
 * the sequencer has integrated it, within about a second.
 *
 * @param leafContent the bytes the leaf hashes, as UTF-8 JSON, so that anybody can compute the hash
 *     again
 * @param index the leaf's place in the log from 0, or null while it waits
 * @param proofPath where the proof is served
 */
public record Receipt(
    AgencyId agency,
    RecordId record,
    LeafHash leaf,
    String leafContent,
    @Nullable Long index,
    String proofPath) {}
