package vn.vanthu.service.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened to a record; never edited, never deleted.
 *
 * @param id its place in the history; 0 while it was not read back
 * @param kind stable code: REGISTERED, NUMBERED, REVISION_ADDED, CANCELLED, AUDIENCE_CHANGED, …
 * @param detail a JSON object; its fields depend on the kind
 */
public record HistoryEvent(long id, Instant at, String by, String kind, JsonNode detail) {}
