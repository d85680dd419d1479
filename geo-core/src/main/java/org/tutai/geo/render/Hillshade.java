package org.tutai.geo.render;

import org.tutai.geo.style.ShadedRelief;

/**
 * How much light falls on a slope, by Horn's method ("Hill shading and the reflectance map",
 * Proceedings of the IEEE 69(1), 1981): the slope from the eight heights around, weighted 1 2 1,
 * the light from Lambert's cosine. Immutable, thread-safe.
 */
final class Hillshade {

  private static final int DIRECTIONS = 4;

  private final double factor;
  private final double up;
  private final double[] east;
  private final double[] north;
  private final double[] sines;
  private final double[] cosines;
  private final boolean multidirectional;

  Hillshade(ShadedRelief relief) {
    factor = relief.reliefFactor();
    multidirectional = relief.multidirectional();
    double altitude = Math.toRadians(relief.altitude());
    up = Math.sin(altitude);
    int directions = multidirectional ? DIRECTIONS : 1;
    east = new double[directions];
    north = new double[directions];
    sines = new double[directions];
    cosines = new double[directions];
    for (int i = 0; i < directions; i++) {
      double azimuth = Math.toRadians(relief.azimuth() + (multidirectional ? 45 * (1 - i) : 0));
      sines[i] = Math.sin(azimuth);
      cosines[i] = Math.cos(azimuth);
      east[i] = Math.cos(altitude) * sines[i];
      north[i] = Math.cos(altitude) * cosines[i];
    }
  }

  /** The light on level ground. */
  double level() {
    return up;
  }

  /**
   * The light at the middle of three rows of three heights: 1 where the slope faces it squarely, 0
   * and less where it gets none. A missing neighbour is taken to be as high as the middle.
   *
   * @param z heights in metres, row by row from the north, {@code stride} apart
   * @param at the index of the middle, whose height must be a number
   * @param right metres from a column to the next
   * @param down metres from a row to the next
   */
  double light(float[] z, int at, int stride, double right, double down) {
    int above = at - stride;
    int below = at + stride;
    float acrossAbove = z[above + 1] - z[above - 1];
    float across = z[at + 1] - z[at - 1];
    float acrossBelow = z[below + 1] - z[below - 1];
    float alongLeft = z[above - 1] - z[below - 1];
    float along = z[above] - z[below];
    float alongRight = z[above + 1] - z[below + 1];
    float east8 = acrossAbove + 2 * across + acrossBelow;
    float north8 = alongLeft + 2 * along + alongRight;
    if (Float.isNaN(east8 + north8)) {
      return lightAtEdge(z, at, stride, right, down);
    }
    return light(east8 * factor / (8 * right), north8 * factor / (8 * down));
  }

  private double lightAtEdge(float[] z, int at, int stride, double right, double down) {
    float middle = z[at];
    float nw = or(z[at - stride - 1], middle);
    float n = or(z[at - stride], middle);
    float ne = or(z[at - stride + 1], middle);
    float w = or(z[at - 1], middle);
    float e = or(z[at + 1], middle);
    float sw = or(z[at + stride - 1], middle);
    float s = or(z[at + stride], middle);
    float se = or(z[at + stride + 1], middle);
    double eastward = ((ne - nw) + 2 * (e - w) + (se - sw)) * factor / (8 * right);
    double northward = ((nw - sw) + 2 * (n - s) + (ne - se)) * factor / (8 * down);
    return light(eastward, northward);
  }

  private static float or(float height, float middle) {
    return !Float.isNaN(height) ? height : middle;
  }

  /** The light on a plane that rises by so much a metre to the east and to the north. */
  private double light(double eastward, double northward) {
    double steep = eastward * eastward + northward * northward;
    double length = Math.sqrt(1 + steep);
    if (!multidirectional || steep == 0) {
      return (up - eastward * east[0] - northward * north[0]) / length;
    }
    // Each light counts by the square of the cosine between it and the way downhill.
    double sum = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double facing = eastward * sines[i] + northward * cosines[i];
      sum += facing * facing * (up - eastward * east[i] - northward * north[i]);
    }
    return sum / (2 * steep) / length;
  }
}
