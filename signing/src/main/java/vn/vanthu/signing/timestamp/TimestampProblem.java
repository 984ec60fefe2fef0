package vn.vanthu.signing.timestamp;

import vn.vanthu.signing.Message;

/** Why there is no time stamp. */
public enum TimestampProblem {
  /** The authority cannot be reached, or not in time. */
  UNREACHABLE(
      "Không kết nối được máy chủ cấp dấu thời gian. Thử lại sau hoặc kiểm tra cấu hình.",
      "The time stamp authority cannot be reached. Try later or check the configuration."),
  /** Its host is not among those that may be asked. */
  NOT_ALLOWED(
      "Máy chủ cấp dấu thời gian không nằm trong danh sách cho phép.",
      "The time stamp authority is not on the list of allowed hosts."),
  /** It answered with a refusal (RFC 3161 section 2.4.2). */
  REJECTED(
      "Máy chủ cấp dấu thời gian từ chối yêu cầu.",
      "The time stamp authority refused the request."),
  /** Its answer does not fit the question or is not well formed. */
  WRONG_ANSWER(
      "Câu trả lời của máy chủ cấp dấu thời gian không khớp với yêu cầu.",
      "The time stamp authority's answer does not fit the request.");

  private final String vi;
  private final String en;

  TimestampProblem(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  /** The sentence for a person, under the code {@code TIMESTAMP_…}. */
  public Message message() {
    return new Message("TIMESTAMP_" + name(), vi, en);
  }
}
