package vn.vanthu.service.command;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.vanthu.service.Wiring;

/** What a monitor asks at the admin port: is the database there, is there room on the disk. */
final class OfficeHealth {
  private static final long LEAST_FREE_BYTES = 256L << 20;

  private OfficeHealth() {}

  static void register(HealthCheckRegistry checks, Wiring office) {
    checks.register(
        "database",
        check(() ->
            office.database().answers()
                ? ""
                : "cơ sở dữ liệu không trả lời / the database does not answer"));
    Path data = office.temporary();
    checks.register(
        "disk",
        check(() -> {
          long free = Files.getFileStore(data).getUsableSpace();
          return free > LEAST_FREE_BYTES
              ? ""
              : "chỉ còn " + free + " byte / only " + free + " bytes are left";
        }));
  }

  /** A look that answers with what is wrong, or with nothing. */
  @FunctionalInterface
  private interface Look {
    String wrong() throws Exception;
  }

  private static HealthCheck check(Look look) {
    return new HealthCheck() {
      @Override
      protected Result check() throws Exception {
        String wrong = look.wrong();
        return wrong.isEmpty() ? Result.healthy() : Result.unhealthy(wrong);
      }
    };
  }
}
