package vn.vanthu.drills.kill;

/**
 * What an answer of success said of a document.
 *
 * @param record id
 * @param series and year in which the number counts
 * @param number that the document was given
 * @param sha256 of the newest bytes, lower-case hex
 * @param code a word of its subject that no other document has
 */
record Ack(String record, String series, int number, String sha256, String code) {}
