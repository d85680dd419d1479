package org.tutai.geo.crs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Assumptions;

/** PROJ's cs2cs as the second opinion. Tests that need it are skipped where it is not installed. */
final class Cs2cs {

  private Cs2cs() {}

  static void assumeInstalled() {
    boolean installed;
    try {
      Process process = new ProcessBuilder("cs2cs").redirectErrorStream(true).start();
      process.getOutputStream().close();
      process.getInputStream().readAllBytes();
      installed = true;
    } catch (IOException e) {
      installed = false;
    }
    Assumptions.assumeTrue(installed, "cs2cs (Debian: proj-bin) is not installed");
  }

  /**
   * Transforms points, in the order of axes that the systems' authority has.
   *
   * @return x and y by turns, NaN where PROJ has no answer; empty when it does not know a system
   */
  static double[] transform(String from, String to, double[] points) throws IOException {
    Process process =
        new ProcessBuilder("cs2cs", "-f", "%.9f", from, to).redirectErrorStream(true).start();
    var writer = new Thread(() -> write(process, points));
    writer.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] lines = answer.split("\n");
    if (lines.length != points.length / 2) {
      return new double[0];
    }
    double[] result = new double[points.length];
    for (int i = 0; i < lines.length; i++) {
      var words = new StringTokenizer(lines[i]);
      result[2 * i] = number(words.nextToken());
      result[2 * i + 1] = number(words.nextToken());
    }
    return result;
  }

  private static void write(Process process, double[] points) {
    var text = new StringBuilder(32 * points.length);
    for (int i = 0; i < points.length; i += 2) {
      text.append(String.format(Locale.ROOT, "%.13f %.13f%n", points[i], points[i + 1]));
    }
    try (OutputStream out = process.getOutputStream()) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(String word) {
    return word.equals("*") ? Double.NaN : Double.parseDouble(word);
  }
}
