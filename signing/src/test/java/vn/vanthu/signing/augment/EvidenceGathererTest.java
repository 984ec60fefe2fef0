package vn.vanthu.signing.augment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.OcspForge;
import vn.vanthu.forge.Party;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;

/** What is asked for, what is believed of the answers, and what is remembered. */
class EvidenceGathererTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Party ROOT =
      Draft.authority("CN=Root", Keys.ec("secp256r1", "gather root"), NOW).selfSigned();
  private static final Party STRANGER =
      Draft.authority("CN=Root", Keys.ec("secp256r1", "gather stranger"), NOW).selfSigned();

  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Held cache = new Held();
  private Instant now = NOW;
  private HttpServer server;
  private String place;

  /** A cache that shows what it holds. */
  private static final class Held implements AnswerCache {
    final Map<Key, byte[]> answers = new LinkedHashMap<>();

    @Override
    public Optional<byte[]> find(Key key) {
      return Optional.ofNullable(answers.get(key));
    }

    @Override
    public void keep(Key key, byte[] answer) {
      answers.put(key, answer);
    }
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] answer = served.get(path);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, answer == null ? -1 : 0);
          if (answer != null) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
    place = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private EvidenceGatherer gatherer(Duration total) {
    Fetcher fetcher =
        new Fetcher(
            AllowList.parse(List.of("inner 127.0.0.1:" + server.getAddress().getPort())),
            new FetchLimits(Duration.ofSeconds(20), 1 << 20));
    return new EvidenceGatherer(fetcher, cache, new Freshness(HOUR, total), () -> now);
  }

  private Evidence gather(Party... parties) {
    return gatherer(Duration.ofSeconds(20)).gather(encoded(parties), encoded(ROOT));
  }

  private static List<byte[]> encoded(Party... parties) {
    return List.of(parties).stream().map(Party::encoded).toList();
  }

  /** A person with services at these paths; an empty one names none. */
  private Party person(String issuer, String ocsp, String list) {
    return named("CN=Person", issuer, ocsp, list).issuedBy(ROOT);
  }

  private Draft named(String name, String issuer, String ocsp, String list) {
    Draft draft = Draft.person(name, Keys.ec("secp256r1", "gather person"), NOW);
    ASN1EncodableVector access = new ASN1EncodableVector();
    if (!issuer.isEmpty()) {
      access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(issuer)));
    }
    if (!ocsp.isEmpty()) {
      access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(ocsp)));
    }
    if (access.size() > 0) {
      draft.extension(Extension.authorityInfoAccess, false, new DERSequence(access));
    }
    if (!list.isEmpty()) {
      draft.extension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              new DistributionPoint[] {
                new DistributionPoint(
                    new DistributionPointName(new GeneralNames(uri(list))), null, null)
              }));
    }
    return draft;
  }

  private GeneralName uri(String path) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, place + path);
  }

  private static byte[] list(Party issuer, Instant from, Instant next) {
    return CrlForge.by(issuer, from, next).build();
  }

  private static byte[] answer(Party person, Instant from, Instant next) {
    return OcspForge.by(ROOT, ROOT, person, from, next).build();
  }

  @Test
  void an_answer_of_a_responder_is_enough() {
    Party person = person("", "/ocsp", "/list");
    served.put("/ocsp", answer(person, NOW, NOW.plus(HOUR)));
    Evidence evidence = gather(person);
    assertThat(evidence.isComplete()).isTrue();
    assertThat(evidence.missing()).isEmpty();
    assertThat(evidence.certificates()).containsExactly(person.encoded(), ROOT.encoded());
    assertThat(evidence.ocspResponses()).containsExactly(served.get("/ocsp"));
    assertThat(evidence.crls()).isEmpty();
    assertThat(asked).containsExactly("/ocsp");
  }

  @Test
  void the_list_is_asked_for_when_no_responder_answers() {
    Party person = person("", "/ocsp", "/list");
    served.put("/list", list(ROOT, NOW, NOW.plus(HOUR)));
    Evidence evidence = gather(person);
    assertThat(evidence.missing()).isEmpty();
    assertThat(evidence.crls()).containsExactly(served.get("/list"));
    assertThat(evidence.ocspResponses()).isEmpty();
    assertThat(asked).containsExactly("/ocsp", "/list");
  }

  @Test
  void without_any_answer_the_certificate_is_named_as_missing() {
    Evidence evidence = gather(person("", "/ocsp", "/list"));
    assertThat(evidence.isComplete()).isFalse();
    assertThat(evidence.missing()).containsExactly("CN=Person");
    assertThat(evidence.certificates()).hasSize(2);
    assertThat(gather(person("", "", "")).missing()).containsExactly("CN=Person");
  }

  @Test
  void a_root_needs_nobody_and_is_not_asked_about() {
    assertThat(gather(ROOT).missing()).isEmpty();
    assertThat(gather(ROOT, ROOT).certificates()).containsExactly(ROOT.encoded());
    assertThat(asked).isEmpty();
  }

  @Test
  void answers_that_prove_nothing_are_not_kept() {
    Party person = person("", "/ocsp", "");
    Party other = person("", "", "");
    Instant next = NOW.plus(HOUR);
    byte[] sound = answer(person, NOW, next);
    byte[] flipped = sound.clone();
    flipped[flipped.length - 1] ^= 1;
    Map<String, byte[]> useless =
        Map.of(
            "about another", answer(other, NOW, next),
            "flipped", flipped,
            "damaged", OcspForge.by(ROOT, ROOT, person, NOW, next).damaged().build(),
            "by a stranger", OcspForge.by(STRANGER, ROOT, person, NOW, next).build(),
            "run out", answer(person, NOW.minus(HOUR), NOW.minusSeconds(1)),
            "from the future", answer(person, NOW.plusSeconds(301), next),
            "try later", OcspForge.by(ROOT, ROOT, person, NOW, next).responseStatus(3).build(),
            "no answer", new byte[] {1, 2, 3});
    useless.forEach((name, body) -> {
      served.put("/ocsp", body);
      assertThat(gather(person).ocspResponses()).as(name).isEmpty();
      assertThat(cache.answers).as(name).isEmpty();
    });
    for (byte[] body :
        List.of(
            sound,
            answer(person, NOW.plusSeconds(300), next),
            answer(person, NOW.minus(Duration.ofDays(9)), NOW),
            OcspForge.by(ROOT, ROOT, person, NOW, null).build())) {
      served.put("/ocsp", body);
      cache.answers.clear();
      assertThat(gather(person).ocspResponses()).containsExactly(body);
      assertThat(cache.answers).hasSize(1);
    }
  }

  private static Party responder(boolean entitled, Party issuer) {
    Draft draft = Draft.responder("CN=Responder", Keys.ec("secp256r1", "gather responder"), NOW);
    return (entitled
            ? draft
            : draft
                .without(Extension.extendedKeyUsage)
                .purposes(false, KeyPurposeId.id_kp_clientAuth))
        .issuedBy(issuer);
  }

  @Test
  void a_delegate_answers_when_the_issuer_made_it_one() {
    Party person = person("", "/ocsp", "");
    Party delegate = responder(true, ROOT);
    served.put(
        "/ocsp", OcspForge.by(delegate, ROOT, person, NOW, null).enclosing(delegate).build());
    Evidence evidence = gather(person);
    assertThat(evidence.missing()).isEmpty();
    assertThat(evidence.ocspResponses()).hasSize(1);
    assertThat(evidence.certificates()).contains(delegate.encoded());
  }

  @Test
  void who_is_no_delegate_of_the_issuer_answers_for_nobody() {
    Party person = person("", "/ocsp", "");
    Party delegate = responder(true, ROOT);
    Party bare =
        Draft.responder("CN=Responder", Keys.ec("secp256r1", "gather responder"), NOW)
            .without(Extension.extendedKeyUsage)
            .issuedBy(ROOT);
    for (Party wrong : List.of(responder(false, ROOT), responder(true, STRANGER), bare)) {
      served.put("/ocsp", OcspForge.by(wrong, ROOT, person, NOW, null).enclosing(wrong).build());
      assertThat(gather(person).missing()).containsExactly("CN=Person");
    }
    served.put(
        "/ocsp", OcspForge.by(STRANGER, ROOT, person, NOW, null).enclosing(delegate).build());
    Evidence evidence = gather(person);
    assertThat(evidence.missing()).containsExactly("CN=Person");
    assertThat(evidence.certificates()).containsExactly(person.encoded(), ROOT.encoded());
  }

  @Test
  void nobody_asks_about_a_responder_that_says_so_itself() {
    Party exempt =
        named("CN=Responder", "", "/ocsp", "/list")
            .extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nocheck,
                false,
                org.bouncycastle.asn1.DERNull.INSTANCE)
            .issuedBy(ROOT);
    assertThat(gather(exempt).missing()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_list_must_be_the_issuers_own() {
    Party person = person("", "", "/list");
    Instant next = NOW.plus(HOUR);
    for (byte[] wrong :
        List.of(
            list(STRANGER, NOW, next),
            CrlForge.by(ROOT, NOW, next).naming("CN=Other").build(),
            CrlForge.by(ROOT, NOW, next).signedBy(STRANGER).build(),
            new byte[] {0x30, 0})) {
      served.put("/list", wrong);
      assertThat(gather(person).missing()).containsExactly("CN=Person");
      assertThat(cache.answers).isEmpty();
    }
  }

  @Test
  void an_issuer_is_fetched_and_must_have_signed() {
    Party middle =
        Draft.authority("CN=Middle", Keys.ec("secp256r1", "gather middle"), NOW).issuedBy(ROOT);
    Party impostor =
        Draft.authority("CN=Middle", Keys.ec("secp256r1", "gather impostor"), NOW).issuedBy(ROOT);
    Party person = named("CN=Person", "/ca", "", "/list").issuedBy(middle);
    served.put("/list", list(middle, NOW, null));
    for (byte[] wrong : List.of(impostor.encoded(), ROOT.encoded(), new byte[] {5})) {
      served.put("/ca", wrong);
      Evidence evidence = gather(person);
      assertThat(evidence.missing()).containsExactly("CN=Person");
      assertThat(evidence.certificates()).containsExactly(person.encoded());
    }
    assertThat(cache.answers).isEmpty();
    served.put("/ca", middle.encoded());
    Evidence evidence = gather(person);
    assertThat(evidence.certificates())
        .containsExactly(person.encoded(), middle.encoded(), ROOT.encoded());
    assertThat(evidence.missing()).containsExactly("CN=Middle");
    assertThat(cache.answers.keySet())
        .extracting(AnswerCache.Key::place)
        .containsExactly(URI.create(place + "/ca"), URI.create(place + "/list"));
    asked.clear();
    assertThat(gather(person).certificates()).hasSize(3);
    assertThat(asked).as("both are held").isEmpty();
  }

  @Test
  void an_issuer_held_that_did_not_sign_is_fetched_anew() {
    Party person = named("CN=Person", "/ca", "", "").issuedBy(ROOT);
    served.put("/ca", ROOT.encoded());
    EvidenceGatherer gatherer = gatherer(Duration.ofSeconds(20));
    assertThat(gatherer.gather(encoded(person)).certificates()).hasSize(2);
    cache.answers.replaceAll((key, held) -> STRANGER.encoded());
    assertThat(gatherer.gather(encoded(person)).certificates())
        .containsExactly(person.encoded(), ROOT.encoded());
    assertThat(asked).containsExactly("/ca", "/ca");
    assertThat(gatherer.gather(encoded(person)).certificates()).hasSize(2);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_fresh_list_is_not_asked_for_again_and_an_old_one_is() {
    Party person = person("", "", "/list");
    byte[] first = list(ROOT, NOW, NOW.plus(Duration.ofDays(7)));
    served.put("/list", first);
    gather(person);
    now = NOW.plus(HOUR);
    assertThat(gather(person).crls()).containsExactly(first);
    assertThat(asked).hasSize(1);
    now = NOW.plus(HOUR).plusSeconds(1);
    byte[] second = list(ROOT, now, NOW.plus(Duration.ofDays(7)));
    served.put("/list", second);
    assertThat(gather(person).crls()).containsExactly(second);
    assertThat(asked).hasSize(2);
  }

  @Test
  void what_is_held_serves_to_its_last_second_when_nothing_newer_can_be_had() {
    Party person = person("", "/ocsp", "/list");
    Instant end = NOW.plus(Duration.ofDays(7));
    for (String path : List.of("/ocsp", "/list")) {
      byte[] held = path.equals("/ocsp") ? answer(person, NOW, end) : list(ROOT, NOW, end);
      cache.answers.clear();
      now = NOW;
      served.put(path, held);
      assertThat(gather(person).isComplete()).isTrue();
      served.clear();
      now = end;
      Evidence evidence = gather(person);
      assertThat(evidence.isComplete()).as(path).isTrue();
      assertThat(path.equals("/ocsp") ? evidence.ocspResponses() : evidence.crls())
          .containsExactly(held);
      now = end.plusSeconds(1);
      assertThat(gather(person).isComplete()).as(path).isFalse();
    }
  }

  @Test
  void a_fresh_answer_is_not_asked_for_again() {
    Party person = person("", "/ocsp", "");
    served.put("/ocsp", answer(person, NOW, null));
    gather(person);
    now = NOW.plus(HOUR);
    assertThat(gather(person).ocspResponses()).containsExactly(served.get("/ocsp"));
    assertThat(asked).hasSize(1);
    now = NOW.plus(HOUR).plusSeconds(1);
    gather(person);
    assertThat(asked).hasSize(2);
  }

  @Test
  void what_is_held_under_each_key_says_who_answers_where_about_whom() {
    Party person = named("CN=Person", "", "/ocsp", "").serial(0xABCDEF).issuedBy(ROOT);
    served.put("/ocsp", answer(person, NOW, null));
    gather(person);
    String issuer =
        java.util.HexFormat.of()
            .formatHex(vn.vanthu.signing.keys.DigestAlgorithm.SHA256.of(ROOT.encoded()));
    assertThat(cache.answers)
        .containsOnlyKeys(new AnswerCache.Key(issuer, URI.create(place + "/ocsp"), "abcdef"));
  }

  @Test
  void a_held_answer_exchanged_for_another_is_not_believed() {
    Party person = person("", "/ocsp", "/list");
    served.put("/ocsp", answer(person, NOW, null));
    gather(person);
    served.clear();
    cache.answers.replaceAll((key, held) -> answer(person("", "", ""), NOW, null));
    assertThat(gather(person).missing()).containsExactly("CN=Person");
    served.put("/list", list(ROOT, NOW, null));
    gather(person);
    served.clear();
    cache.answers.replaceAll((key, held) -> list(STRANGER, NOW, null));
    assertThat(gather(person).missing()).containsExactly("CN=Person");
  }

  @Test
  void nobody_is_asked_any_more_when_the_time_is_up() {
    Party person = named("CN=Person", "/ca", "/ocsp", "/list").issuedBy(ROOT);
    served.put("/ca", ROOT.encoded());
    served.put("/ocsp", answer(person, NOW, null));
    served.put("/list", list(ROOT, NOW, null));
    EvidenceGatherer late = gatherer(Duration.ofSeconds(-1));
    assertThat(late.gather(encoded(person)).missing()).containsExactly("CN=Person");
    assertThat(late.gather(encoded(person), encoded(ROOT)).missing()).containsExactly("CN=Person");
    assertThat(asked).isEmpty();
    EvidenceGatherer inTime = gatherer(Duration.ZERO);
    assertThat(inTime.gather(encoded(person)).missing()).isEmpty();
    assertThat(asked).containsExactly("/ca", "/ocsp");
  }

  @Test
  void at_most_forty_one_certificates_are_followed() {
    Party above = ROOT;
    List<Party> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      above =
          Draft.authority("CN=Level " + i, Keys.ec("secp256r1", "gather level"), NOW)
              .issuedBy(above);
      all.add(above);
    }
    Evidence evidence =
        gatherer(Duration.ofSeconds(20))
            .gather(encoded(all.getLast()), encoded(all.toArray(Party[]::new)));
    assertThat(evidence.certificates()).hasSize(41);
  }

  @Test
  void a_certificate_that_cannot_be_read_is_told() {
    Evidence evidence = gatherer(HOUR).gather(List.of(new byte[] {1}), List.of(new byte[] {2}));
    assertThat(evidence.missing()).hasSize(1);
    assertThat(evidence.missing().getFirst()).startsWith("unreadable certificate: ");
  }

  @Test
  void a_usual_gathering_takes_twenty_seconds_and_answers_of_an_hour() {
    assertThat(Freshness.standard()).isEqualTo(new Freshness(HOUR, Duration.ofSeconds(20)));
    AnswerCache.Key key = new AnswerCache.Key("a", URI.create("http://a.vn"), "");
    AnswerCache.none().keep(key, new byte[1]);
    assertThat(AnswerCache.none().find(key)).isEmpty();
  }

  @Test
  void a_gatherer_of_the_usual_kind_asks_by_the_clock_of_the_machine() {
    Party person = person("", "/ocsp", "");
    Instant today = Instant.now();
    served.put("/ocsp", answer(person, today, today.plus(HOUR)));
    Fetcher fetcher =
        new Fetcher(
            AllowList.parse(List.of("inner 127.0.0.1:" + server.getAddress().getPort())),
            FetchLimits.standard());
    Evidence evidence = new EvidenceGatherer(fetcher).gather(encoded(person), encoded(ROOT));
    assertThat(evidence.isComplete()).isTrue();
  }
}
