package org.tutai.geo.crs;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a vertex take: projected exactly, back, and from the grid to the pixels of a tile?
 * And what does making the transform of a tile cost?
 *
 * <p>Data: random places in and around Taiwan; a 256 px tile of 512 m/px and one of 2 m/px.
 * Command: {@code ./mvnw -Pjmh -DskipTests -pl geo-core -am verify -Djmh=TransformBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransformBenchmark {

  private static final int POINTS = 10_000;

  /** TM2, the mesh; Web Mercator, the scaled grid; WGS 84, the table of latitudes. */
  @Param({"EPSG:3826", "EPSG:3857", "EPSG:4326"})
  public String crs;

  private Crs system;
  private final double[] lonLat = new double[2 * POINTS];
  private final double[] plane = new double[2 * POINTS];
  private final double[] result = new double[2 * POINTS];
  private final int[] grid = new int[2 * POINTS];
  private final int[] pixels = new int[2 * POINTS];
  private Bounds regional;
  private Bounds street;
  private GridTransform tile;

  /** Fills the places. */
  @Setup
  public void prepare() {
    system = CrsRegistry.byCode(crs).orElseThrow();
    var random = new Random(1);
    for (int i = 0; i < lonLat.length; i += 2) {
      lonLat[i] = 120.5 + random.nextDouble();
      lonLat[i + 1] = 23.5 + random.nextDouble();
      grid[i] = WorldGrid.round(WorldGrid.xOfLon(lonLat[i]));
      grid[i + 1] = WorldGrid.round(WorldGrid.yOfLat(lonLat[i + 1]));
    }
    system.fromLonLat().transform(lonLat, 0, plane, 0, POINTS);
    regional = tileAround(131_072);
    street = tileAround(512);
    tile = new GridTransform(system, regional, 256, 256);
  }

  private Bounds tileAround(double metres) {
    double[] middle = {121, 24};
    system.fromLonLat().transform(middle, 0, middle, 0, 1);
    return new Bounds(middle[0], middle[1], middle[0], middle[1])
        .buffer(metres / 2 / system.metresPerUnit());
  }

  /** From degrees. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double[] project() {
    system.fromLonLat().transform(lonLat, 0, result, 0, POINTS);
    return result;
  }

  /** To degrees. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double[] unproject() {
    system.toLonLat().transform(plane, 0, result, 0, POINTS);
    return result;
  }

  /** A vertex of a compiled layer to a pixel. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public int[] gridToPixels() {
    tile.toPixels(grid, 0, POINTS, pixels);
    return pixels;
  }

  /** The transform of a tile 131 km wide. */
  @Benchmark
  public GridTransform tileOf512MetresAPixel() {
    return new GridTransform(system, regional, 256, 256);
  }

  /** The transform of a tile 512 m wide. */
  @Benchmark
  public GridTransform tileOf2MetresAPixel() {
    return new GridTransform(system, street, 256, 256);
  }
}
