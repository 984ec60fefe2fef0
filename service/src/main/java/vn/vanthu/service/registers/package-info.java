/**
 * The books and their numbers: which series and book a document belongs to ({@link
 * vn.vanthu.service.registers.RegisterRules}), which number comes next ({@link
 * vn.vanthu.service.registers.NumberAllotment}), and the one transaction that makes an entry with
 * it ({@link vn.vanthu.service.registers.Registrar}). Reading back is {@link
 * vn.vanthu.service.registers.Records}.
 *
 * <p>Knows the store; must not know HTTP, pages or commands.
 */
@NullMarked
package vn.vanthu.service.registers;

import org.jspecify.annotations.NullMarked;
