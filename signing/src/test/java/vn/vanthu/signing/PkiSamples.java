package vn.vanthu.signing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.vanthu.forge.pki.PkiCase;
import vn.vanthu.forge.pki.PkiCases;

/** The generated cases of certificates, made once for all tests: they take seconds. */
final class PkiSamples {
  static final List<PkiCase> ALL = PkiCases.all();
  static final Map<String, PkiCase> BY_NAME =
      ALL.stream().collect(Collectors.toMap(PkiCase::name, Function.identity()));

  private PkiSamples() {}
}
