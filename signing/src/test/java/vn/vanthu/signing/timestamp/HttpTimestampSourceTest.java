package vn.vanthu.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;

/** A time stamp authority on loopback, and what is taken of its answers. */
class HttpTimestampSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final byte[] IMPRINT = DigestAlgorithm.SHA256.of(new byte[] {1});
  private static final Party ROOT =
      Draft.authority("CN=Root", Keys.ec("secp256r1", "stamps root"), NOW).selfSigned();
  private static final Party STAMPER =
      Draft.stamper("CN=TSA", Keys.ec("secp256r1", "stamps"), NOW).issuedBy(ROOT);
  private static final Party TWIN =
      Draft.stamper("CN=TSA", Keys.ec("secp256r1", "stamps twin"), NOW)
          .serial(STAMPER.x509().getSerialNumber().longValue())
          .issuedBy(ROOT);

  /** How the authority makes its answer of a question. */
  @FunctionalInterface
  private interface Maker {
    byte[] answer(TimeStampRequest question) throws Exception;
  }

  private final List<TimeStampRequest> questions = Collections.synchronizedList(new ArrayList<>());
  private final List<String> kinds = Collections.synchronizedList(new ArrayList<>());
  private Maker maker = question -> granted(question, STAMPER, STAMPER);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsa",
        exchange -> {
          kinds.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          kinds.add(exchange.getRequestHeaders().getFirst("Accept"));
          TimeStampRequest question =
              new TimeStampRequest(exchange.getRequestBody().readAllBytes());
          questions.add(question);
          byte[] answer;
          try {
            answer = maker.answer(question);
          } catch (Exception e) {
            throw new IOException(e);
          }
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static TimeStampTokenGenerator tokens(Party signer, Party... enclosed) throws Exception {
    TimeStampTokenGenerator generator =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", signer.keys().getPrivate(), STAMPER.x509()),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            new ASN1ObjectIdentifier("1.2.3.4.1"));
    Set<JcaX509CertificateHolder> holders = new HashSet<>();
    for (Party each : enclosed) {
      holders.add(new JcaX509CertificateHolder(each.x509()));
    }
    generator.addCertificates(new CollectionStore<>(holders));
    return generator;
  }

  private static byte[] granted(TimeStampRequest question, Party signer, Party... enclosed)
      throws Exception {
    return new TimeStampResponseGenerator(tokens(signer, enclosed), TSPAlgorithms.ALLOWED)
        .generate(question, BigInteger.TWO, Date.from(NOW))
        .getEncoded();
  }

  private Fetcher fetcher(String... hosts) {
    return new Fetcher(
        AllowList.parse(List.of(hosts)), new FetchLimits(Duration.ofSeconds(20), 1 << 20));
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private URI place() {
    return URI.create("http://" + host() + "/tsa");
  }

  private TimestampAnswer stamped() {
    return new HttpTimestampSource(fetcher("inner " + host()), place()).stamp(IMPRINT);
  }

  private static void isRefused(TimestampAnswer answer, TimestampProblem problem, String detail) {
    assertThat(answer).isEqualTo(new TimestampAnswer.Refused(problem, detail));
  }

  @Test
  void the_question_names_the_imprint_its_hash_and_a_fresh_nonce() {
    assertThat(stamped()).isInstanceOf(TimestampAnswer.Stamped.class);
    assertThat(stamped()).isInstanceOf(TimestampAnswer.Stamped.class);
    for (TimeStampRequest question : questions) {
      assertThat(question.getMessageImprintDigest()).isEqualTo(IMPRINT);
      assertThat(question.getMessageImprintAlgOID()).isEqualTo(TSPAlgorithms.SHA256);
      assertThat(question.getCertReq()).isTrue();
    }
    assertThat(questions.getFirst().getNonce()).isNotEqualTo(questions.getLast().getNonce());
    assertThat(kinds.subList(0, 2))
        .containsExactly("application/timestamp-query", "application/timestamp-reply");
  }

  @Test
  void a_token_comes_with_the_time_it_states() throws Exception {
    byte[][] sent = new byte[1][];
    maker =
        question -> {
          byte[] answer = granted(question, STAMPER, STAMPER, ROOT);
          sent[0] = new TimeStampResponse(answer).getTimeStampToken().getEncoded("DER");
          return answer;
        };
    TimestampAnswer.Stamped stamped = (TimestampAnswer.Stamped) stamped();
    assertThat(stamped.time()).isEqualTo(NOW);
    assertThat(stamped.token()).isEqualTo(sent[0]);
  }

  @Test
  void a_token_that_is_not_der_is_written_anew_as_der() throws Exception {
    TimestampAnswer.Stamped stamped = (TimestampAnswer.Stamped) stamped();
    assertThat(stamped.token())
        .isEqualTo(ContentInfo.getInstance(stamped.token()).getEncoded("DER"));
  }

  @Test
  void a_token_may_be_as_large_as_the_room_kept_for_it() throws Exception {
    int size = ((TimestampAnswer.Stamped) stamped()).token().length;
    HttpTimestampSource wide = source(size + 16);
    assertThat(wide.stamp(IMPRINT)).isInstanceOf(TimestampAnswer.Stamped.class);
    byte[][] first = new byte[1][];
    maker =
        question -> {
          byte[] answer = granted(question, STAMPER, STAMPER);
          first[0] = new TimeStampResponse(answer).getTimeStampToken().getEncoded("DER");
          return answer;
        };
    for (int attempt = 0; attempt < 8; attempt++) {
      TimestampAnswer answer = source(size).stamp(IMPRINT);
      if (first[0].length > size) {
        isRefused(
            answer,
            TimestampProblem.WRONG_ANSWER,
            first[0].length + " bytes, more than the " + size + " kept for it");
      } else {
        assertThat(answer).isInstanceOf(TimestampAnswer.Stamped.class);
      }
    }
    isRefused(
        source(100).stamp(IMPRINT),
        TimestampProblem.WRONG_ANSWER,
        first[0].length + " bytes, more than the 100 kept for it");
  }

  private HttpTimestampSource source(int maxTokenBytes) {
    return new HttpTimestampSource(
        fetcher("inner " + host()), place(), DigestAlgorithm.SHA256, maxTokenBytes);
  }

  @Test
  void a_source_says_its_hash_and_its_room() {
    HttpTimestampSource usual = new HttpTimestampSource(fetcher(), place());
    assertThat(usual.digest()).isEqualTo(DigestAlgorithm.SHA256);
    assertThat(usual.maxTokenBytes()).isEqualTo(12 * 1024);
    HttpTimestampSource other =
        new HttpTimestampSource(fetcher("inner " + host()), place(), DigestAlgorithm.SHA512);
    assertThat(other.digest()).isEqualTo(DigestAlgorithm.SHA512);
    assertThat(source(77).maxTokenBytes()).isEqualTo(77);
    assertThat(other.stamp(DigestAlgorithm.SHA512.of(new byte[] {1})))
        .isInstanceOf(TimestampAnswer.Stamped.class);
    assertThat(questions.getLast().getMessageImprintAlgOID()).isEqualTo(TSPAlgorithms.SHA512);
  }

  @Test
  void a_refusal_of_the_authority_is_told_in_its_words() {
    maker =
        question ->
            new TimeStampResponseGenerator(tokens(STAMPER, STAMPER), TSPAlgorithms.ALLOWED)
                .generateFailResponse(2, 1 << 8, "busy")
                .getEncoded();
    isRefused(stamped(), TimestampProblem.REJECTED, "2 busy");
  }

  private static TimeStampRequest question(byte[] imprint, BigInteger nonce) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator.generate(TSPAlgorithms.SHA256, imprint, nonce);
  }

  @Test
  void an_answer_to_another_question_is_wrong() {
    maker = q -> granted(question(IMPRINT, BigInteger.ONE), STAMPER, STAMPER);
    isRefused(stamped(), TimestampProblem.WRONG_ANSWER, "response contains wrong nonce value.");
    maker =
        q ->
            granted(
                question(DigestAlgorithm.SHA256.of(new byte[2]), q.getNonce()), STAMPER, STAMPER);
    isRefused(
        stamped(), TimestampProblem.WRONG_ANSWER, "response for different message imprint digest.");
    maker = q -> new byte[] {1};
    assertThat(((TimestampAnswer.Refused) stamped()).problem())
        .isEqualTo(TimestampProblem.WRONG_ANSWER);
  }

  @Test
  void a_token_must_be_signed_by_the_one_certificate_it_names() {
    String unsigned = "its signature is not valid";
    maker = question -> granted(question, STAMPER);
    isRefused(stamped(), TimestampProblem.WRONG_ANSWER, unsigned);
    maker = question -> granted(question, STAMPER, STAMPER, TWIN);
    isRefused(stamped(), TimestampProblem.WRONG_ANSWER, unsigned);
    maker = question -> granted(question, TWIN, STAMPER);
    assertThat(((TimestampAnswer.Refused) stamped()).problem())
        .isEqualTo(TimestampProblem.WRONG_ANSWER);
  }

  @Test
  void who_is_not_listed_or_not_there_is_told_apart() {
    isRefused(
        new HttpTimestampSource(fetcher(), place()).stamp(IMPRINT),
        TimestampProblem.NOT_ALLOWED,
        "NOT_ALLOWED " + place());
    isRefused(
        new HttpTimestampSource(fetcher(host()), place()).stamp(IMPRINT),
        TimestampProblem.NOT_ALLOWED,
        "INNER_ADDRESS 127.0.0.1");
    isRefused(
        new HttpTimestampSource(
                fetcher("inner " + host()), URI.create("http://" + host() + "/nothing"))
            .stamp(IMPRINT),
        TimestampProblem.UNREACHABLE,
        "STATUS 404");
  }

  @Test
  void each_problem_has_its_own_code_and_sentence() {
    assertThat(TimestampProblem.values())
        .extracting(problem -> problem.message().code())
        .containsExactly(
            "TIMESTAMP_UNREACHABLE",
            "TIMESTAMP_NOT_ALLOWED",
            "TIMESTAMP_REJECTED",
            "TIMESTAMP_WRONG_ANSWER");
    for (TimestampProblem problem : TimestampProblem.values()) {
      assertThat(new TimestampAnswer.Refused(problem, "x").message()).isEqualTo(problem.message());
    }
  }
}
