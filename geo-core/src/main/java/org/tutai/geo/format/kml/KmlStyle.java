package org.tutai.geo.format.kml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a KML style says of how to draw; null for what it doesn't say. Colours are {@code
 * 0xAARRGGBB}, where KML writes aabbggrr.
 *
 * @param iconColor is multiplied into the icon's own
 * @param iconScale 1 for the icon's own size
 * @param icon its address; empty text for none at all
 * @param lineWidth in pixels
 * @param fill whether polygons are filled
 * @param outline whether polygons are outlined
 * @param labelScale 0 for no label
 */
public record KmlStyle(
    @Nullable Integer iconColor,
    @Nullable Double iconScale,
    @Nullable String icon,
    @Nullable Integer lineColor,
    @Nullable Double lineWidth,
    @Nullable Integer polygonColor,
    @Nullable Boolean fill,
    @Nullable Boolean outline,
    @Nullable Integer labelColor,
    @Nullable Double labelScale) {

  /** Says nothing. */
  public static final KmlStyle NONE =
      new KmlStyle(null, null, null, null, null, null, null, null, null, null);

  /** This style, and where it says nothing, the other. */
  public KmlStyle or(KmlStyle other) {
    return new KmlStyle(
        first(iconColor, other.iconColor),
        first(iconScale, other.iconScale),
        first(icon, other.icon),
        first(lineColor, other.lineColor),
        first(lineWidth, other.lineWidth),
        first(polygonColor, other.polygonColor),
        first(fill, other.fill),
        first(outline, other.outline),
        first(labelColor, other.labelColor),
        first(labelScale, other.labelScale));
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  /**
   * Reads a colour: {@code aabbggrr}, also with a {@code #} before it; {@code bbggrr} is opaque.
   */
  static Optional<Integer> color(String written) {
    String hex = written.strip();
    hex = hex.startsWith("#") ? hex.substring(1) : hex;
    if (!hex.matches("[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")) {
      return Optional.empty();
    }
    int abgr = Integer.parseUnsignedInt(hex.length() == 6 ? "ff" + hex : hex, 16);
    return Optional.of((abgr & 0xFF00FF00) | (abgr & 0xFF) << 16 | (abgr >> 16 & 0xFF));
  }

  /** Writes a colour as KML has it. */
  static String written(int argb) {
    int abgr = (argb & 0xFF00FF00) | (argb & 0xFF) << 16 | (argb >> 16 & 0xFF);
    return String.format(java.util.Locale.ROOT, "%08x", abgr);
  }
}
