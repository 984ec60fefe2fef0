/** Measures and attacks the reading of files: text by kind, scans, hostile files. */
@NullMarked
package vn.vanthu.drills.reading;

import org.jspecify.annotations.NullMarked;
