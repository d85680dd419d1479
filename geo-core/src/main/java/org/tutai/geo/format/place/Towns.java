package org.tutai.geo.format.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tutai.geo.bytes.ByteCursor;

/**
 * The outlines of Taiwan's counties and towns, good to about 250 m, in WGS 84 degrees. A town is
 * known by its place in the list, which is sorted by code. Immutable, thread-safe.
 */
final class Towns {

  /** The edge of an index cell, degrees. */
  private static final double CELL = 0.05;

  private static final double STEPS = 2000;

  /** Degrees, about 280 m: how far outside an outline still counts as inside. */
  private static final double TOLERANCE = 0.0027;

  private static final double KM_PER_DEGREE = 111.2;

  /** A county: its code such as {@code 09020}, and its names. */
  record County(String code, String chinese, String english) {}

  /** A town: its code such as {@code 09020010}, its name, and its county's place in the list. */
  record Town(String code, String name, int county, double[][] rings) {}

  private final List<County> counties;
  private final List<Town> towns;
  private final double[] boxes;
  private final double west;
  private final double south;
  private final int columns;
  private final int rows;
  private final int[][] cells;
  private final BitSet all = new BitSet();

  private Towns(List<County> counties, List<Town> towns) {
    this.counties = List.copyOf(counties);
    this.towns = List.copyOf(towns);
    boxes = new double[4 * towns.size()];
    double[] around = emptyBox();
    for (int i = 0; i < towns.size(); i++) {
      double[] box = box(towns.get(i));
      System.arraycopy(box, 0, boxes, 4 * i, 4);
      grow(around, box[0], box[1]);
      grow(around, box[2], box[3]);
    }
    west = around[0];
    south = around[1];
    columns = 1 + (int) ((around[2] - west) / CELL);
    rows = 1 + (int) ((around[3] - south) / CELL);
    cells = index();
    all.set(0, towns.size());
  }

  private static final class Holder {
    private static final Towns TOWNS = read();
  }

  /** Taiwan's, read when first asked for. */
  static Towns get() {
    return Holder.TOWNS;
  }

  private static Towns read() {
    try (InputStream in = Towns.class.getResourceAsStream("towns.bin")) {
      if (in == null) {
        throw new IllegalStateException("this build must hold the resource towns.bin");
      }
      return parse(new ByteCursor(in.readAllBytes(), null, ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new IllegalStateException("this build's resource towns.bin cannot be read", e);
    }
  }

  private static Towns parse(ByteCursor in) throws IOException {
    List<County> counties = new ArrayList<>();
    for (int left = (int) number(in); left > 0; left--) {
      counties.add(new County(text(in), text(in), text(in)));
    }
    List<Town> towns = new ArrayList<>();
    long[] last = new long[2];
    for (int left = (int) number(in); left > 0; left--) {
      String code = text(in);
      String name = text(in);
      double[][] rings = new double[(int) number(in)][];
      for (int i = 0; i < rings.length; i++) {
        rings[i] = ring(in, last);
      }
      towns.add(new Town(code, name, county(counties, code), rings));
    }
    return new Towns(counties, towns);
  }

  private static int county(List<County> counties, String town) {
    for (int i = 0; i < counties.size(); i++) {
      if (town.startsWith(counties.get(i).code())) {
        return i;
      }
    }
    throw new IllegalStateException("every town must have a county (got: " + town + ")");
  }

  private static double[] ring(ByteCursor in, long[] last) throws IOException {
    double[] ring = new double[2 * (int) number(in)];
    for (int i = 0; i < ring.length; i++) {
      long step = number(in);
      last[i & 1] += step >>> 1 ^ -(step & 1);
      ring[i] = last[i & 1] / STEPS;
    }
    return ring;
  }

  private static String text(ByteCursor in) throws IOException {
    return new String(in.getBytes((int) number(in)), StandardCharsets.UTF_8);
  }

  private static long number(ByteCursor in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = in.getUnsignedByte();
      value |= (long) (part & 127) << shift;
      if (part < 128) {
        return value;
      }
    }
  }

  private static double[] emptyBox() {
    return new double[] {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
  }

  private static double[] box(Town town) {
    double[] box = emptyBox();
    for (double[] ring : town.rings()) {
      for (int i = 0; i < ring.length; i += 2) {
        grow(box, ring[i], ring[i + 1]);
      }
    }
    return box;
  }

  private static void grow(double[] box, double x, double y) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }

  private int[][] index() {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < columns * rows; i++) {
      lists.add(new ArrayList<>());
    }
    for (int town = 0; town < towns.size(); town++) {
      for (int row = row(boxes[4 * town + 1]); row <= row(boxes[4 * town + 3]); row++) {
        for (int c = column(boxes[4 * town]); c <= column(boxes[4 * town + 2]); c++) {
          lists.get(row * columns + c).add(town);
        }
      }
    }
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private int column(double lon) {
    return Math.min(columns - 1, (int) ((lon - west) / CELL));
  }

  private int row(double lat) {
    return Math.min(rows - 1, (int) ((lat - south) / CELL));
  }

  List<County> counties() {
    return counties;
  }

  List<Town> towns() {
    return towns;
  }

  /** All of them. */
  BitSet all() {
    return (BitSet) all.clone();
  }

  /** The towns of a county. */
  BitSet ofCounty(int county) {
    var set = new BitSet();
    for (int i = 0; i < towns.size(); i++) {
      if (towns.get(i).county() == county) {
        set.set(i);
      }
    }
    return set;
  }

  /** The area of some towns together, km². */
  double areaKm2(BitSet some) {
    return some.stream().mapToDouble(town -> areaKm2(towns.get(town))).sum();
  }

  private static double areaKm2(Town town) {
    double sum = 0;
    for (double[] ring : town.rings()) {
      double area = 0;
      int last = ring.length - 2;
      for (int i = 0; i < ring.length; last = i, i += 2) {
        area += ring[last] * ring[i + 1] - ring[i] * ring[last + 1];
      }
      double flatten = Math.cos(Math.toRadians(ring[1]));
      sum += Math.abs(area) / 2 * flatten * KM_PER_DEGREE * KM_PER_DEGREE;
    }
    return sum;
  }

  /** The town that holds the position; -1 for none, and for what is no number. */
  int townAt(double lon, double lat) {
    double x = (lon - west) / CELL;
    double y = (lat - south) / CELL;
    if (!(x >= 0 && x < columns && y >= 0 && y < rows)) {
      return -1;
    }
    int column = (int) x;
    int row = (int) y;
    for (int town : cells[row * columns + column]) {
      int box = 4 * town;
      if (lon >= boxes[box]
          && lat >= boxes[box + 1]
          && lon <= boxes[box + 2]
          && lat <= boxes[box + 3]
          && contains(towns.get(town), lon, lat)) {
        return town;
      }
    }
    return -1;
  }

  /**
   * The town that holds the position, or if none does, one at most about 280 m away; -1 for none.
   */
  int townNear(double lon, double lat) {
    int town = townAt(lon, lat);
    for (int i = 0; town < 0 && i < 4; i++) {
      town = townAt(lon + xStep(i), lat + yStep(i));
    }
    return town;
  }

  /** Whether one of those towns holds the position or is at most about 280 m away. */
  boolean isNear(double lon, double lat, BitSet some) {
    int town = townAt(lon, lat);
    for (int i = 0; !(town >= 0 && some.get(town)) && i < 4; i++) {
      town = townAt(lon + xStep(i), lat + yStep(i));
    }
    return town >= 0 && some.get(town);
  }

  private static double xStep(int i) {
    return i == 0 ? TOLERANCE : i == 1 ? -TOLERANCE : 0;
  }

  private static double yStep(int i) {
    return i == 2 ? TOLERANCE : i == 3 ? -TOLERANCE : 0;
  }

  /** By counting crossings of all its rings, so that holes are outside. */
  private static boolean contains(Town town, double x, double y) {
    boolean inside = false;
    for (double[] ring : town.rings()) {
      int last = ring.length - 2;
      for (int i = 0; i < ring.length; last = i, i += 2) {
        double y1 = ring[last + 1];
        double y2 = ring[i + 1];
        if (y1 > y != y2 > y && x < ring[last] + (ring[i] - ring[last]) * (y - y1) / (y2 - y1)) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}
