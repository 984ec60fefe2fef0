package vn.vanthu.service.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.calendar.WorkingDays;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.office.TestOffice;

/**
 * One certificate belongs to one account of one agency, also when several bind it in the same
 * moment.
 */
class KeyBookTest {
  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 8;

  @TempDir Path folder;

  @Test
  void of_many_who_bind_one_certificate_at_once_one_has_it() throws Exception {
    List<TestOffice> offices = List.of(new TestOffice(folder), new TestOffice(folder));
    DemoPki pki =
        DemoPki.open(folder.resolve("pki"), URI.create("http://127.0.0.1/"), Clock.systemUTC());
    DemoKey key = pki.person("giamdoc", "Trần Thị Bích Hạnh", "Giám đốc", "Sở Nội vụ");
    var book =
        new KeyBook(
            offices.getFirst().store.database(),
            new RouteSettings(
                offices.getFirst().rules.zone(),
                WorkingDays.weekendsOnly(),
                offices.getFirst().rules.signingTime()),
            new TokenLibraries(List.of()),
            Clock.systemUTC());
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Callable<KeyBook.Binding>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          var order =
              new KeyBook.NewKey(
                  offices.get(i % 2).agency,
                  "nguoi" + i / 2,
                  KeyBinding.Use.PERSON,
                  key.certificate().getEncoded(),
                  new KeyHome.Desk(),
                  SigningAuthority.Kind.HEAD,
                  null,
                  new byte[0]);
          all.add(() -> book.bind(order));
        }
        List<KeyBinding> bound = new ArrayList<>();
        for (Future<KeyBook.Binding> answer : people.invokeAll(all)) {
          switch (answer.get()) {
            case KeyBook.Binding.Bound one -> bound.add(one.key());
            case KeyBook.Binding.Refused refused ->
                assertThat(refused.fault()).isEqualTo(KeyFault.CERTIFICATE_TAKEN);
          }
        }
        assertThat(bound).as("round " + round).hasSize(1);
        assertThat(offices.stream().mapToInt(o -> book.inForce(o.agency).size()).sum())
            .isEqualTo(1);
        assertThat(book.end(bound.getFirst().agency(), bound.getFirst().id())).isTrue();
      }
    }
  }

  @Test
  void a_key_is_bound_to_no_library_that_the_configuration_does_not_name() throws Exception {
    TestOffice office = new TestOffice(folder.resolve("libraries"));
    DemoPki pki =
        DemoPki.open(folder.resolve("pki"), URI.create("http://127.0.0.1/"), Clock.systemUTC());
    Path named = Files.writeString(folder.resolve("named.so"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link.so"), named);
    var book =
        new KeyBook(
            office.store.database(),
            new RouteSettings(
                office.rules.zone(), WorkingDays.weekendsOnly(), office.rules.signingTime()),
            new TokenLibraries(List.of(named)),
            Clock.systemUTC());
    for (String module :
        List.of(
            Files.writeString(folder.resolve("planted.so"), "").toString(),
            folder.resolve("missing.so").toString(),
            named + "\nattributes = compatibility",
            "a\0b",
            "")) {
      assertThat(book.bind(toToken(office, pki.person("a", "A", "Giám đốc", "SNV"), module)))
          .as(module)
          .isEqualTo(new KeyBook.Binding.Refused(KeyFault.LIBRARY_NOT_NAMED));
    }
    for (Path module : List.of(named, link)) {
      var bound = book.bind(toToken(office, pki.person("b", "B", "Giám đốc", "SNV"), module + ""));
      assertThat(bound).as(module.toString()).isInstanceOf(KeyBook.Binding.Bound.class);
      book.end(office.agency, ((KeyBook.Binding.Bound) bound).key().id());
    }
  }

  private static KeyBook.NewKey toToken(TestOffice office, DemoKey key, String module)
      throws Exception {
    return new KeyBook.NewKey(
        office.agency,
        "nguoi",
        KeyBinding.Use.PERSON,
        key.certificate().getEncoded(),
        new KeyHome.Token(module, 0, ""),
        SigningAuthority.Kind.HEAD,
        null,
        new byte[0]);
  }
}
