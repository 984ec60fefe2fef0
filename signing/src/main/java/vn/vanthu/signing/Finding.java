package vn.vanthu.signing;

import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report.SubIndication;
import vn.vanthu.signing.Report.Verdict;

/**
 * Everything the verifier can have to say: a stable code (the constant's name), what it does to the
 * verdict, and two sentences. In the sentences {@code {0}} stands for the first detail.
 */
public enum Finding {
  // 1. The file
  FILE_UNREADABLE(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Không đọc được tệp này như một tệp PDF.",
      "This file cannot be read as a PDF."),
  FILE_NOT_PDF(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Đây không phải tệp PDF hay gói ký số; chưa hỗ trợ kiểm tra chữ ký của định dạng này.",
      "This is neither a PDF nor a signed container; signatures of this format are not supported."),
  FILE_CUT(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Tệp bị cắt cụt, phần cuối không còn nên không xác định được chữ ký.",
      "The file was cut short; its end is missing, so signatures cannot be judged."),
  FILE_ENCRYPTED(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Tệp được mã hóa, không xác định được chữ ký bên trong.",
      "The file is encrypted; signatures inside cannot be judged."),
  LIMIT(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Tệp vượt quá giới hạn xử lý: {0}.",
      "The file is over a processing limit: {0}."),
  XREF_REBUILT(
      Verdict.NOTICE,
      null,
      "Bảng tham chiếu của tệp bị hỏng, phải dò tìm từng đối tượng.",
      "The cross-reference of the file is broken; its objects had to be searched for."),
  XREF_AMBIGUOUS(
      Verdict.NOTICE,
      null,
      "Bảng tham chiếu nêu một đối tượng hai lần; mỗi trình đọc có thể hiện nội dung khác nhau.",
      "The cross-reference names one object twice; readers may show different content."),
  ENTRY_REPEATED(
      Verdict.NOTICE,
      null,
      "Một mục của trang hoặc của tệp được ghi hai lần; mỗi trình đọc có thể hiện nội dung khác nhau.",
      "An entry of a page or of the file stands twice; readers may show different content."),
  USAGE_RIGHTS(
      Verdict.INTACT,
      null,
      "Tệp mang quyền sử dụng do hãng phần mềm đọc PDF cấp (điền biểu mẫu, ghi chú); đó không phải chữ ký của ai trên văn bản.",
      "The file carries usage rights from a maker of PDF software (to fill in forms, to annotate); they are nobody's signature on the document."),
  SIGNATURE_REMAINS(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Trong tệp còn dấu vết chữ ký nhưng không còn dùng được.",
      "Remains of a signature are in the file, but it cannot be used."),
  EARLIER_SIGNATURE_REMOVED(
      Verdict.ALTERED,
      null,
      "Một chữ ký có trong bản trước đã bị gỡ bỏ hoặc thay thế ở bản sau.",
      "A signature of an earlier revision was removed or replaced later."),

  // 2. The signature dictionary and its byte range
  CONTENTS_MISSING(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Trường chữ ký không có giá trị chữ ký.",
      "The signature field has no signature value."),
  CONTENTS_EMPTY(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Giá trị chữ ký rỗng hoặc chỉ gồm các byte 0.",
      "The signature value is empty or all zero."),
  CONTENTS_MALFORMED(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Giá trị chữ ký không đọc được.",
      "The signature value cannot be read."),
  BYTE_RANGE_MISSING(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Chữ ký không nói nó ký phần nào của tệp (ByteRange).",
      "The signature has no byte range."),
  BYTE_RANGE_MALFORMED(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Phạm vi được ký (ByteRange) ghi không hợp lệ.",
      "The byte range is malformed."),
  BYTE_RANGE_BEYOND_END(
      Verdict.UNVERIFIABLE,
      SubIndication.SIGNED_DATA_NOT_FOUND,
      "Phần được ký dài quá cuối tệp: tệp đã bị cắt hoặc bị lưu lại sau khi ký.",
      "What was signed reaches beyond the end: the file was cut or saved anew after signing."),
  FILE_RESAVED(
      Verdict.UNVERIFIABLE,
      SubIndication.SIGNED_DATA_NOT_FOUND,
      "Tệp đã bị một phần mềm lưu lại sau khi ký nên chữ ký không còn khớp với tệp. Hãy đề nghị nơi gửi cung cấp tệp gốc.",
      "A program saved the file anew after signing, so the signature no longer fits the file. Ask the sender for the original file."),
  BYTE_RANGE_FOREIGN(
      Verdict.ALTERED,
      SubIndication.FORMAT_FAILURE,
      "Phạm vi được ký (ByteRange) không thể thuộc về tệp này: nó đã bị sửa.",
      "The byte range cannot belong to this file: it was tampered with."),
  BYTE_RANGE_NOT_FROM_START(
      Verdict.ALTERED,
      SubIndication.FORMAT_FAILURE,
      "Phần được ký không bắt đầu từ đầu tệp: đoạn đầu không được ký.",
      "The byte range does not begin at the start of the file."),
  BYTE_RANGE_GAP(
      Verdict.ALTERED,
      SubIndication.FORMAT_FAILURE,
      "Phần không được ký của tệp không đúng bằng chỗ dành cho giá trị chữ ký: có nội dung không được ký.",
      "The gap in the byte range is not exactly the signature value: there is content that nobody signed."),
  CONTENTS_NOT_HEX(
      Verdict.NOTICE,
      null,
      "Giá trị chữ ký không được viết dạng thập lục phân chuẩn.",
      "The signature value is not written as a plain hexadecimal string."),
  CONTENTS_PADDING(
      Verdict.NOTICE,
      null,
      "Phần đệm sau giá trị chữ ký có dữ liệu lạ.",
      "The padding after the signature value holds foreign data."),
  SIGNATURE_COPIED(
      Verdict.ALTERED,
      SubIndication.FORMAT_FAILURE,
      "Giá trị chữ ký này được chép từ một chữ ký khác trong tệp.",
      "This signature value is a copy of another one in the file."),
  SIGNATURE_TYPE_WRONG(
      Verdict.NOTICE,
      SubIndication.FORMAT_FAILURE,
      "Kiểu của từ điển chữ ký không đúng.",
      "The type of the signature dictionary is wrong."),
  SUBFILTER_UNSUPPORTED(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Chưa hỗ trợ dạng chữ ký {0}.",
      "Signature format {0} is not supported."),

  // 3. The value itself
  SEVERAL_SIGNERS(
      Verdict.NOTICE,
      SubIndication.FORMAT_FAILURE,
      "Một giá trị chữ ký chứa nhiều người ký; PDF chỉ cho phép một.",
      "One signature value holds several signers; PDF permits one."),
  NO_SIGNER(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Giá trị chữ ký không có người ký.",
      "The signature value has no signer."),
  SIGNER_CERTIFICATE_MISSING(
      Verdict.UNVERIFIABLE,
      SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
      "Không tìm thấy chứng thư số của người ký.",
      "The signer's certificate was not found."),
  ALGORITHM_UNSUPPORTED(
      Verdict.UNVERIFIABLE,
      SubIndication.SIG_CRYPTO_FAILURE,
      "Không biết thuật toán ký {0}.",
      "Signature algorithm {0} is unknown."),
  ALGORITHM_MISMATCH(
      Verdict.NOTICE,
      SubIndication.SIG_CRYPTO_FAILURE,
      "Các thuật toán nêu trong chữ ký không khớp nhau: {0}.",
      "The algorithms named in the signature contradict each other: {0}."),
  DIGEST_MISMATCH(
      Verdict.ALTERED,
      SubIndication.HASH_FAILURE,
      "Nội dung đã bị thay đổi sau khi ký: giá trị băm không khớp.",
      "The content was changed after signing: the digest does not match."),
  SIGNATURE_VALUE_WRONG(
      Verdict.ALTERED,
      SubIndication.SIG_CRYPTO_FAILURE,
      "Giá trị chữ ký không đúng với khóa công khai của người ký.",
      "The signature value does not verify with the signer's public key."),
  MESSAGE_DIGEST_MISSING(
      Verdict.ALTERED,
      SubIndication.SIG_CRYPTO_FAILURE,
      "Chữ ký không có thuộc tính giá trị băm (messageDigest) nên không gắn với nội dung này.",
      "The signature has no messageDigest attribute, so nothing ties it to this content."),
  CONTENT_TYPE_WRONG(
      Verdict.NOTICE,
      SubIndication.FORMAT_FAILURE,
      "Thuộc tính kiểu nội dung thiếu hoặc không khớp.",
      "The content-type attribute is missing or does not match."),
  NO_SIGNED_ATTRIBUTES(
      Verdict.INTACT,
      SubIndication.SIG_CONSTRAINTS_FAILURE,
      "Chữ ký kiểu cũ, không có thuộc tính được ký: nội dung nguyên vẹn, nhưng chữ ký không tự xác nhận chứng thư và thời gian đã dùng. Hãy đề nghị nơi gửi ký theo chuẩn PAdES.",
      "Old-style signature without signed attributes: the content is whole, but the signature itself does not confirm certificate and time. Ask the sender to sign by PAdES."),
  SIGNED_ATTRIBUTES_NOT_DER(
      Verdict.NOTICE,
      null,
      "Các thuộc tính được ký không theo thứ tự chuẩn DER.",
      "The signed attributes are not in DER order."),
  SIGNING_CERTIFICATE_MISMATCH(
      Verdict.ALTERED,
      SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
      "Chứng thư đi kèm không phải chứng thư mà người ký đã dùng.",
      "The certificate is not the one the signer committed to."),
  SIGNING_CERTIFICATE_ISSUER_MISMATCH(
      Verdict.NOTICE,
      null,
      "Tên nơi cấp ghi trong thuộc tính chứng thư không khớp.",
      "The issuer named in the signing-certificate attribute does not match."),
  ALGORITHM_PROTECTION_MISMATCH(
      Verdict.ALTERED,
      SubIndication.SIG_CRYPTO_FAILURE,
      "Thuật toán ghi trong thuộc tính bảo vệ (RFC 6211) không khớp.",
      "The algorithms in the protection attribute (RFC 6211) do not match."),
  ATTRIBUTE_REPEATED(
      Verdict.NOTICE,
      SubIndication.FORMAT_FAILURE,
      "Thuộc tính {0} xuất hiện nhiều lần.",
      "Attribute {0} occurs more than once."),
  CMS_UNUSUAL(
      Verdict.NOTICE,
      null,
      "Cấu trúc CMS không theo chuẩn: {0}.",
      "The CMS structure departs from the standard: {0}."),
  CERTIFICATE_FOREIGN(
      Verdict.NOTICE,
      null,
      "Chứng thư đi kèm {0} không nằm trong số chứng thư mà người ký đã cam kết.",
      "The enclosed certificate {0} is not among those the signer committed to."),
  CERTIFICATE_DAMAGED(
      Verdict.NOTICE,
      null,
      "Một chứng thư đi kèm bị hỏng: {0}.",
      "An enclosed certificate is damaged: {0}."),

  // 4. Time stamps
  TIMESTAMP_INVALID(
      Verdict.NOTICE,
      null,
      "Dấu thời gian của chữ ký không hợp lệ: {0}.",
      "The signature's time stamp is invalid: {0}."),
  TIMESTAMP_IMPRINT_WRONG(
      Verdict.ALTERED,
      SubIndication.HASH_FAILURE,
      "Dấu thời gian không thuộc về nội dung này.",
      "The time stamp does not belong to this content."),
  TIMESTAMP_UNTRUSTED(
      Verdict.INTACT,
      null,
      "Chưa xác định được độ tin cậy của nơi cấp dấu thời gian {0}.",
      "The time stamp authority {0} is not known to be trusted."),
  TIMESTAMP_WEAK(
      Verdict.INTACT,
      null,
      "Dấu thời gian dùng hàm băm {0} không còn an toàn nên không chứng minh được thời điểm ký.",
      "The time stamp uses digest {0}, which is no longer safe, so it proves no time."),
  TIMESTAMP_FROM_FUTURE(
      Verdict.INTACT,
      null,
      "Dấu thời gian ghi {0}, sau thời điểm kiểm tra, nên không chứng minh được gì.",
      "The time stamp says {0}, which is after the time of validation, so it proves nothing."),
  DOCUMENT_TIMESTAMP_FROM_FUTURE(
      Verdict.INTACT,
      SubIndication.TIMESTAMP_ORDER_FAILURE,
      "Dấu thời gian của tài liệu ghi {0}, sau thời điểm kiểm tra; hãy kiểm tra lại sau thời điểm đó.",
      "The document time stamp says {0}, which is after the time of validation; verify again after it."),

  // 5. Trust and time
  NO_ANCHOR(
      Verdict.INTACT,
      SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
      "Không tìm được đường dẫn chứng thư tới một gốc tin cậy: chưa tin cậy nơi cấp {0}. Nếu nơi cấp này đáng tin cậy, hãy nhập chứng thư gốc của nó.",
      "No path to a trusted root was found: issuer {0} is not trusted. If it deserves trust, import its root certificate."),
  ANCHOR_NOT_VOUCHED_FOR(
      Verdict.INTACT,
      SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
      "Danh sách tin cậy không công nhận {0} tại thời điểm cần xét.",
      "The trust list does not vouch for {0} at the time in question."),
  CHAIN_CONSTRAINT(
      Verdict.INTACT,
      SubIndication.CHAIN_CONSTRAINTS_FAILURE,
      "Đường dẫn chứng thư vi phạm ràng buộc: {0}.",
      "The certificate path breaks a constraint: {0}."),
  KEY_USAGE_WRONG(
      Verdict.INTACT,
      SubIndication.CHAIN_CONSTRAINTS_FAILURE,
      "Chứng thư không được cấp để ký tài liệu.",
      "The certificate was not issued for signing documents."),
  CERTIFICATE_EXPIRED(
      Verdict.INTACT,
      SubIndication.OUT_OF_BOUNDS_NO_POE,
      "Chứng thư đã hết hạn và không có bằng chứng chữ ký được tạo trước đó.",
      "The certificate has expired and nothing proves that the signature was made before."),
  CERTIFICATE_EXPIRED_NOT_REVOKED(
      Verdict.INTACT,
      SubIndication.OUT_OF_BOUNDS_NOT_REVOKED,
      "Chứng thư đã hết hạn (chưa từng bị thu hồi) và không có bằng chứng chữ ký được tạo trước đó.",
      "The certificate has expired, never revoked, and nothing proves that the signature was made before."),
  CERTIFICATE_NOT_YET_VALID(
      Verdict.INTACT,
      SubIndication.NOT_YET_VALID,
      "Chữ ký được tạo trước khi chứng thư có hiệu lực.",
      "The signature was made before the certificate became valid."),
  CERTIFICATE_NOT_IN_FORCE(
      Verdict.INTACT,
      SubIndication.OUT_OF_BOUNDS_NO_POE,
      "Chứng thư chưa có hiệu lực ở thời điểm kiểm tra.",
      "The certificate is not yet valid at the time of validation."),
  REVOCATION_STALE(
      Verdict.INTACT,
      SubIndication.TRY_LATER,
      "Thông tin thu hồi của chứng thư {0} đã cũ so với thời điểm cần kiểm tra.",
      "The revocation information for certificate {0} is too old for the time in question."),
  CERTIFICATE_ON_HOLD(
      Verdict.INTACT,
      SubIndication.TRY_LATER,
      "Chứng thư {0} đang bị tạm đình chỉ; hãy kiểm tra lại sau.",
      "Certificate {0} is suspended; verify again later."),
  CERTIFICATE_REVOKED_NO_PROOF(
      Verdict.INTACT,
      SubIndication.REVOKED_NO_POE,
      "Chứng thư đã bị thu hồi và không có bằng chứng chữ ký được tạo trước đó.",
      "The certificate is revoked and nothing proves that the signature was made before."),
  CA_REVOKED_NO_PROOF(
      Verdict.INTACT,
      SubIndication.REVOKED_CA_NO_POE,
      "Chứng thư của nơi cấp đã bị thu hồi.",
      "The issuer's certificate is revoked."),
  KEY_COMPROMISED(
      Verdict.INTACT,
      SubIndication.REVOKED_NO_POE,
      "Khóa của {0} đã lộ: một chứng thư khác của cùng khóa bị thu hồi vì lý do này, và không có bằng chứng chữ ký được tạo trước đó.",
      "The key of {0} is compromised: another certificate of the same key was revoked for it, and nothing proves that the signature was made before."),
  CA_KEY_COMPROMISED(
      Verdict.INTACT,
      SubIndication.REVOKED_CA_NO_POE,
      "Khóa của nơi cấp {0} đã lộ: một chứng thư khác của cùng khóa bị thu hồi vì lý do này.",
      "The key of issuer {0} is compromised: another certificate of the same key was revoked for it."),
  REVOCATION_ISSUER_EXPIRED(
      Verdict.INTACT,
      SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE,
      "Chứng thư của nơi trả lời về thu hồi ({0}) đã hết hạn, không có bằng chứng câu trả lời có trước đó.",
      "The certificate of the revocation responder {0} has expired and nothing proves that it answered before."),
  REVOCATION_UNKNOWN(
      Verdict.INTACT,
      SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE,
      "Chưa có thông tin thu hồi (CRL hoặc OCSP) dùng được cho chứng thư {0}.",
      "There is no usable revocation information (CRL or OCSP) for certificate {0}."),
  ALGORITHM_WEAK(
      Verdict.INTACT,
      SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
      "Thuật toán {0} không còn an toàn.",
      "Algorithm {0} is no longer safe."),
  ALGORITHM_NOT_LISTED(
      Verdict.INTACT,
      SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
      "Thuật toán {0} không thuộc danh mục tiêu chuẩn bắt buộc (TT 15/2025/TT-BKHCN) nên chữ ký chưa được công nhận.",
      "Algorithm {0} is not among the required standards (TT 15/2025/TT-BKHCN), so the signature is not accepted."),

  // 6. What came later
  BYTES_UNACCOUNTED(
      Verdict.ALTERED,
      null,
      "Sau phần được ký có dữ liệu không thuộc phiên bản nào của tệp.",
      "After the signed part there are bytes that belong to no revision."),
  BLANKS_APPENDED(
      Verdict.NOTICE,
      null,
      "Sau dấu kết thúc tệp có thêm dòng trống; nội dung đã ký không đổi.",
      "Blank lines follow the end of the file; what was signed is unchanged."),
  LATER_REVISION_BROKEN(
      Verdict.ALTERED,
      null,
      "Phần thêm vào sau khi ký không nối đúng vào phần được ký.",
      "What was added after signing does not continue the signed revision."),

  // 7. Single changes made by later revisions
  CHANGE_VALIDATION_DATA(
      Verdict.INTACT,
      null,
      "Thêm dữ liệu xác thực (chứng thư, CRL, OCSP) để kiểm tra lâu dài.",
      "Validation data (certificates, CRL, OCSP) was added for the long term."),
  CHANGE_TIMESTAMP(
      Verdict.INTACT,
      null,
      "Thêm dấu thời gian cho cả tài liệu (trường {0}).",
      "A time stamp over the document was added (field {0})."),
  CHANGE_SIGNATURE_ADDED(
      Verdict.INTACT, null, "Thêm chữ ký số ở trường {0}.", "A signature was added in field {0}."),
  CHANGE_SIGNATURE_FIELD_ADDED(
      Verdict.INTACT,
      null,
      "Thêm ô chữ ký trống {0} (chưa ký, không vẽ gì lên trang).",
      "An empty signature field {0} was added (not signed, it draws nothing)."),
  CHANGE_SEAL_OVERLAP(
      Verdict.INTACT,
      null,
      "Chữ ký ở trường {0} đặt chồng lên hình chữ ký trước, như con dấu đóng lên chữ ký.",
      "The signature in field {0} lies over an earlier one, as a seal does over a hand signature."),
  CHANGE_SIGNATURE_ON_WORDS(
      Verdict.INTACT,
      null,
      "Hình của chữ ký thêm sau ở trường {0} nằm trên chữ của trang.",
      "The picture of the later signature in field {0} lies on words of the page."),
  CHANGE_FIELD_FILLED(
      Verdict.INTACT,
      null,
      "Điền trường {0} (được để mở khi ký): {1}.",
      "Field {0}, left open when signing, was filled in: {1}."),
  CHANGE_METADATA(
      Verdict.INTACT,
      null,
      "Cập nhật thông tin mô tả của tệp.",
      "Metadata of the file was updated."),
  CHANGE_STRUCTURE(
      Verdict.INTACT,
      null,
      "Bổ sung cấu trúc thẻ cho phần mới.",
      "Structure tags were added for new parts."),
  CHANGE_EXTENSIONS(
      Verdict.INTACT,
      null,
      "Khai báo phiên bản hoặc phần mở rộng PDF.",
      "A PDF version or extension was declared."),
  CHANGE_FORM_SETTING(
      Verdict.INTACT,
      null,
      "Cập nhật thiết lập chung của biểu mẫu.",
      "Settings of the form were updated."),
  CHANGE_SIGNATURE_OVER_TEXT(
      Verdict.NOTICE,
      null,
      "Hình của chữ ký thêm sau ở trường {0} đè lên chữ của trang đã chứng thực: hãy xem trang trước và sau khi thêm.",
      "The picture of the later signature in field {0} lies over words of the certified page: look at the page before and after."),
  CHANGE_ANNOTATION(
      Verdict.NOTICE,
      null,
      "Thêm hoặc sửa chú thích ({0}) sau khi ký.",
      "An annotation ({0}) was added or changed after signing."),
  CHANGE_APPEARANCE_ONLY(
      Verdict.NOTICE,
      null,
      "Hình hiển thị của trường {0} bị thay mà giá trị không đổi.",
      "The appearance of field {0} was changed but not its value."),
  CHANGE_SHARED_APPEARANCE(
      Verdict.NOTICE,
      null,
      "Hình hiển thị bị thay của trường {0} còn được dùng ở nơi khác trong tệp.",
      "The replaced appearance of field {0} is used elsewhere in the file too."),
  CHANGE_VALUE_NOT_SHOWN(
      Verdict.NOTICE,
      null,
      "Hình hiển thị của trường {0} không thể hiện đúng giá trị của nó.",
      "The appearance of field {0} does not show its value."),
  CHANGE_CATALOG_MINOR(
      Verdict.NOTICE,
      null,
      "Thiết lập hiển thị hoặc mục lục của tệp ({0}) bị thay đổi.",
      "A viewing setting or outline of the file ({0}) was changed."),
  CHANGE_EXTENSION_REMOVED(
      Verdict.NOTICE,
      null,
      "Khai báo phiên bản hoặc phần mở rộng PDF bị gỡ hoặc hạ thấp.",
      "A PDF version or extension was removed or lowered."),
  CHANGE_NUMBER_SEALED(
      Verdict.NOTICE,
      null,
      "Số hoặc ngày ({0}) được in ở phần đầu trang sau khi người ký đã ký, trước khi cơ quan của người đó đóng dấu số; chữ đã ký không bị che hay thay. Hãy xem trang trước và sau khi in.",
      "A number or date ({0}) was printed in the letterhead after the signer had signed and before the signer's agency sealed; no signed word is covered or replaced. Look at the page before and after."),
  CHANGE_PERMISSION_WEAKER(
      Verdict.NOTICE,
      null,
      "Chữ ký sau cho phép nhiều hơn chữ ký trước.",
      "A later signature permits more than an earlier one."),
  CHANGE_FLAGS(
      Verdict.NOTICE,
      null,
      "Cờ hiển thị của trường {0} bị thay đổi.",
      "Display flags of field {0} were changed."),
  CHANGE_PAGE_SETTING(
      Verdict.NOTICE,
      null,
      "Thuộc tính phụ của trang ({0}) bị thay đổi.",
      "A minor page attribute ({0}) was changed."),
  CHANGE_FORBIDDEN(
      Verdict.ALTERED,
      null,
      "Chữ ký chứng nhận không cho phép thay đổi này: {0}.",
      "The certification does not permit this change: {0}."),
  CHANGE_PAGE_CONTENT(
      Verdict.ALTERED,
      null,
      "Nội dung trang bị thay đổi sau khi ký.",
      "Page content was changed after signing."),
  CHANGE_NUMBER_STAMPED(
      Verdict.ALTERED,
      null,
      "Số hoặc ngày ({0}) được in thêm lên trang sau khi ký, không có dấu của chính cơ quan người ký bao trùm.",
      "A number or date ({0}) was printed on the page after signing, and no seal of the signer's own agency covers it."),
  CHANGE_PAGE_GEOMETRY(
      Verdict.ALTERED,
      null,
      "Khổ hoặc thuộc tính trang ({0}) bị thay đổi sau khi ký.",
      "Page size or attribute ({0}) was changed after signing."),
  CHANGE_PAGES(
      Verdict.ALTERED,
      null,
      "Trang bị thêm, bớt hoặc thay thế sau khi ký.",
      "Pages were added, removed or replaced after signing."),
  CHANGE_RESOURCES(
      Verdict.ALTERED,
      null,
      "Phông chữ hoặc tài nguyên của trang bị thay đổi sau khi ký.",
      "Fonts or other resources of a page were changed after signing."),
  CHANGE_ANNOTATION_REMOVED(
      Verdict.ALTERED,
      null,
      "Chú thích trên trang bị gỡ bỏ sau khi ký.",
      "An annotation was removed after signing."),
  CHANGE_FIELD_LOCKED(
      Verdict.ALTERED,
      null,
      "Trường {0} đã khóa khi ký nhưng vẫn bị sửa.",
      "Field {0}, locked by a signature, was changed."),
  CHANGE_SIGNATURE_BORROWED(
      Verdict.ALTERED,
      null,
      "Ô chữ ký {0} dùng lại chữ ký của ô khác, không phải một chữ ký mới.",
      "Signature field {0} shows the signature of another field; it is not a new one."),
  CHANGE_SIGNATURE_LARGE(
      Verdict.NOTICE,
      null,
      "Chữ ký thêm vào ở trường {0} chiếm phần lớn trang, có thể che nội dung đã ký.",
      "The signature added in field {0} takes much of the page and may cover what was signed."),
  CHANGE_ANNOTATION_ORDER(
      Verdict.ALTERED,
      null,
      "Thứ tự các chú thích trên trang bị đổi sau khi ký: cái bị che nay che cái khác.",
      "The order of the annotations of a page was changed after signing: what was covered now covers."),
  CHANGE_ENTRY_REPEATED(
      Verdict.ALTERED,
      null,
      "Bản sửa đổi sau khi ký ghi một mục hai lần (đối tượng {0}): có trình đọc hiện nội dung khác nội dung đã ký.",
      "A later revision writes an entry twice (object {0}): some readers show other content than what was signed."),
  CHANGE_SIZE_LOWERED(
      Verdict.NOTICE,
      null,
      "Bản sửa đổi khai ít đối tượng hơn trước (Size): phần mềm khác có thể bỏ qua phần còn lại.",
      "A later revision declares fewer objects than before (Size): other software may leave out the rest."),
  CHANGE_FIELD_REMOVED(
      Verdict.ALTERED,
      null,
      "Trường {0} bị gỡ bỏ sau khi ký.",
      "Field {0} was removed after signing."),
  CHANGE_FIELD_ADDED(
      Verdict.ALTERED,
      null,
      "Trường {0} được thêm vào sau khi ký.",
      "Field {0} was added after signing."),
  CHANGE_FIELD_DEFINITION(
      Verdict.ALTERED,
      null,
      "Định nghĩa của trường {0} ({1}) bị thay đổi sau khi ký.",
      "The definition of field {0} ({1}) was changed after signing."),
  CHANGE_WIDGET_MOVED(
      Verdict.ALTERED,
      null,
      "Khung của trường {0} bị dời chỗ hoặc đổi kích thước sau khi ký.",
      "The widget of field {0} was moved or resized after signing."),
  CHANGE_SIGNATURE_REPLACED(
      Verdict.ALTERED,
      null,
      "Giá trị chữ ký ở trường {0} bị thay thế hoặc gỡ bỏ.",
      "The signature in field {0} was replaced or removed."),
  CHANGE_SIGNED_APPEARANCE(
      Verdict.ALTERED,
      null,
      "Hình của chữ ký đã ký ở trường {0} bị thay đổi.",
      "The appearance of the finished signature in field {0} was changed."),
  CHANGE_OPTIONAL_CONTENT(
      Verdict.ALTERED,
      null,
      "Các lớp nội dung ẩn, hiện bị thay đổi sau khi ký.",
      "Layers of optional content were changed after signing."),
  CHANGE_PERMISSIONS(
      Verdict.ALTERED,
      null,
      "Quyền thay đổi tài liệu (Perms) bị sửa sau khi ký.",
      "The permissions of the document (Perms) were changed after signing."),
  CHANGE_SECOND_CERTIFICATION(
      Verdict.ALTERED,
      null,
      "Có hơn một chữ ký chứng nhận, hoặc chứng nhận sau khi đã có chữ ký khác.",
      "There is more than one certification, or one that comes after another signature."),
  CHANGE_STRUCTURE_REMOVED(
      Verdict.ALTERED,
      null,
      "Cấu trúc thẻ có sẵn bị gỡ hoặc sửa sau khi ký.",
      "Existing structure tags were removed or changed after signing."),
  CHANGE_VALIDATION_DATA_REMOVED(
      Verdict.ALTERED,
      null,
      "Dữ liệu xác thực bị gỡ khỏi tệp.",
      "Validation data was removed from the file."),
  CHANGE_CATALOG(
      Verdict.ALTERED,
      null,
      "Mục {0} của tệp bị thay đổi sau khi ký.",
      "Entry {0} of the file was changed after signing."),
  CHANGE_FORM(
      Verdict.ALTERED,
      null,
      "Thiết lập {0} của biểu mẫu bị thay đổi sau khi ký.",
      "Form setting {0} was changed after signing."),
  CHANGE_ENCRYPTION(
      Verdict.ALTERED,
      null,
      "Cách mã hóa tệp bị thay đổi sau khi ký.",
      "The encryption of the file was changed after signing."),

  // 8. Containers (ASiC)
  CONTAINER_UNREADABLE(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Không đọc được gói ký số này: {0}.",
      "This signed container cannot be read: {0}."),
  CONTAINER_AMBIGUOUS(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Gói ký số có tệp trùng tên, tên không an toàn hoặc mục lục mâu thuẫn ({0}); mỗi phần mềm có thể mở ra nội dung khác nhau.",
      "The container has repeated or unsafe names or a contradictory directory ({0}); programs may open different content."),
  CONTAINER_MEDIA_TYPE(
      Verdict.NOTICE,
      null,
      "Gói ký số không mở đầu bằng tệp mimetype đúng chuẩn ASiC.",
      "The container does not begin with the mimetype file that ASiC prescribes."),
  CONTAINER_BYTES_UNACCOUNTED(
      Verdict.NOTICE,
      null,
      "Trong gói ký số có dữ liệu không thuộc tệp nào.",
      "The container holds bytes that belong to no file."),
  CONTAINER_MANIFEST(
      Verdict.UNVERIFIABLE,
      SubIndication.FORMAT_FAILURE,
      "Không có bản kê (ASiCManifest) đọc được cho chữ ký {0}.",
      "There is no readable manifest (ASiCManifest) for signature {0}."),
  CONTAINER_FILE_MISSING(
      Verdict.ALTERED,
      SubIndication.SIGNED_DATA_NOT_FOUND,
      "Tệp đã ký {0} không còn trong gói.",
      "The signed file {0} is no longer in the container."),
  CONTAINER_FILE_CHANGED(
      Verdict.ALTERED,
      SubIndication.HASH_FAILURE,
      "Tệp {0} đã bị thay đổi sau khi ký.",
      "File {0} was changed after signing."),
  CONTAINER_FILE_UNSIGNED(
      Verdict.NOTICE,
      null,
      "Tệp {0} nằm trong gói nhưng chữ ký này không bảo vệ nó.",
      "File {0} is in the container, but this signature does not cover it."),

  // 9. Good news
  SIGNATURE_WHOLE(Verdict.INTACT, null, "Chữ ký nguyên vẹn.", "The signature is whole."),
  ;

  private final Verdict effect;
  private final @Nullable SubIndication subIndication;
  private final String vi;
  private final String en;

  Finding(Verdict effect, @Nullable SubIndication subIndication, String vi, String en) {
    this.effect = effect;
    this.subIndication = subIndication;
    this.vi = vi;
    this.en = en;
  }

  /** What it makes of the integrity of the signature it is found on. */
  public Verdict effect() {
    return effect;
  }

  /** What it makes of the validation by EN 319 102-1; null when nothing. */
  public @Nullable SubIndication subIndication() {
    return subIndication;
  }

  public Message message(String... details) {
    return new Message(name(), filled(vi, details), filled(en, details));
  }

  private static String filled(String sentence, String... details) {
    String out = sentence;
    for (int i = 0; i < details.length; i++) {
      out = out.replace("{" + i + "}", details[i]);
    }
    return out;
  }
}
