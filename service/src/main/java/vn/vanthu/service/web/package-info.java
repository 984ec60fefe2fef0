/**
 * The pages that people work with: rendered on the server, moved by a little htmx, in Vietnamese
 * and English.
 *
 * <p>Read first: {@link vn.vanthu.service.web.Pages}, {@link vn.vanthu.service.web.Shell}. Pages
 * call the same domain classes as the REST edge; they must not know SQL, and hold no rule of their
 * own.
 */
@NullMarked
package vn.vanthu.service.web;

import org.jspecify.annotations.NullMarked;
