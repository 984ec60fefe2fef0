package vn.vanthu.service.keys;

/** Where the private key of a binding lives. The secret that opens it is never kept. */
public sealed interface KeyHome {

  /**
   * A PKCS#12 file that the service can read.
   *
   * @param path absolute, or relative to the data folder
   * @param alias name inside the file; empty for the only one
   */
  record KeyFile(String path, String alias) implements KeyHome {}

  /**
   * A token or HSM in the machine that runs the service.
   *
   * @param module path of the PKCS#11 library
   * @param slot which slot of the library's list, from 0
   * @param alias which key on it; empty for the only one
   */
  record Token(String module, int slot, String alias) implements KeyHome {}

  /** A token at the holder's own desk: signs through a signing session only. */
  record Desk() implements KeyHome {}
}
