package vn.vanthu.service.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of small papers of our own, as an office might have on its disk. */
final class SamplePapers {
  /** How many files {@link #into} writes. */
  static final int COUNT = 4;

  /** How many of them hold no words. */
  static final int WITHOUT_TEXT = 1;

  private SamplePapers() {}

  static Path into(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("năm 2026"));
    paper(folder.resolve("qd-41.txt"), "41/QĐ-SXD", "Về việc phê duyệt quy hoạch bến cá Cửa Lạch");
    paper(folder.resolve("qd-42.txt"), "42/QĐ-SXD", "Về việc tu bổ đình làng Thượng Cát");
    paper(
        folder.resolve("năm 2026").resolve("qd 43 - bản chính.txt"),
        "43/QĐ-SXD",
        "Về việc giao đất trồng chè Bãi Bông");
    Files.write(folder.resolve("anh.bin"), new byte[] {0, 1, 2, 3, 0, 0, 7});
    return folder;
  }

  private static void paper(Path file, String number, String subject) throws IOException {
    Files.writeString(
        file,
        String.join(
            "\n",
            "UBND TỈNH AN LẠC        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ XÂY DỰNG                Độc lập - Tự do - Hạnh phúc",
            "Số: " + number + "        An Lạc, ngày 12 tháng 3 năm 2026",
            "",
            "QUYẾT ĐỊNH",
            subject,
            "",
            "GIÁM ĐỐC SỞ XÂY DỰNG",
            "Điều 1. Quyết định này có hiệu lực kể từ ngày ký.",
            ""));
  }
}
