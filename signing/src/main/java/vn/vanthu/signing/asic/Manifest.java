package vn.vanthu.signing.asic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;

/**
 * What one signature or time stamp of an ASiC-E container covers (EN 319 162-1 §A.4, ASiCManifest).
 * Immutable.
 *
 * @param signature name of the file with the signature or time stamp
 * @param objects what is signed
 */
public record Manifest(String signature, List<DataObject> objects) {
  static final String NAMESPACE = "http://uri.etsi.org/02918/v1.2.1#";
  static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final int MAX_OBJECTS = 10_000;

  public Manifest {
    objects = List.copyOf(objects);
  }

  /**
   * One file that is signed.
   *
   * @param name in the container
   * @param digest null when its algorithm is unknown
   * @param value of the digest
   */
  public record DataObject(String name, @Nullable DigestAlgorithm digest, Octets value) {}

  /** Reads a manifest; empty when it is malformed. No document type, no entity, no fetching. */
  static Optional<Manifest> parse(byte[] xml) {
    Element root;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException | IOException malformed) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the platform's XML parser can be made safe", e);
    }
    if (!"ASiCManifest".equals(root.getLocalName())) {
      return Optional.empty();
    }
    String signature = null;
    List<DataObject> objects = new ArrayList<>();
    for (Node n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element && "SigReference".equals(element.getLocalName())) {
        if (signature != null) {
          return Optional.empty();
        }
        signature = decoded(element.getAttribute("URI")).orElse(null);
      } else if (n instanceof Element element
          && "DataObjectReference".equals(element.getLocalName())) {
        Optional<DataObject> object = object(element);
        if (object.isEmpty() || objects.size() == MAX_OBJECTS) {
          return Optional.empty();
        }
        objects.add(object.get());
      }
    }
    return signature == null ? Optional.empty() : Optional.of(new Manifest(signature, objects));
  }

  private static Optional<DataObject> object(Element element) {
    Optional<String> name = decoded(element.getAttribute("URI"));
    var methods = element.getElementsByTagNameNS(DSIG, "DigestMethod");
    var values = element.getElementsByTagNameNS(DSIG, "DigestValue");
    if (name.isEmpty() || methods.getLength() != 1 || values.getLength() != 1) {
      return Optional.empty();
    }
    try {
      byte[] value = Base64.getMimeDecoder().decode(values.item(0).getTextContent());
      String method = ((Element) methods.item(0)).getAttribute("Algorithm");
      return Optional.of(
          new DataObject(name.get(), DigestMethods.of(method).orElse(null), Octets.of(value)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The name behind a relative reference (RFC 3986), percent-encoding undone. */
  private static Optional<String> decoded(String uri) {
    try {
      String name = URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
