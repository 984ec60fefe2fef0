package vn.vanthu.signing.trustlist;

import static vn.vanthu.signing.trustlist.ListRefused.Reason.NOT_COVERED;
import static vn.vanthu.signing.trustlist.ListRefused.Reason.OPERATOR_UNKNOWN;
import static vn.vanthu.signing.trustlist.ListRefused.Reason.SIGNATURE_WRONG;
import static vn.vanthu.signing.trustlist.ListRefused.Reason.UNSIGNED;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The enveloped signature of a trust list (TS 119 612 §5.7.1, XAdES): by an operator that is given,
 * over the whole list, by safe means (the platform's secure validation).
 */
final class ListSignature {
  private static final Set<String> HARMLESS =
      Set.of(
          Transform.ENVELOPED,
          CanonicalizationMethod.EXCLUSIVE,
          CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS,
          CanonicalizationMethod.INCLUSIVE,
          CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS);

  private ListSignature() {}

  /** Returns when the list is signed as it should be. */
  static void check(Element root, Collection<X509Certificate> operators) throws ListRefused {
    Element signature = child(root);
    if (signature == null) {
      throw new ListRefused(UNSIGNED, "");
    }
    Operators selector = new Operators(operators);
    DOMValidateContext context = new DOMValidateContext(selector, signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    markIds(root, signature, context);
    try {
      XMLSignature parsed = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      if (!covers(parsed.getSignedInfo().getReferences(), root)) {
        throw new ListRefused(NOT_COVERED, "");
      }
      if (!parsed.validate(context)) {
        throw new ListRefused(SIGNATURE_WRONG, "");
      }
    } catch (MarshalException e) {
      throw new ListRefused(SIGNATURE_WRONG, String.valueOf(e.getMessage()));
    } catch (XMLSignatureException e) {
      throw new ListRefused(
          selector.known ? SIGNATURE_WRONG : OPERATOR_UNKNOWN, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Element child(Element root) {
    Element found = null;
    for (Node n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e
          && XMLSignature.XMLNS.equals(e.getNamespaceURI())
          && "Signature".equals(e.getLocalName())) {
        found = e;
      }
    }
    return found;
  }

  /** Only the root and what lies inside the signature may be pointed at, each name once. */
  private static void markIds(Element root, Element signature, DOMValidateContext context)
      throws ListRefused {
    Set<String> names = new HashSet<>();
    if (root.hasAttribute("Id")) {
      names.add(root.getAttribute("Id"));
      context.setIdAttributeNS(root, null, "Id");
    }
    var inside = signature.getElementsByTagName("*");
    for (int i = 0; i < inside.getLength(); i++) {
      if (inside.item(i) instanceof Element e && e.hasAttribute("Id")) {
        if (!names.add(e.getAttribute("Id"))) {
          throw new ListRefused(SIGNATURE_WRONG, "one Id twice");
        }
        context.setIdAttributeNS(e, null, "Id");
      }
    }
  }

  private static boolean covers(List<Reference> references, Element root) {
    for (Reference reference : references) {
      String uri = reference.getURI();
      boolean whole =
          uri != null
              && (uri.isEmpty()
                  || (root.hasAttribute("Id") && uri.equals("#" + root.getAttribute("Id"))));
      boolean harmless =
          reference.getTransforms().stream().allMatch(t -> HARMLESS.contains(t.getAlgorithm()));
      if (whole && harmless) {
        return true;
      }
    }
    return false;
  }

  /** Gives the key of a certificate only when it is an operator's. */
  private static final class Operators extends KeySelector {
    private final Collection<X509Certificate> operators;
    private boolean known;

    Operators(Collection<X509Certificate> operators) {
      this.operators = operators;
    }

    @Override
    public KeySelectorResult select(
        @Nullable KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
        throws KeySelectorException {
      if (info != null) {
        for (Object part : info.getContent()) {
          for (Object each : part instanceof X509Data data ? data.getContent() : List.of()) {
            if (each instanceof X509Certificate certificate && operators.contains(certificate)) {
              known = true;
              Key key = certificate.getPublicKey();
              return () -> key;
            }
          }
        }
      }
      throw new KeySelectorException("not signed by a given operator");
    }
  }
}
