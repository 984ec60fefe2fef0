/**
 * Text in, facts and hits out: extract, recognise, analyse, index, query. Must not know HTTP
 * servers, SQL or signatures.
 */
@NullMarked
package vn.vanthu.search;

import org.jspecify.annotations.NullMarked;
