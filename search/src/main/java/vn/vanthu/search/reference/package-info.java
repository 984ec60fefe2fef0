/**
 * Which kinds of document, bodies, provinces and marks exist, and by which codes and names.
 *
 * <p>The facts are data in {@code config/reference/*.tsv}, packed into this jar; read {@link
 * vn.vanthu.search.reference.Reference} first. This package knows no document and no index.
 */
@NullMarked
package vn.vanthu.search.reference;

import org.jspecify.annotations.NullMarked;
