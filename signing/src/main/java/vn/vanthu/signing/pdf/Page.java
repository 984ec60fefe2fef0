package vn.vanthu.signing.pdf;

/**
 * One page.
 *
 * @param number from 1
 * @param objectNumber 0 when the page is a direct object
 */
public record Page(int number, int objectNumber, PdfObject.Dict dict) {}
