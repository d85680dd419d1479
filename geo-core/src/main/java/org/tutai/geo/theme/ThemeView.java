package org.tutai.geo.theme;

/**
 * What part of the world a theme opens with.
 *
 * @param center the middle
 * @param zoom of the Web Mercator pyramid (256 px tiles), 0 to 30, may be a fraction
 * @param rotation degrees clockwise, −360 to 360
 * @param crs of the map, such as EPSG:3857
 * @param extra members of other programs
 */
public record ThemeView(Position center, double zoom, double rotation, String crs, Kept extra) {

  /** Taiwan and Penghu. */
  public static final ThemeView TAIWAN =
      new ThemeView(new Position(120.95, 23.75), 7.6, 0, "EPSG:3857", Kept.NONE);

  public ThemeView {
    zoom = Check.number("zoom", zoom, 0, 30);
    rotation = Check.number("rotation", rotation, -360, 360);
    Check.crs(crs);
    extra.requireObject();
  }
}
