/**
 * The one background loop between database and index: {@link vn.vanthu.service.outbox.IndexFeed}
 * takes committed changes in commit order and applies them; the place it has reached lives inside
 * the index's own commit. So the index catches up after any crash, and can be built anew from the
 * database.
 */
@NullMarked
package vn.vanthu.service.outbox;

import org.jspecify.annotations.NullMarked;
