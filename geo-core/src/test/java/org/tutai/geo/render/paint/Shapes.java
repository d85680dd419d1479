package org.tutai.geo.render.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Contours for tests, and slow, obvious ways to say what they cover. */
final class Shapes {

  private Shapes() {}

  /** Closed contours as x, y, x, y … in 1/256 px. */
  record Shape(List<int[]> contours) {

    static Shape of(int... xy) {
      return new Shape(List.of(xy));
    }

    Shape and(int... xy) {
      List<int[]> more = new ArrayList<>(contours);
      more.add(xy);
      return new Shape(more);
    }

    Shape moved(int dx, int dy) {
      List<int[]> moved = new ArrayList<>();
      for (int[] contour : contours) {
        int[] copy = contour.clone();
        for (int i = 0; i < copy.length; i += 2) {
          copy[i] += dx;
          copy[i + 1] += dy;
        }
        moved.add(copy);
      }
      return new Shape(moved);
    }

    Shape reversed() {
      List<int[]> turned = new ArrayList<>();
      for (int[] contour : contours) {
        int[] copy = new int[contour.length];
        for (int i = 0; i < copy.length; i += 2) {
          copy[i] = contour[contour.length - 2 - i];
          copy[i + 1] = contour[contour.length - 1 - i];
        }
        turned.add(copy);
      }
      return new Shape(turned);
    }

    void drawOn(PathSink sink) {
      for (int[] contour : contours) {
        drawLine(sink, contour);
        sink.close();
      }
    }

    /** The area, in pixels, by the shoelace formula. */
    double area() {
      double sum = 0;
      for (int[] c : contours) {
        for (int i = 0; i < c.length; i += 2) {
          int j = (i + 2) % c.length;
          sum += (double) c[i] * c[j + 1] - (double) c[j] * c[i + 1];
        }
      }
      return Math.abs(sum) / 2 / 65536;
    }

    int winding(double px, double py) {
      int winding = 0;
      for (int[] c : contours) {
        for (int i = 0; i < c.length; i += 2) {
          int j = (i + 2) % c.length;
          boolean down = c[i + 1] <= py && c[j + 1] > py;
          boolean up = c[j + 1] <= py && c[i + 1] > py;
          if (down || up) {
            double t = (py - c[i + 1]) / ((double) c[j + 1] - c[i + 1]);
            if (c[i] + t * ((double) c[j] - c[i]) > px) {
              winding += down ? 1 : -1;
            }
          }
        }
      }
      return winding;
    }
  }

  static void drawLine(PathSink sink, int... xy) {
    sink.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      sink.lineTo(xy[i], xy[i + 1]);
    }
  }

  interface Inside {
    boolean at(double x, double y);
  }

  /** Coverage, 0 to 255, by 16 × 16 samples a pixel. */
  static int[] sampled(int width, int height, Inside inside) {
    int[] coverage = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int hits = 0;
        for (int s = 0; s < 256; s++) {
          if (inside.at(x * 256 + (s & 15) * 16 + 8.01, y * 256 + (s >> 4) * 16 + 8.01)) {
            hits++;
          }
        }
        coverage[y * width + x] = Math.round(hits * 255f / 256);
      }
    }
    return coverage;
  }

  /** A polygon that does not cross itself: points sorted around a centre. */
  static Shape star(Random random, int centreX, int centreY, int reach, int points) {
    int[] xy = new int[2 * points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      double radius = reach * (0.3 + 0.7 * random.nextDouble());
      xy[2 * i] = centreX + (int) Math.round(radius * Math.cos(angle));
      xy[2 * i + 1] = centreY + (int) Math.round(radius * Math.sin(angle));
    }
    return Shape.of(xy);
  }

  /** The alpha of each pixel when the shape is filled alone. */
  static int[] coverage(int width, int height, FillRule rule, Shape shape) {
    Rasterizer rasterizer = new Rasterizer(width, height);
    shape.drawOn(rasterizer);
    return alphas(rasterizer, rule);
  }

  static int[] alphas(Rasterizer rasterizer, FillRule rule) {
    Picture picture = Picture.transparent(rasterizer.width(), rasterizer.height());
    rasterizer.fill(picture, 0xffffffff, rule);
    int[] alphas = new int[picture.pixels().length];
    for (int i = 0; i < alphas.length; i++) {
      alphas[i] = picture.pixels()[i] >>> 24;
    }
    return alphas;
  }
}
