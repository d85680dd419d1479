package org.tutai.geo.format;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;

/**
 * How many features a second do our readers give, every value as text and every vertex counted, the
 * opening of the file included, but not the search for its coordinate system?
 *
 * <p>A command line of its own and no JMH benchmark, so that it can take turns with another
 * program's scan of the same file; {@code reading.sh} in {@code src/jmh} does so with GDAL's.
 * Arguments: file, layer, rounds to warm up, rounds to measure; prints a line of JSON for each of
 * these. The data: any file that {@link Formats} opens.
 */
public final class ReadingScan {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private ReadingScan() {}

  /** Reads a layer again and again. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int warming = Integer.parseInt(arguments[2]);
    int measured = Integer.parseInt(arguments[3]);
    for (int i = 0; i < warming + measured; i++) {
      String line = round(file, arguments[1]);
      if (i >= warming) {
        System.out.println(line);
      }
    }
  }

  private static String round(Path file, String layer) throws Exception {
    long start = System.nanoTime();
    long cpu = CPU.getCurrentThreadCpuTime();
    long features = 0;
    long vertices = 0;
    long characters = 0;
    FeatureSource source =
        Formats.of(file).open(file, Choices.NONE).layers().stream()
            .filter(candidate -> candidate.name().equals(layer))
            .findFirst()
            .orElseThrow();
    try (FeatureStream stream = source.features()) {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        features++;
        Geometry geometry = feature.geometry();
        vertices += geometry == null ? 0 : geometry.getNumPoints();
        for (Object value : feature.values()) {
          characters += value == null ? 0 : value.toString().length();
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(
        Locale.ROOT,
        "{\"features\": %d, \"vertices\": %d, \"chars\": %d, \"cpu\": %.4f, \"s\": %.4f}",
        features,
        vertices,
        characters,
        (CPU.getCurrentThreadCpuTime() - cpu) / 1e9,
        seconds);
  }
}
