/** Measures the verifier: right verdicts, attacks, mutations, certificate cases, speed. */
@NullMarked
package vn.vanthu.drills.verify;

import org.jspecify.annotations.NullMarked;
