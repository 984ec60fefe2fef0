/**
 * How is a file signed that is not a PDF? By a CAdES signature (EN 319 122-1) that stands beside
 * it, and by archive time stamps that keep such a signature provable.
 *
 * <p>Read {@link vn.vanthu.signing.cades.CadesSigner} first, then {@link
 * vn.vanthu.signing.cades.CadesAugmenter}. What an archive time stamp covers is said in one place,
 * {@link vn.vanthu.signing.cades.ArchiveIndex}, for those who write and for those who verify. Must
 * not know PDF, containers, or who is trusted.
 */
@NullMarked
package vn.vanthu.signing.cades;

import org.jspecify.annotations.NullMarked;
