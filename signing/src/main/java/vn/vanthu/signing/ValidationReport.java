package vn.vanthu.signing;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.DigestAlgorithm;

/**
 * The report as ETSI TS 119 102-2 V1.4.1 writes it, in XML: a report for each signature, with the
 * certificates and time stamps it stands on as validation objects. A document time stamp is such an
 * object, with its own report inside. The nine criteria of TT 15/2025/TT-BKHCN stand as validation
 * constraints, the reasons as additional data, both under names of our own. Not signed.
 * Single-threaded.
 */
public final class ValidationReport {

  /** Its media type; ETSI registers none. */
  public static final String MEDIA_TYPE = "application/vnd.etsi.ts119102-2+xml";

  private static final String VR = "http://uri.etsi.org/19102/v1.4.1#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String URN = "urn:etsi:019102:";
  private static final String OWN = "urn:vanthu:";
  private static final Map<DigestAlgorithm, String> DIGESTS =
      Map.of(
          DigestAlgorithm.MD5, "http://www.w3.org/2001/04/xmldsig-more#md5",
          DigestAlgorithm.SHA1, "http://www.w3.org/2000/09/xmldsig#sha1",
          DigestAlgorithm.SHA224, "http://www.w3.org/2001/04/xmldsig-more#sha224",
          DigestAlgorithm.SHA256, "http://www.w3.org/2001/04/xmlenc#sha256",
          DigestAlgorithm.SHA384, "http://www.w3.org/2001/04/xmldsig-more#sha384",
          DigestAlgorithm.SHA512, "http://www.w3.org/2001/04/xmlenc#sha512",
          DigestAlgorithm.SHA3_256, "http://www.w3.org/2007/05/xmldsig-more#sha3-256",
          DigestAlgorithm.SHA3_384, "http://www.w3.org/2007/05/xmldsig-more#sha3-384",
          DigestAlgorithm.SHA3_512, "http://www.w3.org/2007/05/xmldsig-more#sha3-512");

  /** A certificate or a time stamp, by the identifier under which it is referred to. */
  private record Item(String id, boolean stamp, Octets encoded) {}

  private final Report report;
  private final ReportTree.Language language;
  private final XMLStreamWriter out;
  private final Map<Octets, Item> items = new LinkedHashMap<>();

  private ValidationReport(Report report, ReportTree.Language language, XMLStreamWriter out) {
    this.report = report;
    this.language = language;
    this.out = out;
  }

  /**
   * Writes the report.
   *
   * @param language of the reasons
   */
  public static String xml(Report report, ReportTree.Language language) {
    var text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new ValidationReport(report, language, out).write();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes everything", e);
    }
    return text.toString();
  }

  private void write() throws XMLStreamException {
    List<Report.Signature> signatures = new ArrayList<>();
    List<Report.Signature> stamps = new ArrayList<>();
    for (Report.Signature signature : report.signatures()) {
      boolean stamp =
          signature.kind() == Report.Kind.TIMESTAMP && signature.grounds().value() != null;
      (stamp ? stamps : signatures).add(signature);
      collect(signature.grounds(), stamp);
    }
    out.writeStartDocument("UTF-8", "1.0");
    out.setPrefix("vr", VR);
    out.setPrefix("ds", DS);
    out.writeStartElement(VR, "ValidationReport");
    out.writeNamespace("vr", VR);
    out.writeNamespace("ds", DS);
    for (int i = 0; i < signatures.size(); i++) {
      signature("SignatureValidationReport", signatures.get(i), "S-" + (i + 1));
    }
    if (signatures.isEmpty()) {
      nothing();
    }
    if (!items.isEmpty()) {
      start("SignatureValidationObjects");
      for (Item item : items.values()) {
        item(item, stamps);
      }
      end();
    }
    end();
    out.writeEndDocument();
  }

  private void collect(Report.Grounds grounds, boolean isStamp) {
    for (Octets certificate : grounds.path()) {
      items.computeIfAbsent(certificate, der -> new Item("C-" + (items.size() + 1), false, der));
    }
    for (Octets stamp : new Octets[] {grounds.stamp(), isStamp ? grounds.value() : null}) {
      if (stamp != null) {
        items.computeIfAbsent(stamp, der -> new Item("T-" + (items.size() + 1), true, der));
      }
    }
  }

  private String reference(Octets object) {
    Item item = items.get(object);
    if (item == null) {
      throw new IllegalStateException("an object that was not collected");
    }
    return item.id();
  }

  /** A document without a signature has one report, whose indication ETSI does not name. */
  private void nothing() throws XMLStreamException {
    start("SignatureValidationReport");
    start("SignatureValidationStatus");
    text(
        "MainIndication",
        report.document() == Report.Verdict.UNSIGNED
            ? OWN + "mainindication:no-signature"
            : URN + "mainindication:indeterminate");
    reasons(report.notices());
    end();
    end();
  }

  private void signature(String element, Report.Signature s, String id) throws XMLStreamException {
    start(element);
    start("SignatureIdentifier");
    out.writeAttribute("id", id);
    Octets value = s.grounds().value();
    if (value != null) {
      out.writeStartElement(DS, "SignatureValue");
      out.writeCharacters(base64(value));
      out.writeEndElement();
    }
    text("HashOnly", "false");
    text("DocHashOnly", "false");
    end();
    constraints(s.criteria());
    times(s);
    document(s.signedDigest());
    attributes(s);
    signer(s);
    start("SignatureValidationProcess");
    text("SignatureValidationProcessID", URN + "validationprocess:LTA");
    end();
    status(s);
    end();
  }

  private void constraints(Map<String, Report.Criterion> criteria) throws XMLStreamException {
    if (criteria.isEmpty()) {
      return;
    }
    start("ValidationConstraintsEvaluationReport");
    for (Map.Entry<String, Report.Criterion> criterion : criteria.entrySet()) {
      Report.Criterion.Result result = criterion.getValue().result();
      boolean applied = result != Report.Criterion.Result.NOT_CHECKED;
      start("ValidationConstraint");
      text("ValidationConstraintIdentifier", OWN + "tt-15-2025:" + criterion.getKey());
      start("ConstraintStatus");
      text("Status", URN + "constraintStatus:" + (applied ? "applied" : "disabled"));
      end();
      if (applied) {
        start("ValidationStatus");
        text(
            "MainIndication",
            URN
                + "mainindication:"
                + (result == Report.Criterion.Result.PASS ? "passed" : "failed"));
        end();
      }
      end();
    }
    end();
  }

  /** The best signature time is a proof of existence, or the time of validation (EN 319 102-1). */
  private void times(Report.Signature s) throws XMLStreamException {
    Instant proven = s.provenTime();
    start("ValidationTimeInfo");
    text("ValidationTime", report.validationTime().toString());
    start("BestSignatureTime");
    text("POETime", (proven == null ? report.validationTime() : proven).toString());
    text("TypeOfProof", URN + "poetype:validation");
    Octets stamp = s.grounds().stamp();
    if (proven != null && stamp != null) {
      refer("POEObject", reference(stamp));
    }
    end();
    end();
  }

  private void document(@Nullable String signedDigest) throws XMLStreamException {
    if (signedDigest == null) {
      return;
    }
    int colon = signedDigest.indexOf(':');
    DigestAlgorithm algorithm =
        DigestAlgorithm.valueOf(signedDigest.substring(0, colon).replace('-', '_'));
    start("SignersDocument");
    start("DigestAlgAndValue");
    out.writeEmptyElement(DS, "DigestMethod");
    out.writeAttribute("Algorithm", DIGESTS.getOrDefault(algorithm, "urn:oid:" + algorithm.oid()));
    out.writeStartElement(DS, "DigestValue");
    byte[] value = HexFormat.of().parseHex(signedDigest.substring(colon + 1));
    out.writeCharacters(Base64.getEncoder().encodeToString(value));
    out.writeEndElement();
    end();
    end();
  }

  private void attributes(Report.Signature s) throws XMLStreamException {
    if (s.claimedTime() == null && s.subFilter().isEmpty()) {
      return;
    }
    start("SignatureAttributes");
    if (s.claimedTime() != null) {
      start("SigningTime");
      text("Time", s.claimedTime().toString());
      end();
    }
    if (!s.subFilter().isEmpty()) {
      start("SubFilter");
      text("SubFilterElement", s.subFilter());
      end();
    }
    end();
  }

  private void signer(Report.Signature s) throws XMLStreamException {
    List<Octets> path = s.grounds().path();
    Report.Signer signer = s.signer();
    if (signer != null && !path.isEmpty()) {
      start("SignerInformation");
      refer("SignerCertificate", reference(path.getFirst()));
      text("Signer", signer.subject());
      end();
    }
  }

  private void status(Report.Signature s) throws XMLStreamException {
    start("SignatureValidationStatus");
    text(
        "MainIndication",
        URN + "mainindication:" + s.indication().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (s.subIndication() != null) {
      text("SubIndication", URN + "subindication:" + s.subIndication().name());
    }
    chain(s);
    List<Message> reasons = new ArrayList<>(s.messages());
    s.changesAfter().forEach(change -> reasons.add(change.message()));
    reasons(reasons);
    end();
  }

  private void chain(Report.Signature s) throws XMLStreamException {
    List<Octets> path = s.grounds().path();
    if (path.isEmpty()) {
      return;
    }
    boolean anchored = s.anchor() != null;
    int last = anchored ? path.size() - 1 : path.size();
    start("AssociatedValidationReportData");
    if (anchored) {
      refer("TrustAnchor", reference(path.getLast()));
    }
    start("CertificateChain");
    refer("SigningCertificate", reference(path.getFirst()));
    for (int i = 1; i < last; i++) {
      refer("IntermediateCertificate", reference(path.get(i)));
    }
    if (anchored) {
      refer("TrustAnchor", reference(path.getLast()));
    }
    end();
    end();
  }

  private void reasons(List<Message> messages) throws XMLStreamException {
    if (messages.isEmpty()) {
      return;
    }
    start("AssociatedValidationReportData");
    start("AdditionalValidationReportData");
    for (Message message : messages) {
      start("ReportData");
      text("Type", OWN + "finding:" + message.code());
      text(
          "Value",
          switch (language) {
            case VI -> message.vi();
            case EN -> message.en();
          });
      end();
    }
    end();
    end();
  }

  private void item(Item item, List<Report.Signature> stamps) throws XMLStreamException {
    start("ValidationObject");
    out.writeAttribute("id", item.id());
    text("ObjectType", URN + "validationObject:" + (item.stamp() ? "timestamp" : "certificate"));
    start("ValidationObjectRepresentation");
    text("base64", base64(item.encoded()));
    end();
    if (item.stamp()) {
      provided(item);
      for (Report.Signature stamp : stamps) {
        if (item.encoded().equals(stamp.grounds().value())) {
          signature("ValidationReport", stamp, "S-" + item.id());
        }
      }
    }
    end();
  }

  /** For which signatures it proves the time. */
  private void provided(Item stamp) throws XMLStreamException {
    List<Report.Signature> proven =
        report.signatures().stream()
            .filter(s -> stamp.encoded().equals(s.grounds().stamp()))
            .toList();
    if (proven.isEmpty() || proven.getFirst().provenTime() == null) {
      return;
    }
    start("POEProvisioning");
    text("POETime", proven.getFirst().provenTime().toString());
    for (Report.Signature s : proven) {
      if (!s.field().isEmpty()) {
        start("SignatureReference");
        text("PAdESFieldName", s.field());
        end();
      }
    }
    end();
  }

  private static String base64(Octets bytes) {
    return Base64.getEncoder().encodeToString(bytes.bytes());
  }

  private void start(String name) throws XMLStreamException {
    out.writeStartElement(VR, name);
  }

  private void end() throws XMLStreamException {
    out.writeEndElement();
  }

  private void text(String name, String value) throws XMLStreamException {
    start(name);
    out.writeCharacters(legible(value));
    end();
  }

  private void refer(String name, String id) throws XMLStreamException {
    out.writeEmptyElement(VR, name);
    out.writeAttribute("VOReference", id);
  }

  /** XML 1.0 has no place for control characters; names come from others' certificates. */
  private static String legible(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
