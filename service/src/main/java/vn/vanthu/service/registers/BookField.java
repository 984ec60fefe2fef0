package vn.vanthu.service.registers;

/** What can stand in a column of a register book. */
public enum BookField {
  ENTRY_NUMBER,
  ARRIVED_ON,
  ISSUER,
  NUMBER,
  ISSUED_ON,
  TYPE_AND_SUBJECT,
  SECRECY,
  SIGNER,
  RECIPIENTS,
  HANDED_TO,
  COPY_KEEPER,
  COPIES,
  FORWARDED_ON,
  SIGNED_FOR,
  NOTE,
  FULL_REFERENCE,
  DUE_ON,
  PROGRESS,
  REPLY
}
