package vn.vanthu.search.reference;

/**
 * A province of the 63 that existed until 30 June 2025 and what it became (Resolution
 * 202/2025/QH15).
 *
 * @param now name since 1 July 2025
 * @param nowKind {@code tỉnh} or {@code thành phố}
 * @param before name until 30 June 2025
 * @param beforeKind {@code tỉnh} or {@code thành phố}
 * @param seat town that letterheads named as place of issue
 */
public record Province(String now, String nowKind, String before, String beforeKind, String seat) {}
