package org.tutai.geo.format.place;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sample is on TWD97 or on TWD67, about 850 m away: by the positions that lie on land, or
 * in the town their words name, or in one town with the rest of their area, under one and not under
 * the other.
 *
 * <p>Only what differs between the two is counted (McNemar's test of paired counts), so that errors
 * of the outlines, which hit both, cancel.
 */
final class Datum {

  /* How much a cell or an area tells; neighbours tell much the same. */
  private static final double BY_LAND = 0.4;
  private static final double BY_WORDS = 0.6;
  private static final double BY_AREAS = 0.4;
  private static final double BY_ONE_PLACE = 0.3;

  /* Harbours and reclaimed land lie west of the outlines' coast, where TWD67 would bring them in. */
  private static final double MOST_BY_LAND_FOR_97 = 5;
  private static final double MOST_BY_LAND_FOR_67 = 3.5;
  private static final double MOST_BY_WORDS = 12;

  /** A layer of one town, or one that happens to end near its boundary? */
  private static final double MOST_BY_ONE_PLACE = 1.2;

  private static final double NEARLY_ALL = 0.985;
  private static final double AGREES = 0.6;
  private static final int LEAST_OF_AREA = 3;

  /** What spoke: two counts of what agrees under the one alone. */
  record Test(double only97, double only67) {
    double weight(double independence) {
      double difference = only97 - only67;
      return independence * difference * Math.abs(difference) / (only97 + only67 + 1);
    }
  }

  /**
   * The outcome.
   *
   * @param evidence log odds for TWD97 by what was counted, without what is usual
   * @param hard whether more than the coast speaks for TWD67
   */
  record Result(Test land, Test words, Test areas, Test place, double evidence, boolean hard) {}

  private final Sample sample;
  private final Towns towns;
  private final Reading on97;
  private final Reading on67;

  Datum(Sample sample, Reading on97, Reading on67, Towns towns) {
    this.sample = sample;
    this.on97 = on97;
    this.on67 = on67;
    this.towns = towns;
  }

  Result test(List<Words.Voice> voices) {
    Test land = byCells((reading, i, shape) -> reading.town(i) >= 0);
    Test words = words(voices);
    Test areas = areas();
    Test place = onePlace();
    double told =
        clamp(words.weight(BY_WORDS), MOST_BY_WORDS, MOST_BY_WORDS)
            + clamp(areas.weight(BY_AREAS), MOST_BY_WORDS, MOST_BY_WORDS)
            + clamp(place.weight(BY_ONE_PLACE), MOST_BY_ONE_PLACE, MOST_BY_ONE_PLACE);
    double evidence = clamp(land.weight(BY_LAND), MOST_BY_LAND_FOR_67, MOST_BY_LAND_FOR_97) + told;
    return new Result(land, words, areas, place, evidence, told < -2);
  }

  private static double clamp(double weight, double down, double up) {
    return Math.max(-down, Math.min(up, weight));
  }

  /** Whether a position of a shape agrees in a reading. */
  private interface Agreement {
    boolean test(Reading reading, int position, int shape);
  }

  /** Counts cells, each once, by the share of its positions that agree. */
  private Test byCells(Agreement agreement) {
    Map<Long, int[]> cells = new HashMap<>();
    int at = 0;
    for (int shape = 0; shape < sample.shapes().size(); shape++) {
      for (int end = at + sample.shapes().get(shape).size(); at < end; at++) {
        int[] counts = cells.computeIfAbsent(on97.cell(at), key -> new int[3]);
        counts[0]++;
        counts[1] += agreement.test(on97, at, shape) ? 1 : 0;
        counts[2] += agreement.test(on67, at, shape) ? 1 : 0;
      }
    }
    double only97 = 0;
    double only67 = 0;
    for (int[] counts : cells.values()) {
      only97 += Math.max(0, counts[1] - counts[2]) / (double) counts[0];
      only67 += Math.max(0, counts[2] - counts[1]) / (double) counts[0];
    }
    return new Test(only97, only67);
  }

  /** By the field of towns, or else of counties, that agrees best. */
  private Test words(List<Words.Voice> voices) {
    Words.Voice voice = null;
    double most = AGREES;
    for (Words.Voice other : voices) {
      double agreement =
          Math.max(
              on97.agreement(other, sample.shapes(), towns),
              on67.agreement(other, sample.shapes(), towns));
      double weight = agreement + (other.isOfTowns() ? 0.2 : 0);
      if (agreement >= AGREES && weight > most) {
        most = weight;
        voice = other;
      }
    }
    return voice == null ? new Test(0, 0) : byWords(voice);
  }

  private Test byWords(Words.Voice voice) {
    return byCells(
        (reading, i, shape) -> {
          Region region = voice.regions().get(shape);
          return region != null && reading.isIn(i, region.towns(), towns);
        });
  }

  /** Areas that lie in one town under one of the two and straddle a boundary under the other. */
  private Test areas() {
    int only97 = 0;
    int only67 = 0;
    int at = 0;
    for (Sample.Shape shape : sample.shapes()) {
      int end = at + shape.size();
      if (shape.area() && shape.size() >= LEAST_OF_AREA) {
        boolean one97 = isInOneTown(on97, at, end);
        boolean one67 = isInOneTown(on67, at, end);
        only97 += one97 && !one67 ? 1 : 0;
        only67 += one67 && !one97 ? 1 : 0;
      }
      at = end;
    }
    return new Test(only97, only67);
  }

  private boolean isInOneTown(Reading reading, int from, int to) {
    int town = -1;
    for (int i = from; i < to; i++) {
      int here = towns.townAt(reading.lon(i), reading.lat(i));
      if (here >= 0 && town >= 0 && here != town) {
        return false;
      }
      town = here >= 0 ? here : town;
    }
    return true;
  }

  /** A layer that ends at a town's or a county's boundary under one and not under the other. */
  private Test onePlace() {
    Test town = onePlace(mostOfTown(on97), mostOfTown(on67));
    return town.only97() + town.only67() > 0
        ? town
        : onePlace(towns.ofCounty(on97.county()), towns.ofCounty(on67.county()));
  }

  private Test onePlace(@Nullable BitSet of97, @Nullable BitSet of67) {
    double share97 = of97 == null ? 0 : share(on97, of97);
    double share67 = of67 == null ? 0 : share(on67, of67);
    if (Math.max(share97, share67) < NEARLY_ALL) {
      return new Test(0, 0);
    }
    BitSet place = share97 >= share67 ? of97 : of67;
    return byCells((reading, i, shape) -> reading.isIn(i, place, towns));
  }

  private double share(Reading reading, BitSet place) {
    int in = 0;
    for (int i = 0; i < reading.size(); i++) {
      in += reading.isIn(i, place, towns) ? 1 : 0;
    }
    return (double) in / Math.max(1, reading.size());
  }

  private @Nullable BitSet mostOfTown(Reading reading) {
    int[] counts = new int[towns.towns().size()];
    int most = -1;
    for (int i = 0; i < reading.size(); i++) {
      int town = reading.town(i);
      if (town >= 0 && ++counts[town] > (most < 0 ? 0 : counts[most])) {
        most = town;
      }
    }
    if (most < 0) {
      return null;
    }
    var place = new BitSet();
    place.set(most);
    return place;
  }
}
