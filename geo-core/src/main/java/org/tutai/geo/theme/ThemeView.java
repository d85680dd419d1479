package org.tutai.geo.theme;

import java.util.Optional;

/**
 * What part of the world a theme opens with.
 *
 * @param center the middle
 * @param zoom of the Web Mercator pyramid (256 px tiles), 0 to 30, may be a fraction
 * @param rotation degrees clockwise, −360 to 360
 * @param crs of the map, such as EPSG:3857
 * @param size of the map as its maker saw it: a smaller window shows the whole of that, further
 *     out; empty when nobody told, then the zoom counts in every window
 * @param extra members of other programs
 */
public record ThemeView(
    Position center, double zoom, double rotation, String crs, Optional<Size> size, Kept extra) {

  /** Taiwan and Penghu. */
  public static final ThemeView TAIWAN =
      new ThemeView(new Position(120.95, 23.75), 7.6, 0, "EPSG:3857", Kept.NONE);

  /** A view of which nobody told in how large a window it was made. */
  public ThemeView(Position center, double zoom, double rotation, String crs, Kept extra) {
    this(center, zoom, rotation, crs, Optional.empty(), extra);
  }

  public ThemeView {
    zoom = Check.number("zoom", zoom, 0, 30);
    rotation = Check.number("rotation", rotation, -360, 360);
    Check.crs(crs);
    extra.requireObject();
  }

  /**
   * The size of a map in pixels of the page (CSS), each side 1 to {@value #MOST}.
   *
   * @param width from left to right
   * @param height from top to bottom
   */
  public record Size(int width, int height) {

    static final int MOST = 100_000;

    public Size {
      Check.number("width", width, 1, MOST);
      Check.number("height", height, 1, MOST);
    }
  }
}
