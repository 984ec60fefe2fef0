package vn.vanthu.service.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The Vietnamese lunar calendar reckoned from the sky, to check the dates in the data file: a month
 * begins on the day of the new moon in Vietnam; the first month is the one in which the sun reaches
 * 330 degrees, the third the one in which it reaches 30. Series cut to what a day needs.
 */
final class Moon {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private Moon() {}

  /** Tết: the first day of the first month. */
  static LocalDate newYear(int year) {
    return monthHolding(solar(year, 330, LocalDate.of(year, 2, 19)));
  }

  /** Giỗ Tổ Hùng Vương: the tenth day of the third month. */
  static LocalDate hungKings(int year) {
    return monthHolding(solar(year, 30, LocalDate.of(year, 4, 20))).plusDays(9);
  }

  /** The first day of the lunar month that the day belongs to. */
  private static LocalDate monthHolding(LocalDate day) {
    int k = (int) Math.floor((day.getYear() + day.getDayOfYear() / 365.25 - 2000) * 12.3685) + 2;
    LocalDate start = newMoon(k);
    while (start.isAfter(day)) {
      start = newMoon(--k);
    }
    return start;
  }

  /** Mean new moon with its greatest corrections (Meeus, Astronomical Algorithms, ch. 49). */
  private static LocalDate newMoon(int k) {
    double t = k / 1236.85;
    double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.00000015 * t * t * t;
    double m = Math.toRadians(2.5534 + 29.10535670 * k);
    double mm = Math.toRadians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
    double f = Math.toRadians(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
    jde +=
        -0.40720 * Math.sin(mm)
            + 0.17241 * Math.sin(m)
            + 0.01608 * Math.sin(2 * mm)
            + 0.01039 * Math.sin(2 * f)
            + 0.00739 * Math.sin(mm - m)
            - 0.00514 * Math.sin(mm + m)
            + 0.00208 * Math.sin(2 * m)
            - 0.00111 * Math.sin(mm - 2 * f)
            - 0.00057 * Math.sin(mm + 2 * f)
            + 0.00056 * Math.sin(2 * mm + m)
            - 0.00042 * Math.sin(3 * mm);
    double seconds = (jde - 2440587.5) * 86400 - 70; // dynamical time runs about 70 s ahead
    return LocalDate.ofInstant(Instant.ofEpochSecond((long) seconds), VIETNAM);
  }

  /** The day on which the sun reaches a longitude, near a guess. */
  private static LocalDate solar(int year, double degrees, LocalDate guess) {
    LocalDate day = guess.minusDays(4);
    while (difference(longitude(day.plusDays(1)), degrees) < 0) {
      day = day.plusDays(1);
    }
    if (day.getYear() != year) {
      throw new IllegalStateException("the sun went astray");
    }
    return day;
  }

  private static double difference(double a, double b) {
    double d = (a - b) % 360;
    return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
  }

  /** The sun's apparent longitude at midnight in Vietnam (Meeus, ch. 25, low accuracy). */
  private static double longitude(LocalDate day) {
    double jd = day.toEpochDay() + 2440587.5 - 7 / 24.0;
    double t = (jd - 2451545) / 36525;
    double m = Math.toRadians(357.52911 + 35999.05029 * t);
    double mean = 280.46646 + 36000.76983 * t;
    double centre =
        (1.914602 - 0.004817 * t) * Math.sin(m)
            + 0.019993 * Math.sin(2 * m)
            + 0.000289 * Math.sin(3 * m);
    return ((mean + centre - 0.00569) % 360 + 360) % 360;
  }
}
