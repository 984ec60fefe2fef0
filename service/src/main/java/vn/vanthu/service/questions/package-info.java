/**
 * What people ask, as types: a question that can be kept and asked again ({@link
 * vn.vanthu.service.questions.SavedQuestion}, read it first), who keeps it, and the new record that
 * answers it. Values only; immutable. Keeping and watching them is the work of {@code
 * service.searches}.
 */
@NullMarked
package vn.vanthu.service.questions;

import org.jspecify.annotations.NullMarked;
