package org.tutai.geo.locate.place;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.crs.TaipowerGrid;

/**
 * Places written as one code: plus codes, Taipower grid, MGRS, and those in {@code geo:} addresses
 * and map links. Stateless, thread-safe.
 */
final class CodeReader {

  private static final double METRES_PER_DEGREE = 111_320;
  private static final int MOST_CODE = 40;
  private static final int MOST_NAME = 100;

  /** What stands before latitude and longitude in links, the surest first. */
  private static final List<String> BEFORE =
      List.of(
          "!3D",
          "MLAT=",
          "?Q=",
          "&Q=",
          "QUERY=",
          "DESTINATION=",
          "DADDR=",
          "LL=",
          "CENTER=",
          "LOC:",
          "@",
          "#MAP=",
          "/");

  private CodeReader() {}

  /** Whether a folded text looks like something read here. */
  static boolean isCode(String folded) {
    return folded.indexOf('+') > 0
        || folded.startsWith("GEO:")
        || folded.contains("://")
        || (folded.length() <= MOST_CODE && isLetterOrDigitCode(folded));
  }

  /** Letters and digits with a letter among the first three characters. */
  private static boolean isLetterOrDigitCode(String folded) {
    boolean letters = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z';
      letters |= letter;
      if (!letter && !(c >= '0' && c <= '9') && c != ' ' && c != '-') {
        return false;
      }
    }
    return letters;
  }

  /**
   * The readings, each with its own likelihood.
   *
   * @param folded half width and capital letters alone, so that names stay as they are
   */
  static List<TypedCoordinate> read(String folded, Localities localities) {
    List<TypedCoordinate> found = new ArrayList<>();
    if (folded.startsWith("GEO:") || folded.contains("://")) {
      link(folded).ifPresent(found::add);
    } else if (folded.indexOf('+') > 0) {
      plusCode(folded, localities).ifPresent(found::add);
    } else {
      String joined = folded.replace(" ", "").replace("-", "");
      taipower(joined).ifPresent(found::add);
      mgrs(joined).ifPresent(found::add);
    }
    return found;
  }

  // ---- plus codes

  private static Optional<TypedCoordinate> plusCode(String folded, Localities localities) {
    int plus = folded.indexOf('+');
    int from = plus;
    while (from > 0 && isCodeCharacter(folded.charAt(from - 1))) {
      from--;
    }
    int to = plus + 1;
    while (to < folded.length() && isCodeCharacter(folded.charAt(to))) {
      to++;
    }
    String code = folded.substring(from, to);
    Optional<PlusCode.Cell> cell = PlusCode.decode(code);
    if (cell.isEmpty() && PlusCode.isShort(code)) {
      String name = (folded.substring(0, from) + " " + folded.substring(to)).strip();
      cell = near(code, name.replace(",", " ").strip(), localities);
    }
    return cell.map(CodeReader::ofCell);
  }

  private static Optional<PlusCode.Cell> near(String code, String name, Localities localities) {
    Optional<Coordinate> place =
        name.length() > MOST_NAME ? Optional.empty() : localities.find(name);
    return place.flatMap(at -> PlusCode.near(code, at.x, at.y));
  }

  private static boolean isCodeCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static TypedCoordinate ofCell(PlusCode.Cell cell) {
    double across = (cell.east() - cell.west()) * Math.cos(Math.toRadians(cell.lat()));
    double size = Math.max(cell.north() - cell.south(), across) * METRES_PER_DEGREE;
    return of(cell.lon(), cell.lat(), "plus code", size / 2, 1, "plus code", "Plus Code");
  }

  private static TypedCoordinate of(
      double lon,
      double lat,
      String crs,
      double accuracy,
      double likelihood,
      String english,
      String chinese) {
    return new TypedCoordinate(lon, lat, crs, likelihood, accuracy, english, chinese);
  }

  // ---- Taipower

  /** B8146GE25, B8146GE2511, and with less likelihood the squares B8146GE and B8146. */
  private static Optional<TypedCoordinate> taipower(String code) {
    String whole =
        switch (code.length()) {
          case 5 -> code + "AA00";
          case 7 -> code + "00";
          default -> code;
        };
    if (whole.length() != 9 && whole.length() != 11) {
      return Optional.empty();
    }
    return square(whole).map(square -> ofSquare(square, code.length()));
  }

  private static Optional<TaipowerGrid.Square> square(String code) {
    if (code.charAt(0) < 'A' || code.charAt(0) > 'Z') {
      return Optional.empty();
    }
    try {
      return Optional.of(TaipowerGrid.parse(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TypedCoordinate ofSquare(TaipowerGrid.Square square, int length) {
    double[] centre = square.centreLonLat();
    double half =
        switch (length) {
          case 5 -> 400;
          case 7 -> 50;
          case 9 -> 5;
          default -> 0.5;
        };
    if (length < 9) {
      double north = length == 5 ? 250 : 50;
      centre = CoordinateForms.ofTwd67(square.east() + half, square.north() + north);
    }
    return of(
        centre[0],
        centre[1],
        "Taipower",
        Math.max(2, half),
        length == 5 ? 0.3 : length == 7 ? 0.7 : 1,
        "Taipower grid, on TWD67",
        "電力座標（TWD67）");
  }

  // ---- MGRS

  private static Optional<TypedCoordinate> mgrs(String code) {
    Mgrs.Square square = Mgrs.read(code);
    if (square == null) {
      return Optional.empty();
    }
    double likelihood = square.metres() > 10_000 ? 0.3 : 1;
    double half = square.metres() / 2;
    return Optional.of(
        of(square.lon(), square.lat(), "MGRS", half, likelihood, "MGRS, WGS 84", "MGRS（WGS 84）"));
  }

  // ---- links

  private static Optional<TypedCoordinate> link(String folded) {
    String text = decoded(folded);
    for (String before : text.startsWith("GEO:") ? List.of("Q=", "GEO:") : BEFORE) {
      for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
        double[] place = pair(text, at + before.length(), before.equals("#MAP="));
        if (place != null) {
          return Optional.of(ofLink(place, text));
        }
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8).replace("+", " ");
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Latitude, longitude and the decimals of the shorter; null for none. */
  private static double @Nullable [] pair(String text, int from, boolean afterZoom) {
    int at = from;
    if (afterZoom) {
      at = text.indexOf('/', from) + 1;
      if (at <= 0) {
        return null;
      }
    }
    int end = numberEnd(text, at);
    int next = skip(text, end);
    int last = numberEnd(text, next);
    if (end == at || next == end || last == next) {
      return null;
    }
    double lat = number(text.substring(at, end));
    double lon = number(text.substring(next, last));
    int decimals =
        Math.min(decimals(text.substring(at, end)), decimals(text.substring(next, last)));
    boolean real = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return real && decimals > 0 ? new double[] {lat, lon, decimals} : null;
  }

  /** Past what stands between the two numbers. */
  private static int skip(String text, int at) {
    for (String between : List.of("&MLON=", "!4D", ",", "/")) {
      if (text.startsWith(between, at)) {
        int next = at + between.length();
        return next < text.length() && text.charAt(next) == ' ' ? next + 1 : next;
      }
    }
    return at;
  }

  private static int numberEnd(String text, int from) {
    int at = from;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = at;
    boolean point = false;
    while (at < text.length() && at - digits < 25) {
      char c = text.charAt(at);
      if (c == '.' && !point) {
        point = true;
      } else if (c < '0' || c > '9') {
        break;
      }
      at++;
    }
    return at > digits && !(at == digits + 1 && point) ? at : from;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    return point < 0 ? 0 : number.length() - point - 1;
  }

  private static TypedCoordinate ofLink(double[] place, String text) {
    double accuracy = Math.pow(10, -place[2]) / 2 * METRES_PER_DEGREE;
    int uncertain = text.indexOf(";U=");
    if (text.startsWith("GEO:") && uncertain > 0) {
      int end = numberEnd(text, uncertain + 3);
      if (end > uncertain + 3) {
        accuracy = Math.max(accuracy, number(text.substring(uncertain + 3, end)));
      }
    }
    return of(
        place[1], place[0], "EPSG:4326", accuracy, 1, "link to a map, WGS 84", "地圖連結（WGS 84）");
  }
}
