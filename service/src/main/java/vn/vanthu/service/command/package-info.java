/**
 * What {@code ./vanthu COMMAND} does. Data goes to standard output, talk to standard error; the
 * exit status is 0 for yes, 1 for a negative answer, 2 for misuse or failure.
 *
 * <p>Read {@link vn.vanthu.service.command.Command} and {@link vn.vanthu.service.command.Commands}
 * first. A command that is not built is absent from the list.
 */
@NullMarked
package vn.vanthu.service.command;

import org.jspecify.annotations.NullMarked;
