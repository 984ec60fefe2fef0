/**
 * How long each step of a document's way takes in this process: read {@link
 * vn.vanthu.service.pace.Pace}. Operators see it under {@code pace.*} at {@code /metrics} of the
 * admin port; the drill {@code main-job} reads the same figures. It knows no document.
 */
@NullMarked
package vn.vanthu.service.pace;

import org.jspecify.annotations.NullMarked;
