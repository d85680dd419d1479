package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits the logistic model of {@link Probability} by iteratively reweighted least squares with a
 * small ridge, so that a feature that is rarely seen stays near 0.
 */
final class CalibrationFit {

  private static final int STEPS = 40;

  /** Evidence and whether the candidate's claim was right. */
  record Example(Evidence evidence, boolean right, double weight) {}

  private final double ridge;
  private final List<Feature> features;

  CalibrationFit(double ridge, List<Feature> without) {
    this.ridge = ridge;
    this.features = new ArrayList<>(List.of(Feature.values()));
    this.features.removeAll(without);
  }

  /** The lines of the resource for these examples: intercept, then features. */
  List<String> fit(List<Example> examples) {
    int n = features.size() + 1;
    double[] weights = new double[n];
    for (int step = 0; step < STEPS; step++) {
      double[][] hessian = new double[n][n];
      double[] gradient = new double[n];
      accumulate(examples, weights, hessian, gradient);
      for (int i = 1; i < n; i++) {
        hessian[i][i] += ridge;
        gradient[i] -= ridge * weights[i];
      }
      hessian[0][0] += 1e-6;
      double[] change = solve(hessian, gradient);
      double most = 0;
      for (int i = 0; i < n; i++) {
        double bounded = Math.max(-2, Math.min(2, change[i]));
        weights[i] += bounded;
        most = Math.max(most, Math.abs(bounded));
      }
      if (most < 1e-6) {
        break;
      }
    }
    return lines(weights);
  }

  private void accumulate(
      List<Example> examples, double[] weights, double[][] hessian, double[] gradient) {
    int n = weights.length;
    double[] x = new double[n];
    for (Example example : examples) {
      x[0] = 1;
      for (int i = 1; i < n; i++) {
        x[i] = example.evidence().get(features.get(i - 1));
      }
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += weights[i] * x[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double error = example.weight() * ((example.right() ? 1 : 0) - p);
      double curve = example.weight() * Math.max(1e-6, p * (1 - p));
      for (int i = 0; i < n; i++) {
        if (x[i] != 0) {
          gradient[i] += error * x[i];
          for (int j = 0; j < n; j++) {
            hessian[i][j] += curve * x[i] * x[j];
          }
        }
      }
    }
  }

  /** Solves a symmetric positive system by elimination with pivots. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
      }
      double[] swap = a[column];
      a[column] = a[pivot];
      a[pivot] = swap;
      double value = b[column];
      b[column] = b[pivot];
      b[pivot] = value;
      for (int row = column + 1; row < n; row++) {
        double factor = a[row][column] / a[column][column];
        for (int k = column; k < n && factor != 0; k++) {
          a[row][k] -= factor * a[column][k];
        }
        b[row] -= factor * b[column];
      }
    }
    double[] x = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = b[row];
      for (int k = row + 1; k < n; k++) {
        sum -= a[row][k] * x[k];
      }
      x[row] = sum / a[row][row];
    }
    return x;
  }

  private List<String> lines(double[] weights) {
    List<String> lines = new ArrayList<>();
    lines.add(line("intercept", weights[0]));
    for (int i = 1; i < weights.length; i++) {
      if (Math.abs(weights[i]) >= 0.0005) {
        lines.add(line(features.get(i - 1).key(), weights[i]));
      }
    }
    return lines;
  }

  private static String line(String name, double weight) {
    return String.format(Locale.ROOT, "probability.%s=%.3f", name, weight);
  }
}
