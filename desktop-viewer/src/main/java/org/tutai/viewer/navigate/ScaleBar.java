package org.tutai.viewer.navigate;

import java.util.Optional;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/**
 * A bar of a round length, true along the row through the middle of a view.
 *
 * @param metres 1, 2 or 5 times a power of ten
 * @param pixels how long it is on the screen
 */
public record ScaleBar(double metres, double pixels) {

  private static final double[] STEPS = {5, 2, 1};
  private static final double HALF = 50;
  private static final double KILOMETRE = 1000;

  /** The longest bar that fits into so many pixels; empty where the middle is no place. */
  public static Optional<ScaleBar> of(Viewport viewport, double mostPixels) {
    return metresPerPixel(viewport).map(metres -> fitting(metres, mostPixels));
  }

  /** How many metres of the ground a pixel in the middle has, from left to right. */
  public static Optional<Double> metresPerPixel(Viewport viewport) {
    double x = viewport.width() / 2.0;
    double y = viewport.height() / 2.0;
    Optional<Position> west = viewport.place(x - HALF, y);
    Optional<Position> east = viewport.place(x + HALF, y);
    if (west.isEmpty() || east.isEmpty()) {
      return Optional.empty();
    }
    double metres =
        Geodesics.distance(west.get().lon(), west.get().lat(), east.get().lon(), east.get().lat())
            / (2 * HALF);
    return metres > 0 ? Optional.of(metres) : Optional.empty();
  }

  private static ScaleBar fitting(double metresPerPixel, double mostPixels) {
    double most = metresPerPixel * mostPixels;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : STEPS) {
      if (step * power <= most) {
        return new ScaleBar(step * power, step * power / metresPerPixel);
      }
    }
    return new ScaleBar(power, power / metresPerPixel);
  }

  /** The length in words: centimetres, metres or kilometres. */
  public Text label() {
    if (metres >= KILOMETRE) {
      return Text.of(
          "%,.0f km".formatted(metres / KILOMETRE), "%,.0f 公里".formatted(metres / KILOMETRE));
    }
    return metres >= 1
        ? Text.of("%.0f m".formatted(metres), "%.0f 公尺".formatted(metres))
        : Text.of("%.0f cm".formatted(metres * 100), "%.0f 公分".formatted(metres * 100));
  }
}
