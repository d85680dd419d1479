package org.tutai.viewer.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.TaipowerGrid;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Bends;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** Measurements in words. */
public final class Reading {

  /** How all lengths and areas are measured. */
  public static final Text METHOD =
      Text.of(
          "Geodesic on WGS 84 (Karney), whatever the map's projection; heights are not counted.",
          "WGS 84 橢球面大地線（Karney 演算法），不受地圖投影影響；未計高程起伏。");

  private static final Text LENGTH = Text.of("Length", "長度");
  private static final Text AZIMUTH = Text.of("Azimuth", "方位角");
  private static final Text BACK = Text.of("Back azimuth", "反方位角");
  private static final Text LAST = Text.of("Last stretch", "最後一段");
  private static final Text STRETCH = Text.of("Stretch %d", "第 %d 段");
  private static final Text AREA = Text.of("Area", "面積");
  private static final Text PERIMETER = Text.of("Perimeter", "周長");
  private static final Text TM2 = Text.of("%s (%d)", "%s（%d）");
  private static final Text TAIPOWER = Text.of("Taipower", "電力坐標");

  private Reading() {}

  /**
   * A line of a reading.
   *
   * @param name what it is; empty for what goes on with the line above
   * @param value what it comes to
   */
  public record Line(String name, String value) {}

  /**
   * What a measurement says.
   *
   * @param lengthUnit as documents write it, for perimeters; empty to choose by size
   */
  public static List<Line> lines(Measurement.Taken taken, String lengthUnit, Language language) {
    List<Position> part = taken.parts().get(0);
    return switch (taken.kind()) {
      case POINT -> coordinates(part.get(0), language);
      case DISTANCE -> distance(taken, part, language);
      case AREA -> area(taken, lengthUnit, language);
    };
  }

  private static List<Line> distance(
      Measurement.Taken taken, List<Position> part, Language language) {
    var lines = new ArrayList<Line>();
    double metres = Figures.complete(taken).length().orElse(0);
    lines.add(new Line(LENGTH.in(language), amount(metres, taken.unit(), false, language)));
    Position before = part.get(part.size() - 2);
    Position last = part.get(part.size() - 1);
    if (part.size() > 2) {
      lines.add(new Line(LAST.in(language), stretch(before, last, taken.unit(), language)));
    } else if (!before.equals(last)) {
      lines.add(new Line(AZIMUTH.in(language), degrees(azimuth(before, last))));
      lines.add(new Line(BACK.in(language), degrees(azimuth(last, before))));
    }
    return lines;
  }

  private static String stretch(Position from, Position to, String unit, Language language) {
    String length = amount(Bends.distance(from, to), unit, false, language);
    return from.equals(to) ? length : length + " · " + degrees(azimuth(from, to));
  }

  private static double azimuth(Position from, Position to) {
    return Geodesics.azimuth(from.lon(), from.lat(), to.lon(), to.lat());
  }

  private static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.2f°", degrees);
  }

  private static List<Line> area(Measurement.Taken taken, String lengthUnit, Language language) {
    Measurement.Results results = Figures.complete(taken);
    double area = results.area().orElse(0);
    double perimeter = results.perimeter().orElse(0);
    return List.of(
        new Line(AREA.in(language), amount(area, taken.unit(), true, language)),
        new Line(PERIMETER.in(language), amount(perimeter, lengthUnit, false, language)));
  }

  private static String amount(double metres, String unit, boolean area, Language language) {
    return Figures.unit(unit, metres, area).text(metres, language.locale());
  }

  /** The figure that stands for a measurement where there is room for one. */
  public static String headline(Measurement.Taken taken, Language language) {
    return lines(taken, "", language).get(0).value();
  }

  /** All of a measurement as lines of text, a tabulator between name and value. */
  public static String text(Measurement.Taken taken, String lengthUnit, Language language) {
    var text = new StringBuilder();
    for (Line line : full(taken, lengthUnit, language)) {
      text.append(line.name()).append('\t').append(line.value()).append('\n');
    }
    notes(taken, language).forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  /** The lines with every stretch of a path. */
  private static List<Line> full(Measurement.Taken taken, String lengthUnit, Language language) {
    var lines = new ArrayList<>(lines(taken, lengthUnit, language));
    List<Position> part = taken.parts().get(0);
    if (taken.kind() == Measurement.Kind.DISTANCE && part.size() > 2) {
      lines.remove(lines.size() - 1);
      for (int i = 1; i < part.size(); i++) {
        String length = stretch(part.get(i - 1), part.get(i), taken.unit(), language);
        lines.add(new Line(STRETCH.in(language, i), length));
      }
    }
    return lines;
  }

  /** How it was measured, and how true its coordinates are, in sentences. */
  public static List<String> notes(Measurement.Taken taken, Language language) {
    return taken.kind() == Measurement.Kind.POINT
        ? accuracies(taken.parts().get(0).get(0), language)
        : List.of(METHOD.in(language));
  }

  // --- Coordinates -------------------------------------------------------------------------------

  private static List<Line> coordinates(Position place, Language language) {
    var lines = new ArrayList<Line>();
    double lon = Math.IEEEremainder(place.lon(), 360);
    lines.add(new Line("WGS 84", String.format(Locale.ROOT, "%.6f, %.6f", lon, place.lat())));
    lines.add(new Line("", sexagesimal(place.lat(), 'N', 'S') + " " + sexagesimal(lon, 'E', 'W')));
    if (isNearTaiwan(place)) {
      int zone = zone(place);
      lines.add(plane("TWD97", zone, twd97(zone), place, language));
      lines.add(
          hasTwd67(place)
              ? plane("TWD67", zone, twd67(zone), place, language)
              : new Line("TWD67", "–"));
      TaipowerGrid.ofLonLat(lon, place.lat(), 10)
          .filter(square -> zone == 121)
          .ifPresent(square -> lines.add(new Line(TAIPOWER.in(language), square)));
    }
    return lines;
  }

  /** What the coordinates of a place are off at most. */
  private static List<String> accuracies(Position place, Language language) {
    var said = new ArrayList<String>();
    if (isNearTaiwan(place)) {
      int zone = zone(place);
      said.add(accuracy(twd97(zone), language));
      if (hasTwd67(place)) {
        said.add(accuracy(twd67(zone), language));
      }
    }
    return said;
  }

  private static String accuracy(Crs crs, Language language) {
    return language == Language.CHINESE
        ? crs.accuracy().chinese() + "。"
        : crs.accuracy().english() + ".";
  }

  private static Line plane(String datum, int zone, Crs crs, Position place, Language language) {
    double[] at = {place.lon(), place.lat()};
    crs.fromLonLat().transform(at, 0, at, 0, 1);
    return new Line(
        TM2.in(language, datum, zone), String.format(Locale.ROOT, "%.2f, %.2f", at[0], at[1]));
  }

  private static Crs twd97(int zone) {
    return zone == 119 ? CrsRegistry.TWD97_TM2_119 : CrsRegistry.TWD97_TM2_121;
  }

  private static Crs twd67(int zone) {
    return zone == 119 ? CrsRegistry.TWD67_TM2_119 : CrsRegistry.TWD67_TM2_121;
  }

  private static int zone(Position place) {
    return place.lon() < 120 ? 119 : 121;
  }

  private static boolean isNearTaiwan(Position place) {
    return within(place, 112, 15, 128, 32);
  }

  /** The main island, and Penghu. */
  private static boolean hasTwd67(Position place) {
    return within(place, 119.95, 21.7, 122.2, 25.5) || within(place, 119.2, 23.1, 119.95, 23.9);
  }

  private static boolean within(
      Position place, double west, double south, double east, double north) {
    return place.lon() >= west
        && place.lon() <= east
        && place.lat() >= south
        && place.lat() <= north;
  }

  /** Degrees, minutes and seconds to a hundredth. */
  static String sexagesimal(double degrees, char positive, char negative) {
    long hundredths = Math.round(Math.abs(degrees) * 360_000);
    return String.format(
        Locale.ROOT,
        "%d°%02d′%05.2f″%c",
        hundredths / 360_000,
        hundredths / 6_000 % 60,
        hundredths % 6_000 / 100.0,
        degrees < 0 ? negative : positive);
  }
}
