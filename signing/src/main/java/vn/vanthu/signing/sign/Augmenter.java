package vn.vanthu.signing.sign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.PdfRefused;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Makes signatures last (EN 319 142-1 sections 5.4 and 5.5): adds validation data (level LT) and
 * document time stamps (level LTA) as further revisions, which every lock permits. Immutable and
 * thread-safe.
 */
public final class Augmenter {
  private static final int MAX_FIELD_NUMBER = 1_000;

  /**
   * The certificates inside all signatures and time stamps of a document, in DER: about these
   * evidence is to be gathered. Empty when nothing readable is signed.
   */
  public List<byte[]> certificates(DocumentBytes document) {
    try {
      Increment in = new Increment(PdfFile.open(document, Limits.standard()));
      Set<String> found = new LinkedHashSet<>();
      for (FormField field : new Form(in).fields()) {
        if (field.isSigned(in)
            && in.resolve(in.dict(field.dict().get("V")).get("Contents"))
                instanceof PdfObject.Str contents) {
          collect(contents.bytes(), found);
        }
      }
      return found.stream().map(HexFormat.of()::parseHex).toList();
    } catch (PdfRefused | SigningRefusal e) {
      System.getLogger(Augmenter.class.getName())
          .log(System.Logger.Level.DEBUG, "nothing readable is signed", e);
      return List.of();
    }
  }

  private static void collect(byte[] contents, Set<String> found) {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      collect(new CMSSignedData(ContentInfo.getInstance(in.readObject())), found);
    } catch (IOException | CMSException | RuntimeException e) {
      System.getLogger(Augmenter.class.getName())
          .log(System.Logger.Level.DEBUG, "a signature that cannot be read", e);
    }
  }

  private static void collect(CMSSignedData cms, Set<String> found)
      throws IOException, CMSException {
    for (X509CertificateHolder certificate : cms.getCertificates().getMatches(null)) {
      found.add(HexFormat.of().formatHex(certificate.getEncoded()));
    }
    for (SignerInformation signer : cms.getSignerInfos()) {
      Attribute stamp =
          signer.getUnsignedAttributes() == null
              ? null
              : signer
                  .getUnsignedAttributes()
                  .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
      if (stamp != null) {
        collect(
            new CMSSignedData(ContentInfo.getInstance(stamp.getAttrValues().getObjectAt(0))),
            found);
      }
    }
  }

  /**
   * Adds certificates and revocation answers to the document security store; what is there stays.
   */
  public SigningOutcome addEvidence(DocumentBytes document, Evidence evidence) {
    return guarded(() -> {
      Increment in = opened(document);
      PdfObject.Dict store = in.dict(in.catalog().get("DSS"));
      store = Pdf.with(store, "Type", Pdf.name("DSS"));
      store = extended(in, store, "Certs", evidence.certificates());
      store = extended(in, store, "CRLs", evidence.crls());
      store = extended(in, store, "OCSPs", evidence.ocspResponses());
      if (in.catalog().get("DSS") instanceof PdfObject.Ref ref) {
        in.put(ref, store);
      } else {
        in.put(in.catalogRef(), Pdf.with(in.catalog(), "DSS", in.add(store)));
      }
      return new SigningOutcome.Signed(document, in.write().bytes());
    });
  }

  private static PdfObject.Dict extended(
      Increment in, PdfObject.Dict store, String key, Collection<byte[]> more) {
    List<PdfObject> items = new ArrayList<>(in.items(store.get(key)));
    Set<String> known = new LinkedHashSet<>();
    for (PdfObject item : items) {
      if (in.resolve(item) instanceof PdfObject.Stream stream) {
        known.add(HexFormat.of().formatHex(in.file().decoded(stream)));
      }
    }
    for (byte[] der : more) {
      if (known.add(HexFormat.of().formatHex(der))) {
        items.add(in.addStream(Pdf.dict("Filter", Pdf.name("FlateDecode")), Picture.deflate(der)));
      }
    }
    return items.isEmpty() ? store : Pdf.with(store, key, new PdfObject.Array(items));
  }

  /** Adds a time stamp over everything (EN 319 142-1 section 5.4.3). */
  public SigningOutcome addDocumentTimestamp(DocumentBytes document, TimestampSource source) {
    return guarded(() -> {
      Increment in = opened(document);
      Form form = new Form(in);
      PdfObject.Array nowhere = Pdf.array(Pdf.whole(0), Pdf.whole(0), Pdf.whole(0), Pdf.whole(0));
      FormField field =
          form.addSignatureField(freeName(form), new Pages(in).page(1).ref(), nowhere);
      PdfObject.Ref stamp =
          in.add(
              Pdf.dict(
                  "Type", Pdf.name("DocTimeStamp"),
                  "Filter", Pdf.name("Adobe.PPKLite"),
                  "SubFilter", Pdf.name("ETSI.RFC3161")));
      in.put(field.ref(), Pdf.with(field.dict(), "V", stamp));
      form.markSigned();
      in.signature(stamp, source.maxTokenBytes());
      return stamped(document, in.write(), source);
    });
  }

  private static SigningOutcome stamped(
      DocumentBytes document, Increment.Written written, TimestampSource source) {
    Increment.Gap gap = written.gap();
    if (gap == null) {
      throw new IllegalStateException("a time stamp revision without a time stamp");
    }
    byte[] digest = Signer.digest(document, written.bytes(), gap, source.digest());
    return switch (source.stamp(digest)) {
      case TimestampAnswer.Refused refused -> SigningOutcome.Refused.of(refused);
      case TimestampAnswer.Stamped token ->
          Signer.insert(document, written.bytes(), gap, token.token());
    };
  }

  private static String freeName(Form form) {
    Set<String> taken = new LinkedHashSet<>();
    form.fields().forEach(field -> taken.add(field.name()));
    for (int i = 1; i < MAX_FIELD_NUMBER; i++) {
      if (!taken.contains("Timestamp" + i)) {
        return "Timestamp" + i;
      }
    }
    throw new SigningRefusal(SigningProblem.LIMIT, "too many time stamps");
  }

  private static Increment opened(DocumentBytes document) {
    PdfFile file = PdfFile.open(document, Limits.standard());
    Revision.check(file);
    return new Increment(file);
  }

  /** Work that ends in a revision or in a refusal. */
  private interface Work {
    SigningOutcome run();
  }

  private static SigningOutcome guarded(Work work) {
    try {
      return work.run();
    } catch (SigningRefusal refusal) {
      return refusal.outcome();
    } catch (PdfRefused refused) {
      return Signer.refused(refused);
    }
  }
}
