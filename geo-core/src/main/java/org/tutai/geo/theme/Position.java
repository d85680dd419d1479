package org.tutai.geo.theme;

/**
 * A place in degrees of WGS 84.
 *
 * @param lon from −540 to 540: beyond ±180 where a drawing crosses the antimeridian
 * @param lat from −90 to 90
 */
public record Position(double lon, double lat) {

  public Position {
    lon = Check.number("longitude", lon, -540, 540);
    lat = Check.number("latitude", lat, -90, 90);
  }
}
