package vn.vanthu.service.command;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.api.IndexFinder;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.reading.PagePictures;
import vn.vanthu.service.store.AnswerDao;

/** An open office behind the HTTP server: what the edges get, and who waits for the end. */
final class ServedOffice {
  private final CountDownLatch ended = new CountDownLatch(1);

  /** The office as the edges see it; it is closed when the server has drained. */
  Edge.Ground ground(
      Wiring office, VanThuConfiguration configuration, Environment environment, Runnable ready) {
    OfficeHealth.register(environment.healthChecks(), office);
    environment.metrics().registerAll("pace", office.pace().timers());
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void stop() {
                office.close();
              }
            });
    environment
        .lifecycle()
        .addServerLifecycleListener(
            new ServerLifecycleListener() {
              @Override
              public void serverStarted(Server server) {
                ready.run();
              }
            });
    environment
        .lifecycle()
        .addEventListener(
            new LifeCycle.Listener() {
              @Override
              public void lifeCycleStopped(LifeCycle event) {
                ended.countDown();
              }
            });
    return new Edge.Ground(
        office.accounts(),
        office.verifier(),
        new Office(
            office.intakes(),
            office.registrar(),
            office.records(),
            office.books(),
            office.incoming(),
            office.revisions(),
            office.ledger(),
            new IndexFinder(office.index(), office.feed()),
            office.blobs(),
            office.dueDates(),
            office.keys(),
            office.uploads(),
            office.outgoing(),
            office.sessions(),
            office.searches()),
        new AnswerDao(office.database()),
        new AgencyId(configuration.getAgency().key()),
        VanThuApplication.hosts(configuration),
        configuration.getMaxUpload().toBytes(),
        office.temporary(),
        Clock.systemUTC(),
        new PagePictures(office.extractor(), office.temporary().resolve("pictures")));
  }

  /** Waits until the server has stopped. */
  void await() throws InterruptedException {
    ended.await();
  }
}
