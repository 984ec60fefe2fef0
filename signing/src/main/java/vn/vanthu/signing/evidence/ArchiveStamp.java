package vn.vanthu.signing.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.TimestampToken;

/**
 * One time stamp with the way from a document to it (RFC 4998 §4.1, ArchiveTimeStamp). Immutable.
 *
 * @param digest of the hash tree
 * @param reducedTree lists of digests from the document up; empty when the token is over the
 *     document's digest itself
 * @param token DER of the time stamp token, as it was given
 */
public record ArchiveStamp(DigestAlgorithm digest, List<List<Octets>> reducedTree, Octets token) {
  private static final int DIGEST = 0;
  private static final int TREE = 2;

  public ArchiveStamp {
    reducedTree = reducedTree.stream().map(List::copyOf).toList();
  }

  /** The reduced tree alone, in DER: what a store keeps for each document beside one token. */
  public byte[] tree() {
    try {
      return lists().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }

  /**
   * Puts together what {@link #tree} gave and the token.
   *
   * @throws IllegalArgumentException when the tree cannot be read
   */
  public static ArchiveStamp of(DigestAlgorithm digest, byte[] tree, Octets token) {
    try {
      return new ArchiveStamp(digest, lists(ASN1Primitive.fromByteArray(tree)), token);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("no reduced tree", e);
    }
  }

  private DERSequence lists() {
    ASN1EncodableVector lists = new ASN1EncodableVector();
    for (List<Octets> list : reducedTree) {
      ASN1EncodableVector values = new ASN1EncodableVector();
      list.forEach(value -> values.add(new DEROctetString(value.bytes())));
      lists.add(new DERSequence(values));
    }
    return new DERSequence(lists);
  }

  private static List<List<Octets>> lists(Object written) {
    List<List<Octets>> tree = new ArrayList<>();
    for (ASN1Encodable list : ASN1Sequence.getInstance(written)) {
      List<Octets> values = new ArrayList<>();
      for (ASN1Encodable value : ASN1Sequence.getInstance(list)) {
        values.add(Octets.of(ASN1OctetString.getInstance(value).getOctets()));
      }
      tree.add(values);
    }
    return tree;
  }

  ASN1Encodable encoded() throws IOException {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new DERTaggedObject(false, DIGEST, identifier(digest)));
    if (!reducedTree.isEmpty()) {
      parts.add(new DERTaggedObject(false, TREE, lists()));
    }
    parts.add(ASN1Primitive.fromByteArray(token.bytes()));
    return new DERSequence(parts);
  }

  /** Empty when its hash is unknown. */
  static Optional<ArchiveStamp> read(ASN1Encodable written) throws IOException {
    ASN1Sequence parts = ASN1Sequence.getInstance(written);
    ASN1Encodable token = parts.getObjectAt(parts.size() - 1);
    Octets encoded = Octets.of(token.toASN1Primitive().getEncoded());
    List<List<Octets>> tree = new ArrayList<>();
    Optional<DigestAlgorithm> digest = Optional.empty();
    boolean named = false;
    for (int i = 0; i < parts.size() - 1; i++) {
      ASN1TaggedObject part = ASN1TaggedObject.getInstance(parts.getObjectAt(i));
      if (part.getTagNo() == DIGEST) {
        named = true;
        digest =
            DigestAlgorithm.of(AlgorithmIdentifier.getInstance(part, false).getAlgorithm().getId());
      } else if (part.getTagNo() == TREE) {
        tree.addAll(lists(ASN1Sequence.getInstance(part, false)));
      }
    }
    if (!named) { // then it is that of the time stamp
      digest =
          TimestampToken.parse(encoded.bytes(), List.of())
              .flatMap(t -> Optional.ofNullable(t.imprintDigest()));
    }
    return digest.map(d -> new ArchiveStamp(d, tree, encoded));
  }

  static AlgorithmIdentifier identifier(DigestAlgorithm digest) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()));
  }
}
