/**
 * What a person asks and what the index answers: requests, filters, the reading of a typed
 * question, ranking and hits. Read {@link vn.vanthu.search.query.SearchRequest} and {@link
 * vn.vanthu.search.query.SearchResult} first. Knows no HTTP, no SQL, and never decides who may see
 * what: that comes as a {@link vn.vanthu.search.query.Viewer}.
 */
@NullMarked
package vn.vanthu.search.query;

import org.jspecify.annotations.NullMarked;
