package org.tutai.geo.render.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long do 1,000 village-like polygons (30 to 200 vertices, 5 to 60 px across) take on a 256 px
 * tile, filled or outlined, each as a shape of its own, or 7,700 small ones (5 to 14 vertices, 2 to
 * 8 px across: the villages of Taiwan on one tile), and 100,000 marks? Beside it Java2D,
 * antialiased, at its defaults. {@code ./mvnw -Pjmh -DskipTests -pl geo-core -am verify
 * -Djmh=PaintBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PaintBenchmark {

  private static final int SIDE = 256;
  private static final int MARKS = 100_000;

  /** In 1/256 px: half a pixel, one, two; and two where the full joins and caps show. */
  @Param({"128", "256", "512", "1536"})
  public int width;

  @Param({"false", "true"})
  public boolean small;

  private int[][] shapes;
  private Path2D[] paths;
  private final int[] markX = new int[MARKS];
  private final int[] markY = new int[MARKS];

  private final Picture picture = Picture.transparent(SIDE, SIDE);
  private final Rasterizer rasterizer = new Rasterizer(SIDE, SIDE);
  private final Stroker stroker = new Stroker(rasterizer, SIDE, SIDE);
  private final Sprite sprite =
      new Sprite(
          4,
          (target, canvas, x, y) -> {
            Marks.draw(Marks.Shape.CIRCLE, target, x, y, 4 * 256, 0);
            target.fill(canvas, 0xffc0392b, FillRule.NON_ZERO);
          });

  private Graphics2D graphics;
  private BasicStroke basicStroke;

  @Setup
  public void prepare() {
    Random random = new Random(1);
    int count = small ? 7700 : 1000;
    shapes = new int[count][];
    paths = new Path2D[count];
    for (int i = 0; i < count; i++) {
      shapes[i] = village(random);
      paths[i] = path(shapes[i]);
    }
    for (int i = 0; i < MARKS; i++) {
      markX[i] = random.nextInt(SIDE * 256);
      markY[i] = random.nextInt(SIDE * 256);
    }
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB_PRE);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(new Color(0x8a8073));
    basicStroke = new BasicStroke(width / 256f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    graphics.setStroke(basicStroke);
  }

  /** A ring with the ragged outline of a village: large bends and small ones. */
  private int[] village(Random random) {
    int vertices = small ? 5 + random.nextInt(10) : 30 + random.nextInt(171);
    double radius = 256 * (small ? 1 + 3 * random.nextDouble() : 2.5 + 27.5 * random.nextDouble());
    double x = random.nextDouble() * SIDE * 256;
    double y = random.nextDouble() * SIDE * 256;
    double[] large = random.doubles(5, 0, 7).toArray();
    int[] xy = new int[2 * vertices];
    for (int i = 0; i < vertices; i++) {
      double angle = 2 * Math.PI * i / vertices;
      double ragged = 0.75 + 0.05 * random.nextDouble();
      for (int k = 0; k < large.length; k++) {
        ragged += 0.2 / (k + 1) * Math.sin((k + 1) * angle + large[k]) / 2;
      }
      xy[2 * i] = (int) (x + radius * ragged * Math.cos(angle));
      xy[2 * i + 1] = (int) (y + radius * ragged * Math.sin(angle));
    }
    return xy;
  }

  private static Path2D path(int[] xy) {
    Path2D path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
    path.moveTo(xy[0] / 256.0, xy[1] / 256.0);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i] / 256.0, xy[i + 1] / 256.0);
    }
    path.closePath();
    return path;
  }

  private static void draw(int[] xy, PathSink sink) {
    sink.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      sink.lineTo(xy[i], xy[i + 1]);
    }
    sink.close();
  }

  @Benchmark
  public Picture fill() {
    for (int[] shape : shapes) {
      draw(shape, rasterizer);
      rasterizer.fill(picture, 0xff8a8073, FillRule.EVEN_ODD);
    }
    return picture;
  }

  /** All in one colour taken together: one pass over the pixels. */
  @Benchmark
  public Picture fillTogether() {
    for (int[] shape : shapes) {
      draw(shape, rasterizer);
    }
    rasterizer.fill(picture, 0xff8a8073, FillRule.NON_ZERO);
    return picture;
  }

  @Benchmark
  public Graphics2D fillByJava2D() {
    for (Path2D path : paths) {
      graphics.fill(path);
    }
    return graphics;
  }

  @Benchmark
  public Picture stroke() {
    stroker.pen(Pen.solid(width));
    for (int[] shape : shapes) {
      draw(shape, stroker);
      rasterizer.fill(picture, 0xff8a8073, FillRule.NON_ZERO);
    }
    return picture;
  }

  /** The outlines alone, not rasterized. */
  @Benchmark
  public long strokeWithoutPixels() {
    var count =
        new PathSink() {
          long sum;

          @Override
          public void moveTo(int x, int y) {
            sum += x;
          }

          @Override
          public void lineTo(int x, int y) {
            sum += y;
          }

          @Override
          public void close() {
            sum++;
          }
        };
    Stroker alone = new Stroker(count, SIDE, SIDE);
    alone.pen(Pen.solid(width));
    for (int[] shape : shapes) {
      draw(shape, alone);
    }
    return count.sum;
  }

  @Benchmark
  public Graphics2D strokeByJava2D() {
    for (Path2D path : paths) {
      graphics.draw(path);
    }
    return graphics;
  }

  @Benchmark
  public Picture marks() {
    for (int i = 0; i < MARKS; i++) {
      sprite.stamp(picture, markX[i], markY[i]);
    }
    return picture;
  }
}
