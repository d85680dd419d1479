package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.locate.place.AngleReader.Angle;
import org.tutai.geo.locate.place.CoordinateText.Comma;

/**
 * All readings of one text as a coordinate, weighed against one another: how the text is written,
 * what it says of its system, and how likely the place is. For one text.
 */
final class CoordinateReader {

  /*
   * A reading's weight is the product of what speaks for it. Readings share their certainty by weight, so
   * that a pair of numbers that is on land in TWD97 and in the sea in zone 119 is nearly all TWD97, while
   * TWD67, 850 m beside it, stays with the rest.
   */
  private static final double TWD97_SHARE = 0.86;
  private static final double TWD67_SHARE = 0.14;
  private static final double LAT_FIRST = 0.65;

  private static final double LEAST_SHARE = 0.004;

  private static final int MOST_READINGS = 8;

  /** Eastings and northings of TM2 that can be in Taiwan or the sea around it, metres. */
  private static final double LEAST_EAST = 80_000;

  private static final double MOST_EAST = 430_000;
  private static final double LEAST_NORTH = 2_280_000;
  private static final double MOST_NORTH = 2_980_000;

  private record Reading(TypedCoordinate place, double weight, double certainty) {}

  private final String text;
  private final String folded;
  private final Localities localities;
  private final List<Reading> readings = new ArrayList<>();

  CoordinateReader(String text, Localities localities) {
    this.text = text;
    this.folded = CoordinateFolding.fold(text);
    this.localities = localities;
  }

  /** The readings, the likeliest first. */
  List<TypedCoordinate> read() {
    if (CodeReader.isCode(folded)) {
      CodeReader.read(CoordinateFolding.half(text), localities)
          .forEach(code -> add(code, 1, code.likelihood()));
    }
    if (readings.isEmpty()) {
      readNumbers();
    }
    return shared();
  }

  private void readNumbers() {
    CoordinateHints hints = CoordinateHints.of(folded);
    readUtm(hints);
    for (Comma comma : Comma.values()) {
      CoordinateText text = CoordinateText.read(hints.rest(), comma);
      if (text != null && (comma != Comma.DECIMAL || text.fractions() == 2)) {
        readAngles(text, hints, comma == Comma.SEPARATOR ? 1 : 0.8);
        readPlane(text, hints);
      }
      if (hints.rest().indexOf(',') < 0) {
        return;
      }
    }
  }

  // ---- degrees

  private void readAngles(CoordinateText text, CoordinateHints hints, double weight) {
    AngleReader.Pair pair = hints.plane() || hints.utm() ? null : AngleReader.read(text);
    Crs crs = degrees(hints);
    if (pair == null || crs == null) {
      return;
    }
    Angle first = pair.first();
    Angle second = pair.second();
    boolean xFirst = text.listed() || hints.point();
    if (canBe(first, false) && canBe(second, true)) {
      addAngles(pair, false, crs, weight * (xFirst ? 1 - LAT_FIRST : LAT_FIRST));
    }
    if (canBe(first, true) && canBe(second, false)) {
      addAngles(pair, true, crs, weight * (xFirst ? LAT_FIRST : 1 - LAT_FIRST));
    }
  }

  private static @Nullable Crs degrees(CoordinateHints hints) {
    return switch (hints.epsg()) {
      case 0 -> degreesOf(hints.datum());
      case 4326 -> CrsRegistry.WGS84;
      case 3824 -> CrsRegistry.TWD97;
      case 3821 -> CrsRegistry.TWD67;
      default -> null;
    };
  }

  private static Crs degreesOf(int datum) {
    return datum == 67 ? CrsRegistry.TWD67 : datum == 97 ? CrsRegistry.TWD97 : CrsRegistry.WGS84;
  }

  private static boolean canBe(Angle angle, boolean longitude) {
    boolean fits = angle.eastward() == null || angle.eastward() == longitude;
    return fits && (longitude || Math.abs(angle.degrees()) <= 90);
  }

  private void addAngles(AngleReader.Pair pair, boolean lonFirst, Crs crs, double weight) {
    Angle lon = lonFirst ? pair.first() : pair.second();
    Angle lat = lonFirst ? pair.second() : pair.first();
    double[] point = {lon.degrees(), lat.degrees()};
    crs.toLonLat().transform(point, 0, point, 0, 1);
    double likely = Likelihood.of(point[0], point[1]);
    boolean inTaiwan = likely > 0.05;
    if (!pair.sure() && !inTaiwan) {
      return;
    }
    int parts = Math.max(lon.parts(), lat.parts());
    double accuracy = accuracy(pair.accuracyMetres(), crs);
    add(
        new TypedCoordinate(
            point[0],
            point[1],
            crs.code(),
            0,
            accuracy,
            CoordinateWords.angles(parts, lonFirst, crs, false),
            CoordinateWords.angles(parts, lonFirst, crs, true)),
        weight * likely,
        pair.sure() ? 1 : 0.6);
  }

  private static double accuracy(double ofDigits, Crs crs) {
    return crs.accuracy().deservesRemark() ? Math.max(ofDigits, crs.accuracy().metres()) : ofDigits;
  }

  // ---- metres

  private void readPlane(CoordinateText text, CoordinateHints hints) {
    PlaneReader.Pair pair = PlaneReader.read(text);
    if (pair == null) {
      return;
    }
    if (hints.utm()) {
      for (int zone : new int[] {51, 50}) {
        addPlane(pair, Mgrs.utm(zone, true), 1);
      }
      return;
    }
    if (hints.epsg() > 0) {
      named(hints.epsg()).ifPresent(crs -> addPlane(pair, crs, 1));
      return;
    }
    readTm2(pair, hints, 1);
    readTm2(swapped(pair), hints, 0.9);
    readTm2(inMetres(pair), hints, 0.8);
    readMercator(pair, hints);
  }

  private static Optional<Crs> named(int epsg) {
    boolean own =
        (epsg >= 3824 && epsg <= 3828)
            || epsg == 3857
            || epsg == 900913
            || (epsg > 32600 && epsg <= 32660)
            || (epsg > 32700 && epsg <= 32760);
    return own
        ? CrsRegistry.byCode("EPSG:" + epsg).filter(crs -> !crs.geographic())
        : Optional.empty();
  }

  private static PlaneReader.Pair swapped(PlaneReader.Pair pair) {
    return new PlaneReader.Pair(pair.north(), pair.east(), pair.step(), pair.labelled());
  }

  /** Kilometres, as hikers read them off a map: 302.7 2770.3. */
  private static PlaneReader.Pair inMetres(PlaneReader.Pair pair) {
    return new PlaneReader.Pair(
        pair.east() * 1000, pair.north() * 1000, pair.step() * 1000, pair.labelled());
  }

  private void readTm2(PlaneReader.Pair pair, CoordinateHints hints, double weight) {
    boolean fits =
        pair.east() >= LEAST_EAST
            && pair.east() <= MOST_EAST
            && pair.north() >= LEAST_NORTH
            && pair.north() <= MOST_NORTH;
    if (!fits) {
      return;
    }
    double share97 = share(hints, 67, TWD97_SHARE);
    double share67 = hints.datum() == 84 ? 0 : share(hints, 97, TWD67_SHARE);
    if (hints.zone() != 119) {
      addPlane(pair, CrsRegistry.TWD97_TM2_121, weight * share97);
      addPlane(pair, CrsRegistry.TWD67_TM2_121, weight * share67);
    }
    if (hints.zone() != 121) {
      double less = hints.zone() == 119 ? 1 : 0.6;
      addPlane(pair, CrsRegistry.TWD97_TM2_119, weight * less * share97);
      addPlane(pair, CrsRegistry.TWD67_TM2_119, weight * less * share67);
    }
  }

  private static double share(CoordinateHints hints, int excluding, double untold) {
    return hints.datum() == excluding ? 0 : hints.datum() == 0 ? untold : 1;
  }

  private void readMercator(PlaneReader.Pair pair, CoordinateHints hints) {
    boolean taiwan =
        pair.east() > 13_000_000
            && pair.east() < 13_700_000
            && pair.north() > 2_450_000
            && pair.north() < 3_100_000;
    if (taiwan && hints.zone() == 0) {
      addPlane(pair, CrsRegistry.WEB_MERCATOR, 0.5);
    }
  }

  private void addPlane(PlaneReader.Pair pair, Crs crs, double weight) {
    double[] point = {pair.east(), pair.north()};
    crs.toLonLat().transform(point, 0, point, 0, 1);
    boolean defined =
        !crs.accuracy().deservesRemark()
            || crs.areaOfUse().buffer(0.3).contains(point[0], point[1]);
    double likely = Likelihood.of(point[0], point[1]);
    if (!defined || !(likely * weight > 0)) {
      return;
    }
    add(
        new TypedCoordinate(
            point[0],
            point[1],
            crs.code(),
            0,
            accuracy(pair.step() / 2, crs),
            CoordinateWords.plane(crs, false),
            CoordinateWords.plane(crs, true)),
        weight * likely,
        1);
  }

  // ---- UTM with its zone

  /** 51R 355000 2770000, 51N 355000 2770000: zone, band or hemisphere, easting, northing. */
  private void readUtm(CoordinateHints hints) {
    String rest = hints.rest();
    int at = rest.startsWith("ZONE") ? 4 : 0;
    while (at < rest.length() && rest.charAt(at) == ' ') {
      at++;
    }
    int zone = 0;
    int from = at;
    while (at < rest.length() && at - from < 2 && Character.isDigit(rest.charAt(at))) {
      zone = zone * 10 + rest.charAt(at++) - '0';
    }
    while (at < rest.length() && rest.charAt(at) == ' ') {
      at++;
    }
    if (at == from || at + 1 >= rest.length() || zone < 1 || zone > 60) {
      return;
    }
    char letter = rest.charAt(at);
    char next = rest.charAt(at + 1);
    CoordinateText text =
        letter < 'A' || letter > 'Z' || (next >= 'A' && next <= 'Z')
            ? null
            : CoordinateText.read(rest.substring(at + 1), Comma.SEPARATOR);
    PlaneReader.Pair pair = text == null ? null : PlaneReader.read(text);
    if (pair != null && pair.east() >= 100_000 && pair.east() < 1_000_000) {
      addUtm(zone, letter, pair);
    }
  }

  private void addUtm(int zone, char letter, PlaneReader.Pair pair) {
    if (pair.north() < 0 || pair.north() > 10_000_000) {
      return;
    }
    if (letter == 'N' || letter == 'S') {
      addPlane(pair, Mgrs.utm(zone, letter == 'N'), 1);
    }
    if (letter != 'N' && !Double.isNaN(Mgrs.southOf(letter))) {
      Crs crs = Mgrs.utm(zone, letter >= 'N');
      double[] point = {pair.east(), pair.north()};
      crs.toLonLat().transform(point, 0, point, 0, 1);
      if (point[1] >= Mgrs.southOf(letter) - 0.1 && point[1] <= Mgrs.northOf(letter) + 0.1) {
        addPlane(pair, crs, 1);
      }
    }
  }

  // ---- the answer

  private void add(TypedCoordinate place, double weight, double certainty) {
    boolean real = Math.abs(place.lat()) <= 90 && Math.abs(place.lon()) <= 180;
    if (real && weight > 0 && readings.stream().noneMatch(other -> same(other.place, place))) {
      readings.add(new Reading(place, weight, certainty));
    }
  }

  private static boolean same(TypedCoordinate a, TypedCoordinate b) {
    return a.crs().equals(b.crs())
        && Math.abs(a.lon() - b.lon()) < 1e-9
        && Math.abs(a.lat() - b.lat()) < 1e-9;
  }

  private List<TypedCoordinate> shared() {
    double sum = readings.stream().mapToDouble(Reading::weight).sum();
    return readings.stream()
        .filter(reading -> reading.weight / sum >= LEAST_SHARE)
        .map(reading -> reading.place.withLikelihood(reading.weight / sum * reading.certainty))
        .sorted(Comparator.comparingDouble(TypedCoordinate::likelihood).reversed())
        .limit(MOST_READINGS)
        .toList();
  }
}
