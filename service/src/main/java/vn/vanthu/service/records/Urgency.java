package vn.vanthu.service.records;

/** Độ khẩn (NĐ 30/2020 Điều 8.3b): anything above NORMAL is registered and handed over at once. */
public enum Urgency {
  NORMAL("Thường", "Normal"),
  URGENT("Khẩn", "Urgent"),
  VERY_URGENT("Thượng khẩn", "Very urgent"),
  EXPRESS("Hỏa tốc", "Express"),
  /** Only in edXML packets; not among the three levels of NĐ 30. */
  EXPRESS_TIMED("Hỏa tốc hẹn giờ", "Express, timed");

  private final String vi;
  private final String en;

  Urgency(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }
}
