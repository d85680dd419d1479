package org.tutai.geo.crs;

import org.tutai.geo.crs.Crs.AxisOrder;

/**
 * Taiwan's datum of 1967, with its origin at 虎子山 on the ellipsoid GRS 67 (modified), and its shift
 * to TWD97.
 *
 * <p>The shift is the formula in the plane of TM2 zone 121 that is published for the main island,
 * with a greatest error of about 2 m: X97 = X67 + 807.8 + A·X67 + B·Y67, Y97 = Y67 − 248.6 + A·Y67
 * + B·X67. The way back solves it exactly, so that there and back is the same place. Longitudes and
 * latitudes, and zone 119, go through that plane. EPSG has no operation for this datum, and
 * libraries that find none apply nothing and are 850 m off. Stateless, thread-safe.
 */
final class Twd67 {

  /*
   * The plane formula rather than the seven parameters of proj strings (+towgs84=-752,-358,-179 and four
   * that change nothing): the two agree within 0.1 m at 虎子山 and differ by 3 to 5 m at the island's
   * ends and at 澎湖, and only the first is published as fitted to the island. The published way back
   * (the same terms of X97 and Y97 with the signs turned) returns 2 cm beside the start, so it is not
   * used. A survey at 中壢 found TWD67 and TWD97 829.93 m and 203.84 m apart (Journal of Cadastral
   * Survey, "Coordinate Transformation Between TWD67, TWD97 and e-GPS By Using Seven Parameters
   * Method"); this gives 829.9 m and 204.1 m.
   */

  private static final double EAST = 807.8;
  private static final double NORTH = -248.6;
  private static final double A = 0.00001549;
  private static final double B = 0.000006521;

  /** EPSG's ellipsoid 7050. */
  static final Ellipsoid GRS67 = new Ellipsoid(6378160, 298.25);

  private static final double REACH_DEGREES = 30;

  /** Where the plane formula can be drawn on without folding; it says nothing true so far out. */
  private static final Bounds DOMAIN =
      new Bounds(121 - REACH_DEGREES, -80, 121 + REACH_DEGREES, 80);

  private static final CrsAccuracy ISLAND =
      new CrsAccuracy(
          2,
          "TWD67 is shifted by about 850 m to TWD97 with a formula good to about 2 m on Taiwan's"
              + " main island, worse at its ends; it is not defined for Kinmen and Matsu",
          "TWD67 以平面轉換公式（約 850 公尺）轉為 TWD97，臺灣本島誤差約 2 公尺，兩端較大；金門、馬祖無定義");

  private static final CrsAccuracy PENGHU =
      new CrsAccuracy(
          5,
          "TWD67 is shifted by about 850 m to TWD97 with a formula fitted to Taiwan's main island;"
              + " at Penghu it is good to about 5 m, and it is not defined for Kinmen and Matsu",
          "TWD67 以臺灣本島的平面轉換公式（約 850 公尺）轉為 TWD97，澎湖誤差約 5 公尺；金門、馬祖無定義");

  private static final TransverseMercator TWD97_121 =
      new TransverseMercator(TransverseMercator.Parameters.tm2(Ellipsoid.GRS80, 121));
  private static final TransverseMercator TWD67_121 =
      new TransverseMercator(TransverseMercator.Parameters.tm2(GRS67, 121));
  private static final TransverseMercator TWD67_119 =
      new TransverseMercator(TransverseMercator.Parameters.tm2(GRS67, 119));

  private static final CoordinateTransform ISLAND_TO_LON_LAT =
      Transforms.chain(new Shift(true), TWD97_121.inverse());
  private static final CoordinateTransform ISLAND_FROM_LON_LAT =
      Transforms.chain(TWD97_121.forward(), new Shift(false));

  /** TWD67 longitude and latitude in degrees; the authority's axes are latitude, longitude. */
  static final Crs DEGREES =
      new Crs(
          "EPSG:3821",
          "TWD67",
          AxisOrder.NORTH_EAST,
          true,
          WebMercator.HALF / 180,
          new Bounds(119.25, 21.87, 122.06, 25.34),
          DOMAIN,
          Transforms.chain(TWD67_121.forward(), ISLAND_TO_LON_LAT),
          Transforms.chain(ISLAND_FROM_LON_LAT, TWD67_121.inverse()),
          ISLAND);

  /** TWD67 / TM2 zone 119: 澎湖. */
  static final Crs TM2_119 =
      projected(
          "EPSG:3827",
          "TWD67 / TM2 zone 119",
          new Bounds(119.25, 23.13, 119.78, 23.82),
          Transforms.chain(TWD67_119.inverse(), DEGREES.toLonLat()),
          Transforms.chain(DEGREES.fromLonLat(), TWD67_119.forward()),
          PENGHU);

  /** TWD67 / TM2 zone 121: Taiwan. */
  static final Crs TM2_121 =
      projected(
          "EPSG:3828",
          "TWD67 / TM2 zone 121",
          new Bounds(119.99, 21.87, 122.06, 25.34),
          ISLAND_TO_LON_LAT,
          ISLAND_FROM_LON_LAT,
          ISLAND);

  private Twd67() {}

  private static Crs projected(
      String code,
      String name,
      Bounds areaOfUse,
      CoordinateTransform toLonLat,
      CoordinateTransform fromLonLat,
      CrsAccuracy accuracy) {
    return new Crs(
        code,
        name,
        AxisOrder.EAST_NORTH,
        false,
        1,
        areaOfUse,
        DOMAIN,
        toLonLat,
        fromLonLat,
        accuracy);
  }

  /** TM2 zone 121 of one datum to that of the other. */
  private record Shift(boolean toTwd97) implements CoordinateTransform {

    private static final double DETERMINANT = (1 + A) * (1 + A) - B * B;

    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        double x = source[sourceAt + i];
        double y = source[sourceAt + i + 1];
        if (toTwd97) {
          target[targetAt + i] = x + EAST + A * x + B * y;
          target[targetAt + i + 1] = y + NORTH + A * y + B * x;
        } else {
          double fromEast = x - EAST;
          double fromNorth = y - NORTH;
          target[targetAt + i] = ((1 + A) * fromEast - B * fromNorth) / DETERMINANT;
          target[targetAt + i + 1] = ((1 + A) * fromNorth - B * fromEast) / DETERMINANT;
        }
      }
    }
  }
}
