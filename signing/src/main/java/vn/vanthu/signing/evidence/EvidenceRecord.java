package vn.vanthu.signing.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;

/**
 * The evidence of one document (RFC 4998 §3.1): chains of archive time stamps, a new chain for each
 * new hash. Immutable.
 *
 * @param chains oldest first, none empty
 */
public record EvidenceRecord(List<List<ArchiveStamp>> chains) {
  private static final int MAX_BYTES = 16 << 20;

  public EvidenceRecord {
    chains = chains.stream().map(List::copyOf).toList();
    if (chains.isEmpty() || chains.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("an evidence record without a time stamp");
    }
  }

  /** Reads DER or BER; empty when it is anything else or uses a hash that is not known. */
  public static Optional<EvidenceRecord> parse(byte[] encoded) {
    if (encoded.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      ASN1Sequence parts = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded));
      if (!ASN1Integer.getInstance(parts.getObjectAt(0)).hasValue(1)) {
        return Optional.empty();
      }
      List<List<ArchiveStamp>> chains = new ArrayList<>();
      for (ASN1Encodable chain : ASN1Sequence.getInstance(parts.getObjectAt(parts.size() - 1))) {
        List<ArchiveStamp> stamps = new ArrayList<>();
        for (ASN1Encodable stamp : ASN1Sequence.getInstance(chain)) {
          Optional<ArchiveStamp> read = ArchiveStamp.read(stamp);
          if (read.isEmpty()) {
            return Optional.empty();
          }
          stamps.add(read.get());
        }
        chains.add(stamps);
      }
      return Optional.of(new EvidenceRecord(chains));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /** DER. */
  public byte[] encoded() {
    Set<DigestAlgorithm> used = new LinkedHashSet<>();
    chains.forEach(chain -> chain.forEach(stamp -> used.add(stamp.digest())));
    AlgorithmIdentifier[] digests =
        used.stream().map(ArchiveStamp::identifier).toArray(AlgorithmIdentifier[]::new);
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1Integer(1));
    parts.add(new DERSequence(digests));
    parts.add(sequence(chains));
    return der(new DERSequence(parts));
  }

  /**
   * DER of the first so many chains (ArchiveTimeStampSequence): what a renewal of the hash covers.
   */
  byte[] sequence(int count) {
    return der(sequence(chains.subList(0, count)));
  }

  private static DERSequence sequence(List<List<ArchiveStamp>> chains) {
    try {
      ASN1EncodableVector all = new ASN1EncodableVector();
      for (List<ArchiveStamp> chain : chains) {
        ASN1EncodableVector stamps = new ASN1EncodableVector();
        for (ArchiveStamp stamp : chain) {
          stamps.add(stamp.encoded());
        }
        all.add(new DERSequence(stamps));
      }
      return new DERSequence(all);
    } catch (IOException e) {
      throw new IllegalStateException("tokens that were read from their encoding", e);
    }
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }

  /** The newest time stamp: what has to be renewed before its certificate ends. */
  public ArchiveStamp newest() {
    return chains.getLast().getLast();
  }

  /**
   * The same with its newest token in another encoding, such as one that holds certificates and
   * revocation answers now (RFC 4998 §5.2: they belong in before the next renewal covers it).
   */
  public EvidenceRecord withNewest(Octets token) {
    ArchiveStamp newest = newest();
    List<List<ArchiveStamp>> more = new ArrayList<>(chains);
    List<ArchiveStamp> last = new ArrayList<>(more.removeLast());
    last.set(last.size() - 1, new ArchiveStamp(newest.digest(), newest.reducedTree(), token));
    more.add(last);
    return new EvidenceRecord(more);
  }

  /** The same with one more time stamp in the last chain. */
  EvidenceRecord continued(ArchiveStamp stamp) {
    List<List<ArchiveStamp>> more = new ArrayList<>(chains);
    List<ArchiveStamp> last = new ArrayList<>(more.removeLast());
    last.add(stamp);
    more.add(last);
    return new EvidenceRecord(more);
  }

  /** The same with one more chain. */
  EvidenceRecord begun(ArchiveStamp stamp) {
    List<List<ArchiveStamp>> more = new ArrayList<>(chains);
    more.add(List.of(stamp));
    return new EvidenceRecord(more);
  }
}
