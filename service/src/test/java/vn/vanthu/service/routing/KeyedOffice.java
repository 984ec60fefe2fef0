package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import vn.vanthu.service.demo.DemoPictures;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.signing.keys.Secret;

/**
 * A whole office whose director signs and whose clerk seals with keys in files, and the steps of
 * the outgoing way as these two take them.
 */
final class KeyedOffice implements AutoCloseable {
  final WholeOffice whole;
  final DemoKey directors;
  final DemoKey seal;
  private final KeyBinding directorsKey;
  private final KeyBinding sealKey;

  KeyedOffice(Path folder) throws IOException, GeneralSecurityException {
    this(folder, false);
  }

  /**
   * An office.
   *
   * @param asking whether it has a time stamp authority and may ask for revocation answers
   */
  KeyedOffice(Path folder, boolean asking) throws IOException, GeneralSecurityException {
    whole = new WholeOffice(folder, asking);
    directors =
        whole.pki.person(
            "giamdoc", whole.director.fullName(), "Giám đốc", WholeOffice.AGENCY.name());
    seal = whole.pki.seal("condau", WholeOffice.AGENCY.name(), "H99.15");
    directorsKey =
        whole.bind(
            whole.director,
            KeyBinding.Use.PERSON,
            directors,
            new KeyHome.KeyFile(directors.file().toString(), ""),
            SigningAuthority.Kind.HEAD,
            DemoPictures.signature(7));
    sealKey =
        whole.bind(
            whole.clerk,
            KeyBinding.Use.SEAL,
            seal,
            new KeyHome.KeyFile(seal.file().toString(), ""),
            SigningAuthority.Kind.INITIALS_ONLY,
            DemoPictures.seal("SỞ NỘI VỤ", "AN LẠC"));
  }

  /** A file with the name it is sent under. */
  record Paper(String name, byte[] bytes) {}

  /** The clerk hands in a document with its attachments. */
  HttpResponse<String> upload(Direction direction, Paper... papers) {
    var body = new ByteArrayOutputStream();
    part(body, "name=\"direction\"", direction.name().getBytes(UTF_8));
    for (Paper paper : papers) {
      part(body, "name=\"file\"; filename=\"" + paper.name() + "\"", paper.bytes());
    }
    body.writeBytes("--b--\r\n".getBytes(UTF_8));
    return whole.send(
        HttpRequest.newBuilder(whole.address("/api/v1/intake"))
            .header("Authorization", "Bearer " + whole.token(whole.clerk, null))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] bytes) {
    body.writeBytes(
        ("--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  /** A plan handed in and entered as a draft. */
  OfficeRecord drafted(String subject, Paper... papers) {
    HttpResponse<String> received = upload(Direction.OUTGOING, papers);
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    String order =
        "{\"intake\":\"%s\",\"facts\":{\"typeCode\":\"KH\",\"typeName\":\"Kế hoạch\",\"subject\":\"%s\"}}"
            .formatted(WholeOffice.json(received).get("id").asText(), subject);
    HttpResponse<String> drafted =
        whole.send(
            HttpRequest.newBuilder(whole.address("/api/v1/records"))
                .header("Authorization", "Bearer " + whole.token(whole.clerk, null))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order)));
    assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
    return entered(drafted);
  }

  /** The record that an answer tells of, as it is now. */
  OfficeRecord entered(HttpResponse<String> answer) {
    return whole.now(RecordId.parse(WholeOffice.json(answer).get("id").asText()).orElseThrow());
  }

  OfficeRecord checked(OfficeRecord draft) {
    return WholeOffice.done(check(draft));
  }

  RouteResult check(OfficeRecord draft) {
    return whole.office.outgoing().check(draft.id(), draft.version(), whole.director.principal());
  }

  RouteResult sign(OfficeRecord checked) {
    try (Secret pin = Secret.fromFile(directors.secretFile())) {
      return whole
          .office
          .outgoing()
          .sign(
              checked.id(),
              checked.version(),
              whole.director.principal(),
              directorsKey.id(),
              SignatureIntent.SIGN,
              pin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OfficeRecord signed(OfficeRecord checked) {
    return WholeOffice.done(sign(checked));
  }

  OfficeRecord numbered(OfficeRecord before) {
    return WholeOffice.done(number(before));
  }

  RouteResult number(OfficeRecord before) {
    var order = new NumberOrder(whole.office.registrar().today(), null, null);
    return whole
        .office
        .outgoing()
        .number(before.id(), before.version(), order, whole.clerk.principal());
  }

  RouteResult seal(OfficeRecord numbered) {
    try (Secret pin = Secret.fromFile(seal.secretFile())) {
      return whole
          .office
          .outgoing()
          .seal(numbered.id(), numbered.version(), whole.clerk.principal(), sealKey.id(), pin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All the way from a draft: checked, signed, numbered, sealed. */
  OfficeRecord sealed(OfficeRecord draft) {
    return WholeOffice.done(seal(numbered(signed(checked(draft)))));
  }

  RouteResult release(OfficeRecord sealed) {
    return whole.office.outgoing().release(sealed.id(), sealed.version(), whole.clerk.principal());
  }

  byte[] bytes(StoredFile file) throws IOException {
    return Files.readAllBytes(whole.office.blobs().path(file.blob()));
  }

  @Override
  public void close() {
    whole.close();
  }
}
