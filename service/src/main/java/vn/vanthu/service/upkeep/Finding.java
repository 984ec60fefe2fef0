package vn.vanthu.service.upkeep;

/**
 * Something that {@link Fsck} found.
 *
 * @param code stable
 * @param fault true when something is wrong; false for what an operator may want to know
 * @param subject the record, file or series concerned
 */
public record Finding(String code, boolean fault, String subject, String vi, String en) {}
