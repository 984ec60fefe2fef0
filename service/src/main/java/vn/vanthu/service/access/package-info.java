/**
 * Who may see what? One pure function answers: {@link vn.vanthu.service.access.AccessRule} turns a
 * record's {@link vn.vanthu.service.access.Audience} into marks and a {@link
 * vn.vanthu.service.access.Principal} into the marks it holds; a record is visible exactly when the
 * two sets meet. The SQL predicate and the index clause are both written from those marks, so that
 * they cannot disagree.
 *
 * <p>Read {@code Audience} and {@code AccessRule} first. This package must not know the database,
 * the index or HTTP.
 */
@NullMarked
package vn.vanthu.service.access;

import org.jspecify.annotations.NullMarked;
