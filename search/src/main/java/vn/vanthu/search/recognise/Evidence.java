package vn.vanthu.search.recognise;

import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Box;

/**
 * The words a fact was read from.
 *
 * @param text occurs verbatim in the extracted text
 * @param start offset of its first character there
 * @param end offset behind its last character
 * @param page page from 1; null where the format has none
 * @param box place on that page; null where no places are known
 */
public record Evidence(
    String text, int start, int end, @Nullable Integer page, @Nullable Box box) {}
