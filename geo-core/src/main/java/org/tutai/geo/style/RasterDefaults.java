package org.tutai.geo.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.raster.SampleType;
import org.tutai.geo.style.ContrastEnhancement.Method;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;

/**
 * Styles for grids that come without one. Pictures are drawn as they are. Quantities run through
 * colours at round numbers between what nearly all cells have, so that a few odd values don't
 * flatten the rest; heights get quiet tints, the higher the lighter, under soft light.
 */
final class RasterDefaults {

  /** Words in a layer's name that say its values are heights. */
  private static final Pattern HEIGHTS =
      Pattern.compile(
          "dem|dtm|dsm|dhm|elev|height|altitude|srtm|relief|terrain|topo|bathy|gebco|高程|高度|地形|水深",
          Pattern.CASE_INSENSITIVE);

  /*
   * Made in CIELAB for even steps of lightness and little colour, from a green of L 80 by a sand of
   * L 90 to nearly white: lightness alone tells high from low, so they are told apart by those who
   * don't see red and green.
   */
  private static final int[] TINTS = {
    0xb5cbae, 0xc8d6b1, 0xdddcb5, 0xefe0bc, 0xf9e4c9, 0xfbebdb, 0xfaf4ed
  };

  /** ColorBrewer's YlGnBu in seven classes. */
  private static final int[] AMOUNTS = {
    0xffffcc, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x0c2c84
  };

  private static final ShadedRelief SOFT = new ShadedRelief(false, 1.2, 315, 45, false, 0.55);

  /** Which share of the cells may lie beyond the colours at either end. */
  private static final double BEYOND = 0.005;

  private static final int MOST_SAMPLES = 1 << 18;
  private static final int STEPS = 5;

  private RasterDefaults() {}

  static RasterSymbolizer of(String layerName, RasterPyramid pyramid) {
    RasterInfo info = pyramid.info();
    if (info.kind() != RasterKind.QUANTITY) {
      return RasterSymbolizer.PLAIN;
    }
    float[] values = sample(pyramid);
    if (values.length == 0) {
      return RasterSymbolizer.PLAIN;
    }
    boolean heights = HEIGHTS.matcher(layerName).find();
    double low = values[(int) (BEYOND * (values.length - 1))];
    double high = values[(int) ((1 - BEYOND) * (values.length - 1))];
    if (info.bands() > 1) {
      return greyOfFirstBand(low, high);
    }
    ColorMap map = ramp(low, high, heights ? TINTS : AMOUNTS);
    return symbolizer(map, heights ? SOFT : null);
  }

  private static RasterSymbolizer symbolizer(ColorMap map, @Nullable ShadedRelief relief) {
    return new RasterSymbolizer(1, List.of(), ContrastEnhancement.NONE, map, relief, null);
  }

  private static RasterSymbolizer greyOfFirstBand(double low, double high) {
    var contrast =
        new ContrastEnhancement(Method.STRETCH, OptionalDouble.of(low), OptionalDouble.of(high), 1);
    var channel = new RasterSymbolizer.Channel("1", contrast);
    return new RasterSymbolizer(1, List.of(channel), ContrastEnhancement.NONE, null, null, null);
  }

  /**
   * The greys in which quantities without a colour map are drawn, at round numbers; empty for what
   * has a map, or is no grey, or whose levels are no quantities.
   */
  static Optional<ColorMap> greys(RasterSymbolizer symbolizer, RasterPyramid pyramid) {
    RasterInfo info = pyramid.info();
    List<RasterSymbolizer.Channel> channels = symbolizer.channels();
    ContrastEnhancement contrast =
        channels.size() == 1 ? channels.get(0).contrast() : symbolizer.contrast();
    double low = contrast.low().orElse(pyramid.minimum(0));
    double high = contrast.high().orElse(pyramid.maximum(0));
    boolean stretched =
        contrast.method() == Method.STRETCH
            || (contrast.method() == Method.NONE && info.type() != SampleType.UINT8);
    if (symbolizer.colorMap() != null
        || info.kind() != RasterKind.QUANTITY
        || channels.size() > 1
        || !stretched
        || !(low < high)) {
      return Optional.empty();
    }
    List<ColorMap.Entry> entries =
        ramp(low, high, new int[] {0, 0}).entries().stream()
            .map(entry -> grey(entry, (entry.quantity() - low) / (high - low)))
            .toList();
    return Optional.of(new ColorMap(ColorMap.Type.RAMP, entries));
  }

  private static ColorMap.Entry grey(ColorMap.Entry entry, double share) {
    int level = (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    return new ColorMap.Entry(level * 0x010101, entry.quantity(), 1, entry.label());
  }

  /** The values of the finest level that is not too large, in rising order. */
  private static float[] sample(RasterPyramid pyramid) {
    int level = 0;
    while (level + 1 < pyramid.levels()
        && (long) pyramid.width(level) * pyramid.height(level) > MOST_SAMPLES) {
      level++;
    }
    int columns = Math.min(pyramid.width(level), MOST_SAMPLES);
    int rows = Math.max(1, Math.min(pyramid.height(level), 4 * MOST_SAMPLES / columns));
    float[] values = new float[columns * rows];
    int left = (pyramid.width(level) - columns) / 2;
    pyramid.read(level, 0, left, (pyramid.height(level) - rows) / 2, columns, rows, values);
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        values[count++] = value;
      }
    }
    float[] finite = Arrays.copyOf(values, count);
    Arrays.sort(finite);
    return finite;
  }

  /** Colours at round numbers from about the low to about the high. */
  static ColorMap ramp(double low, double high, int[] colours) {
    double step = roundStep((high - low) / STEPS);
    long first = Math.round(low / step);
    long last = Math.max(first + 1, Math.round(high / step));
    var entries = new ArrayList<ColorMap.Entry>();
    for (long i = first; i <= last; i++) {
      double share = (double) (i - first) / (last - first);
      double quantity = rounded(i * step);
      entries.add(new ColorMap.Entry(at(colours, share), quantity, 1, ColorMap.label(quantity)));
    }
    return new ColorMap(ColorMap.Type.RAMP, entries);
  }

  /** The 1, 2 or 5 times a power of ten that is next above. */
  private static double roundStep(double least) {
    if (!(least > 1e-30)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (least <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Without the last digits that powers of ten leave behind. */
  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.12g", value));
  }

  private static int at(int[] colours, double share) {
    double place = share * (colours.length - 1);
    int below = (int) Math.min(colours.length - 2, Math.floor(place));
    return DefaultStyles.mix(colours[below], colours[below + 1], place - below);
  }
}
