package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.signing.changes.ChangedPage;

/**
 * A few of the changed pages of a document, and where they stand among all of them.
 *
 * @param from how many come before them
 * @param to number of the last of them, counted from 1
 * @param of how many there are
 */
public record PicturesView(List<ChangeView> pairs, int from, int to, int of) {
  public PicturesView {
    pairs = List.copyOf(pairs);
  }

  static PicturesView of(Illustrator.Pictures pictures) {
    return new PicturesView(
        pictures.pairs().stream().map(ChangeView::of).toList(),
        pictures.from(),
        pictures.to(),
        pictures.of());
  }

  /** The pictures that a form's report carries. */
  static PicturesView of(JsonNode pictures) {
    List<ChangeView> pairs = new ArrayList<>();
    for (JsonNode each : pictures.path("pairs")) {
      List<ChangedPage.Mark> marks = new ArrayList<>();
      for (JsonNode mark : each.path("marks")) {
        marks.add(
            new ChangedPage.Mark(
                mark.path("left").asDouble(),
                mark.path("top").asDouble(),
                mark.path("width").asDouble(),
                mark.path("height").asDouble(),
                mark.path("allowed").asBoolean()));
      }
      pairs.add(
          ChangeView.of(
              new Illustrator.Pair(
                  each.path("revision").asInt(),
                  each.path("page").asInt(),
                  each.path("before").asText(),
                  each.path("after").asText(),
                  marks)));
    }
    return new PicturesView(
        pairs,
        pictures.path("from").asInt(),
        pictures.path("to").asInt(),
        pictures.path("of").asInt());
  }

  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  public boolean hasNext() {
    return to < of;
  }
}
