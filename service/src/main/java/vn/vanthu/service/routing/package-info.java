/**
 * The way of an outgoing document: draft, check, person signs, number and date, agency seals,
 * release (Decree 30/2020/NĐ-CP, Articles 10 to 18 and 32).
 *
 * <p>Read {@link vn.vanthu.service.routing.Outgoing} first: each stage is a type that offers only
 * the step the law allows next, as a permit; the work behind a step takes that permit, so that no
 * step can be skipped. Then {@link vn.vanthu.service.routing.OutgoingDesk}, which does the work.
 * The package knows no HTTP, no SQL and no PDF.
 */
@NullMarked
package vn.vanthu.service.routing;

import org.jspecify.annotations.NullMarked;
