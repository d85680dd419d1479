package org.tutai.geo.style;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the values of a band become lightness (SLD 1.0, section 12.2; SE 1.1, section 11.4).
 *
 * @param low the value that becomes black; empty for the band's least
 * @param high the value that becomes white; empty for the band's greatest
 * @param gamma the lightness, 0 … 1, is raised to 1 / gamma: above 1 brightens, below dims
 */
public record ContrastEnhancement(
    Method method, OptionalDouble low, OptionalDouble high, double gamma) {

  /** What is done before gamma; the last three are GeoServer's ways to normalize. */
  public enum Method {
    /** Values are taken as they are, 0 … 255. */
    NONE,
    /** Low to high become 0 to 255; what lies beyond stops there. */
    STRETCH,
    /** Values are moved into low … high, and taken as they are. */
    CLIP,
    /** Values outside low … high become 0. */
    CLIP_TO_ZERO
  }

  /** Nothing is changed. */
  public static final ContrastEnhancement NONE =
      new ContrastEnhancement(Method.NONE, OptionalDouble.empty(), OptionalDouble.empty(), 1);

  public ContrastEnhancement {
    Objects.requireNonNull(method, "method");
    if (!(gamma > 0) || !(gamma <= 1000)) {
      throw new IllegalArgumentException(
          "gamma must be above 0 and at most 1000 (got: " + gamma + ")");
    }
    if (!Double.isFinite(low.orElse(0)) || !Double.isFinite(high.orElse(0))) {
      throw new IllegalArgumentException(
          "low and high must be finite (got: " + low + ", " + high + ")");
    }
  }
}
