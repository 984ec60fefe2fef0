package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.changes.ChangedPage;

/** Where on which pages a report ({@code docs/VERIFICATION.md}) says that something was changed. */
public final class ReportPlaces {

  private ReportPlaces() {}

  /** Every place once, in the order of the report. */
  public static Set<ChangedPage.Place> of(JsonNode report) {
    Set<ChangedPage.Place> places = new LinkedHashSet<>();
    for (JsonNode signature : report.path("signatures")) {
      for (JsonNode change : signature.path("changesAfter")) {
        if (change.path("page").isInt()) {
          places.add(
              new ChangedPage.Place(
                  change.path("revision").asInt(),
                  change.path("page").asInt(),
                  rect(change.path("rect")),
                  change.path("allowed").asBoolean()));
        }
      }
    }
    return places;
  }

  private static Report.@Nullable Rect rect(JsonNode four) {
    return four.size() == 4
        ? new Report.Rect(
            four.path(0).asDouble(),
            four.path(1).asDouble(),
            four.path(2).asDouble(),
            four.path(3).asDouble())
        : null;
  }
}
