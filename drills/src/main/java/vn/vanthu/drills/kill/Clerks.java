package vn.vanthu.drills.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import vn.vanthu.drills.kill.Served.Answer;
import vn.vanthu.drills.kill.Served.RefusedException;

/**
 * People at work over HTTP without pause: some file incoming documents, one takes documents of the
 * office from draft to release. Each request carries a key and is sent again until it is answered,
 * so that every document begun is finished, once. Thread-safe.
 */
final class Clerks {
  private final OfficeForKilling office;
  private final Served server;
  private final Queue<Ack> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final AtomicLong replayed = new AtomicLong();
  private final AtomicInteger begun = new AtomicInteger();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean working = true;
  private volatile boolean resting;

  Clerks(OfficeForKilling office, Served server) {
    this.office = office;
    this.server = server;
  }

  /** One piece of work from its first request to its last. */
  private interface Work {
    Ack whole() throws InterruptedException, RefusedException;
  }

  void start(int filing) {
    for (int i = 0; i < filing; i++) {
      people.add(Thread.ofPlatform().daemon().name("filing-" + i).start(() -> go(this::incoming)));
    }
    people.add(Thread.ofPlatform().daemon().name("issuing").start(() -> go(this::outgoing)));
  }

  private void go(Work work) {
    try {
      while (working) {
        if (resting) {
          Thread.sleep(10);
        } else {
          begun.incrementAndGet();
          acknowledged.add(work.whole());
        }
      }
    } catch (RefusedException e) {
      refused.add(String.valueOf(e.getMessage()));
    } catch (InterruptedException cutShort) {
      Thread.currentThread().interrupt();
    }
  }

  /** While it is looked at what is there, nobody begins another document. */
  void rest(boolean now) {
    resting = now;
  }

  /** Lets everybody finish what they have begun. */
  void finish() throws InterruptedException {
    working = false;
    for (Thread person : people) {
      person.join();
    }
  }

  List<Ack> acknowledged() {
    return List.copyOf(acknowledged);
  }

  int acknowledgedSoFar() {
    return acknowledged.size();
  }

  /** How many documents were begun. */
  int begun() {
    return begun.get();
  }

  /** Requests that were answered for an earlier sending of the same key. */
  long replayed() {
    return replayed.get();
  }

  List<String> refused() {
    return List.copyOf(refused);
  }

  private Answer post(String path, String token, String type, String etag, byte[] body)
      throws InterruptedException, RefusedException {
    HttpRequest.Builder request =
        server
            .request(path, token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!etag.isEmpty()) {
      request.header("If-Match", etag);
    }
    Answer answer = server.untilDone(request.build());
    replayed.addAndGet(answer.replayed() ? 1 : 0);
    return answer;
  }

  private Answer order(String path, String token, String etag, String json)
      throws InterruptedException, RefusedException {
    return post(path, token, "application/json", etag, json.getBytes(UTF_8));
  }

  /** A word that stands in one document only. */
  private static String code() {
    return "ma" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /** A document handed in and entered. */
  Ack incoming() throws InterruptedException, RefusedException {
    String code = code();
    String paper = "CÔNG VĂN\nVề việc thử " + code + "\n" + "Nội dung thử.\n".repeat(40);
    String parts =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"den.txt\"\r\n\r\n"
            + paper
            + "\r\n--b--\r\n";
    Answer received =
        post(
            "/api/v1/intake",
            office.clerk(),
            "multipart/form-data; boundary=b",
            "",
            parts.getBytes(UTF_8));
    Answer entered =
        order(
            "/api/v1/records",
            office.clerk(),
            "",
            "{\"intake\":\"%s\",\"facts\":{\"subject\":\"Về việc thử %s\"}}"
                .formatted(received.text("/id"), code));
    return ack(entered, code);
  }

  private Ack outgoing() throws InterruptedException, RefusedException {
    String code = code();
    Answer draft =
        order(
            "/api/v1/drafts",
            office.drafter(),
            "",
            """
            {"typeName": "Quyết định", "place": "An Lạc", "subject": "Về việc thử %s",
             "competence": "Giám đốc Sở Nội vụ", "bases": ["Căn cứ Quy chế làm việc;"],
             "body": "QUYẾT ĐỊNH:\\n\\nĐiều 1. Thành lập Tổ công tác.\\n\\nĐiều 2. Có hiệu lực từ ngày ký.",
             "authority": ["GIÁM ĐỐC"], "signer": "Trần Thị Bích Hạnh", "recipients": ["Như Điều 2"]}
            """
                .formatted(code));
    String record = "/api/v1/records/" + draft.text("/id");
    Answer checked = order(record + "/check", office.clerk(), draft.etag(), "{}");
    Answer signed =
        order(
            record + "/signatures",
            office.director(),
            checked.etag(),
            signature(office.directorKey(), "SIGN", office.directorPin()));
    Answer numbered = order(record + "/number", office.clerk(), signed.etag(), "{}");
    Answer sealed =
        order(
            record + "/signatures",
            office.clerk(),
            numbered.etag(),
            signature(office.sealKey(), "SEAL", office.sealPin()));
    return ack(order(record + "/release", office.clerk(), sealed.etag(), "{}"), code);
  }

  private static String signature(String key, String intent, String pin) {
    return "{\"key\":\"%s\",\"intent\":\"%s\",\"pin\":\"%s\"}".formatted(key, intent, pin);
  }

  private static Ack ack(Answer answer, String code) {
    return new Ack(
        answer.text("/id"),
        Served.series(answer.body().path("registration")),
        answer.body().at("/registration/number").asInt(),
        answer.text("/file/sha256"),
        code);
  }
}
