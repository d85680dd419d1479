package org.tutai.geo.crs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 電力座標, the grid that the Taiwan Power Company writes on its poles and boxes: {@code G8152 FC70},
 * {@code G8152 FC7061}.
 *
 * <p>A letter names a block of 80 by 50 km, two pairs of digits the cell of 800 by 500 m east and
 * north in it, two letters the square of 100 m in that (A to H east, A to E north), and the last
 * digits the tens of metres, east and north, and where given the metres. It lies on TWD67 TM2 zone
 * 121 by its definition (OSGeo wiki, "Taiwan Power Company grid"; D. Jacobson,
 * jidanni.org/geo/taipower). The blocks of the main island, A to R and T to W, are read; those of
 * 澎湖, 金門 and 馬祖 are not published as surely and are refused. Stateless, thread-safe.
 */
public final class TaipowerGrid {

  private static final int BLOCK_WIDTH = 80_000;
  private static final int BLOCK_HEIGHT = 50_000;
  private static final int WEST = 90_000;
  private static final int SOUTH = 2_400_000;

  /** Blocks by row from the north, by column from the west; a blank where there is none. */
  private static final String[] BLOCKS = {
    " ABC", " DEF", " GHI", "JKL ", "MNO ", "PQR ", " TU ", " VW "
  };

  private static final Pattern WRITTEN =
      Pattern.compile(
          "([A-Z])[\\s-]*([0-9]{2})([0-9]{2})[\\s-]*([A-H])([A-E])[\\s-]*([0-9])([0-9])[\\s-]*([0-9]{2})?");

  private TaipowerGrid() {}

  /**
   * A square of the grid: its south-west corner in TWD67 TM2 zone 121 (EPSG:3828).
   *
   * @param east metres, a multiple of the size
   * @param north metres, a multiple of the size
   * @param sizeMetres 10 or 1
   */
  public record Square(int east, int north, int sizeMetres) {
    public Square {
      if (sizeMetres != 10 && sizeMetres != 1) {
        throw new IllegalArgumentException(
            "a square must be 10 m or 1 m wide (got: " + sizeMetres + ")");
      }
      if (Math.floorMod(east, sizeMetres) != 0 || Math.floorMod(north, sizeMetres) != 0) {
        throw new IllegalArgumentException(
            "a square's corner must be a multiple of its size (got: " + east + ", " + north + ")");
      }
    }

    /** Longitude and latitude of the middle, WGS 84 degrees; as accurate as TWD67 is. */
    public double[] centreLonLat() {
      double[] point = {east + sizeMetres / 2.0, north + sizeMetres / 2.0};
      CrsRegistry.TWD67_TM2_121.toLonLat().transform(point, 0, point, 0, 1);
      return point;
    }
  }

  /**
   * Reads one, in either letter case, with or without blanks and hyphens.
   *
   * @throws IllegalArgumentException if it is none; the message says what is expected
   */
  public static Square parse(String written) {
    String text = written.length() > 40 ? "" : written.strip().toUpperCase(Locale.ROOT);
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "a Taipower coordinate must be like G8152 FC70 or G8152 FC7061 (got: "
              + (written.length() > 40 ? written.length() + " characters" : written)
              + ")");
    }
    char block = m.group(1).charAt(0);
    for (int row = 0; row < BLOCKS.length; row++) {
      int column = BLOCKS[row].indexOf(block);
      if (column >= 0) {
        return square(m, WEST + column * BLOCK_WIDTH, south(row));
      }
    }
    throw new IllegalArgumentException(
        "a Taipower coordinate's first letter must be a block of the main island, A to R or T to W"
            + " (got: "
            + block
            + ")");
  }

  private static int south(int row) {
    return SOUTH + (BLOCKS.length - 1 - row) * BLOCK_HEIGHT;
  }

  private static Square square(Matcher m, int west, int south) {
    String metres = Optional.ofNullable(m.group(8)).orElse("");
    boolean fine = !metres.isEmpty();
    int east =
        west
            + number(m.group(2)) * 800
            + (m.group(4).charAt(0) - 'A') * 100
            + number(m.group(6)) * 10
            + (fine ? metres.charAt(0) - '0' : 0);
    int north =
        south
            + number(m.group(3)) * 500
            + (m.group(5).charAt(0) - 'A') * 100
            + number(m.group(7)) * 10
            + (fine ? metres.charAt(1) - '0' : 0);
    return new Square(east, north, fine ? 1 : 10);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /**
   * Writes the square, such as {@code G8152 FC70}; empty where there is no block.
   *
   * @param square as {@link #parse} gives it
   */
  public static Optional<String> format(Square square) {
    int column = Math.floorDiv(square.east() - WEST, BLOCK_WIDTH);
    int row = BLOCKS.length - 1 - Math.floorDiv(square.north() - SOUTH, BLOCK_HEIGHT);
    if (column < 0 || column > 3 || row < 0 || row >= BLOCKS.length) {
      return Optional.empty();
    }
    char block = BLOCKS[row].charAt(column);
    if (block == ' ') {
      return Optional.empty();
    }
    int east = square.east() - WEST - column * BLOCK_WIDTH;
    int north = square.north() - south(row);
    String text =
        String.format(
            Locale.ROOT,
            "%c%02d%02d %c%c%d%d",
            block,
            east / 800,
            north / 500,
            'A' + east % 800 / 100,
            'A' + north % 500 / 100,
            east % 100 / 10,
            north % 100 / 10);
    return Optional.of(square.sizeMetres() == 10 ? text : text + east % 10 + north % 10);
  }

  /**
   * The square that holds a place; empty where there is no block. As accurate as TWD67 is: 2 m or
   * more.
   *
   * @param sizeMetres 10 or 1
   */
  public static Optional<String> ofLonLat(double lon, double lat, int sizeMetres) {
    double[] point = {lon, lat};
    CrsRegistry.TWD67_TM2_121.fromLonLat().transform(point, 0, point, 0, 1);
    if (!(Math.abs(point[0]) < 1e7) || !(Math.abs(point[1]) < 1e7)) {
      return Optional.empty();
    }
    return format(
        new Square(
            (int) Math.floor(point[0] / sizeMetres) * sizeMetres,
            (int) Math.floor(point[1] / sizeMetres) * sizeMetres,
            sizeMetres));
  }
}
