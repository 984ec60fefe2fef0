/**
 * What did each later revision change, and was it allowed by the rules in force at that revision?
 *
 * <p>Read {@link vn.vanthu.signing.changes.ChangeAnalysis} first, then {@link
 * vn.vanthu.signing.changes.Comparison}. It must not know certificates, trust or time.
 */
@NullMarked
package vn.vanthu.signing.changes;

import org.jspecify.annotations.NullMarked;
