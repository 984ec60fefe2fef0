package vn.vanthu.service.surroundings;

/**
 * An ailment as it was met.
 *
 * @param subject what it is about: a path, a port, a key
 * @param detail further words, without secrets; may be empty
 */
public record Symptom(Ailment ailment, String subject, String detail) {}
