/**
 * The index of records on an OpenSearch cluster that several service processes share. Texts are
 * read into terms here and sent as terms, and what the cluster finds is ranked here, so that both
 * kinds of index answer alike. Begin with {@link vn.vanthu.search.opensearch.ClusterIndex} (what is
 * written) and {@link vn.vanthu.search.opensearch.ClusterSearch} (what is asked). Knows no SQL.
 */
@NullMarked
package vn.vanthu.search.opensearch;

import org.jspecify.annotations.NullMarked;
