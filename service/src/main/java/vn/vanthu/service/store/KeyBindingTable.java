package vn.vanthu.service.store;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;

/** Which key belongs to whom. Rows are ended, never deleted. Stateless. */
public final class KeyBindingTable {

  /**
   * Lets whoever else binds or ends a key, in whichever agency, wait until this transaction ends;
   * what is read after it is then what stands. Reading and signing are not held up.
   */
  public void lock(Transaction tx) {
    tx.handle().execute("lock table key_binding in share row exclusive mode");
  }

  /** Whether a certificate is bound now, to whomever in whichever agency. */
  public boolean isBound(Transaction tx, X509Certificate certificate) {
    return tx.handle()
        .createQuery(
            "select exists (select 1 from key_binding where ended_at is null and chain[1] = :der)")
        .bind("der", der(List.of(certificate))[0])
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Binds a key.
   *
   * @param image PNG of the hand signature or the seal
   */
  public void add(Transaction tx, KeyBinding binding, byte[] image) {
    String kind;
    String path = "";
    int slot = 0;
    String alias = "";
    switch (binding.home()) {
      case KeyHome.KeyFile file -> {
        kind = "FILE";
        path = file.path();
        alias = file.alias();
      }
      case KeyHome.Token device -> {
        kind = "TOKEN";
        path = device.module();
        slot = device.slot();
        alias = device.alias();
      }
      case KeyHome.Desk _ -> kind = "DESK";
    }
    var until = binding.authority().until();
    tx.handle()
        .createUpdate(
            """
            insert into key_binding (id, agency, holder, use, chain, home, path, slot, key_alias,
              authority, authority_until, bound_at, image)
            values (:id, :agency, :holder, :use, :chain, :home, :path, :slot, :alias,
              :authority, :until, :at, :image)\
            """)
        .bind("id", binding.id())
        .bind("agency", binding.agency().value())
        .bind("holder", binding.holder())
        .bind("use", binding.use().name())
        .bindArray("chain", byte[].class, (Object[]) der(binding.chain()))
        .bind("home", kind)
        .bind("path", path)
        .bind("slot", slot)
        .bind("alias", alias)
        .bind("authority", binding.authority().kind().name())
        .bind("until", until == null ? null : Date.valueOf(until))
        .bind("at", Timestamp.from(binding.boundAt()))
        .bind("image", image)
        .execute();
  }

  /** Ends a binding; false when there is none in force under that id. */
  public boolean end(Transaction tx, AgencyId agency, String id, Instant at) {
    return tx.handle()
            .execute(
                "update key_binding set ended_at = ? where id = ? and agency = ? and ended_at is null",
                Timestamp.from(at),
                id,
                agency.value())
        == 1;
  }

  public Optional<KeyBinding> find(Transaction tx, AgencyId agency, String id) {
    return tx.handle()
        .createQuery("select * from key_binding where id = :id and agency = :agency")
        .bind("id", id)
        .bind("agency", agency.value())
        .map((rs, ctx) -> read(rs))
        .findOne();
  }

  /** The picture that signatures with this key show; empty when there is none. */
  public Optional<byte[]> image(Transaction tx, String id) {
    return tx.handle()
        .createQuery("select image from key_binding where id = :id and length(image) > 0")
        .bind("id", id)
        .mapTo(byte[].class)
        .findOne();
  }

  /** The bindings of one account that are in force. */
  public List<KeyBinding> of(Transaction tx, AgencyId agency, String holder) {
    return tx.handle()
        .createQuery(
            """
            select * from key_binding
            where agency = :agency and holder = :holder and ended_at is null order by bound_at, id\
            """)
        .bind("agency", agency.value())
        .bind("holder", holder)
        .map((rs, ctx) -> read(rs))
        .list();
  }

  /** Every binding in force: for checks and for knowing seals from signatures. */
  public List<KeyBinding> all(Transaction tx, AgencyId agency) {
    return tx.handle()
        .createQuery(
            "select * from key_binding where agency = :agency and ended_at is null order by id")
        .bind("agency", agency.value())
        .map((rs, ctx) -> read(rs))
        .list();
  }

  /** Every binding that the agency has or had. */
  public List<KeyBinding> ever(Transaction tx, AgencyId agency) {
    return tx.handle()
        .createQuery("select * from key_binding where agency = :agency order by id")
        .bind("agency", agency.value())
        .map((rs, ctx) -> read(rs))
        .list();
  }

  private static byte[][] der(List<X509Certificate> chain) {
    byte[][] all = new byte[chain.size()][];
    for (int i = 0; i < all.length; i++) {
      try {
        all[i] = chain.get(i).getEncoded();
      } catch (CertificateEncodingException e) {
        throw new StoreFailure(
            StoreFailure.Code.CERTIFICATE_DAMAGED, "a certificate has no DER form", e);
      }
    }
    return all;
  }

  private static KeyBinding read(ResultSet rs) throws SQLException {
    String path = rs.getString("path");
    String alias = rs.getString("key_alias");
    KeyHome home =
        switch (rs.getString("home")) {
          case "FILE" -> new KeyHome.KeyFile(path, alias);
          case "TOKEN" -> new KeyHome.Token(path, rs.getInt("slot"), alias);
          default -> new KeyHome.Desk();
        };
    Date until = rs.getDate("authority_until");
    Timestamp ended = rs.getTimestamp("ended_at");
    return new KeyBinding(
        rs.getString("id"),
        new AgencyId(rs.getString("agency")),
        rs.getString("holder"),
        KeyBinding.Use.valueOf(rs.getString("use")),
        chain(rs.getArray("chain")),
        home,
        new SigningAuthority(
            SigningAuthority.Kind.valueOf(rs.getString("authority")),
            until == null ? null : until.toLocalDate()),
        rs.getTimestamp("bound_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static List<X509Certificate> chain(Array stored) throws SQLException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (byte[] der : (byte[][]) stored.getArray()) {
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      return chain;
    } catch (CertificateException e) {
      throw new StoreFailure(
          StoreFailure.Code.ROW_DAMAGED, "a bound certificate cannot be read", e);
    }
  }
}
