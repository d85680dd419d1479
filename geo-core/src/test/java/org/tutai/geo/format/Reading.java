package org.tutai.geo.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;

/** What came out of reading a source to its end, for tests. */
public record Reading(List<Feature> features, Map<String, Long> bad) {

  /** Reads everything. */
  public static Reading of(FeatureSource source) throws IOException {
    try (FeatureStream stream = source.features()) {
      return of(stream);
    }
  }

  /** Reads everything that a stream has; doesn't close it. */
  public static Reading of(FeatureStream stream) throws IOException {
    List<Feature> features = new ArrayList<>();
    for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
      features.add(feature);
    }
    return new Reading(features, Map.copyOf(stream.bad().counts()));
  }

  /** Each feature's geometry as WKT, with Z and M; "null" for none. */
  public List<String> wkt() {
    return features.stream().map(feature -> wkt(feature.geometry())).toList();
  }

  /** The same, of rings and parts in an order of JTS's own. */
  public List<String> normalWkt() {
    return features.stream()
        .map(feature -> feature.geometry() == null ? "null" : wkt(feature.geometry().norm()))
        .toList();
  }

  /** Each feature's values. */
  public List<List<Object>> values() {
    List<List<Object>> values = new ArrayList<>();
    features.forEach(feature -> values.add(new ArrayList<>(feature.values())));
    return values;
  }

  /** Each feature's ordinal. */
  public List<Long> ordinals() {
    return features.stream().map(Feature::ordinal).toList();
  }

  /** A geometry as WKT, with Z and M; "null" for none. */
  public static String wkt(Geometry geometry) {
    return geometry == null ? "null" : new WKTWriter(4).write(geometry);
  }

  /**
   * Reads all layers of a file, which must give features or one {@link FormatException}, and
   * nothing else.
   */
  public static String answerOrRefusal(Path path) {
    try {
      long features = 0;
      for (FeatureSource source : Formats.open(path).layers()) {
        features += of(source).features().size();
      }
      return features + " features";
    } catch (FormatException e) {
      return "refused: " + e.getMessage();
    } catch (IOException e) {
      throw new AssertionError("not a FormatException: " + e, e);
    }
  }

  /** The bytes with some of them turned to others. */
  public static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int flips = 1 + random.nextInt(4);
    for (int i = 0; i < flips; i++) {
      int at = random.nextInt(damaged.length);
      damaged[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) 0xFF;
            case 1 -> 0;
            case 2 -> (byte) (damaged[at] ^ 1 << random.nextInt(8));
            default -> (byte) random.nextInt(256);
          };
    }
    return damaged;
  }

  /** The folder of data that is not part of the tree; skips the test where it is not there. */
  public static Path shared(String name) {
    Path path = Path.of(System.getProperty("tutai.shared", "../../shared"), "data", name);
    Assumptions.assumeTrue(Files.exists(path), "no shared data at " + path);
    return path;
  }
}
