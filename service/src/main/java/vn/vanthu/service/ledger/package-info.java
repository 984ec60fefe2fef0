/**
 * Each agency's log of what it registered: {@link vn.vanthu.service.ledger.Sequencer} gives the
 * leaves their places and signs the head, {@link vn.vanthu.service.ledger.Ledger} shows head and
 * proofs and checks the whole. The mathematics is {@code signing.ledger}; the rows are {@code
 * service.store}.
 */
@NullMarked
package vn.vanthu.service.ledger;

import org.jspecify.annotations.NullMarked;
