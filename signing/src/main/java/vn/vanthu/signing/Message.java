package vn.vanthu.signing;

/**
 * One sentence for a person, with the stable code by which a program knows it.
 *
 * @param code never changes once published, upper case with underscores
 * @param vi Vietnamese
 * @param en English
 */
public record Message(String code, String vi, String en) {}
