package org.tutai.geo.style;

/**
 * Light and shadow on a raster of heights (SLD 1.0, section 12.4; SE 1.1, section 11.7). What lies
 * level keeps its colour; slopes that face the light are lightened, others darkened.
 *
 * @param brightnessOnly whether light and shadow fall on what has been drawn below, the raster
 *     itself giving no colour
 * @param reliefFactor how many times higher the land is taken to be
 * @param azimuth where the light comes from, degrees clockwise from the top of the picture
 * @param altitude how high the light stands, degrees above the horizon, above 0 and up to 90
 * @param multidirectional whether light comes from the azimuth, 45° to its right, and 45° and 90°
 *     to its left, each counting most for the slopes that face it or turn away from it (after Mark,
 *     "Multidirectional, Oblique-Weighted, Shaded-Relief Image", USGS Open-File Report 92-422,
 *     1992); an azimuth of 315 is what GDAL has
 * @param strength how much of the light and shadow is applied, 0 … 1
 */
public record ShadedRelief(
    boolean brightnessOnly,
    double reliefFactor,
    double azimuth,
    double altitude,
    boolean multidirectional,
    double strength) {

  /** Light from the upper left, as most maps have it. */
  public static final ShadedRelief USUAL = new ShadedRelief(false, 1, 315, 45, false, 1);

  public ShadedRelief {
    if (!Double.isFinite(reliefFactor) || Math.abs(reliefFactor) > 1e6) {
      throw new IllegalArgumentException(
          "the relief factor must be within ±1,000,000 (got: " + reliefFactor + ")");
    }
    if (!Double.isFinite(azimuth)) {
      throw new IllegalArgumentException("the azimuth must be finite (got: " + azimuth + ")");
    }
    if (!(altitude > 0) || !(altitude <= 90)) {
      throw new IllegalArgumentException(
          "the light must stand above 0 and up to 90 degrees (got: " + altitude + ")");
    }
    if (!(strength >= 0) || !(strength <= 1)) {
      throw new IllegalArgumentException(
          "the strength must be from 0 to 1 (got: " + strength + ")");
    }
  }
}
