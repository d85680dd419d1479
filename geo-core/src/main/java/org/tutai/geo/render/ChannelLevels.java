package org.tutai.geo.render;

import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.raster.SampleType;
import org.tutai.geo.style.ContrastEnhancement;
import org.tutai.geo.style.ContrastEnhancement.Method;

/** From the values of a band to levels 0 … 255. Immutable, thread-safe. */
final class ChannelLevels {

  private static final int GAMMA_STEPS = 4096;

  private final Method method;
  private final float low;
  private final float high;
  private final float scale;
  private final float[] gamma;

  private ChannelLevels(Method method, double low, double high, double gamma) {
    this.method = method;
    this.low = (float) low;
    this.high = (float) high;
    this.scale = high > low ? (float) (255 / (high - low)) : 0;
    this.gamma = gamma == 1 ? new float[0] : new float[GAMMA_STEPS + 1];
    for (int i = 0; i < this.gamma.length; i++) {
      this.gamma[i] = (float) (255 * Math.pow((double) i / GAMMA_STEPS, 1 / gamma));
    }
  }

  /**
   * The levels of a band as a style enhances it. Bands that are not of bytes and not enhanced are
   * stretched over all they hold.
   */
  static ChannelLevels of(RasterPyramid pyramid, int band, ContrastEnhancement contrast) {
    boolean bytes = pyramid.info().type() == SampleType.UINT8;
    Method method = contrast.method() == Method.NONE && !bytes ? Method.STRETCH : contrast.method();
    double low = contrast.low().orElseGet(() -> orElse(pyramid.minimum(band), 0));
    double high = contrast.high().orElseGet(() -> orElse(pyramid.maximum(band), 255));
    return new ChannelLevels(method, low, high, contrast.gamma());
  }

  private static double orElse(double value, double otherwise) {
    return Double.isFinite(value) ? value : otherwise;
  }

  /** The level of a value that is a number. */
  float level(float value) {
    float enhanced =
        switch (method) {
          case NONE -> value;
          case STRETCH -> (value - low) * scale;
          case CLIP -> Math.max(low, Math.min(high, value));
          case CLIP_TO_ZERO -> value >= low && value <= high ? value : 0;
        };
    float level = Math.max(0, Math.min(255, enhanced));
    return gamma.length == 0 ? level : gamma[(int) (level / 255 * GAMMA_STEPS + 0.5f)];
  }
}
