/**
 * Can facts be read from documents that nobody has looked at before? Documents are made up with
 * known facts, set in the many ways in which real ones reach an office, and read back.
 *
 * <p>Read {@code MadeRecordsDrill} first, then {@code RecordMaker}. Nothing here may be looked at
 * by the rules: names of bodies and people are put together at random.
 */
@NullMarked
package vn.vanthu.drills.made;

import org.jspecify.annotations.NullMarked;
