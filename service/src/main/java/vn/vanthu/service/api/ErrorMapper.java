package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import org.jvnet.mimepull.MIMEParsingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.search.opensearch.ClusterAway;
import vn.vanthu.service.store.StoreOutage;

/**
 * Turns everything that is thrown inside Jersey into a {@link Problem}. What we did not foresee is
 * logged under the instance's name and told to nobody. {@link ErrorAnswers} then writes it for a
 * program or for a person. Thread-safe.
 */
final class ErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  /** A problem on its way out. */
  record Occurrence(Problem problem, String instance) {}

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    Problem problem = problemOf(thrown);
    String instance = ProblemAnswer.newInstance();
    log(problem, instance, thrown);
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(ProblemAnswer.MEDIA_TYPE)
            .entity(new Occurrence(problem, instance));
    if (thrown instanceof WebApplicationException web) {
      Object allow = web.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
      if (allow != null) {
        answer.header(HttpHeaders.ALLOW, allow);
      }
    }
    return answer.build();
  }

  /** An outage is one line: while it lasts, it meets every request. */
  private static void log(Problem problem, String instance, Throwable thrown) {
    if (StoreOutage.of(thrown).map(StoreOutage::name).filter(problem.code()::equals).isPresent()) {
      LOG.warn("{} {}: {}", instance, problem.code(), firstLine(innermost(thrown)));
    } else if (problem.code().equals(ProblemCode.SEARCH_UNREACHABLE.name())) {
      LOG.warn("{} {}: {}", instance, problem.code(), firstLine(innermost(thrown)));
    } else if (problem.status() >= 500 && problem.status() != 503) {
      LOG.error("{}", instance, thrown);
    }
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : innermost(cause);
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  /** Chooses the problem: the innermost cause that we know speaks. */
  static Problem problemOf(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known.problem();
      }
      if (cause instanceof ClusterAway) {
        return Problem.of(ProblemCode.SEARCH_UNREACHABLE).retryAfter(Duration.ofSeconds(10));
      }
    }
    return StoreOutage.of(thrown).map(ErrorMapper::outage).orElseGet(() -> foreseen(thrown));
  }

  private static Problem outage(StoreOutage outage) {
    return switch (outage) {
      case DATABASE_UNREACHABLE ->
          Problem.of(ProblemCode.DATABASE_UNREACHABLE).retryAfter(Duration.ofSeconds(10));
      case DISK_FULL -> Problem.of(ProblemCode.DISK_FULL).retryAfter(Duration.ofMinutes(1));
    };
  }

  private static Problem foreseen(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MIMEParsingException) {
        return Problem.of(ProblemCode.BROKEN_MULTIPART);
      }
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SentJson.Refused value -> {
          return SentText.refused(field(value)).problem();
        }
        case JsonProcessingException json -> {
          return brokenJson(json);
        }
        case WebApplicationException web -> {
          return Problem.ofStatus(web.getResponse().getStatus());
        }
        default -> {}
      }
    }
    return Problem.of(ProblemCode.INTERNAL);
  }

  /** Says where, never what: the text sent may be confidential. */
  private static Problem brokenJson(JsonProcessingException json) {
    JsonLocation at = json.getLocation();
    boolean placed = at != null && at.getLineNr() > 0;
    String line = placed ? " " + at.getLineNr() + ":" + at.getColumnNr() : "";
    String field = json instanceof JsonMappingException mapping ? field(mapping) : "";
    String vi =
        (placed ? "Lỗi ở dòng:cột" + line : "") + (field.isEmpty() ? "" : " trường " + field);
    String en =
        (placed ? "At line:column" + line : "") + (field.isEmpty() ? "" : " field " + field);
    return Problem.of(ProblemCode.BROKEN_JSON).detail(vi.strip(), en.strip());
  }

  /** The way to the value, such as {@code facts.issuedOn} or {@code people[2]}. */
  private static String field(JsonMappingException mapping) {
    StringBuilder way = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      String name = step.getFieldName();
      if (name == null) {
        way.append('[').append(step.getIndex()).append(']');
      } else {
        way.append(way.isEmpty() ? "" : ".").append(name);
      }
    }
    return way.toString();
  }
}
