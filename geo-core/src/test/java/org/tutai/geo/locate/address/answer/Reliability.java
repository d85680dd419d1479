package org.tutai.geo.locate.address.answer;

import java.util.List;
import java.util.Locale;

/**
 * Whether probabilities mean what they say: answers in bins by their probability, and the share of
 * right ones in each.
 */
final class Reliability {

  private static final int BINS = 20;

  private final int[] count = new int[BINS];
  private final int[] right = new int[BINS];
  private final double[] sum = new double[BINS];
  private final int answers;
  private final double brier;

  Reliability(List<AccuracyScore.Outcome> outcomes) {
    double squares = 0;
    int all = 0;
    for (AccuracyScore.Outcome outcome : outcomes) {
      if (outcome.first() == null) {
        continue;
      }
      double p = outcome.probability();
      int bin = (int) Math.min(BINS - 1, p * BINS);
      count[bin]++;
      sum[bin] += p;
      right[bin] += outcome.correct() ? 1 : 0;
      squares += Math.pow(p - (outcome.correct() ? 1 : 0), 2);
      all++;
    }
    answers = all;
    brier = squares / Math.max(1, all);
  }

  /** Expected calibration error: mean distance of probability and share, weighted by answers. */
  double expectedError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sum[bin] - right[bin]);
    }
    return error / Math.max(1, answers);
  }

  double brier() {
    return brier;
  }

  String table() {
    StringBuilder out =
        new StringBuilder(
            "| probability | answers | mean said | share right |\n|---|---:|---:|---:|\n");
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] > 0) {
        out.append(
            String.format(
                Locale.ROOT,
                "| %.2f–%.2f | %d | %.3f | %.3f |%n",
                bin / (double) BINS,
                (bin + 1) / (double) BINS,
                count[bin],
                sum[bin] / count[bin],
                right[bin] / (double) count[bin]));
      }
    }
    return out.toString();
  }

  /** A plot: the share right over the probability said, and below how many answers said so. */
  String svg(String title) {
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 520 620\" width=\"520\""
            + " height=\"620\" font-family=\"'Noto Sans TC','Noto Sans CJK TC',sans-serif\""
            + " font-size=\"13\">\n"
            + "<rect width=\"520\" height=\"620\" fill=\"#fff\"/>\n");
    out.append(text(290, 26, "middle", "#1b2a38", title));
    axes(out);
    bins(out);
    histogram(out);
    out.append(text(290, 606, "middle", "#44515e", "probability said 回答所稱的機率"));
    out.append("</svg>\n");
    return out.toString();
  }

  private static void axes(StringBuilder out) {
    for (int i = 0; i <= 10; i += 2) {
      double x = 80 + i * 42;
      double y = 460 - i * 42;
      out.append(line(x, 40, x, 460, "#e3e8ec"));
      out.append(line(80, y, 500, y, "#e3e8ec"));
      out.append(text(x, 478, "middle", "#44515e", String.format(Locale.ROOT, "%.1f", i / 10.0)));
      out.append(text(72, y + 4, "end", "#44515e", String.format(Locale.ROOT, "%.1f", i / 10.0)));
    }
    out.append(line(80, 460, 500, 40, "#9aa7b2"));
    out.append(
        "<text transform=\"translate(28 250) rotate(-90)\" text-anchor=\"middle\" fill=\"#44515e\">"
            + "share right 實際答對的比例</text>\n");
  }

  private void bins(StringBuilder out) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] >= 10) {
        double x = 80 + 420 * sum[bin] / count[bin];
        double share = right[bin] / (double) count[bin];
        double y = 460 - 420 * share;
        double spread = 420 * 1.96 * Math.sqrt(share * (1 - share) / count[bin]);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        dots.append(line(x, Math.max(40, y - spread), x, Math.min(460, y + spread), "#0b6fb8"));
        dots.append(
            String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#0b6fb8\"/>%n", x, y));
      }
    }
    out.append("<polyline fill=\"none\" stroke=\"#0b6fb8\" stroke-width=\"1.5\" points=\"")
        .append(points.toString().strip())
        .append("\"/>\n")
        .append(dots);
  }

  private void histogram(StringBuilder out) {
    int most = 1;
    for (int n : count) {
      most = Math.max(most, n);
    }
    double scale = 80 / Math.log1p(most);
    for (int bin = 0; bin < BINS; bin++) {
      double height = scale * Math.log1p(count[bin]);
      out.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"20\" height=\"%.1f\" fill=\"#8fb8d6\"/>%n",
              80.5 + bin * 21,
              580 - height,
              height));
    }
    out.append(line(80, 580, 500, 580, "#9aa7b2"));
    out.append(text(72, 540, "end", "#44515e", "answers"));
    out.append(text(72, 556, "end", "#44515e", "(log)"));
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String anchor, String colour, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        colour,
        words);
  }
}
