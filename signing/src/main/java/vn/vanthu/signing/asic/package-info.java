/**
 * What lies in a signed container? ASiC-E and ASiC-S with CAdES (EN 319 162-1): a ZIP archive of
 * files, manifests that name their digests, and signatures over the manifests.
 *
 * <p>Read {@link vn.vanthu.signing.asic.AsicContainer} first, then {@link
 * vn.vanthu.signing.asic.AsicSigner}. Nothing is ever unpacked to a disk, names are only compared,
 * and an archive that two programs could read differently is refused. Whether signatures hold is
 * judged by {@link vn.vanthu.signing.Verifier}.
 */
@NullMarked
package vn.vanthu.signing.asic;

import org.jspecify.annotations.NullMarked;
