package vn.vanthu.forge.pki;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All cases, each named once. */
public final class PkiCases {

  private PkiCases() {}

  public static List<PkiCase> all() {
    return scenes().map(Scene::build).toList();
  }

  /**
   * One case forged once more: same names and keys, other serial numbers, so that every certificate
   * has another hash.
   */
  public static PkiCase anew(String name) {
    return scenes().filter(s -> s.name.equals(name)).findFirst().orElseThrow().build();
  }

  /** Made as they are asked for: every scene signs its certificates and lists. */
  private static Stream<Scene> scenes() {
    return Stream.<Supplier<List<Scene>>>of(
            CertificateCases::all,
            PathCases::all,
            CompromiseCases::all,
            RevocationCases::all,
            StampCases::all,
            AttributeCases::all)
        .flatMap(group -> group.get().stream());
  }
}
