package vn.vanthu.search.extract.page;

import vn.vanthu.search.extract.Box;

/**
 * A word on a page. Immutable.
 *
 * @param text its characters, without blanks
 * @param box its place, from the upper left corner of the page, in points; as high as its line, not
 *     as its letters
 * @param size height of the type in points
 * @param confidence 0 to 100
 * @param stamped whether it stands in the frame of a stamp laid over the page; read apart from what
 *     is under it
 */
public record Token(String text, Box box, float size, int confidence, boolean stamped) {

  float left() {
    return box.left();
  }

  float right() {
    return box.right();
  }

  float middle() {
    return box.top() + box.height() / 2;
  }
}
