package vn.vanthu.service.routing;

import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;

/**
 * The head's key and the agency's seal, bound as keys that lie at the desks of those who use them.
 *
 * @param head the head's key itself
 * @param heads its binding
 * @param seal the seal's key itself
 * @param seals its binding
 */
record DeskKeys(DemoKey head, KeyBinding heads, DemoKey seal, KeyBinding seals) {

  /** Makes both and binds them in this office. */
  static DeskKeys boundIn(WholeOffice office) throws Exception {
    DemoKey head =
        office.pki.person(
            "giamdoc", office.director.fullName(), "Giám đốc", WholeOffice.AGENCY.name());
    DemoKey seal = office.pki.seal("condau", WholeOffice.AGENCY.name(), "H99.15");
    return new DeskKeys(
        head,
        office.bind(
            office.director,
            KeyBinding.Use.PERSON,
            head,
            new KeyHome.Desk(),
            SigningAuthority.Kind.HEAD),
        seal,
        office.bind(
            office.clerk,
            KeyBinding.Use.SEAL,
            seal,
            new KeyHome.Desk(),
            SigningAuthority.Kind.INITIALS_ONLY));
  }
}
