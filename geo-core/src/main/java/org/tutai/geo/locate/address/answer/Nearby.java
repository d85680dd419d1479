package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.plate.PlateSegment;

/** Places a number that a street does not have, beside or between its neighbours. */
final class Nearby {

  private static final double SAME_NUMBER_METRES = 25;
  private static final double LEAST_METRES = 12;
  private static final double METRES_PER_NUMBER = 6;
  private static final double MOST_METRES = 1000;

  private final List<Hit> hits;
  private final Streets streets;
  private final PlateSegment plates;
  private final int street;

  Nearby(Gazetteer gazetteer, List<Hit> hits, Streets streets, int street) {
    this.hits = hits;
    this.streets = streets;
    this.plates = gazetteer.segments[streets.start.segment()];
    this.street = street;
  }

  /** Adds the place; false when the street has no comparable house. */
  boolean answer(HouseNumber number) {
    int loose = Houses.loose(plates, street, number);
    if (loose >= 0) {
      return same(number, loose, Note.Kind.NUMBER_LOOSE, Feature.NUMBER_LOOSE);
    }
    int main = Houses.sameMain(plates, street, number);
    if (main >= 0) {
      return same(number, main, Note.Kind.NUMBER_MAIN, Feature.SUB_DROPPED);
    }
    return between(number, 2) || between(number, 1);
  }

  private boolean same(HouseNumber number, int house, Note.Kind kind, Feature feature) {
    Hit hit = Descent.hit(streets, Level.INTERPOLATED, street, house);
    hit.evidence.set(feature);
    hit.uncertainty = SAME_NUMBER_METRES;
    hit.note(Note.of(kind, number.text(), plates.houseNumber(house).text()));
    hits.add(hit);
    return true;
  }

  private boolean between(HouseNumber number, int step) {
    int below = Houses.below(plates, street, number, step);
    int above = Houses.above(plates, street, number, step);
    if (below < 0 && above < 0) {
      return false;
    }
    if (step == 2 && below >= 0 && above >= 0) {
      interpolate(number, below, above);
    } else {
      beside(number, nearer(number, below, above), step);
    }
    return true;
  }

  private int nearer(HouseNumber number, int below, int above) {
    if (below < 0 || above < 0) {
      return Math.max(below, above);
    }
    int down = number.main() - plates.mainNumber(below);
    return plates.mainNumber(above) - number.main() < down ? above : below;
  }

  private void interpolate(HouseNumber number, int below, int above) {
    int from = plates.mainNumber(below);
    int to = plates.mainNumber(above);
    double share = (double) (number.main() - from) / (to - from);
    double gap = Houses.metres(plates, below, above);
    Hit hit = Descent.hit(streets, Level.INTERPOLATED, street, -1);
    hit.number = number;
    hit.at(
        mix(plates.lonE7(below), plates.lonE7(above), share),
        mix(plates.latE7(below), plates.latE7(above), share),
        Math.max(LEAST_METRES, gap / 2));
    hit.evidence.set(Feature.GAP, gap(gap));
    hit.note(
        Note.of(
            Note.Kind.NUMBER_INTERPOLATED,
            numeral(number),
            String.valueOf(from),
            String.valueOf(to)));
    hits.add(hit);
  }

  private static double mix(int fromE7, int toE7, double share) {
    return (fromE7 + share * ((double) toE7 - fromE7)) / 1e7;
  }

  private static double gap(double metres) {
    return Math.log1p(metres) / 5;
  }

  private void beside(HouseNumber number, int house, int step) {
    int away = Math.abs(plates.mainNumber(house) - number.main());
    double metres = Math.min(MOST_METRES, 2 * LEAST_METRES + away * METRES_PER_NUMBER);
    Hit hit = Descent.hit(streets, Level.INTERPOLATED, street, house);
    hit.uncertainty = metres;
    hit.evidence.set(Feature.OPEN_END).set(Feature.GAP, gap(metres));
    Note.Kind kind = step == 2 ? Note.Kind.NUMBER_NEAREST : Note.Kind.NUMBER_OPPOSITE;
    hit.note(Note.of(kind, numeral(number), numeral(plates.houseNumber(house))));
    hits.add(hit);
  }

  /** The number without 號. */
  private static String numeral(HouseNumber number) {
    String text = number.text();
    return text.substring(0, text.length() - 1);
  }
}
