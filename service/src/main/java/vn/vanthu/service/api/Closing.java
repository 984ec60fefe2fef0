package vn.vanthu.service.api;

import io.dropwizard.lifecycle.Managed;

/** Closes something when the server stops. */
record Closing(AutoCloseable closeable) implements Managed {
  @Override
  public void stop() throws Exception {
    closeable.close();
  }
}
