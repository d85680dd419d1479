package org.tutai.geo.style;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which colours the values of a raster get (SLD 1.0, section 12.3; SE 1.1, section 11.6, with its
 * functions Categorize and Interpolate, become one of these types). Immutable.
 *
 * @param entries with quantities that rise, for {@link Type#VALUES} in any order
 */
public record ColorMap(Type type, List<Entry> entries) {

  /** How the entries are read; the types are those that GeoServer gave SLD 1.0. */
  public enum Type {
    /**
     * Colours run from entry to entry; below the first and above the last those two go on for ever.
     */
    RAMP,
    /**
     * Each entry colours what lies below its quantity and not below the one before; what is not
     * below the last is transparent, unless that is infinite.
     */
    INTERVALS,
    /** Each entry colours exactly its quantity; anything else is transparent. */
    VALUES
  }

  /** The most entries of a map. */
  public static final int MOST_ENTRIES = 4096;

  public ColorMap {
    Objects.requireNonNull(type, "type");
    entries = List.copyOf(entries);
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "a colour map must have from 1 to "
              + MOST_ENTRIES
              + " entries (got: "
              + entries.size()
              + ")");
    }
    for (int i = 1; type != Type.VALUES && i < entries.size(); i++) {
      if (entries.get(i).quantity() < entries.get(i - 1).quantity()) {
        throw new IllegalArgumentException(
            "quantities must not fall (got: "
                + entries.get(i - 1).quantity()
                + " before "
                + entries.get(i).quantity()
                + ")");
      }
    }
  }

  /**
   * One colour.
   *
   * @param rgb {@code 0xRRGGBB}
   * @param quantity a value of the raster, in its unit; positive infinity for "and all above"
   * @param opacity 0 … 1
   * @param label for the legend, may be empty
   */
  public record Entry(int rgb, double quantity, double opacity, String label) {

    public Entry {
      if (Double.isNaN(quantity)) {
        throw new IllegalArgumentException("a quantity must be a number (got: NaN)");
      }
      if (!(opacity >= 0 && opacity <= 1)) {
        throw new IllegalArgumentException("an opacity must be from 0 to 1 (got: " + opacity + ")");
      }
      rgb &= 0xffffff;
    }

    /** The straight colour with its opacity. */
    public int argb() {
      return (int) Math.round(opacity * 255) << 24 | rgb;
    }
  }

  /** The colour of a value, straight {@code 0xAARRGGBB}; 0 for one that has none, as NaN. */
  public int argb(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return switch (type) {
      case RAMP -> ramp(value);
      case INTERVALS -> interval(value);
      case VALUES -> exactly(value);
    };
  }

  private int exactly(double value) {
    for (Entry entry : entries) {
      if (entry.quantity() == value) {
        return entry.argb();
      }
    }
    return 0;
  }

  private int interval(double value) {
    int at = firstAbove(value);
    return at < entries.size() ? entries.get(at).argb() : ofInfinity(value);
  }

  private int ofInfinity(double value) {
    Entry last = entries.get(entries.size() - 1);
    return value == last.quantity() && Double.isInfinite(value) ? last.argb() : 0;
  }

  private int ramp(double value) {
    int above = firstAbove(value);
    if (above == 0 || above == entries.size()) {
      return entries.get(Math.max(0, above - 1)).argb();
    }
    Entry low = entries.get(above - 1);
    Entry high = entries.get(above);
    double share = (value - low.quantity()) / (high.quantity() - low.quantity());
    return Double.isFinite(share) ? between(low.argb(), high.argb(), share) : low.argb();
  }

  /** The index of the first entry whose quantity is greater, or their number. */
  private int firstAbove(double value) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).quantity() > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  static int between(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 24; shift >= 0; shift -= 8) {
      int a = from >>> shift & 255;
      int b = to >>> shift & 255;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  /** A quantity as a legend has it: thousands parted, no more digits than it needs. */
  public static String label(double quantity) {
    double size = Math.abs(quantity);
    if (Double.isInfinite(quantity)) {
      return quantity > 0 ? "∞" : "−∞";
    }
    if (size != 0 && (size < 1e-4 || size >= 1e12)) {
      return String.format(Locale.ROOT, "%.3g", quantity).replace("-", "−");
    }
    String text = String.format(Locale.ROOT, "%,.4f", quantity).replaceAll("\\.?0+$", "");
    return text.equals("-0") ? "0" : text.replace("-", "−");
  }
}
