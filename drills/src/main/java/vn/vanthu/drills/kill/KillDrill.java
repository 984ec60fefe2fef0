package vn.vanthu.drills.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.vanthu.drills.Drill;

/**
 * {@code drill kill [CYCLES [SEED]]}: kill -9 of service, database or both at random moments under
 * load, restart, compare. kill -9 keeps the page cache; that everything is synced before it is
 * acknowledged is another test's claim.
 */
public final class KillDrill implements Drill {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private enum Target {
    SERVICE,
    DATABASE,
    BOTH
  }

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int cycles = arguments.isEmpty() ? 60 : Integer.parseInt(arguments.get(0));
    long seed = arguments.size() < 2 ? System.nanoTime() : Long.parseLong(arguments.get(1));
    Path folder = Files.createTempDirectory("vanthu-kill-");
    Run run = new Run(folder, registers(), new Random(seed));
    System.err.println("seed " + seed + ", folder " + folder);
    try {
      run.cycles(cycles);
    } finally {
      run.close();
    }
    Damage damage = run.damage;
    figures.println("seed: " + seed);
    figures.println("cycles: " + cycles);
    for (Target target : Target.values()) {
      figures.println(
          "killed_"
              + target.name().toLowerCase(java.util.Locale.ROOT)
              + ": "
              + run.kills.getOrDefault(target, 0));
    }
    figures.println("acknowledged: " + run.acknowledged);
    figures.println("checked: " + damage.checked());
    figures.println("lost: " + damage.lost());
    figures.println("altered: " + damage.altered());
    figures.println("duplicated: " + damage.duplicated());
    figures.println("skipped_numbers: " + damage.skipped());
    figures.println("unindexed_after_30s: " + damage.unindexed());
    figures.println("fsck_faults: " + run.fsckFaults);
    Collections.sort(run.restartMillis);
    if (!run.restartMillis.isEmpty()) {
      figures.println("restart_p50_ms: " + run.restartMillis.get(run.restartMillis.size() / 2));
      figures.println("restart_max_ms: " + run.restartMillis.getLast());
    }
    boolean good = damage.none() && run.fsckFaults == 0 && damage.checked() > 0;
    if (good) {
      delete(folder);
    }
    return good ? 0 : 1;
  }

  private static Path registers() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path file = up.resolve("config/registers.yml");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException("run the drill inside the source tree: config/registers.yml");
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** One run over one data folder. Single-threaded. */
  private static final class Run {
    private static final List<Target> TARGETS = List.of(Target.values());

    private final Path folder;
    private final Path data;
    private final Path registers;
    private final Random random;
    private final Map<Target, Integer> kills = new EnumMap<>(Target.class);
    private final List<Long> restartMillis = new ArrayList<>();
    private final List<Path> ackFiles = new ArrayList<>();
    private Damage damage = Damage.NONE;
    private long acknowledged;
    private long fsckFaults;
    private Victim victim;

    Run(Path folder, Path registers, Random random) throws IOException {
      this.folder = folder;
      this.data = folder.resolve("data");
      this.registers = registers;
      this.random = random;
      this.victim = start();
    }

    private Victim start() throws IOException {
      Path acks = folder.resolve("acks-" + ackFiles.size());
      Files.createFile(acks);
      ackFiles.add(acks);
      return Victim.start(data, registers, acks, folder.resolve("victim.log"));
    }

    void cycles(int cycles) throws IOException, InterruptedException {
      victim.await("READY", PATIENCE);
      for (int i = 0; i < cycles; i++) {
        Target target = TARGETS.get(random.nextInt(TARGETS.size()));
        kills.merge(target, 1, Integer::sum);
        victim.say("LOAD");
        victim.awaitAcknowledged(victim.acknowledged() + 1, PATIENCE);
        Thread.sleep(random.nextInt(50, 700));
        Path before = ackFiles.getLast();
        strike(target);
        victim.say("CHECK " + before);
        damage = damage.plus(Damage.parse(victim.await("CHECKED", PATIENCE)));
        System.err.println("cycle " + (i + 1) + " " + target + " " + damage);
      }
      Path all = folder.resolve("acks-all");
      Files.createFile(all);
      for (Path file : ackFiles) {
        Files.write(all, Files.readAllBytes(file), java.nio.file.StandardOpenOption.APPEND);
      }
      acknowledged = Files.readAllLines(all).size();
      victim.say("CHECK " + all);
      damage = damage.plus(Damage.parse(victim.await("CHECKED", PATIENCE)));
      victim.say("FSCK");
      fsckFaults = Long.parseLong(victim.await("FSCKED", PATIENCE).split(" ", -1)[1]);
    }

    private void strike(Target target) throws IOException, InterruptedException {
      long at = System.nanoTime();
      switch (target) {
        case SERVICE -> {
          victim.killService();
          restart();
        }
        case BOTH -> {
          boolean databaseFirst = random.nextBoolean();
          if (databaseFirst) {
            victim.killDatabase();
          }
          victim.killService();
          if (!databaseFirst) {
            victim.killDatabase();
          }
          restart();
        }
        case DATABASE -> {
          // The service lives on: it must bring its database back and go on registering.
          victim.killDatabase();
          Thread.sleep(200); // acknowledgements that were on their way
          victim.awaitAcknowledged(victim.acknowledged() + 3, PATIENCE);
        }
      }
      restartMillis.add((System.nanoTime() - at) / 1_000_000);
    }

    private void restart() throws IOException, InterruptedException {
      acknowledged += victim.acknowledged();
      victim = start();
      victim.await("READY", PATIENCE);
    }

    void close() throws IOException, InterruptedException {
      victim.close();
      victim.killDatabase(); // nothing of a run that was cut short may live on
    }
  }
}
