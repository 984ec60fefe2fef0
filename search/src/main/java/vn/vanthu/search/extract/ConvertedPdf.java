package vn.vanthu.search.extract;

import java.nio.file.Path;

/**
 * A PDF made from an Office document.
 *
 * @param file where the caller asked it to be written
 */
public record ConvertedPdf(Path file) implements Conversion {}
