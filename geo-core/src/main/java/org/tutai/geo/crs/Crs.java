package org.tutai.geo.crs;

import java.util.Locale;
import java.util.Objects;

/**
 * A coordinate reference system: how a layer's or a map's coordinates tie to the earth.
 *
 * <p>Everything in the core keeps x (east, longitude) before y (north, latitude); {@link
 * #axisOrder()} says only what the authority's definition has, for protocols that follow it (WMS
 * 1.3.0, WMTS, GML). Two are equal when their codes are. Immutable; get one from {@link
 * CrsRegistry} or from a {@code .prj}.
 *
 * @param code {@code AUTHORITY:CODE} such as {@code EPSG:3826} or {@code CRS:84}; for a definition
 *     without a code, {@code custom:} and a digest of its parameters
 * @param name in English, as the authority has it
 * @param axisOrder what the authority's definition has
 * @param geographic whether coordinates are degrees of longitude and latitude
 * @param metresPerUnit metres in one unit of the axes; for degrees, those of a degree on the
 *     equator, as the OGC reckons scale denominators (111,319.49…)
 * @param areaOfUse where it is meant to be used, longitude and latitude degrees; past 180° where it
 *     crosses the antimeridian
 * @param domain where its projection can be drawn without folding or running off to infinity,
 *     longitude and latitude degrees; wider than the area of use, and past ±180° of longitude where
 *     a shape may cross the antimeridian in one piece
 * @param toLonLat to WGS 84 longitude, latitude degrees
 * @param fromLonLat from WGS 84 longitude, latitude degrees
 * @param accuracy how well the tie to WGS 84 is known
 */
public record Crs(
    String code,
    String name,
    AxisOrder axisOrder,
    boolean geographic,
    double metresPerUnit,
    Bounds areaOfUse,
    Bounds domain,
    CoordinateTransform toLonLat,
    CoordinateTransform fromLonLat,
    CrsAccuracy accuracy) {

  /** The order of the axes in the authority's definition. */
  public enum AxisOrder {
    EAST_NORTH,
    NORTH_EAST
  }

  public Crs {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(axisOrder, "axisOrder");
    Objects.requireNonNull(areaOfUse, "areaOfUse");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(toLonLat, "toLonLat");
    Objects.requireNonNull(fromLonLat, "fromLonLat");
    Objects.requireNonNull(accuracy, "accuracy");
    if (!(metresPerUnit > 0)) {
      throw new IllegalArgumentException(
          "metresPerUnit must be positive (got: " + metresPerUnit + ")");
    }
  }

  /**
   * The name for a person: Traditional Chinese for a Chinese locale where there is one, otherwise
   * {@link #name()}.
   */
  public String title(Locale locale) {
    return locale.getLanguage().equals("zh") ? ChineseTitles.of(code).orElse(name) : name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Crs crs && crs.code.equals(code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
