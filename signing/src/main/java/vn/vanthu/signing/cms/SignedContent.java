package vn.vanthu.signing.cms;

/** What a signature was made over. */
public interface SignedContent {

  /** Its digest by this algorithm. */
  byte[] digest(DigestAlgorithm algorithm);

  /**
   * All of it; asked for only when an algorithm signs the message itself and there are no signed
   * attributes.
   */
  byte[] message();

  /** Content that is at hand as an array. */
  static SignedContent of(byte[] bytes) {
    return new SignedContent() {
      @Override
      public byte[] digest(DigestAlgorithm algorithm) {
        return algorithm.digest(bytes);
      }

      @Override
      public byte[] message() {
        return bytes;
      }
    };
  }
}
