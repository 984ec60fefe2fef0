package vn.vanthu.service.api;

import jakarta.ws.rs.ext.ContextResolver;
import org.glassfish.jersey.media.multipart.MultiPartProperties;
import org.jspecify.annotations.Nullable;

/** Hands Jersey the multipart settings. Immutable. */
final class MultiPartContext implements ContextResolver<MultiPartProperties> {
  private final MultiPartProperties properties;

  MultiPartContext(MultiPartProperties properties) {
    this.properties = properties;
  }

  @Override
  public @Nullable MultiPartProperties getContext(Class<?> type) {
    return type == MultiPartProperties.class ? properties : null;
  }
}
