package vn.vanthu.service.routing;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forms of copies (hình thức sao, NĐ 30/2020/NĐ-CP Điều 25) by the code of their type. In
 * electronic form a copy bears the agency's signature and no person's.
 */
public enum CopyForm {
  SAO_Y("SY", "Bản sao y", "Sao y"),
  SAO_LUC("SL", "Bản sao lục", "Sao lục"),
  TRICH_SAO("TrS", "Bản trích sao", "Trích sao");

  private final String code;
  private final String typeName;
  private final String printed;

  CopyForm(String code, String typeName, String printed) {
    this.code = code;
    this.typeName = typeName;
    this.printed = printed;
  }

  /** The form of a document of this type; empty for what is no copy. */
  public static Optional<CopyForm> of(@Nullable String typeCode) {
    return Arrays.stream(values()).filter(form -> form.code.equals(typeCode)).findFirst();
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
