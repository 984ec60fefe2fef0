/**
 * Does the verifier judge certificates, revocation and time as the standards say? Generated cases,
 * each judged by ours and by EU DSS on the same bytes. Read {@link vn.vanthu.drills.pki.PkiMatrix}
 * first.
 */
@NullMarked
package vn.vanthu.drills.pki;

import org.jspecify.annotations.NullMarked;
