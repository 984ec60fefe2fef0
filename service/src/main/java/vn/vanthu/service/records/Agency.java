package vn.vanthu.service.records;

import vn.vanthu.service.access.AgencyId;

/**
 * An agency that keeps its registers here.
 *
 * @param name the full name, such as {@code Ủy ban nhân dân tỉnh Mẫu}
 * @param symbol its part of a document symbol, such as {@code UBND}
 */
public record Agency(AgencyId id, String name, String symbol) {}
