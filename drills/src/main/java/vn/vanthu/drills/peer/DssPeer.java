package vn.vanthu.drills.peer;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.DigestMatcherType;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.evidencerecord.asn1.validation.ASN1EvidenceRecordValidator;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.ExternalResourcesOCSPSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** EU DSS, offline and with its standard policy. Loaded by {@link PeerLoader}. */
public final class DssPeer implements Peer {

  private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

  @Override
  public byte[] sign(byte[] document, PrivateKey key, List<X509Certificate> chain) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
    parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
    DSSDocument unsigned = new InMemoryDocument(document, "peer.pdf");
    byte[] message = service.getDataToSign(unsigned, parameters).getBytes();
    SignatureValue value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, value(key, message));
    try (InputStream signed = service.signDocument(unsigned, parameters, value).openStream()) {
      return signed.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] value(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> validate(
      byte[] document,
      List<X509Certificate> anchors,
      List<X509Certificate> certificates,
      List<byte[]> crls,
      List<byte[]> ocspResponses,
      Instant at) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    anchors.forEach(each -> trusted.addCertificate(new CertificateToken(each)));
    CommonCertificateSource adjunct = new CommonCertificateSource();
    certificates.forEach(each -> adjunct.addCertificate(new CertificateToken(each)));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAdjunctCertSources(adjunct);
    verifier.setAIASource(null);
    if (!crls.isEmpty()) {
      verifier.setCrlSource(new ExternalResourcesCRLSource(streams(crls)));
    }
    if (!ocspResponses.isEmpty()) {
      verifier.setOcspSource(new ExternalResourcesOCSPSource(streams(ocspResponses)));
    }
    PDFDocumentValidator validator =
        new PDFDocumentValidator(new InMemoryDocument(document, "peer.pdf"));
    validator.setPdfObjFactory(withoutPictures());
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(Date.from(at));
    SimpleReport report = validator.validateDocument().getSimpleReport();
    List<String> all = new ArrayList<>();
    for (String id : report.getSignatureIdList()) {
      var sub = report.getSubIndication(id);
      all.add(report.getIndication(id) + "/" + (sub == null ? "" : sub));
    }
    return all;
  }

  /**
   * By default DSS draws the pages of each revision and compares the pictures, which takes most of
   * its time on pages full of text and decides no indication. Ours draws nothing when it verifies,
   * so the peer is spared it too.
   */
  private static PdfBoxNativeObjectFactory withoutPictures() {
    DefaultPdfDifferencesFinder finder = new DefaultPdfDifferencesFinder();
    finder.setMaximalPagesAmountForVisualComparison(0);
    PdfBoxNativeObjectFactory factory = new PdfBoxNativeObjectFactory();
    factory.setPdfDifferencesFinder(finder);
    return factory;
  }

  @Override
  public List<Judged> judge(
      byte[] document,
      byte[] detached,
      List<X509Certificate> anchors,
      List<byte[]> crls,
      Instant at) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(document, "signed"));
    if (detached.length > 0) {
      validator.setDetachedContents(List.of(new InMemoryDocument(detached, "content")));
    }
    validator.setCertificateVerifier(offline(anchors, crls));
    validator.setValidationTime(Date.from(at));
    Reports reports = validator.validateDocument();
    SimpleReport report = reports.getSimpleReport();
    List<Judged> all = new ArrayList<>();
    for (String id : report.getSignatureIdList()) {
      var sub = report.getSubIndication(id);
      var signature = reports.getDiagnosticData().getSignatureById(id);
      all.add(
          new Judged(
              report.getIndication(id) + "/" + (sub == null ? "" : sub),
              String.valueOf(report.getSignatureFormat(id)),
              signature.isSignatureIntact() && signature.isSignatureValid()));
    }
    return all;
  }

  @Override
  public Judged judgeEvidence(
      byte[] record,
      byte[] document,
      List<X509Certificate> anchors,
      List<byte[]> crls,
      Instant at) {
    ASN1EvidenceRecordValidator validator =
        new ASN1EvidenceRecordValidator(new InMemoryDocument(record, "record"));
    validator.setDetachedContents(List.of(new InMemoryDocument(document, "content")));
    validator.setCertificateVerifier(offline(anchors, crls));
    validator.setValidationTime(Date.from(at));
    Reports reports = validator.validateDocument();
    SimpleReport report = reports.getSimpleReport();
    String id = report.getFirstEvidenceRecordId();
    var sub = report.getSubIndication(id);
    var evidence = reports.getDiagnosticData().getEvidenceRecords().getFirst();
    boolean found =
        evidence.getDigestMatchers().stream()
            .filter(digest -> digest.getType() == DigestMatcherType.EVIDENCE_RECORD_ARCHIVE_OBJECT)
            .anyMatch(digest -> digest.isDataFound() && digest.isDataIntact());
    boolean stamped =
        evidence.getTimestampList().stream()
            .allMatch(stamp -> stamp.isMessageImprintDataIntact() && stamp.isSignatureIntact());
    return new Judged(
        report.getIndication(id) + "/" + (sub == null ? "" : sub), "", found && stamped);
  }

  private static CommonCertificateVerifier offline(
      List<X509Certificate> anchors, List<byte[]> crls) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    anchors.forEach(each -> trusted.addCertificate(new CertificateToken(each)));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    verifier.setCrlSource(new ExternalResourcesCRLSource(streams(crls)));
    return verifier;
  }

  private static InputStream[] streams(List<byte[]> all) {
    return all.stream().map(ByteArrayInputStream::new).toArray(InputStream[]::new);
  }
}
