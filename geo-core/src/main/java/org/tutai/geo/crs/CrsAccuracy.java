package org.tutai.geo.crs;

import java.util.Objects;

/**
 * How well a system's tie to WGS 84 is known: what its {@link Crs#toLonLat()} may be off, whatever
 * the quality of the data.
 *
 * @param metres about how far a place may come to lie from its true one; 0 by definition of the
 *     system; NaN when nobody has said
 * @param english a sentence for a person, without a full stop; empty when there is nothing to say
 * @param chinese the same in Traditional Chinese
 */
public record CrsAccuracy(double metres, String english, String chinese) {

  /** WGS 84 itself, and projections of it. */
  static final CrsAccuracy EXACT = new CrsAccuracy(0, "", "");

  /**
   * TWD97, tied to the ITRF of 1994 at the epoch 1997.0; the figure is EPSG's for its operation.
   */
  static final CrsAccuracy TWD97 =
      new CrsAccuracy(
          1,
          "TWD97 is taken as WGS 84; the two are within 1 m of each other",
          "TWD97 視同 WGS 84，兩者相差在 1 公尺以內");

  public CrsAccuracy {
    Objects.requireNonNull(english, "english");
    Objects.requireNonNull(chinese, "chinese");
    if (metres < 0 || Double.isInfinite(metres)) {
      throw new IllegalArgumentException(
          "an accuracy must be 0 or more metres, or NaN (got: " + metres + ")");
    }
    if (english.isEmpty() != chinese.isEmpty()) {
      throw new IllegalArgumentException(
          "an accuracy must be told in both languages or none (got: "
              + english
              + " / "
              + chinese
              + ")");
    }
  }

  /** Whether a figure is known. */
  public boolean isKnown() {
    return !Double.isNaN(metres);
  }

  /** Whether a person who looks at streets should be told: unknown, or more than a metre. */
  public boolean deservesRemark() {
    return !(metres <= 1);
  }
}
