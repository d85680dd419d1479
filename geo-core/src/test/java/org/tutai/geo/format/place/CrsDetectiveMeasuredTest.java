package org.tutai.geo.format.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.place.Plates.Plate;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.layer.ListSource;

/**
 * How often the detective is right on real data, whole and in small samples; the tables of {@code
 * docs/crs-detective.md} come from here. A wrong conclusion must never be a confident one.
 */
class CrsDetectiveMeasuredTest {

  private static final Path SOMEWHERE = Path.of("/data/layer.shp");
  private static final Set<String> ISLANDS = Set.of("09007", "09020", "10016");
  private static final List<String> FORMS =
      List.of(
          "EPSG:3826",
          "EPSG:3825",
          "EPSG:3828",
          "EPSG:3827",
          "EPSG:4326",
          "EPSG:3821",
          "EPSG:3857",
          "EPSG:32651",
          "north first EPSG:3826",
          "north first EPSG:4326",
          "feet");

  private final Map<String, Tally> table = new LinkedHashMap<>();
  private final List<String> confidentlyWrong = new ArrayList<>();

  /** Counts of one row. */
  private static final class Tally {
    private int cases;
    private int right;
    private int sure;
  }

  private record Form(Crs crs, boolean swapped) {
    static Form of(String name) {
      String code = name.substring(name.lastIndexOf(' ') + 1);
      Crs crs =
          name.equals("feet")
              ? Candidate.list().stream()
                  .map(Candidate::crs)
                  .filter(each -> each.name().equals("TWD97 / TM2 zone 121 (feet)"))
                  .findFirst()
                  .orElseThrow()
              : CrsRegistry.byCode(code).orElseThrow();
      return new Form(crs, name.startsWith("north"));
    }

    /** Whether somebody might write that county so. */
    boolean suits(String county) {
      boolean island = ISLANDS.contains(county);
      boolean zone119 = crs.equals(CrsRegistry.TWD97_TM2_119);
      return island
          ? !crs.code().equals("EPSG:32651")
          : !zone119 && !crs.equals(CrsRegistry.TWD67_TM2_119);
    }
  }

  @AfterEach
  void print() {
    var lines = new StringBuilder("form | attributes | sample | cases | right % | sure %\n");
    table.forEach(
        (row, tally) ->
            lines.append(
                String.format(
                    "%s | %d | %.1f | %.1f%n",
                    row,
                    tally.cases,
                    100.0 * tally.right / tally.cases,
                    100.0 * tally.sure / tally.cases)));
    System.out.println(lines);
    assertThat(confidentlyWrong).isEmpty();
    assertThat(table).isNotEmpty();
  }

  private void judge(String row, FeatureSource layer, Form form, String where) {
    FeatureSource located = CrsDetective.locate(layer, SOMEWHERE, Optional.empty());
    Finding<Crs> finding = located.crsFinding();
    boolean swapped = located instanceof LocatedSource decorated && decorated.swapped();
    boolean right =
        finding.value().filter(form.crs()::equals).isPresent() && swapped == form.swapped();
    Tally tally = table.computeIfAbsent(row, key -> new Tally());
    tally.cases++;
    tally.right += right ? 1 : 0;
    tally.sure += right && finding.confidence() >= 0.9 ? 1 : 0;
    if (!right && finding.confidence() >= 0.9) {
      confidentlyWrong.add(row + " " + where + ": " + finding);
    }
  }

  private double rightShare(Predicate<String> rows) {
    int cases = 0;
    int right = 0;
    for (Map.Entry<String, Tally> row : table.entrySet()) {
      if (rows.test(row.getKey())) {
        cases += row.getValue().cases;
        right += row.getValue().right;
      }
    }
    assertThat(cases).isPositive();
    return (double) right / cases;
  }

  private void plates(List<String> counties, List<String> forms, int most, int... counts)
      throws IOException {
    for (String county : counties) {
      Plates plates = Plates.read(Reading.shared("doorplates/" + county + ".csv.gz"), most);
      for (String name : forms) {
        Form form = Form.of(name);
        if (form.suits(county)) {
          county(plates, name, form);
          towns(plates, name, form, counts);
        }
      }
    }
  }

  private void county(Plates plates, String name, Form form) {
    for (boolean attributes : new boolean[] {true, false}) {
      judge(
          name + " | " + attributes + " | county",
          Plates.layer(Plates.some(plates.all(), 6000, 7), form.crs(), form.swapped(), attributes),
          form,
          plates.county());
    }
  }

  private void towns(Plates plates, String name, Form form, int... counts) {
    for (Map.Entry<String, List<Plate>> town : plates.byTown().entrySet()) {
      for (int count : counts) {
        List<Plate> some =
            Plates.some(town.getValue(), count, 31L * count + town.getKey().hashCode());
        for (boolean attributes : new boolean[] {true, false}) {
          judge(
              name + " | " + attributes + " | town " + count,
              Plates.layer(some, form.crs(), form.swapped(), attributes),
              form,
              town.getKey());
        }
      }
    }
  }

  @Test
  void platesOfIslandsAndAFewCountiesAreNeverConfidentlyWrong() throws IOException {
    plates(List.of("09007", "09020", "10016", "10020", "10010"), FORMS.subList(0, 9), 500, 3, 200);
    for (String zone : List.of("EPSG:3825", "EPSG:3826")) {
      assertThat(rightShare(row -> row.startsWith(zone + " | true"))).isEqualTo(1);
      assertThat(rightShare(row -> row.startsWith(zone) && row.endsWith("county"))).isEqualTo(1);
    }
    assertThat(rightShare(row -> row.startsWith("EPSG:4326"))).isEqualTo(1);
    assertThat(rightShare(row -> row.startsWith("north first"))).isGreaterThan(0.995);
    assertThat(rightShare(row -> row.startsWith("EPSG:3857"))).isEqualTo(1);
    assertThat(rightShare(row -> row.matches("EPSG:382[78] . true . county"))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"09020, EPSG:3825", "09020, EPSG:3826", "10016, EPSG:3825", "10016, EPSG:3826"})
  void shapefilesOfIslandPlatesWithoutPrjComeOutOnTheRightIslands(
      String county, String code, @TempDir Path folder) throws IOException {
    Plates plates = Plates.read(Reading.shared("doorplates/" + county + ".csv.gz"), 100_000);
    Crs crs = CrsRegistry.byCode(code).orElseThrow();
    for (boolean attributes : new boolean[] {true, false}) {
      Path shp = folder.resolve(attributes ? "layer.shp" : "plain.shp");
      var options =
          new ShapefileWriter.Options(
              StandardCharsets.UTF_8, 0, true, false, LocalDate.of(2000, 1, 1));
      ShapefileWriter.write(Plates.layer(plates.all(), crs, false, attributes), shp, options);
      FeatureSource layer = Formats.open(shp).layers().get(0);
      assertThat(layer.crs()).contains(crs);
      assertThat(layer.crsFinding().confidence()).isGreaterThanOrEqualTo(attributes ? 0.9 : 0.5);
      table.computeIfAbsent(code + " | " + attributes + " | shapefile", key -> new Tally()).cases++;
    }
  }

  @Test
  @Tag("long")
  void platesOfAllCountiesAreNeverConfidentlyWrong() throws IOException {
    List<String> counties = new ArrayList<>();
    try (Stream<Path> files = Files.list(Reading.shared("doorplates"))) {
      files
          .map(file -> file.getFileName().toString().replace(".csv.gz", ""))
          .sorted()
          .forEach(counties::add);
    }
    plates(counties, FORMS, 2000, 3, 20, 200, 2000);
    assertThat(rightShare(row -> row.startsWith("EPSG:3826 | true"))).isEqualTo(1);
    assertThat(rightShare(row -> row.startsWith("EPSG:3825 | true"))).isEqualTo(1);
  }

  @Test
  void villagesAreNeverConfidentlyWrong() throws IOException {
    FeatureSource villages = shared("tw_admin_4326.gpkg", "village");
    Map<String, List<Feature>> byCounty = byText(villages, "COUNTYCODE");
    byCounty.forEach(
        (county, list) -> {
          for (String name : List.of("EPSG:3826", "EPSG:3828", "EPSG:3825", "EPSG:3827")) {
            Form form = Form.of(name);
            if (form.suits(county)) {
              judge(
                  name + " | true | villages",
                  layer(list, villages.schema(), form.crs()),
                  form,
                  county);
              judge(name + " | false | villages", layer(list, null, form.crs()), form, county);
            }
          }
        });
    List<Feature> all = new ArrayList<>();
    byCounty.values().forEach(all::addAll);
    for (String name : List.of("EPSG:3826", "EPSG:3828")) {
      Form form = Form.of(name);
      judge(name + " | false | all villages", layer(all, null, form.crs()), form, "all");
    }
    assertThat(rightShare(row -> row.contains("| true |"))).isEqualTo(1);
    assertThat(rightShare(row -> row.endsWith("all villages"))).isEqualTo(1);
    assertThat(rightShare(row -> row.matches("EPSG:382[56].*"))).isEqualTo(1);
  }

  @Test
  void roadsAndLandmarksAreNeverConfidentlyWrong() throws IOException {
    roadsAndLandmarks(45);
  }

  @Test
  @Tag("long")
  void manyRoadsAndLandmarksAreNeverConfidentlyWrong() throws IOException {
    roadsAndLandmarks(300);
  }

  private void roadsAndLandmarks(int count) throws IOException {
    discs("roads", shared("tw_roads25k_4326.gpkg", "RoadL"), count);
    discs("landmarks", shared("tw_landmarks_2013_4326.gpkg", "landmark"), count);
    assertThat(rightShare(row -> row.matches("EPSG:3826.*"))).isGreaterThan(0.97);
  }

  /** Samples cut out by circles, which follow no boundary. */
  private void discs(String what, FeatureSource source, int count) throws IOException {
    List<Feature> all = Reading.of(source).features();
    var random = new Random(5);
    for (int i = 0; i < count; i++) {
      var middle = all.get(random.nextInt(all.size())).geometry().getCoordinate();
      double radius = List.of(0.01, 0.03, 0.1).get(i % 3);
      List<Feature> disc =
          all.stream()
              .filter(each -> each.geometry().getCoordinate().distance(middle) < radius)
              .limit(3000)
              .toList();
      for (String name : List.of("EPSG:3826", "EPSG:3828", "EPSG:4326")) {
        Form form = Form.of(name);
        judge(
            name + " | false | " + what + " within " + radius + "°",
            layer(disc, null, form.crs()),
            form,
            middle.toString());
      }
    }
  }

  private static FeatureSource shared(String file, String layer) throws IOException {
    return Formats.open(Reading.shared(file)).layers().stream()
        .filter(each -> each.name().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, List<Feature>> byText(FeatureSource source, String field)
      throws IOException {
    Map<String, List<Feature>> groups = new LinkedHashMap<>();
    int column = source.schema().indexOf(field);
    try (FeatureStream stream = source.features()) {
      for (Feature each = stream.next(); each != null; each = stream.next()) {
        groups
            .computeIfAbsent(String.valueOf(each.value(column)), key -> new ArrayList<>())
            .add(each);
      }
    }
    return groups;
  }

  /** The features in another system; without attributes where no schema is given. */
  private static FeatureSource layer(List<Feature> features, Schema schema, Crs crs) {
    List<Feature> moved = new ArrayList<>();
    for (Feature each : features) {
      Geometry copy = each.geometry().copy();
      copy.apply(new Mover(crs));
      List<Object> values = new ArrayList<>();
      if (schema != null) {
        values.addAll(each.values());
      }
      moved.add(new Feature(each.ordinal(), copy, values));
    }
    Schema form = schema != null ? schema : new Schema(new Kind(features).kind(), List.of());
    return new ListSource("layer", form, (Crs) null, moved);
  }

  private record Kind(List<Feature> features) {
    GeometryKind kind() {
      int dimension = features.isEmpty() ? 0 : features.get(0).geometry().getDimension();
      return GeometryKind.values()[dimension];
    }
  }

  private record Mover(Crs crs) implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence sequence, int i) {
      double[] xy = {sequence.getX(i), sequence.getY(i)};
      crs.fromLonLat().transform(xy, 0, xy, 0, 1);
      sequence.setOrdinate(i, 0, xy[0]);
      sequence.setOrdinate(i, 1, xy[1]);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
