/**
 * The one home of child processes in the service: {@link vn.vanthu.service.process.ProcessRunner}.
 * Other packages say what to run and how long it may take; none builds a process itself.
 */
@NullMarked
package vn.vanthu.service.process;

import org.jspecify.annotations.NullMarked;
