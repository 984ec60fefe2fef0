package vn.vanthu.drills.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import vn.vanthu.drills.Drill;
import vn.vanthu.drills.job.ServedProgram;
import vn.vanthu.service.command.Commands;
import vn.vanthu.service.command.Console;
import vn.vanthu.service.command.Home;

/**
 * {@code drill kill [CYCLES [SEED]]}: kill -9 of the real server, its database or both at random
 * moments, while clerks file incoming documents and issue outgoing ones over HTTP; restart,
 * compare. Every request has an Idempotency-Key and is repeated until it is answered: each document
 * must be there, once. kill -9 keeps the page cache; that everything is synced before it is
 * acknowledged is another test's claim.
 */
@SuppressWarnings("try") // closing waits for a process and may be interrupted
public final class KillDrill implements Drill {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int FILING = 3;

  private enum Target {
    SERVICE,
    DATABASE,
    BOTH
  }

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int cycles = arguments.isEmpty() ? 60 : Integer.parseInt(arguments.get(0));
    long seed = arguments.size() < 2 ? System.nanoTime() : Long.parseLong(arguments.get(1));
    Path folder = Files.createTempDirectory("vanthu-kill-").toAbsolutePath();
    System.err.println("seed " + seed + ", folder " + folder);
    Path program = Path.of(System.getProperty("vanthu.home", "")).toAbsolutePath();
    boolean good;
    try (Run run = new Run(folder, program, new Random(seed))) {
      run.cycles(cycles);
      figures.println("seed: " + seed);
      figures.println("cycles: " + cycles);
      good = run.print(figures);
    }
    if (good) {
      delete(folder);
    }
    return good ? 0 : 1;
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** One run over one data folder. Single-threaded. */
  private static final class Run implements AutoCloseable {
    private static final List<Target> TARGETS = List.of(Target.values());

    private final Path folder;
    private final Path program;
    private final Random random;
    private final OfficeForKilling office;
    private final Served server;
    private final Clerks clerks;
    private final Map<Target, Integer> kills = new EnumMap<>(Target.class);
    private final List<Long> restartMillis = new ArrayList<>();
    private final Thread guard = new Thread(this::killAll);
    private Process process;
    private Damage damage = Damage.NONE;
    private int looked;

    Run(Path folder, Path program, Random random) throws Exception {
      this.folder = folder;
      this.program = program;
      this.random = random;
      this.office = OfficeForKilling.in(folder, program);
      this.server = new Served(office.port());
      this.clerks = new Clerks(office, server);
      this.process = start();
      Runtime.getRuntime().addShutdownHook(guard);
    }

    private Process start() throws IOException {
      return ServedProgram.start(office.config(), folder.resolve("server.log").toFile());
    }

    private void awaitAnswer() throws IOException, InterruptedException {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!server.answers()) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw new IOException("the server does not answer; see " + folder);
        }
        Thread.sleep(20);
      }
    }

    /** Waits until so many more documents were finished. */
    private void awaitWork(int more) throws IOException, InterruptedException {
      int wanted = clerks.acknowledgedSoFar() + more;
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (clerks.acknowledgedSoFar() < wanted) {
        if (System.nanoTime() > until || !clerks.refused().isEmpty()) {
          throw new IOException("no document is finished any more: " + clerks.refused());
        }
        Thread.sleep(5);
      }
    }

    void cycles(int cycles) throws IOException, InterruptedException {
      awaitAnswer();
      clerks.start(FILING);
      for (int i = 0; i < cycles; i++) {
        Target target = TARGETS.get(random.nextInt(TARGETS.size()));
        kills.merge(target, 1, Integer::sum);
        awaitWork(1);
        Thread.sleep(random.nextInt(50, 700));
        List<Ack> before = clerks.acknowledged();
        strike(target);
        clerks.rest(true);
        damage = damage.plus(check(before.subList(looked, before.size())));
        looked = before.size();
        clerks.rest(false);
        System.err.println("cycle " + (i + 1) + " " + target + " " + damage);
      }
      clerks.finish();
      damage = damage.plus(check(clerks.acknowledged()));
    }

    private void strike(Target target) throws IOException, InterruptedException {
      long at = System.nanoTime();
      switch (target) {
        case SERVICE -> {
          killService();
          process = start();
          awaitAnswer();
        }
        case BOTH -> {
          boolean databaseFirst = random.nextBoolean();
          if (databaseFirst) {
            killDatabase();
          }
          killService();
          if (!databaseFirst) {
            killDatabase();
          }
          process = start();
          awaitAnswer();
        }
        case DATABASE -> {
          // The service lives on: it must bring its database back and go on registering.
          killDatabase();
          Thread.sleep(200); // answers that were on their way
          awaitWork(1);
        }
      }
      restartMillis.add((System.nanoTime() - at) / 1_000_000);
    }

    private void killService() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor();
    }

    /** kill -9 of the database's parent process, when there is one. */
    private void killDatabase() throws IOException {
      Path file = office.data().resolve("pg/postmaster.pid");
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> parent =
            lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        parent.ifPresent(ProcessHandle::destroyForcibly);
      }
    }

    private Damage check(List<Ack> acks) throws IOException, InterruptedException {
      int lost = 0;
      int altered = 0;
      int unindexed = 0;
      for (Ack ack : acks) {
        switch (server.kept(ack, office.clerk())) {
          case SAME -> unindexed += findable(ack) ? 0 : 1;
          case OTHER -> altered++;
          case ABSENT -> lost++;
        }
      }
      return new Damage(acks.size(), lost, altered, unindexed);
    }

    private boolean findable(Ack ack) throws IOException, InterruptedException {
      long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!server.found(ack, office.clerk())) {
        if (System.nanoTime() > until) {
          return false;
        }
        Thread.sleep(100);
      }
      return true;
    }

    /** Prints what came of it; whether the promise held. */
    boolean print(PrintStream figures) {
      List<Ack> acks = clerks.acknowledged();
      for (Target target : Target.values()) {
        figures.println(
            "killed_"
                + target.name().toLowerCase(Locale.ROOT)
                + ": "
                + kills.getOrDefault(target, 0));
      }
      Numbers numbers = Numbers.of(acks);
      Fsck fsck = fsck();
      int refused = clerks.refused().size();
      figures.println("documents_begun: " + clerks.begun());
      figures.println("acknowledged: " + acks.size());
      figures.println("answered_for_an_earlier_sending: " + clerks.replayed());
      figures.println("refused_for_good: " + refused);
      clerks.refused().forEach(System.err::println);
      figures.println("checked: " + damage.checked());
      figures.println("lost: " + damage.lost());
      figures.println("altered: " + damage.altered());
      figures.println("duplicated: " + numbers.duplicated);
      figures.println("skipped_numbers: " + numbers.skipped);
      figures.println("entered_twice: " + (fsck.records - acks.size()));
      figures.println("unindexed_after_30s: " + damage.unindexed());
      figures.println("fsck_faults: " + fsck.faults);
      Collections.sort(restartMillis);
      if (!restartMillis.isEmpty()) {
        figures.println("restart_p50_ms: " + restartMillis.get(restartMillis.size() / 2));
        figures.println("restart_max_ms: " + restartMillis.getLast());
      }
      return damage.none()
          && damage.checked() > 0
          && refused == 0
          && clerks.begun() == acks.size()
          && numbers.duplicated + numbers.skipped == 0
          && fsck.records == acks.size()
          && fsck.faults == 0;
    }

    /** What {@code fsck} beside the server says. */
    private record Fsck(long records, long faults) {}

    private Fsck fsck() {
      var data = new ByteArrayOutputStream();
      var console = new Console(new PrintStream(data, true, StandardCharsets.UTF_8), System.err);
      new Commands(new Home(program, Path.of("").toAbsolutePath()))
          .run(List.of("fsck", "--json", "--config", office.config().toString()), console);
      List<String> lines = data.toString(StandardCharsets.UTF_8).lines().toList();
      lines.forEach(System.err::println);
      try {
        var summary = new ObjectMapper().readTree(lines.isEmpty() ? "{}" : lines.getLast());
        return new Fsck(summary.path("records").asLong(-1), summary.path("faults").asLong(-1));
      } catch (JsonProcessingException e) {
        return new Fsck(-1, -1);
      }
    }

    private void killAll() {
      process.destroyForcibly();
      try {
        killDatabase(); // nothing of a run that was cut short may live on
      } catch (IOException e) {
        System.err.println("the database may live on: " + e);
      }
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
      killAll();
      server.close();
      Runtime.getRuntime().removeShutdownHook(guard);
    }
  }

  /** Numbers of all series: each from 1 without a gap, each once. */
  private record Numbers(int duplicated, int skipped) {
    static Numbers of(List<Ack> acks) {
      Map<String, TreeSet<Integer>> given = new HashMap<>();
      int duplicated = 0;
      for (Ack ack : acks) {
        boolean fresh = given.computeIfAbsent(ack.series(), _ -> new TreeSet<>()).add(ack.number());
        duplicated += fresh ? 0 : 1;
      }
      int skipped =
          given.values().stream().mapToInt(numbers -> numbers.last() - numbers.size()).sum();
      return new Numbers(duplicated, skipped);
    }
  }
}
