package org.tutai.geo.render.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tutai.geo.render.paint.Shapes.Shape;

/**
 * Draws samples to {@code target/paint-gallery.png}, to be looked at, enlarged and at real size.
 */
class PaintGalleryTest {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 900;
  private static final int PAPER = 0xfff6f4ee;
  private static final int INK = 0xff3d3a36;
  private static final double[] WIDTHS = {0.4, 0.5, 0.7, 1, 1.6, 2, 4, 9};

  private final Picture picture = Picture.transparent(WIDTH, HEIGHT);
  private final Rasterizer rasterizer = new Rasterizer(WIDTH, HEIGHT);
  private final Stroker stroker = new Stroker(rasterizer, WIDTH, HEIGHT);

  private static int px(double pixels) {
    return (int) Math.rint(pixels * 256);
  }

  private void stroke(Pen pen, int argb, boolean closed, double... xy) {
    stroker.pen(pen);
    Shapes.drawLine(stroker, Arrays.stream(xy).mapToInt(PaintGalleryTest::px).toArray());
    if (closed) {
      stroker.close();
    }
    stroker.finish();
    rasterizer.fill(picture, argb, FillRule.NON_ZERO);
  }

  @Test
  void everySampleLeavesInk() throws IOException {
    Arrays.fill(picture.pixels(), PAPER);
    lines();
    dashes();
    marks();
    villages();
    for (int row = 0; row < 9; row++) {
      long inked = 0;
      for (int i = row * 100 * WIDTH; i < (row + 1) * 100 * WIDTH; i++) {
        inked += picture.pixels()[i] == PAPER ? 0 : 1;
      }
      assertThat(inked).as("pixels inked in band %d", row).isGreaterThan(500);
    }
    write(Path.of("target"));
  }

  private void lines() {
    Pen.Join[] joins = {Pen.Join.MITRE, Pen.Join.ROUND, Pen.Join.BEVEL};
    Pen.Cap[] caps = {Pen.Cap.BUTT, Pen.Cap.ROUND, Pen.Cap.SQUARE};
    for (int i = 0; i < WIDTHS.length; i++) {
      double x = 10 + i * 122;
      for (int j = 0; j < 3; j++) {
        Pen pen = new Pen(px(WIDTHS[i]), joins[j], caps[j], new int[0], 0);
        double y = 15 + j * 65;
        stroke(
            pen, INK, false, x, y + 40, x + 12, y, x + 22, y + 40, x + 27, y, x + 31, y + 40,
            x + 33, y + 5, x + 50, y + 8, x + 52, y + 30, x + 75, y + 30, x + 80, y + 45);
        double[] wave = new double[120];
        for (int k = 0; k < 60; k++) {
          wave[2 * k] = x + 55 + k * 0.75;
          wave[2 * k + 1] = y + 8 + 7 * Math.sin(k / 4.0);
        }
        stroke(pen, INK, false, wave);
      }
      Pen round = Pen.solid(px(WIDTHS[i]));
      for (int k = 0; k < 12; k++) {
        double angle = k * Math.PI / 12 + 0.05;
        stroke(
            round,
            INK,
            false,
            x + 50 + 12 * Math.cos(angle),
            260 + 12 * Math.sin(angle),
            x + 50 + 48 * Math.cos(angle),
            260 + 48 * Math.sin(angle));
      }
    }
  }

  private void dashes() {
    int[][] patterns = {{4, 2}, {8, 3, 2, 3}, {1, 1}, {0, 4}, {6}, {12, 4, 0, 4}};
    for (int i = 0; i < patterns.length; i++) {
      int[] pattern = Arrays.stream(patterns[i]).map(p -> p * 256).toArray();
      for (int j = 0; j < 3; j++) {
        double y = 320 + j * 30;
        double x = 10 + i * 165;
        Pen pen = new Pen(px(1 + j), Pen.Join.ROUND, Pen.Cap.values()[j], pattern, 0);
        stroke(pen, 0xff0b6e6e, false, x, y, x + 60, y, x + 75, y + 20, x + 100, y, x + 150, y + 9);
      }
    }
  }

  private void marks() {
    double[] sizes = {3, 4, 5, 6, 7, 9, 12, 16, 24, 40};
    Marks.Shape[] shapes = Marks.Shape.values();
    for (int i = 0; i < shapes.length; i++) {
      double x = 20;
      for (int j = 0; j < sizes.length; j++) {
        x += sizes[j] / 2 + 6;
        mark(shapes[i], x + i * 0.13, 425 + i * 44, sizes[j], 0);
        x += sizes[j] / 2;
      }
      for (int j = 0; j < 12; j++) {
        mark(shapes[i], 300 + j * 26.17, 425 + i * 44, 16, j * 15);
      }
    }
    Sprite sprite =
        new Sprite(
            6,
            (target, canvas, x, y) -> {
              Marks.draw(Marks.Shape.CIRCLE, target, x, y, px(7), 0);
              target.fill(canvas, 0xffffffff, FillRule.NON_ZERO);
              Marks.draw(Marks.Shape.CIRCLE, target, x, y, px(5.4), 0);
              target.fill(canvas, 0xffc0392b, FillRule.NON_ZERO);
            });
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      sprite.stamp(
          picture, px(640 + 340 * random.nextDouble()), px(415 + 240 * random.nextDouble()));
    }
  }

  private void mark(Marks.Shape shape, double x, double y, double size, double degrees) {
    Marks.draw(shape, rasterizer, px(x), px(y), px(size), degrees);
    rasterizer.fill(picture, 0xff8a3b12, FillRule.NON_ZERO);
  }

  private void villages() {
    Random random = new Random(2);
    int[] fills = {0xffdfe8d8, 0xffe8dfd0, 0x80b0c4de, 0xffd8dfe8};
    for (int i = 0; i < 90; i++) {
      Shape shape =
          Shapes.star(
              random,
              px(20 + 960 * random.nextDouble()),
              px(700 + 180 * random.nextDouble()),
              px(8 + 30 * random.nextDouble()),
              30 + random.nextInt(100));
      shape.drawOn(rasterizer);
      rasterizer.fill(picture, fills[i % 4], FillRule.EVEN_ODD);
      stroker.pen(Pen.solid(px(WIDTHS[i % 6])));
      shape.drawOn(stroker);
      stroker.finish();
      rasterizer.fill(picture, 0xff8a8073, FillRule.NON_ZERO);
    }
  }

  private void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
    image.setRGB(0, 0, WIDTH, HEIGHT, picture.pixels(), 0, WIDTH);
    Path file = folder.resolve("paint-gallery.png");
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }
}
