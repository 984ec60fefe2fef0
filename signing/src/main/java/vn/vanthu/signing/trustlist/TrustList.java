package vn.vanthu.signing.trustlist;

import static vn.vanthu.signing.trustlist.ListRefused.Reason.MALFORMED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A trust list (danh sách tin cậy, ETSI TS 119 612) whose signature was checked. Immutable.
 *
 * @param territory e.g. VN
 * @param sequenceNumber grows with each issue
 * @param issuedAt when it was issued
 * @param nextUpdate when the next one is promised; null when the list is closed
 * @param services those with a certificate, of the kinds that are used
 */
public record TrustList(
    String territory,
    long sequenceNumber,
    Instant issuedAt,
    @Nullable Instant nextUpdate,
    List<TrustedService> services) {
  private static final String NAMESPACE = "http://uri.etsi.org/02231/v2#";
  private static final String TYPE = "http://uri.etsi.org/TrstSvc/Svctype/";
  private static final String LISTED = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";
  private static final String OLDER = "http://uri.etsi.org/TrstSvc/Svcstatus/";

  /** TS 119 612 §5.5.4, and the statuses in use before July 2016. */
  private static final Set<String> VOUCHED =
      Set.of(
          LISTED + "granted",
          LISTED + "recognisedatnationallevel",
          LISTED + "undersupervision",
          LISTED + "supervisionincessation",
          LISTED + "accredited",
          LISTED + "setbynationallaw",
          OLDER + "undersupervision",
          OLDER + "supervisionincessation",
          OLDER + "accredited",
          OLDER + "setbynationallaw");

  public TrustList {
    services = List.copyOf(services);
  }

  /**
   * Reads a list.
   *
   * @param operators certificates of those who may sign it
   * @throws ListRefused when it is not used, with the reason
   */
  public static TrustList read(byte[] xml, Collection<X509Certificate> operators)
      throws ListRefused {
    Element root = root(xml);
    if (!"TrustServiceStatusList".equals(root.getLocalName())
        || !NAMESPACE.equals(root.getNamespaceURI())) {
      throw new ListRefused(MALFORMED, "not a trust list");
    }
    ListSignature.check(root, operators);
    try {
      Element scheme = first(root, "SchemeInformation");
      List<TrustedService> services = new ArrayList<>();
      for (Element provider : all(root, "TrustServiceProviderList", "TrustServiceProvider")) {
        for (Element service : all(provider, "TSPServices", "TSPService")) {
          read(service, services);
        }
      }
      Optional<Element> next = child(scheme, "NextUpdate").flatMap(n -> child(n, "dateTime"));
      return new TrustList(
          child(scheme, "SchemeTerritory").map(TrustList::text).orElse(""),
          Long.parseLong(text(first(scheme, "TSLSequenceNumber"))),
          time(first(scheme, "ListIssueDateTime")),
          next.isPresent() ? time(next.get()) : null,
          services);
    } catch (CertificateException | DateTimeException | IllegalArgumentException e) {
      throw new ListRefused(MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** Whether a newer list was promised for a time that has passed. */
  public boolean isOverdue(Instant at) {
    return nextUpdate != null && nextUpdate.isBefore(at);
  }

  private static Element root(byte[] xml) throws ListRefused {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new ListRefused(MALFORMED, String.valueOf(e.getMessage()));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the platform's XML parser can be made safe", e);
    }
  }

  private static void read(Element service, List<TrustedService> services)
      throws ListRefused, CertificateException {
    Element now = first(service, "ServiceInformation");
    Optional<TrustedService.Kind> kind = kind(text(first(now, "ServiceTypeIdentifier")));
    if (kind.isEmpty()) {
      return;
    }
    List<Element> states = new ArrayList<>(List.of(now));
    states.addAll(all(service, "ServiceHistory", "ServiceHistoryInstance"));
    List<TrustedService.Term> terms = terms(states);
    String name =
        child(now, "ServiceName").flatMap(n -> child(n, "Name")).map(TrustList::text).orElse("");
    for (Element id : all(now, "ServiceDigitalIdentity", "DigitalId")) {
      Optional<Element> certificate = child(id, "X509Certificate");
      if (certificate.isPresent()) {
        byte[] der = Base64.getMimeDecoder().decode(text(certificate.get()));
        services.add(
            new TrustedService(
                kind.get(),
                name,
                (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der)),
                terms));
      }
    }
  }

  private static Optional<TrustedService.Kind> kind(String type) {
    if (!type.startsWith(TYPE)) {
      return Optional.empty();
    }
    return switch (type.substring(TYPE.length())) {
      case "CA/QC", "CA/PKC" -> Optional.of(TrustedService.Kind.SIGNERS);
      case "TSA", "TSA/QTST", "TSA/TSS-QC" -> Optional.of(TrustedService.Kind.TIMESTAMPS);
      default -> Optional.empty();
    };
  }

  private record State(Instant from, boolean vouched) {}

  /** Each state lasts until the next one begins. */
  private static List<TrustedService.Term> terms(List<Element> states) throws ListRefused {
    List<State> ordered = new ArrayList<>();
    for (Element state : states) {
      ordered.add(
          new State(
              time(first(state, "StatusStartingTime")),
              VOUCHED.contains(text(first(state, "ServiceStatus")))));
    }
    ordered.sort(Comparator.comparing(State::from));
    List<TrustedService.Term> terms = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      if (ordered.get(i).vouched()) {
        Instant until = i + 1 < ordered.size() ? ordered.get(i + 1).from() : null;
        terms.add(new TrustedService.Term(ordered.get(i).from(), until));
      }
    }
    return terms;
  }

  private static Instant time(Element element) {
    return OffsetDateTime.parse(text(element)).toInstant();
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }

  private static Element first(Element parent, String name) throws ListRefused {
    Optional<Element> found = child(parent, name);
    if (found.isEmpty()) {
      throw new ListRefused(MALFORMED, "no " + name);
    }
    return found.get();
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static List<Element> all(Element parent, String list, String name) {
    return child(parent, list).map(l -> children(l, name)).orElse(List.of());
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e
          && name.equals(e.getLocalName())
          && NAMESPACE.equals(e.getNamespaceURI())) {
        found.add(e);
      }
    }
    return found;
  }
}
