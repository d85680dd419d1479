package org.tutai.viewer.map;

import java.util.Objects;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.render.MapView;
import org.tutai.geo.theme.Position;

/**
 * The window onto the map: which part of a CRS's plane is seen, north up, with square pixels.
 *
 * @param crs of the map
 * @param centerX of the middle, in the CRS's units, east or longitude
 * @param centerY likewise, north or latitude
 * @param unitsPerPixel of the CRS's units, above 0
 * @param width in logical pixels, at least 1
 * @param height likewise
 */
public record Viewport(
    Crs crs, double centerX, double centerY, double unitsPerPixel, int width, int height) {

  private static final double COARSEST_METRES = 200_000;
  private static final double FINEST_METRES = 0.005;

  /* As far as a theme document's positions may pass the antimeridian. */
  private static final double MOST_LONGITUDE = 540;

  public Viewport {
    Objects.requireNonNull(crs, "crs");
    if (!Double.isFinite(centerX) || !Double.isFinite(centerY)) {
      throw new IllegalArgumentException(
          "the middle must be a place (got: " + centerX + ", " + centerY + ")");
    }
    if (!(unitsPerPixel > 0) || !Double.isFinite(unitsPerPixel)) {
      throw new IllegalArgumentException(
          "units per pixel must be above 0 (got: " + unitsPerPixel + ")");
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a viewport must have at least 1 x 1 pixels (got: " + width + " x " + height + ")");
    }
    double metres = crs.metresPerUnit();
    unitsPerPixel =
        Math.max(FINEST_METRES / metres, Math.min(COARSEST_METRES / metres, unitsPerPixel));
  }

  /** The part of the plane that is seen. */
  public Bounds bounds() {
    double halfWidth = width * unitsPerPixel / 2;
    double halfHeight = height * unitsPerPixel / 2;
    return new Bounds(
        centerX - halfWidth, centerY - halfHeight, centerX + halfWidth, centerY + halfHeight);
  }

  /** The x of a pixel's column, from the left edge. */
  public double mapX(double pixelX) {
    return centerX + (pixelX - width / 2.0) * unitsPerPixel;
  }

  /** The y of a pixel's row, from the top edge. */
  public double mapY(double pixelY) {
    return centerY - (pixelY - height / 2.0) * unitsPerPixel;
  }

  public double pixelX(double mapX) {
    return (mapX - centerX) / unitsPerPixel + width / 2.0;
  }

  public double pixelY(double mapY) {
    return (centerY - mapY) / unitsPerPixel + height / 2.0;
  }

  /** The place under a pixel; empty where the CRS has none. */
  public Optional<Position> place(double pixelX, double pixelY) {
    return placeAt(mapX(pixelX), mapY(pixelY));
  }

  private Optional<Position> placeAt(double x, double y) {
    double[] at = {x, y};
    Transforms.between(crs, CrsRegistry.CRS84).transform(at, 0, at, 0, 1);
    boolean somewhere = Math.abs(at[0]) <= MOST_LONGITUDE && Math.abs(at[1]) <= 90;
    return somewhere ? Optional.of(new Position(at[0], at[1])) : Optional.empty();
  }

  /** Where a place is on the screen, x then y; not finite where the CRS does not reach. */
  public double[] pixel(Position place) {
    double[] at = {place.lon(), place.lat()};
    Transforms.between(CrsRegistry.CRS84, crs).transform(at, 0, at, 0, 1);
    return new double[] {pixelX(at[0]), pixelY(at[1])};
  }

  /** Moved so that what lay under a pixel lies {@code dx}, {@code dy} pixels further. */
  public Viewport panned(double dx, double dy) {
    return centred(centerX - dx * unitsPerPixel, centerY + dy * unitsPerPixel);
  }

  /** The same scale about another middle. */
  public Viewport centred(double x, double y) {
    return new Viewport(crs, x, y, unitsPerPixel, width, height);
  }

  /** The same scale with a place in the middle; unchanged where the CRS does not reach. */
  public Viewport centred(Position place) {
    double[] at = {place.lon(), place.lat()};
    Transforms.between(CrsRegistry.CRS84, crs).transform(at, 0, at, 0, 1);
    return Double.isFinite(at[0]) && Double.isFinite(at[1]) ? centred(at[0], at[1]) : this;
  }

  /** Zoomed in by a factor (below 1: out), the place under a pixel staying there. */
  public Viewport zoomed(double factor, double pixelX, double pixelY) {
    Viewport scaled = new Viewport(crs, centerX, centerY, unitsPerPixel / factor, width, height);
    return scaled.centred(
        mapX(pixelX) - (scaled.mapX(pixelX) - centerX),
        mapY(pixelY) - (scaled.mapY(pixelY) - centerY));
  }

  /** The same middle and scale in a window of another size. */
  public Viewport sized(int newWidth, int newHeight) {
    return new Viewport(crs, centerX, centerY, unitsPerPixel, newWidth, newHeight);
  }

  /** With a rectangle of the plane filling the window as far as it can. */
  public Viewport fitted(Bounds target) {
    double units = Math.max(target.width() / width, target.height() / height);
    return new Viewport(
        crs, target.centerX(), target.centerY(), units > 0 ? units : unitsPerPixel, width, height);
  }

  /** About the same place and scale in another CRS; empty when that CRS does not reach there. */
  public Optional<Viewport> in(Crs other) {
    double[] at = {centerX, centerY, centerX + unitsPerPixel, centerY};
    Transforms.between(crs, other).transform(at, 0, at, 0, 2);
    double units = Math.hypot(at[2] - at[0], at[3] - at[1]);
    boolean there = Double.isFinite(at[0]) && Double.isFinite(at[1]) && units > 0;
    return there && Double.isFinite(units)
        ? Optional.of(new Viewport(other, at[0], at[1], units, width, height))
        : Optional.empty();
  }

  /** The scale denominator as the OGC counts it. */
  public double scaleDenominator() {
    return unitsPerPixel * crs.metresPerUnit() / MapView.PIXEL_METRES;
  }
}
