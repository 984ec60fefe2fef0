/**
 * What was recorded, in which order, and that nothing was altered since: an append-only Merkle log.
 *
 * <p>Read {@link vn.vanthu.signing.ledger.Frontier} first (how the log grows), then {@link
 * vn.vanthu.signing.ledger.Receipt} (what an auditor holds in hand and checks without us). Hashing
 * and proofs follow RFC 9162 section 2 (the same tree as RFC 6962); checkpoints and receipts are
 * texts in the forms of C2SP {@code tlog-checkpoint}, {@code signed-note} and {@code tlog-proof},
 * so that other people's tools can check them.
 *
 * <p>Pure code: it knows no record, no database, no clock and no network. Whoever keeps the nodes
 * gives them back through {@link vn.vanthu.signing.ledger.NodeReader}.
 */
@NullMarked
package vn.vanthu.signing.ledger;

import org.jspecify.annotations.NullMarked;
