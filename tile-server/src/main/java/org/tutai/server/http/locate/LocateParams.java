package org.tutai.server.http.locate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.Folding;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;

/**
 * The parameters that questions about places have in common, checked. What does not hold is a
 * problem with status 400 that names the parameter, what was found and what was expected.
 */
final class LocateParams {

  /** A text longer than this is refused. */
  static final int MOST_TEXT = 2000;

  private static final int MOST_NUMBER = 40;

  private final Params params;
  private final OutputCrs crs;

  LocateParams(Params params) {
    this.params = params;
    String code = params.get("CRS", "");
    this.crs =
        code.isEmpty()
            ? OutputCrs.DEGREES
            : OutputCrs.find(code)
                .orElseThrow(() -> bad("crs", code, "one of the EPSG codes " + OutputCrs.codes()));
  }

  /** The system of the coordinates asked for, and of those in the question. */
  OutputCrs crs() {
    return crs;
  }

  /** Whether GeoJSON is asked for, rather than JSON. */
  boolean geoJson() {
    String form = params.get("F", "json");
    if (form.equalsIgnoreCase("geojson")) {
      return true;
    }
    if (form.equalsIgnoreCase("json")) {
      return false;
    }
    throw bad("f", form, "json or geojson");
  }

  /** A text that must be there. */
  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> bad(name, "", "a text of 1 to " + MOST_TEXT + " characters"));
  }

  /** A text; empty when it is missing or blank. */
  Optional<String> optionalText(String name) {
    String text = params.get(name.toUpperCase(java.util.Locale.ROOT), "");
    if (text.length() > MOST_TEXT) {
      throw bad(
          name, text.length() + " characters", "a text of at most " + MOST_TEXT + " characters");
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** How many answers are wanted at most. */
  int limit(int otherwise) {
    String text = raw("limit");
    int limit = text.isEmpty() ? otherwise : whole("limit", text);
    if (limit < 1 || limit > Query.MAX_LIMIT) {
      throw bad("limit", text, "a whole number from 1 to " + Query.MAX_LIMIT);
    }
    return limit;
  }

  private static int whole(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw bad(name, text, "a whole number from 1 to " + Query.MAX_LIMIT);
    }
  }

  /** Whether something is asked for: true or false. */
  boolean flag(String name) {
    String text = raw(name);
    if (text.isEmpty() || text.equalsIgnoreCase("false") || text.equals("0")) {
      return false;
    }
    if (text.equalsIgnoreCase("true") || text.equals("1")) {
      return true;
    }
    throw bad(name, text, "true or false");
  }

  /** A number within bounds; empty when it is missing. */
  Optional<Double> number(String name, double least, double most) {
    String text = raw(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    double value = number(text);
    if (!(value >= least && value <= most)) {
      throw bad(name, text, "a number from " + shown(least) + " to " + shown(most));
    }
    return Optional.of(value);
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  /** NaN for what is none; {@code 0x1p3} and {@code 1d} are none to people. */
  private static double number(String text) {
    if (text.length() > MOST_NUMBER) {
      return Double.NaN;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
      if (!fits) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * The place asked about, as longitude and latitude: {@code lon} and {@code lat}, or {@code x} and
   * {@code y} in the system asked for; empty when there is neither.
   */
  Optional<double[]> place() {
    Optional<Double> lon = number("lon", -180, 180);
    Optional<Double> lat = number("lat", -90, 90);
    Optional<Double> x = number("x", -1e8, 1e8);
    Optional<Double> y = number("y", -1e8, 1e8);
    if (lon.isPresent() || lat.isPresent()) {
      return Optional.of(
          new double[] {
            lon.orElseThrow(() -> bad("lon", "", "degrees of longitude beside lat")),
            lat.orElseThrow(() -> bad("lat", "", "degrees of latitude beside lon"))
          });
    }
    if (x.isEmpty() && y.isEmpty()) {
      return Optional.empty();
    }
    double east = x.orElseThrow(() -> bad("x", "", "a coordinate beside y"));
    double north = y.orElseThrow(() -> bad("y", "", "a coordinate beside x"));
    double[] lonLat = crs.toLonLat(east, north);
    if (!(Math.abs(lonLat[0]) <= 180) || !(Math.abs(lonLat[1]) <= 90)) {
      throw bad("x", raw("x") + "," + raw("y"), "coordinates that " + crs.crs().name() + " covers");
    }
    return Optional.of(lonLat);
  }

  /** A box in degrees: {@code minX,minY,maxX,maxY} in the system asked for; null for none. */
  @Nullable Bounds box(String name) {
    return coordinates(name, "four numbers minX,minY,maxX,maxY", false);
  }

  /** A box or a place in degrees: four numbers or two in the system asked for; null for none. */
  @Nullable Bounds boxOrPlace(String name) {
    return coordinates(name, "two numbers x,y or four minX,minY,maxX,maxY", true);
  }

  private @Nullable Bounds coordinates(String name, String expected, boolean place) {
    String text = raw(name);
    if (text.isEmpty()) {
      return null;
    }
    double[] numbers = numbers(text);
    if (place && numbers.length == 2) {
      numbers = new double[] {numbers[0], numbers[1], numbers[0], numbers[1]};
    }
    if (numbers.length != 4 || !(numbers[0] <= numbers[2]) || !(numbers[1] <= numbers[3])) {
      throw bad(name, text, expected);
    }
    return crs.toLonLat(new Bounds(numbers[0], numbers[1], numbers[2], numbers[3]))
        .orElseThrow(() -> bad(name, text, "coordinates that " + crs.crs().name() + " covers"));
  }

  /** Numbers between commas; none at all when one is no number of a place on earth. */
  private static double[] numbers(String text) {
    String[] parts = text.split(",", 6);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number(parts[i].strip());
      if (!(Math.abs(numbers[i]) <= 1e8)) {
        return new double[0];
      }
    }
    return numbers;
  }

  /** The code of a county or town given by its code or name; empty for none. */
  String district(String name) {
    return districtNamed(name).map(District::code).orElse("");
  }

  /** A county or town given by its code or name. */
  Optional<District> districtNamed(String name) {
    String text = raw(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String expected = "the code or name of a county or town (63000, 臺北市, 臺北市中山區)";
    if (text.length() > MOST_NUMBER) {
      throw bad(name, text, expected);
    }
    Optional<District> found = Districts.taiwan().byCode(text).or(() -> byName(text));
    return Optional.of(
        found
            .filter(district -> district.level() != District.Level.VILLAGE)
            .orElseThrow(() -> bad(name, text, expected)));
  }

  /**
   * A county, a town, or a county's town; a town's name alone only where it is the one of its name.
   */
  private static Optional<District> byName(String text) {
    Districts districts = Districts.taiwan();
    String key = Folding.key(text);
    for (District.Level level : List.of(District.Level.COUNTY, District.Level.TOWN)) {
      List<DistrictName> named = districts.named(key, level);
      if (named.size() == 1) {
        return Optional.of(named.get(0).district());
      }
    }
    return districts.counties().stream()
        .flatMap(county -> districts.in(county).stream())
        .filter(town -> Folding.key(town.fullName()).equals(key))
        .findFirst();
  }

  String raw(String name) {
    return params.get(name.toUpperCase(java.util.Locale.ROOT), "").strip();
  }

  /** A problem with a parameter. */
  static ProblemException bad(String parameter, String found, String expected) {
    return ProblemException.parameter(parameter, found, expected);
  }
}
