package vn.vanthu.service.routing;

/** What an attachment of an outgoing document is to it. */
public enum AttachmentKind {
  /** Part of what is issued (phụ lục, văn bản kèm theo): a PDF file of its own bears the seal. */
  ANNEX,
  /** Goes along for information only: not issued by this agency, not sealed. */
  REFERENCE
}
