package org.tutai.geo.locate.address.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The model that weighs the evidence for a candidate. A score, linear in the features, ranks the
 * candidates of a question; a logistic model of the features and of the share that a candidate has
 * among its rivals by score says how probable it is.
 *
 * <p>The weights are a resource, {@code calibration.properties}: {@code rank.*} for the score,
 * {@code probability.*} for the model ({@code probability.intercept} besides the features), {@code
 * threshold.guess} for {@link #threshold}. Those that are not named are 0. Immutable, thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // the file names the features; the arrays are made anew from it
final class Probability {

  static final String RESOURCE = "calibration.properties";
  static final double MAX_SHARE_LOGIT = 6;

  private final double[] rank;
  private final double[] probability;
  private final double intercept;
  private final double threshold;

  private Probability(double[] rank, double[] probability, double intercept, double threshold) {
    this.rank = rank;
    this.probability = probability;
    this.intercept = intercept;
    this.threshold = threshold;
  }

  /** The model of this version. */
  static Probability shipped() {
    InputStream resource = Probability.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("the program lacks its file " + RESOURCE);
    }
    try (Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      Properties weights = new Properties();
      weights.load(reader);
      return of(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A model of given weights.
   *
   * @throws IllegalArgumentException for a weight of an unknown feature or one that is no number
   */
  static Probability of(Properties weights) {
    Set<String> unknown = new TreeSet<>(weights.stringPropertyNames());
    double[] rank = weights(weights, "rank.", unknown);
    double[] probability = weights(weights, "probability.", unknown);
    double intercept = number(weights, "probability.intercept", unknown);
    double threshold = number(weights, "threshold.guess", unknown);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "weights must be of known features (got: " + unknown + ")");
    }
    return new Probability(rank, probability, intercept, threshold);
  }

  private static double[] weights(Properties from, String prefix, Set<String> unknown) {
    double[] weights = new double[Evidence.SIZE];
    for (Feature feature : Feature.values()) {
      weights[feature.ordinal()] = number(from, prefix + feature.key(), unknown);
    }
    return weights;
  }

  private static double number(Properties from, String key, Set<String> unknown) {
    unknown.remove(key);
    String value = from.getProperty(key, "0").strip().toLowerCase(Locale.ROOT);
    double number = Double.parseDouble(value);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(key + " must be finite (got: " + value + ")");
    }
    return number;
  }

  /** The score that ranks; the difference of two is the logarithm of how much likelier one is. */
  double score(Evidence evidence) {
    return evidence.dot(rank);
  }

  /** How probable a guess must be to come before the area that is sure. */
  double threshold() {
    return threshold;
  }

  /** How probable it is, from 0 to 1. */
  double of(Evidence evidence) {
    return 1 / (1 + Math.exp(-(intercept + evidence.dot(probability))));
  }

  /** The logit of a share from 0 to 1, within {@link #MAX_SHARE_LOGIT} of 0. */
  static double shareLogit(double share) {
    double logit = Math.log(share / (1 - share));
    return Math.max(-MAX_SHARE_LOGIT, Math.min(MAX_SHARE_LOGIT, logit));
  }
}
