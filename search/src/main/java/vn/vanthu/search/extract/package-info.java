/**
 * What does this file say, and where on the page does it say it?
 *
 * <p>Read {@link vn.vanthu.search.extract.Extractor} (the client inside the service) and {@link
 * vn.vanthu.search.extract.ExtractedText} (what comes back) first. All parsing happens in {@link
 * vn.vanthu.search.extract.Worker}, a process of its own without network: the service's heap never
 * meets a hostile file. This package knows no record, no HTTP and no database.
 */
@NullMarked
package vn.vanthu.search.extract;

import org.jspecify.annotations.NullMarked;
