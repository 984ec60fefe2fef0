/**
 * Which ways are there for a certificate, a revocation answer, a time stamp or a signed attribute
 * to be wrong? Every case is one document with all that may be known when it is judged; the tests
 * of signing and the drill beside DSS run the same ones. {@link vn.vanthu.forge.pki.PkiCases}
 * first.
 */
@NullMarked
package vn.vanthu.forge.pki;

import org.jspecify.annotations.NullMarked;
