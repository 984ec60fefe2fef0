package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every query before it is answered: a broken encoding is 400, a value that is not {@link
 * SentText} 422. A call of the API refuses parameters that it does not read, too: one that is
 * misspelt would otherwise answer every record. Pages pass over what they do not know. Thread-safe.
 */
@Priority(Priorities.ENTITY_CODER)
final class SentQueries implements ContainerRequestFilter {
  private final Map<Method, Set<String>> parameters = new ConcurrentHashMap<>();
  @Context private @Nullable HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    // Jersey's own URI is no longer what was sent: it mends what it cannot read.
    String query = servletRequest == null ? null : servletRequest.getQueryString();
    if (query == null) {
      return;
    }
    List<String> names = UrlEncoded.names(query.getBytes(UTF_8));
    ContainerRequest matched = (ContainerRequest) request;
    ResourceMethod method = matched.getUriInfo().getMatchedResourceMethod();
    if (method == null || !matched.getPath(false).startsWith("api/")) {
      return;
    }
    Set<String> known =
        parameters.computeIfAbsent(
            method.getInvocable().getDefinitionMethod(), SentQueries::readBy);
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown(name);
      }
    }
  }

  private static Set<String> readBy(Method method) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : method.getParameters()) {
      add(names, parameter.getAnnotation(QueryParam.class));
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getFields()) {
          add(names, field.getAnnotation(QueryParam.class));
        }
      }
    }
    return Set.copyOf(names);
  }

  private static void add(Set<String> names, @Nullable QueryParam parameter) {
    if (parameter != null) {
      names.add(parameter.value());
    }
  }

  private static ProblemException unknown(String parameter) {
    return Problem.of(ProblemCode.BAD_REQUEST)
        .with("parameter", parameter)
        .detail(
            "Không có tham số “" + parameter + "”.", "There is no parameter “" + parameter + "”.")
        .exception();
  }
}
