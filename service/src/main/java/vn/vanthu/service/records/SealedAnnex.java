package vn.vanthu.service.records;

import java.time.Instant;

/**
 * An annex in a file of its own as the agency sealed it (NĐ 30/2020/NĐ-CP, Phụ lục I). The filed
 * bytes are the exact beginning of these. Immutable.
 *
 * @param verdict {@code document} of the verification report ({@code docs/VERIFICATION.md}) when it
 *     was stored
 * @param by the account of the clerk who sealed it
 */
public record SealedAnnex(StoredFile file, String verdict, Instant at, String by) {}
