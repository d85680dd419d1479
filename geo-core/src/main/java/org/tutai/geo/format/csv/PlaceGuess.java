package org.tutai.geo.format.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.GeometryKind;

/**
 * Finds the columns that a table's geometries are in, by their names, and checks them by their
 * values. For one thread.
 */
final class PlaceGuess {

  private static final Pattern TEXT_NAME =
      Pattern.compile(
          "wkt|wktgeom|geom|geometry|geomwkt|geometrywkt|thegeom|wkbgeometry|shape|幾何|空間資料|圖形");
  private static final Pattern PAIR_NAME =
      Pattern.compile(
          "坐標|座標|經緯度|坐標位置|座標位置|gps|latlng|latlon|lnglat|lonlat|location|coordinate|coordinates|coords|position");
  private static final Pattern CODE = Pattern.compile("epsg\\s*[:：_]?\\s*(\\d{4,5})");

  private static final double SAID = 0.9;

  /** Of a system named without its zone: the datum is said, the positions have to tell the zone. */
  private static final double DATUM_ONLY = 0.4;

  private final List<String> names;
  private final List<ColumnSample> samples;

  /**
   * @param names of the columns
   * @param samples of the columns' values
   */
  PlaceGuess(List<String> names, List<ColumnSample> samples) {
    this.names = names;
    this.samples = samples;
  }

  /** Where the geometries are; empty when there are none. */
  Optional<Place> find() {
    return columns().or(this::text).or(this::pair);
  }

  /**
   * The place that a person chose.
   *
   * @param chosen one column or two, by name
   * @return empty when there are no such columns, or nothing of the kind is in them
   */
  Optional<Place> of(List<String> chosen) {
    int first = names.indexOf(chosen.get(0));
    if (chosen.size() == 1) {
      return first < 0 ? Optional.empty() : text(first).or(() -> pair(first));
    }
    int second = names.indexOf(chosen.get(1));
    return first < 0 || second < 0 || first == second || !hasNumbers(first) || !hasNumbers(second)
        ? Optional.empty()
        : Optional.of(columns(first, second).because(chosen(chosen)));
  }

  private boolean hasNumbers(int column) {
    return samples.get(column).guess().numbers() > 0;
  }

  private static Remark chosen(List<String> chosen) {
    return Remark.note(
        Topic.GEOMETRY,
        "Points are made of the columns \"" + String.join("\", \"", chosen) + "\", as chosen.",
        "依所選的「" + String.join("」、「", chosen) + "」欄產生點位。");
  }

  /** What to tell when a person wants a table alone. */
  static Remark noneChosen() {
    return Remark.note(Topic.GEOMETRY, "A table without geometry, as chosen.", "依所選，視為無空間資料的表格。");
  }

  /** What to tell when the chosen columns cannot be used. */
  static Remark notThose(List<String> chosen) {
    return Remark.warning(
        Topic.GEOMETRY,
        "The chosen columns \""
            + String.join("\", \"", chosen)
            + "\" are not there or hold no coordinates.",
        "所選的「" + String.join("」、「", chosen) + "」欄不存在，或內容不是坐標。");
  }

  /** What to tell a person who expected geometries. */
  static Remark nothing() {
    return Remark.note(
        Topic.GEOMETRY,
        "No columns of coordinates were found, so this is a table without geometry; recognised are"
            + " names such as "
            + AxisName.EXAMPLES
            + ", wkt, geometry.",
        "找不到坐標欄位，視為無空間資料的表格；可辨識的欄位名稱例如 " + AxisName.EXAMPLES + "、wkt、geometry、幾何。");
  }

  private Optional<Place> columns() {
    Place best = null;
    int bestWeight = 0;
    for (int x = 0; x < names.size(); x++) {
      AxisName east = axis(x, AxisName.Axis.X);
      for (int y = 0; east != null && y < names.size(); y++) {
        AxisName north = axis(y, AxisName.Axis.Y);
        if (north == null || !matches(east, north)) {
          continue;
        }
        int weight = east.weight() + north.weight() + (east.rest().equals(north.rest()) ? 50 : 0);
        if (weight > bestWeight) {
          bestWeight = weight;
          best = columns(x, y);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable AxisName axis(int column, AxisName.Axis axis) {
    ColumnSample sample = samples.get(column);
    if (!sample.isNearlyAllNumbers()) {
      return null;
    }
    return AxisName.of(names.get(column)).filter(name -> name.axis() == axis).orElse(null);
  }

  private static boolean matches(AxisName east, AxisName north) {
    return east.family() == north.family()
        && (east.rest().equals(north.rest()) || east.rest().isEmpty() || north.rest().isEmpty());
  }

  private Place columns(int x, int y) {
    ColumnSample east = samples.get(x);
    ColumnSample north = samples.get(y);
    boolean degrees = (east.fits(180) && north.fits(90)) || (east.fits(90) && north.fits(180));
    String both = names.get(x) + " " + names.get(y);
    String grounds = "\"" + names.get(x) + "\", \"" + names.get(y) + "\"";
    String chinese = "「" + names.get(x) + "」、「" + names.get(y) + "」";
    return new Place(
        Place.Form.COLUMNS,
        x,
        y,
        GeometryKind.POINT,
        degrees,
        isLonLat(x, y) ? lonLat(both) : crs(both, degrees),
        Remark.note(
            Topic.GEOMETRY,
            "Points are made of the columns "
                + grounds
                + ", by their names and because their values are numbers"
                + (degrees ? " that can be degrees" : "")
                + " ("
                + east.range()
                + "; "
                + north.range()
                + ").",
            "依欄位名稱及數值，以"
                + chinese
                + "兩欄產生點位（"
                + (degrees ? "可為經緯度；" : "")
                + east.range()
                + "；"
                + north.range()
                + "）。"));
  }

  /** Whether columns named for longitude and latitude hold degrees, and not the other way round. */
  private boolean isLonLat(int x, int y) {
    AxisName name = axis(x, AxisName.Axis.X);
    ColumnSample east = samples.get(x);
    ColumnSample north = samples.get(y);
    return name != null
        && name.family() == AxisName.Family.DEGREES
        && east.fits(180)
        && north.fits(90)
        && !(east.isWithin(20, 27) && north.isWithin(117, 125));
  }

  private static Finding<Crs> lonLat(String words) {
    Finding<Crs> said = crs(words, true);
    return said.value().isPresent()
        ? said
        : Finding.of(
            CrsRegistry.WGS84,
            0.93,
            List.of(
                Remark.note(
                    Topic.CRS,
                    "the columns are named for longitude and latitude and hold degrees, which are"
                        + " WGS 84 where nothing else is said",
                    "欄位名稱為經緯度且數值為度；未另行註明時視為 WGS 84")));
  }

  private static String joined(String name) {
    return AxisName.plain(name)
        .replaceAll("[(\\[〔【{].*?(?:[)\\]〕】}]|$)", "")
        .replaceAll("[^\\p{L}\\p{Nd}]+", "");
  }

  private Optional<Place> text() {
    for (int i = 0; i < names.size(); i++) {
      boolean named = TEXT_NAME.matcher(joined(names.get(i))).matches();
      if (named || samples.get(i).isAllGeometries()) {
        Optional<Place> place = text(i);
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Place> text(int i) {
    ColumnSample sample = samples.get(i);
    GeometryKind kind = sample.geometryKind();
    if (kind == null) {
      return Optional.empty();
    }
    Finding<Crs> said =
        sample.srid().isPresent()
            ? crs("EPSG:" + sample.srid().getAsInt(), false)
            : crs(names.get(i), false);
    return Optional.of(
        new Place(
            sample.isBinary() ? Place.Form.WKB : Place.Form.WKT,
            i,
            -1,
            kind,
            false,
            said,
            Remark.note(
                Topic.GEOMETRY,
                "The column \""
                    + names.get(i)
                    + "\" holds geometries as well-known "
                    + (sample.isBinary() ? "binary." : "text."),
                "「" + names.get(i) + "」欄為 " + (sample.isBinary() ? "WKB" : "WKT") + " 格式的幾何資料。")));
  }

  private Optional<Place> pair() {
    for (int i = 0; i < names.size(); i++) {
      if (PAIR_NAME.matcher(joined(names.get(i))).matches()) {
        Optional<Place> place = pair(i);
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Place> pair(int i) {
    ColumnSample sample = samples.get(i);
    if (!sample.isNearlyAllPairs()) {
      return Optional.empty();
    }
    boolean swapped = sample.isSwappedPair(joined(names.get(i)).startsWith("lat"));
    boolean degrees = sample.pairsAreDegrees();
    return Optional.of(
        new Place(
            swapped ? Place.Form.SWAPPED_PAIR : Place.Form.PAIR,
            i,
            -1,
            GeometryKind.POINT,
            degrees,
            crs(names.get(i), degrees),
            Remark.note(
                Topic.GEOMETRY,
                "The column \""
                    + names.get(i)
                    + "\" holds two numbers, taken for "
                    + (swapped ? "y and x." : "x and y."),
                "「" + names.get(i) + "」欄含兩個數值，視為" + (swapped ? " Y、X。" : " X、Y。"))));
  }

  /** What the words of names say of the system. */
  private static Finding<Crs> crs(String words, boolean degrees) {
    String plain = AxisName.plain(words);
    List<Remark> grounds = new ArrayList<>();
    Optional<Crs> crs = Optional.empty();
    Matcher code = CODE.matcher(plain);
    boolean saysAll = degrees || plain.contains("121") || plain.contains("119");
    if (code.find()) {
      saysAll = true;
      crs = CrsRegistry.byCode("EPSG:" + code.group(1));
      grounds.add(said("EPSG:" + code.group(1)));
    } else if (plain.contains("97")) {
      crs = taiwan(plain, degrees, "EPSG:3824", "EPSG:3826", "EPSG:3825");
      grounds.add(said("TWD97"));
    } else if (plain.contains("67")) {
      crs = taiwan(plain, degrees, "EPSG:3821", "EPSG:3828", "EPSG:3827");
      grounds.add(said("TWD67"));
    } else if (plain.contains("wgs") || plain.contains("gps")) {
      crs = degrees ? Optional.of(CrsRegistry.WGS84) : Optional.empty();
      grounds.add(said("WGS 84"));
    }
    if (crs.isPresent()) {
      return Finding.of(crs.get(), saysAll ? SAID : DATUM_ONLY, grounds);
    }
    grounds.add(Remark.note(Topic.CRS, "a CSV file has no word for its system", "CSV 檔案不記載坐標系統"));
    return new Finding<>(Optional.empty(), 0, grounds);
  }

  private static Optional<Crs> taiwan(
      String plain, boolean degrees, String geographic, String zone121, String zone119) {
    if (degrees) {
      return CrsRegistry.byCode(geographic);
    }
    if (plain.contains("121")) {
      return CrsRegistry.byCode(zone121);
    }
    return CrsRegistry.byCode(plain.contains("119") ? zone119 : zone121);
  }

  private static Remark said(String what) {
    return Remark.note(Topic.CRS, "the columns' names say " + what, "欄位名稱標示為 " + what);
  }
}
