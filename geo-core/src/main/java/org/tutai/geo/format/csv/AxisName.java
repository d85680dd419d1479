package org.tutai.geo.format.csv;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column's name says of the coordinates in it, in English or Chinese: {@code lon}, {@code
 * 經度(WGS84)}, {@code TWD97_X}, {@code X坐標} …
 *
 * @param axis which coordinate
 * @param family what the axes are called; the two columns of a pair are of one family
 * @param rest the name without the axis; the two columns of a pair have the same
 * @param weight how plainly the name says it; the greater the plainer
 */
record AxisName(Axis axis, Family family, String rest, int weight) {

  /** A coordinate. */
  enum Axis {
    X,
    Y
  }

  /** What axes are called. */
  enum Family {
    /** Longitude and latitude. */
    DEGREES,
    /** X and y, or east and north. */
    PLANE
  }

  /** Names that are recognised, for a person who looks for them. */
  static final String EXAMPLES = "lon/lat, longitude/latitude, x/y, 經度/緯度, X坐標/Y坐標, TWD97X/TWD97Y";

  private record Words(Family family, int weight, String x, String y) {}

  private static final List<Words> CHINESE =
      List.of(
          new Words(Family.DEGREES, 100, "經度", "緯度"),
          new Words(Family.DEGREES, 90, "东经|東經", "北緯|北纬"),
          new Words(Family.DEGREES, 90, "经度", "纬度"),
          new Words(Family.PLANE, 80, "橫[坐座]標", "縱[坐座]標"),
          new Words(Family.PLANE, 80, "x[坐座]標|[坐座]標x|x軸", "y[坐座]標|[坐座]標y|y軸"),
          new Words(Family.PLANE, 70, "東距|東向|東[坐座]標", "北距|北向|北[坐座]標"));

  private static final List<Words> LATIN =
      List.of(
          new Words(Family.DEGREES, 100, "longitude|lon|lng|long", "latitude|lat"),
          new Words(
              Family.PLANE,
              80,
              "xcoord|coordx|xcoordinate|pointx",
              "ycoord|coordy|ycoordinate|pointy"),
          new Words(Family.PLANE, 70, "x", "y"),
          new Words(Family.PLANE, 60, "easting|east", "northing|north"),
          new Words(Family.PLANE, 20, "e", "n"));

  /** What may be stuck to a Latin word for an axis without a separator. */
  private static final String AFFIX =
      "(?:wgs84|wgs|twd97|twd67|twd|tm2|tm|97|67|84|gps|geo|gis|center|centre|centroid|point|pt|map"
          + "|google|coord|pos|poi|dd|deg|d|p)*";

  private static final Pattern NOTE = Pattern.compile("[(\\[〔【{].*?(?:[)\\]〕】}]|$)");
  private static final Set<String> NOT_BESIDE_E = Set.of("e", "n");

  /** What the name says; empty when it says nothing of coordinates. */
  static Optional<AxisName> of(String name) {
    String plain = plain(name);
    String base = NOTE.matcher(plain).replaceAll(" ").strip();
    return chinese(base).or(() -> latin(base));
  }

  /** The name in lower case, full-width letters and digits made narrow. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }

  private static Optional<AxisName> chinese(String base) {
    String joined = base.replaceAll("[\\s_\\-.:/]+", "");
    for (Words words : CHINESE) {
      for (Axis axis : Axis.values()) {
        Matcher m = Pattern.compile(axis == Axis.X ? words.x : words.y).matcher(joined);
        if (m.find() && !contains(joined, axis == Axis.X ? words.y : words.x)) {
          return Optional.of(new AxisName(axis, words.family, m.replaceFirst(""), words.weight));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean contains(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static Optional<AxisName> latin(String base) {
    List<String> tokens = Arrays.asList(base.split("[^\\p{L}\\p{Nd}]+"));
    for (Words words : LATIN) {
      for (Axis axis : Axis.values()) {
        Optional<AxisName> found =
            latin(base, tokens, words, axis, axis == Axis.X ? words.x : words.y);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<AxisName> latin(
      String base, List<String> tokens, Words words, Axis axis, String pattern) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).matches(pattern)) {
        if (NOT_BESIDE_E.contains(tokens.get(i)) && tokens.size() > 1) {
          return Optional.empty();
        }
        List<String> rest = new ArrayList<>(tokens);
        rest.remove(i);
        return Optional.of(
            new AxisName(
                axis,
                words.family,
                String.join("_", rest),
                words.weight - Math.min(10, 5 * rest.size())));
      }
    }
    String joined = base.replaceAll("[^\\p{L}\\p{Nd}]+", "");
    Matcher m =
        Pattern.compile("(" + AFFIX + ")(?:" + pattern + ")(" + AFFIX + ")").matcher(joined);
    return m.matches() && pattern.length() > 0 && !pattern.equals("e") && !pattern.equals("n")
        ? Optional.of(
            new AxisName(axis, words.family, m.group(1) + "_" + m.group(2), words.weight - 5))
        : Optional.empty();
  }
}
