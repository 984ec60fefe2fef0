package vn.vanthu.signing.cms;

import java.util.Optional;

/**
 * The outline of encoded structures, for those who must check a signature over bytes as they stand.
 */
public final class Structure {

  private Structure() {}

  /**
   * The first element inside the outermost one, as it stands: the part of a certificate, list or
   * response that is signed.
   */
  public static Optional<byte[]> firstInside(byte[] encoded) {
    return Tlv.firstInside(encoded);
  }
}
