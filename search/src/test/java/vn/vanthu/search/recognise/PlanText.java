package vn.vanthu.search.recognise;

import java.util.List;
import vn.vanthu.search.extract.ExtractedText;

/** A made-up plan of one clause, for what is read in a sentence. */
final class PlanText {
  private PlanText() {}

  /** The tasks of a plan issued on {@code day} (as printed) that says no more than a sentence. */
  static List<Facts.Task> tasks(String day, String sentence) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                ỦY BAN NHÂN DÂN
                TỈNH LÀO CAI
                Số: 12/KH-UBND
                Lào Cai, ngày %s

                KẾ HOẠCH
                Kiểm kê kho sách

                I. NỘI DUNG
                1. %s
                """
                    .formatted(day, sentence)))
        .tasks();
  }
}
