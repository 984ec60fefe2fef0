/**
 * Is this text written with the fonts used before Unicode, and what does it say in Unicode?
 *
 * <p>Until about 2005 (and in some offices until 2015) Vietnamese was typed with fonts that draw
 * Vietnamese letters over Western codes: TCVN 5712:1993 (".VnTime") and VNI ("VNI-Times"). Read
 * {@link vn.vanthu.search.extract.legacy.LegacyFont} for text whose font is known, and {@link
 * vn.vanthu.search.extract.legacy.LegacyEvidence} for text whose font is not.
 */
@NullMarked
package vn.vanthu.search.extract.legacy;

import org.jspecify.annotations.NullMarked;
