package vn.vanthu.service.access;

/** What a person does in the office. A principal may hold several. */
public enum Role {
  /** Văn thư: receives, registers, seals, releases; sees every record of the agency. */
  CLERK,
  /** Lãnh đạo, chuyên viên: signs, searches, works on tasks. */
  OFFICIAL,
  /** Keeps accounts and settings; the role alone opens no document. */
  ADMINISTRATOR,
  /** Proves afterwards that nothing was altered; sees every record of the agency, changes none. */
  AUDITOR
}
