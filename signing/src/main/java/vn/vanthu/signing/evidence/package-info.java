/**
 * How do a thousand documents stay provable with one time stamp, for decades? Evidence records (RFC
 * 4998): a hash tree over many documents, one time stamp over its root, and for each document the
 * few hashes that lead from it to the root; renewed before a certificate or a hash weakens.
 *
 * <p>Read {@link vn.vanthu.signing.evidence.EvidenceMaker} first, then {@link
 * vn.vanthu.signing.evidence.EvidenceCheck}. Must not know what the documents are: it sees digests.
 */
@NullMarked
package vn.vanthu.signing.evidence;

import org.jspecify.annotations.NullMarked;
