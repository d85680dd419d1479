package org.tutai.geo.render;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.style.ColorMap;
import org.tutai.geo.style.ContrastEnhancement;
import org.tutai.geo.style.Resampling;
import org.tutai.geo.style.ShadedRelief;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer.Channel;

/**
 * A raster symbolizer made ready for one grid: which bands are read, how they are resampled and how
 * their values become a colour. For one thread.
 */
final class RasterPlan {

  private final int[] bands;
  private final boolean alphaLast;
  private final Resampling resampling;
  private final boolean wholeValues;
  private final @Nullable Hillshade hillshade;
  private final @Nullable ShadedRelief relief;
  private final @Nullable ValueColors values;
  private final int[] palette;
  private final ChannelLevels[] levels;
  private final boolean ofLevels;
  private final float[] gamma;
  private final int opacity;

  RasterPlan(RasterPyramid pyramid, RasterSymbolizer symbolizer) {
    RasterInfo info = pyramid.info();
    List<Channel> channels = symbolizer.channels();
    ColorMap map = symbolizer.colorMap();
    boolean paletted = info.kind() == RasterKind.PALETTE && map == null && channels.size() != 3;
    int colours = colours(info, channels, map);
    alphaLast = hasAlpha(info) && map == null;
    bands = bands(info, channels, colours, alphaLast);
    relief = colours == 1 && !paletted ? symbolizer.relief() : null;
    hillshade = relief == null ? null : new Hillshade(relief);
    wholeValues = map != null && map.type() == ColorMap.Type.VALUES;
    resampling = resampling(info, symbolizer, wholeValues || info.kind() == RasterKind.PALETTE);
    values = map == null ? null : new ValueColors(map);
    palette = paletted ? info.palette().stream().mapToInt(Integer::intValue).toArray() : new int[0];
    ofLevels = map != null && !channels.isEmpty() && enhances(channels.get(0).contrast());
    levels = map == null || ofLevels ? levels(pyramid, symbolizer, colours) : new ChannelLevels[0];
    gamma = gamma(map == null ? 1 : symbolizer.contrast().gamma());
    opacity = (int) Math.round(symbolizer.opacity() * 255);
  }

  private static int colours(RasterInfo info, List<Channel> channels, @Nullable ColorMap map) {
    if (!channels.isEmpty()) {
      return map == null ? channels.size() : 1;
    }
    return map == null && info.kind() == RasterKind.COLOR && info.bands() >= 3 ? 3 : 1;
  }

  private static boolean hasAlpha(RasterInfo info) {
    return switch (info.kind()) {
      case GREY -> info.bands() == 2;
      case COLOR -> info.bands() >= 4;
      case QUANTITY, PALETTE -> false;
    };
  }

  private static int[] bands(
      RasterInfo info, List<Channel> channels, int colours, boolean withAlpha) {
    int[] bands = new int[colours + (withAlpha ? 1 : 0)];
    for (int i = 0; i < colours; i++) {
      bands[i] = i < channels.size() ? band(info, channels.get(i).source()) : i;
    }
    if (withAlpha) {
      bands[colours] = info.kind() == RasterKind.GREY ? 1 : 3;
    }
    return bands;
  }

  /** The band a style names by number, or by the name that answers give it; else the first. */
  private static int band(RasterInfo info, String source) {
    String name = source.strip().toLowerCase(Locale.ROOT);
    String digits = name.startsWith("band") ? name.replaceFirst("^band[_ ]?", "") : name;
    int number = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 1;
    return number >= 1 && number <= info.bands() ? number - 1 : 0;
  }

  private static Resampling resampling(
      RasterInfo info, RasterSymbolizer symbolizer, boolean categories) {
    if (categories) {
      return Resampling.NEAREST;
    }
    Resampling wanted = symbolizer.resampling();
    if (wanted != null) {
      return wanted;
    }
    boolean shaded = symbolizer.relief() != null && info.kind() == RasterKind.QUANTITY;
    return shaded ? Resampling.CUBIC : Resampling.BILINEAR;
  }

  private static ChannelLevels[] levels(
      RasterPyramid pyramid, RasterSymbolizer symbolizer, int colours) {
    List<Channel> channels = symbolizer.channels();
    var levels = new ChannelLevels[colours];
    for (int i = 0; i < colours; i++) {
      ContrastEnhancement own =
          i < channels.size() ? channels.get(i).contrast() : ContrastEnhancement.NONE;
      int band = i < channels.size() ? band(pyramid.info(), channels.get(i).source()) : i;
      levels[i] = ChannelLevels.of(pyramid, band, enhances(own) ? own : symbolizer.contrast());
    }
    return levels;
  }

  private static boolean enhances(ContrastEnhancement contrast) {
    return !contrast.equals(ContrastEnhancement.NONE);
  }

  private static float[] gamma(double gamma) {
    var table = new float[gamma == 1 ? 0 : 256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) (255 * Math.pow(i / 255.0, 1 / gamma));
    }
    return table;
  }

  int[] bands() {
    return bands;
  }

  boolean alphaLast() {
    return alphaLast;
  }

  Resampling resampling() {
    return resampling;
  }

  /** Whether only whole cells of the finest level have a colour, since means have none. */
  boolean wholeValues() {
    return wholeValues;
  }

  /** The light, or null for none. */
  @Nullable Hillshade hillshade() {
    return hillshade;
  }

  /** Whether nothing would be seen. */
  boolean isEmpty() {
    return opacity == 0;
  }

  /**
   * The straight colour of a pixel, opacity of the whole not counted.
   *
   * @param light as {@link Hillshade} gives it; NaN for none
   */
  int argb(float[][] planes, int at, double light) {
    float first = planes[0][at];
    if (Float.isNaN(first)) {
      return 0;
    }
    ShadedRelief shades = relief;
    if (shades == null || hillshade == null) {
      return colour(planes, at);
    }
    float share = (float) (shades.strength() * share(light, hillshade.level()));
    if (shades.brightnessOnly()) {
      return share < 0 ? (opaque(-share) | SHADOW) : (opaque(share) | LIGHT);
    }
    int colour = colour(planes, at);
    int alpha = colour & 0xff000000;
    int lit = ValueColors.mix(colour, share < 0 ? SHADOW : LIGHT, Math.abs(share));
    return alpha | (lit & 0xffffff);
  }

  private static final int SHADOW = 0x1c2230;
  private static final int LIGHT = 0xfffdf4;
  private static final double BRIGHTEST = 0.5;

  private static int opaque(float share) {
    return (int) (share * 255 + 0.5f) << 24;
  }

  /** −1 where there is no light, 0 where there is as much as on level ground. */
  private static double share(double light, double level) {
    return light < level
        ? Math.max(-1, light / level - 1)
        : BRIGHTEST * (light - level) / Math.max(1e-9, 1 - level);
  }

  private int colour(float[][] planes, int at) {
    float first = planes[0][at];
    ValueColors map = values;
    if (map != null) {
      return brightened(map.argb(ofLevels ? levels[0].level(first) : first));
    }
    if (palette.length > 0) {
      int index = (int) first;
      return index >= 0 && index < palette.length ? palette[index] : 0;
    }
    int red = level(0, first);
    int green = levels.length == 3 ? level(1, planes[1][at]) : red;
    int blue = levels.length == 3 ? level(2, planes[2][at]) : red;
    int alpha = alphaLast ? Math.min(255, (int) (planes[planes.length - 1][at] + 0.5f)) : 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  private int level(int channel, float value) {
    return !Float.isNaN(value) ? (int) (levels[channel].level(value) + 0.5f) : 0;
  }

  private int brightened(int argb) {
    if (gamma.length == 0) {
      return argb;
    }
    return (argb & 0xff000000)
        | (int) (gamma[argb >> 16 & 255] + 0.5f) << 16
        | (int) (gamma[argb >> 8 & 255] + 0.5f) << 8
        | (int) (gamma[argb & 255] + 0.5f);
  }

  /** The opacity of the whole, 0 … 255. */
  int opacity() {
    return opacity;
  }
}
