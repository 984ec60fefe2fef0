/**
 * What people search for: questions they keep ({@link vn.vanthu.service.searches.SavedSearches}),
 * the new records that answer them ({@link vn.vanthu.service.searches.AlertWatch}), and what they
 * asked lately. Everything belongs to one person; whether that person may read a record is asked
 * when it matches and again when it is shown. Knows no HTTP.
 */
@NullMarked
package vn.vanthu.service.searches;

import org.jspecify.annotations.NullMarked;
