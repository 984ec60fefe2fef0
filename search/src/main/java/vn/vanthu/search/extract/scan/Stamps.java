package vn.vanthu.search.extract.scan;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the frames of rectangular stamps in the upper half of a page: the arrival stamp ("ĐẾN"),
 * marks of urgency and secrecy. What is written inside a frame is read apart from the lines it was
 * stamped over. Stateless.
 */
final class Stamps {

  private static final int STEP = 4;
  private static final int DARK = 140;
  private static final double DRAWN = 0.6;

  /**
   * Smallest and largest frame as a share of the page width: an arrival stamp is some 5 to 8
   * centimetres wide.
   */
  private static final double NARROWEST = 0.09;

  private static final double WIDEST = 0.42;
  private static final double LOWEST = 0.02;
  private static final double HIGHEST = 0.2;

  private Stamps() {}

  /** The frames in pixels of the picture. */
  static List<Rectangle> of(BufferedImage grey) {
    int width = grey.getWidth() / STEP;
    int height = grey.getHeight() / STEP / 2;
    boolean[] dark = darkCells(grey, width, height);
    boolean[] seen = new boolean[dark.length];
    var frames = new ArrayList<Rectangle>();
    int[] stack = new int[dark.length];
    for (int start = 0; start < dark.length; start++) {
      if (dark[start] && !seen[start]) {
        Rectangle box = component(start, dark, seen, stack, width, height);
        if (frameSized(box, width) && framed(box, dark, width)) {
          frames.add(
              new Rectangle(box.x * STEP, box.y * STEP, box.width * STEP, box.height * STEP));
        }
      }
    }
    return frames;
  }

  private static boolean[] darkCells(BufferedImage grey, int width, int height) {
    byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    boolean[] dark = new boolean[width * height];
    for (int y = 0; y < height * STEP; y++) {
      for (int x = 0; x < width * STEP; x++) {
        if ((pixels[y * grey.getWidth() + x] & 0xFF) < DARK) {
          dark[y / STEP * width + x / STEP] = true;
        }
      }
    }
    return dark;
  }

  private static Rectangle component(
      int start, boolean[] dark, boolean[] seen, int[] stack, int width, int height) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    int depth = 0;
    stack[depth++] = start;
    seen[start] = true;
    while (depth > 0) {
      int cell = stack[--depth];
      int x = cell % width;
      int y = cell / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int nx = x + dx;
          int ny = y + dy;
          if (nx >= 0
              && nx < width
              && ny >= 0
              && ny < height
              && dark[ny * width + nx]
              && !seen[ny * width + nx]) {
            seen[ny * width + nx] = true;
            stack[depth++] = ny * width + nx;
          }
        }
      }
    }
    return new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  private static boolean frameSized(Rectangle box, int pageWidth) {
    return box.width > NARROWEST * pageWidth
        && box.width < WIDEST * pageWidth
        && box.height > LOWEST * pageWidth
        && box.height < HIGHEST * pageWidth
        && box.width > 1.2 * box.height;
  }

  /** Whether dark cells run along all four sides; a stamp may lean a little. */
  private static boolean framed(Rectangle box, boolean[] dark, int width) {
    int deep = Math.max(2, box.height / 7);
    int above = 0;
    int below = 0;
    for (int x = box.x; x < box.x + box.width; x++) {
      above += anyDark(dark, width, x, box.y, 1, deep) ? 1 : 0;
      below += anyDark(dark, width, x, box.y + box.height - deep, 1, deep) ? 1 : 0;
    }
    int wide = Math.max(2, box.width / 14);
    int before = 0;
    int behind = 0;
    for (int y = box.y; y < box.y + box.height; y++) {
      before += anyDark(dark, width, box.x, y, wide, 1) ? 1 : 0;
      behind += anyDark(dark, width, box.x + box.width - wide, y, wide, 1) ? 1 : 0;
    }
    return above > DRAWN * box.width
        && below > DRAWN * box.width
        && before > DRAWN * box.height
        && behind > DRAWN * box.height;
  }

  private static boolean anyDark(
      boolean[] dark, int width, int left, int top, int across, int down) {
    for (int y = top; y < top + down; y++) {
      for (int x = left; x < left + across; x++) {
        if (dark[y * width + x]) {
          return true;
        }
      }
    }
    return false;
  }
}
