package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.TaipowerGrid;

/**
 * A place written in the notations that people use, each so that {@link TypedCoordinate#parse}
 * reads it back. Stateless, thread-safe.
 */
public final class CoordinateForms {

  /** Where 馬祖 begins, which is surveyed in zone 119 though it reaches past 120° E. */
  private static final double MATSU_SOUTH = 25.9;

  private static final double MATSU_EAST = 120.6;
  private static final int PLUS_DIGITS = 10;
  private static final int POLE_METRES = 10;

  /**
   * One notation of a place.
   *
   * @param code for programs: decimal, dms, twd97, twd67, utm, mgrs, taipower, plus_code
   * @param english what the notation is called
   * @param chinese the same in Traditional Chinese
   * @param text the place in it
   */
  public record Form(String code, String english, String chinese, String text) {}

  private CoordinateForms() {}

  /**
   * The notations of a place, those that reach it: degrees everywhere, UTM and MGRS from 80° S to
   * 84° N, TWD97, TWD67 and Taipower's grid in Taiwan.
   *
   * @throws IllegalArgumentException for what is no place on the earth
   */
  public static List<Form> of(double lon, double lat) {
    if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException(
          "a place must have a longitude from -180 to 180 and a latitude from -90 to 90 (got: "
              + lon
              + ", "
              + lat
              + ")");
    }
    List<Form> forms = new ArrayList<>();
    forms.add(new Form("decimal", "Latitude, longitude", "緯度、經度", decimal(lon, lat)));
    forms.add(new Form("dms", "Degrees, minutes, seconds", "度分秒", dms(lon, lat)));
    addTm2(forms, lon, lat);
    if (Mgrs.covers(lon, lat)) {
      forms.add(new Form("utm", "UTM (WGS 84)", "UTM（WGS 84）", utm(lon, lat)));
    }
    Mgrs.write(lon, lat).ifPresent(text -> forms.add(new Form("mgrs", "MGRS", "MGRS", text)));
    if (CrsRegistry.TWD67_TM2_121.areaOfUse().contains(lon, lat)) {
      TaipowerGrid.ofLonLat(lon, lat, POLE_METRES)
          .ifPresent(text -> forms.add(new Form("taipower", "Taipower grid", "電力座標", text)));
    }
    String plus = PlusCode.encode(lon, lat, PLUS_DIGITS);
    forms.add(new Form("plus_code", "Plus code", "Plus Code", plus));
    return List.copyOf(forms);
  }

  private static String decimal(double lon, double lat) {
    return String.format(Locale.ROOT, "%.6f, %.6f", lat, lon);
  }

  private static String dms(double lon, double lat) {
    return dms(lat, 'N', 'S') + " " + dms(lon, 'E', 'W');
  }

  /** To a hundredth of a second, 30 cm. */
  private static String dms(double degrees, char plus, char minus) {
    long hundredths = Math.round(Math.abs(degrees) * 360_000);
    return String.format(
        Locale.ROOT,
        "%d°%02d'%02d.%02d\"%c",
        hundredths / 360_000,
        hundredths / 6000 % 60,
        hundredths / 100 % 60,
        hundredths % 100,
        degrees < 0 ? minus : plus);
  }

  private static void addTm2(List<Form> forms, double lon, double lat) {
    int zone = lon < 120 || (lat > MATSU_SOUTH && lon < MATSU_EAST) ? 119 : 121;
    Crs twd97 = zone == 119 ? CrsRegistry.TWD97_TM2_119 : CrsRegistry.TWD97_TM2_121;
    Crs twd67 = zone == 119 ? CrsRegistry.TWD67_TM2_119 : CrsRegistry.TWD67_TM2_121;
    boolean matsu = zone == 119 && lon >= 118 && lat > 18 && lat < 27;
    if (matsu || twd97.areaOfUse().contains(lon, lat)) {
      String name = "TWD97 TM2 " + zone;
      forms.add(
          new Form("twd97", name, "TWD97 二度分帶 " + zone, name + " " + metres(twd97, lon, lat, 2)));
    }
    if (twd67.areaOfUse().contains(lon, lat)) {
      String name = "TWD67 TM2 " + zone;
      forms.add(
          new Form("twd67", name, "TWD67 二度分帶 " + zone, name + " " + metres(twd67, lon, lat, 0)));
    }
  }

  private static String utm(double lon, double lat) {
    int zone = Mgrs.zone(lon, lat);
    return zone + (lat < 0 ? "S " : "N ") + metres(Mgrs.utm(zone, lat >= 0), lon, lat, 1);
  }

  private static String metres(Crs crs, double lon, double lat, int decimals) {
    double[] point = {lon, lat};
    crs.fromLonLat().transform(point, 0, point, 0, 1);
    String form = "%." + decimals + "f, %." + decimals + "f";
    return String.format(Locale.ROOT, form, point[0], point[1]);
  }

  /** A place of TWD67 TM2 zone 121 in WGS 84 degrees. */
  static double[] ofTwd67(double east, double north) {
    double[] point = {east, north};
    CrsRegistry.TWD67_TM2_121.toLonLat().transform(point, 0, point, 0, 1);
    return point;
  }
}
