/**
 * Which language a person reads, and the words on the screen in it.
 *
 * <p>Read first: {@link vn.vanthu.service.language.Language}, {@link
 * vn.vanthu.service.language.Texts}. Knows no HTTP and no domain type: labels in, labels out.
 */
@NullMarked
package vn.vanthu.service.language;

import org.jspecify.annotations.NullMarked;
