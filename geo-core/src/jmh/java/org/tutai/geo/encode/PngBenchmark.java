package org.tutai.geo.encode;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
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
import org.tutai.geo.render.paint.Picture;

/**
 * How long does it take to write a tile as PNG, and how large is it, against the JDK's ImageIO,
 * {@code com.pngencoder} and zlib on our own scanlines?
 *
 * <p>Data: 256 px tiles made up here by Java2D: one colour; a street's width of wards; a town; a
 * whole country of them; dots on nothing; a shaded relief. Sizes are printed once for each.
 * Command: {@code ./mvnw -Pjmh -DskipTests -pl geo-core -am verify -Djmh=PngBenchmark}. Read the
 * least or the median of the samples where other work shares the machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class PngBenchmark {

  private static final int SIZE = 256;

  /** What the tile shows. */
  @Param({"plain", "street", "town", "country", "dots", "relief"})
  public String tile;

  private Picture picture;
  private BufferedImage premultiplied;
  private BufferedImage straight;
  private byte[] scanlines;
  private byte[] deflated;

  /** Draws the tile and prints what it comes to. */
  @Setup
  public void draw() throws IOException {
    premultiplied = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = premultiplied.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    switch (tile) {
      case "plain" -> wards(graphics, SIZE * 4);
      case "street" -> wards(graphics, 150);
      case "town" -> wards(graphics, 40);
      case "country" -> wards(graphics, 12);
      case "dots" -> dots(graphics);
      case "relief" -> relief();
      default -> throw new IllegalArgumentException("no such tile: " + tile);
    }
    graphics.dispose();
    int[] pixels = ((DataBufferInt) premultiplied.getRaster().getDataBuffer()).getData();
    picture = new Picture(SIZE, SIZE, pixels);
    straight = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < pixels.length; i++) {
      straight.setRGB(i % SIZE, i / SIZE, Background.TRANSPARENT.straight(pixels[i]));
    }
    PngRows rows = PngEncoder.rows(picture, Background.TRANSPARENT, Palette.of(pixels));
    scanlines = new byte[rows.stride() * SIZE + ZlibWriter.PADDING];
    rows.fill(0, SIZE, scanlines, 0);
    deflated = new byte[scanlines.length + 1000];
    System.out.printf(
        "%n%s: %d colours; bytes: own %d, pngencoder %d, ImageIO %d, zlib 1 %d, zlib 6 %d%n",
        tile,
        Arrays.stream(pixels).distinct().count(),
        own().length,
        pngencoder().length,
        imageIo().length,
        zlib1(),
        deflate(6));
  }

  /** Ours. */
  @Benchmark
  public byte[] own() {
    return PngEncoder.INSTANCE.encode(picture, Background.TRANSPARENT);
  }

  /** com.pngencoder as it comes, except that it compresses fast. */
  @Benchmark
  public byte[] pngencoder() {
    return new com.pngencoder.PngEncoder()
        .withBufferedImage(straight)
        .withCompressionLevel(1)
        .withMultiThreadedCompressionEnabled(false)
        .toBytes();
  }

  /** The JDK's. */
  @Benchmark
  public byte[] imageIo() throws IOException {
    ImageIO.setUseCache(false);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(straight, "png", bytes);
    return bytes.toByteArray();
  }

  /** zlib's fastest on our scanlines, ready made: compressing alone. */
  @Benchmark
  public int zlib1() {
    return deflate(1);
  }

  private int deflate(int level) {
    var deflater = new Deflater(level);
    deflater.setInput(scanlines, 0, scanlines.length - ZlibWriter.PADDING);
    deflater.finish();
    int size = deflater.deflate(deflated);
    deflater.end();
    return size;
  }

  /** A crooked net of wards this wide, filled and outlined, with some bounds drawn stronger. */
  private static void wards(Graphics2D graphics, int width) {
    var random = new Random(width);
    int count = SIZE / width + 3;
    double[][] x = new double[count][count];
    double[][] y = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        x[i][j] = (i - 1 + 0.7 * random.nextDouble()) * width;
        y[i][j] = (j - 1 + 0.7 * random.nextDouble()) * width;
      }
    }
    for (float[] pass : new float[][] {{0.5f, 1}, {1, 3}, {2, 9}}) {
      int step = (int) pass[1];
      for (int i = 0; i + step < count; i += step) {
        for (int j = 0; j + step < count; j += step) {
          Path2D ward = new Path2D.Double();
          ward.moveTo(x[i][j], y[i][j]);
          ward.lineTo(x[i + step][j], y[i + step][j]);
          ward.lineTo(x[i + step][j + step], y[i + step][j + step]);
          ward.lineTo(x[i][j + step], y[i][j + step]);
          ward.closePath();
          if (step == 1) {
            graphics.setColor(new Color(0xF2EFE9));
            graphics.fill(ward);
          }
          graphics.setColor(new Color(step == 1 ? 0xB0A8A0 : step == 3 ? 0x806A5A : 0x403020));
          graphics.setStroke(new BasicStroke(pass[0]));
          graphics.draw(ward);
        }
      }
    }
  }

  private static void dots(Graphics2D graphics) {
    var random = new Random(1);
    int[] colours = {0xE41A1C, 0x377EB8, 0x4DAF4A, 0x984EA3, 0xFF7F00, 0xA65628};
    for (int i = 0; i < 700; i++) {
      graphics.setColor(new Color(colours[random.nextInt(colours.length)]));
      graphics.fill(
          new Ellipse2D.Double(SIZE * random.nextDouble(), SIZE * random.nextDouble(), 4, 4));
    }
  }

  private void relief() {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double height = Math.sin(x / 17.0) * Math.cos(y / 23.0) + Math.sin((x + 2 * y) / 61.0);
        int shade = (int) (60 * height);
        premultiplied.setRGB(
            x, y, 0xFF000000 | (130 + shade) << 16 | (150 + shade) << 8 | (120 + shade / 2));
      }
    }
  }
}
