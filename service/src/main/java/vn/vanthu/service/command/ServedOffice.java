package vn.vanthu.service.command;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import vn.vanthu.service.Edges;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.api.Edge;
import vn.vanthu.service.reading.PagePictures;

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
    return Edges.of(
        office,
        new AgencyId(configuration.getAgency().key()),
        configuration,
        new PagePictures(office.extractor(), office.temporary().resolve("pictures")));
  }

  /** Waits until the server has stopped. */
  void await() throws InterruptedException {
    ended.await();
  }
}
