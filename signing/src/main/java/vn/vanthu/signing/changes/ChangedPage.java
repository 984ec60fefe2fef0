package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.Page;
import vn.vanthu.signing.pdf.PageBox;
import vn.vanthu.signing.pdf.Pages;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfRefused;
import vn.vanthu.signing.pdf.Revision;

/**
 * A page that a later revision changed: which bytes show it before and after, and where to look.
 * Whoever has a renderer draws the two states; nothing is drawn here.
 *
 * @param revision the revision, from 1, that changed it
 * @param page from 1
 * @param beforeEnd the first so many bytes of the file are the document before
 * @param afterEnd the first so many bytes are the document after
 */
public record ChangedPage(int revision, int page, long beforeEnd, long afterEnd, List<Mark> marks) {

  public ChangedPage {
    marks = List.copyOf(marks);
  }

  /**
   * A rectangle on the page as it is shown, in fractions of its width and height from the upper
   * left corner.
   */
  public record Mark(double left, double top, double width, double height, boolean allowed) {}

  /**
   * One change that has a place, as the report tells it.
   *
   * @param rect null when it concerns the whole page
   */
  public record Place(int revision, int page, Report.@Nullable Rect rect, boolean allowed) {}

  private record Key(int revision, int page) {}

  /** Every place a report names, once. */
  public static Set<Place> places(Report report) {
    Set<Place> places = new LinkedHashSet<>();
    for (Report.Signature signature : report.signatures()) {
      for (Report.Change change : signature.changesAfter()) {
        if (change.page() != null) {
          places.add(new Place(change.revision(), change.page(), change.rect(), change.allowed()));
        }
      }
    }
    return places;
  }

  /** How many pages these places are on, each counted for each revision that changed it. */
  public static int count(Iterable<Place> places) {
    return byPage(places).size();
  }

  private static Map<Key, List<Place>> byPage(Iterable<Place> places) {
    Map<Key, List<Place>> all = new LinkedHashMap<>();
    for (Place place : places) {
      all.computeIfAbsent(new Key(place.revision(), place.page()), k -> new ArrayList<>())
          .add(place);
    }
    return all;
  }

  /**
   * Changed pages of a document, those with a change that was not allowed first, else in the order
   * of the places; none when its revisions cannot be told apart.
   *
   * @param from how many are passed over
   * @param max how many at most
   */
  public static List<ChangedPage> of(
      DocumentBytes bytes, Limits limits, Iterable<Place> places, int from, int max) {
    Map<Key, List<Place>> byPage = new LinkedHashMap<>();
    byPage(places).entrySet().stream()
        .sorted(Comparator.comparing(page -> page.getValue().stream().allMatch(Place::allowed)))
        .skip(from)
        .limit(max)
        .forEach(page -> byPage.put(page.getKey(), page.getValue()));
    if (byPage.isEmpty()) {
      return List.of();
    }
    try {
      PdfFile file = PdfFile.open(bytes, limits);
      List<ChangedPage> pages = new ArrayList<>();
      byPage.forEach((key, found) -> add(file, key, found, pages));
      return pages;
    } catch (PdfRefused | StackOverflowError unreadable) {
      return List.of(); // the report has said so already
    }
  }

  private static void add(PdfFile file, Key key, List<Place> places, List<ChangedPage> pages) {
    List<Revision> revisions = file.revisions();
    if (key.revision < 2 || key.revision > revisions.size()) {
      return;
    }
    long before = revisions.get(key.revision - 2).end();
    long after = revisions.get(key.revision - 1).end();
    PdfFile state = file.prefix(after);
    List<Page> all = Pages.of(state);
    if (key.page < 1 || key.page > all.size() || before >= after) {
      return;
    }
    PageBox box = PageBox.of(state, all.get(key.page - 1));
    Set<Mark> marks = new LinkedHashSet<>();
    for (Place place : places) {
      if (place.rect() != null && !place.rect().isEmpty()) {
        marks.add(mark(place.rect(), box, place.allowed()));
      }
    }
    pages.add(new ChangedPage(key.revision, key.page, before, after, List.copyOf(marks)));
  }

  /** As the page is shown, turned clockwise. */
  static Mark mark(Report.Rect rect, PageBox box, boolean allowed) {
    double left = (rect.x1() - box.x1()) / box.width();
    double right = (rect.x2() - box.x1()) / box.width();
    double bottom = (rect.y1() - box.y1()) / box.height();
    double top = (rect.y2() - box.y1()) / box.height();
    return switch (box.turn()) {
      case 90 -> new Mark(bottom, left, top - bottom, right - left, allowed);
      case 180 -> new Mark(1 - right, bottom, right - left, top - bottom, allowed);
      case 270 -> new Mark(1 - top, 1 - right, top - bottom, right - left, allowed);
      default -> new Mark(left, 1 - top, right - left, top - bottom, allowed);
    };
  }
}
