/**
 * What will a verifier need in twenty years, when the authorities' services are gone? Certificates
 * and revocation answers, gathered now.
 *
 * <p>Read {@link vn.vanthu.signing.augment.EvidenceGatherer} first. It asks through {@code
 * signing.fetch} only, and keeps only answers whose own signature is valid; what they mean is
 * judged by the verifier. {@code signing.sign.Augmenter} writes them into the document.
 */
@NullMarked
package vn.vanthu.signing.augment;

import org.jspecify.annotations.NullMarked;
