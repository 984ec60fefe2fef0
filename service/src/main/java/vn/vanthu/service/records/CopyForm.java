package vn.vanthu.service.records;

/**
 * The form of a copy that is made here (hình thức sao, NĐ 30/2020/NĐ-CP Điều 25). In electronic
 * form such a copy bears the agency's signature and no person's; that it is one is said once, in
 * the event of its making, and by nothing that can be edited.
 */
public enum CopyForm {
  SAO_Y("SY", "Bản sao y", "Sao y");

  private final String code;
  private final String typeName;
  private final String printed;

  CopyForm(String code, String typeName, String printed) {
    this.code = code;
    this.typeName = typeName;
    this.printed = printed;
  }

  /** As in the symbol: {@code SY}. */
  public String code() {
    return code;
  }

  public String typeName() {
    return typeName;
  }

  /** As it stands on the copy's first page. */
  public String printed() {
    return printed;
  }
}
