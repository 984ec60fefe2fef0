package vn.vanthu.service.records;

/** Độ mật. Secret documents have their own number series and book (NĐ 30/2020 Điều 15.2). */
public enum Secrecy {
  NORMAL("Thường", "None"),
  CONFIDENTIAL("Mật", "Confidential"),
  SECRET("Tối mật", "Secret"),
  TOP_SECRET("Tuyệt mật", "Top secret");

  private final String vi;
  private final String en;

  Secrecy(String vi, String en) {
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
