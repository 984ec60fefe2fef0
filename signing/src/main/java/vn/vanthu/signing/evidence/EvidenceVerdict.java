package vn.vanthu.signing.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;

/**
 * What an evidence record proves of a document.
 *
 * @param verdict INTACT: proven; NOTICE: whole but not to be relied on; ALTERED or UNVERIFIABLE:
 *     nothing
 * @param existedAt since when the document has existed; null unless INTACT
 * @param renewBefore end of the newest authority's certificate; null when unknown
 * @param messages why; empty when INTACT
 */
public record EvidenceVerdict(
    Report.Verdict verdict,
    @Nullable Instant existedAt,
    @Nullable Instant renewBefore,
    List<Message> messages) {

  public EvidenceVerdict {
    messages = List.copyOf(messages);
  }

  public boolean isProof() {
    return verdict == Report.Verdict.INTACT;
  }
}
