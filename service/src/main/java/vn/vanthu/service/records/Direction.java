package vn.vanthu.service.records;

/** Which way a document goes. */
public enum Direction {
  /** Văn bản đến. */
  INCOMING,
  /** Văn bản đi (internal documents are numbered with it). */
  OUTGOING
}
