package org.tutai.geo.render;

import java.util.List;
import org.tutai.geo.style.ColorMap;

/**
 * A colour map made ready for many values: the same colours as {@link ColorMap#argb}, found without
 * searching where neighbours are alike. For one thread.
 */
final class ValueColors {

  private final ColorMap.Type type;
  private final float[] bounds;
  private final int[] colours;
  private int last;

  ValueColors(ColorMap map) {
    type = map.type();
    List<ColorMap.Entry> entries = map.entries();
    bounds = new float[entries.size()];
    colours = new int[entries.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = (float) entries.get(i).quantity();
      colours[i] = entries.get(i).argb();
    }
  }

  /** The straight colour of a value; 0 for none. */
  int argb(float value) {
    if (Float.isNaN(value)) {
      return 0;
    }
    if (type == ColorMap.Type.VALUES) {
      return exactly(value);
    }
    int above = firstAbove(value);
    if (type == ColorMap.Type.INTERVALS) {
      boolean endless = above == bounds.length && value == Float.POSITIVE_INFINITY;
      return above < bounds.length ? colours[above] : endless ? colours[above - 1] : 0;
    }
    if (above == 0 || above == bounds.length) {
      return colours[Math.max(0, above - 1)];
    }
    float share = (value - bounds[above - 1]) / (bounds[above] - bounds[above - 1]);
    return share > 0 ? mix(colours[above - 1], colours[above], share) : colours[above - 1];
  }

  private int exactly(float value) {
    if (bounds[last] == value) {
      return colours[last];
    }
    for (int i = 0; i < bounds.length; i++) {
      if (bounds[i] == value) {
        last = i;
        return colours[i];
      }
    }
    return 0;
  }

  /** The index of the first bound that is greater, or their number. */
  private int firstAbove(float value) {
    int at = last;
    if ((at == bounds.length || value < bounds[at]) && (at == 0 || value >= bounds[at - 1])) {
      return at;
    }
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bounds[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    last = low;
    return low;
  }

  /** The colour that lies {@code share} of the way from one to another, within half a level. */
  static int mix(int from, int to, float share) {
    return mix(from, to, (int) (share * 256 + 0.5f));
  }

  /** The colour that lies so many 256ths of the way from one to another; two channels at a time. */
  static int mix(int from, int to, int share) {
    int rest = 256 - share;
    int even = (from & LANES) * rest + (to & LANES) * share + HALVES;
    int odd = (from >>> 8 & LANES) * rest + (to >>> 8 & LANES) * share + HALVES;
    return (even >>> 8 & LANES) | (odd & ~LANES);
  }

  private static final int LANES = 0x00ff00ff;
  private static final int HALVES = 0x00800080;
}
