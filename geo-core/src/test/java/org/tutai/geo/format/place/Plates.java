package org.tutai.geo.format.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.ListSource;

/** Door plates of a county, for tests: a bounded number of each town, drawn by a seed. */
record Plates(String county, Map<String, List<Plate>> byTown) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** One plate, its position in WGS 84 degrees. */
  record Plate(String county, String town, String village, String road, double lon, double lat) {}

  /** Reads a file of the shared door plates; of each town at most so many are kept. */
  static Plates read(Path file, int mostOfTown) throws IOException {
    String county = file.getFileName().toString().replace(".csv.gz", "");
    var random = new Random(county.hashCode());
    Map<String, List<Plate>> towns = new LinkedHashMap<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        List<Plate> list = towns.computeIfAbsent(cells[1], town -> new ArrayList<>());
        int count = seen.merge(cells[1], 1, Integer::sum);
        int place = list.size() < mostOfTown ? list.size() : random.nextInt(count);
        if (place < mostOfTown && cells.length == 13 && !cells[11].isEmpty()) {
          var plate =
              new Plate(
                  cells[0],
                  cells[1],
                  cells[2],
                  cells[4],
                  Double.parseDouble(cells[11]),
                  Double.parseDouble(cells[12]));
          if (place == list.size()) {
            list.add(plate);
          } else {
            list.set(place, plate);
          }
        }
      }
    }
    return new Plates(county, towns);
  }

  /** All that were kept. */
  List<Plate> all() {
    List<Plate> all = new ArrayList<>();
    byTown.values().forEach(all::addAll);
    return all;
  }

  /** Some of a list, drawn by a seed. */
  static List<Plate> some(List<Plate> plates, int count, long seed) {
    var random = new Random(seed);
    List<Plate> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(plates.get(random.nextInt(plates.size())));
    }
    return some;
  }

  /** A layer of plates in a system that it does not state. */
  static FeatureSource layer(List<Plate> plates, Crs crs, boolean swapped, boolean attributes) {
    return layer(plates, crs.fromLonLat(), swapped, attributes);
  }

  static FeatureSource layer(
      List<Plate> plates, CoordinateTransform from, boolean swapped, boolean attributes) {
    List<Feature> features = new ArrayList<>();
    double[] xy = new double[2];
    for (Plate plate : plates) {
      xy[0] = plate.lon();
      xy[1] = plate.lat();
      from.transform(xy, 0, xy, 0, 1);
      var at = swapped ? new Coordinate(xy[1], xy[0]) : new Coordinate(xy[0], xy[1]);
      List<Object> values =
          attributes
              ? List.of(plate.county(), plate.town(), plate.village(), plate.road())
              : List.of((Object) plate.road());
      features.add(new Feature(features.size(), FACTORY.createPoint(at), values));
    }
    List<Field> fields =
        attributes
            ? List.of(
                Field.of("county", FieldType.TEXT),
                Field.of("town", FieldType.TEXT),
                Field.of("village", FieldType.TEXT),
                Field.of("road", FieldType.TEXT))
            : List.of(Field.of("road", FieldType.TEXT));
    return new ListSource("layer", new Schema(GeometryKind.POINT, fields), (Crs) null, features);
  }
}
