package vn.vanthu.signing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.asic.Manifest;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignedContent;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;

/**
 * What can be said of the signatures of an ASiC container without trust: each signs a manifest, the
 * manifest names digests, the digests must be those of the files. Single-threaded.
 */
final class ContainerExamination {
  private static final String TIMESTAMP = "ETSI.RFC3161";

  private final AsicContainer container;
  private final List<Certificate> more;
  private final Findings about;

  /** Archive time stamps over whole files of the container, by the name of what they cover. */
  private final Map<String, List<TimestampToken>> archives = new HashMap<>();

  ContainerExamination(AsicContainer container, List<Certificate> more, Findings about) {
    this.container = container;
    this.more = more;
    this.about = about;
  }

  List<SignatureValue> run() {
    List<SignatureValue> values = new ArrayList<>();
    List<SignatureValue> stamps = new ArrayList<>();
    // time stamps first: what they cover is proven by them
    container.timestamps().forEach(name -> stamps.add(timestamp(name)));
    container.signatures().forEach(name -> values.addAll(signatures(name)));
    container.unsupported().forEach(name -> values.add(refused(name, "XAdES")));
    stamps.forEach(stamp -> values.add(withArchives(stamp)));
    // last, since only reading shows it
    if (!container.hasPlainMediaType()) {
      about.add(Finding.CONTAINER_MEDIA_TYPE);
    }
    if (!container.isWhole()) {
      about.add(Finding.CONTAINER_BYTES_UNACCOUNTED);
    }
    return values;
  }

  private List<SignatureValue> signatures(String name) {
    Optional<AsicContainer.Covering> covering = container.manifestOf(name);
    byte[] encoded = container.held(name);
    if (covering.isPresent()) {
      byte[] signed = covering.get().bytes();
      List<SignatureValue> values =
          SignatureValue.examineDetached(
              name, encoded, signed.length, SignedContent.of(signed), more);
      Findings files = judge(covering.get().manifest(), true);
      values.forEach(value -> value.findings().addAll(files));
      return values.stream().map(this::withArchives).toList();
    }
    if (container.isSimple()) {
      String file = container.dataFiles().getFirst();
      return SignatureValue.examineDetached(
          name, encoded, container.size(file), container.content(file), more);
    }
    Findings findings = new Findings();
    findings.add(Finding.CONTAINER_MANIFEST, name);
    return List.of(
        new SignatureValue(field(name), "CAdES", null, null, null, null, List.of(), findings));
  }

  /**
   * Whether the files are those that the manifest names.
   *
   * @param all whether to report files that it does not name
   */
  private Findings judge(Manifest manifest, boolean all) {
    Findings findings = new Findings();
    Set<String> named = new HashSet<>();
    for (Manifest.DataObject object : manifest.objects()) {
      DigestAlgorithm digest = object.digest();
      named.add(object.name());
      if (!container.has(object.name())) {
        findings.add(Finding.CONTAINER_FILE_MISSING, object.name());
      } else if (digest == null) {
        findings.add(Finding.ALGORITHM_UNSUPPORTED, object.name());
      } else {
        byte[] found = container.content(object.name()).digest(digest);
        if (!Arrays.equals(found, object.value().bytes())) {
          findings.add(Finding.CONTAINER_FILE_CHANGED, object.name());
        }
        if (digest == DigestAlgorithm.SHA1) {
          findings.add(Finding.ALGORITHM_WEAK, digest.shortName());
        }
      }
    }
    for (String file : container.dataFiles()) {
      if (all && !named.contains(file)) {
        findings.add(Finding.CONTAINER_FILE_UNSIGNED, file);
      }
    }
    return findings;
  }

  private SignatureValue timestamp(String name) {
    Findings findings = new Findings();
    Optional<TimestampToken> parsed = TimestampToken.parse(container.held(name), more);
    Optional<AsicContainer.Covering> covering = container.manifestOf(name);
    boolean simple = container.isSimple() && covering.isEmpty();
    if (parsed.isEmpty()) {
      findings.add(Finding.CONTENTS_MALFORMED);
      return new SignatureValue(
          field(name), TIMESTAMP, null, null, null, null, List.of(), findings);
    }
    TimestampToken token = parsed.get();
    findings.addAll(token.findings());
    if (covering.isEmpty() && !simple) {
      findings.add(Finding.CONTAINER_MANIFEST, name);
    } else {
      SignedContent over =
          covering
              .map(c -> SignedContent.of(c.bytes()))
              .orElseGet(() -> container.content(container.dataFiles().getFirst()));
      if (!token.isOver(over)) {
        findings.add(Finding.TIMESTAMP_IMPRINT_WRONG);
      }
      covering.ifPresent(c -> findings.addAll(judge(c.manifest(), false)));
    }
    if (findings.verdict() == Report.Verdict.INTACT) {
      covering.ifPresent(c ->
          c.manifest()
              .objects()
              .forEach(o -> archives.computeIfAbsent(o.name(), _ -> new ArrayList<>()).add(token)));
    }
    return new SignatureValue(
        field(name), TIMESTAMP, null, token.cms(), token.signer(), token, List.of(), findings);
  }

  private SignatureValue withArchives(SignatureValue value) {
    List<TimestampToken> all =
        new ArrayList<>(archives.getOrDefault(value.field().name(), List.of()));
    all.addAll(value.archives());
    all.sort(Comparator.comparing(TimestampToken::time));
    return new SignatureValue(
        value.field(),
        value.subFilter(),
        value.range(),
        value.cms(),
        value.signer(),
        value.token(),
        value.stamps(),
        all,
        value.findings());
  }

  private static SignatureValue refused(String name, String form) {
    Findings findings = new Findings();
    findings.add(Finding.SUBFILTER_UNSUPPORTED, form);
    return new SignatureValue(field(name), form, null, null, null, null, List.of(), findings);
  }

  private static SignatureField field(String name) {
    return new SignatureField(name, PdfObject.Dict.EMPTY, 0, PdfObject.Dict.EMPTY, 0);
  }
}
