package vn.vanthu.forge.pki;

import java.util.List;
import java.util.stream.Stream;

/** All cases, each named once. */
public final class PkiCases {

  private PkiCases() {}

  public static List<PkiCase> all() {
    return Stream.of(
            CertificateCases.all(),
            PathCases.all(),
            RevocationCases.all(),
            StampCases.all(),
            AttributeCases.all())
        .flatMap(List::stream)
        .map(Scene::build)
        .toList();
  }
}
