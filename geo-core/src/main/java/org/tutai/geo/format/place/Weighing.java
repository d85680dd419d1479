package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the candidates a sample of Taiwan is in, as far as they are kilometres apart (TWD97 and
 * TWD67 are told apart by {@link Datum}).
 *
 * <p>Each candidate's score is the logarithm of how likely the sample is under it: how usual the
 * form is for the county where the positions then lie; that they lie on land, the more telling the
 * less land is around them; that they lie where the words say. For the confidence the first counts
 * less, so that what is only usual never makes sure.
 */
final class Weighing {

  /*
   * Chosen by hand and confirmed by the measurements in docs/crs-detective.md: STRAY, how likely a
   * position off the land, or off the place its words name, is in a right reading; INDEPENDENCE, how
   * much a further cell tells; CAUTION, how much of the usual counts in the confidence.
   */
  private static final double STRAY = 0.03;
  private static final double INDEPENDENCE = 0.5;
  private static final int MOST_CELLS = 60;
  private static final int MOST_WORDS = 12;
  private static final int WORDS_OF_TITLE = 3;
  private static final double CAUTION = 0.35;
  private static final double CAUTION_OF_AREA = 0.5;

  /*
   * Two coasts may look alike by chance (台北 read as UTM lies on the shore of 桃園), so a coast's fit
   * counts little, unless it is as good as that of small islands.
   */
  private static final double MOST_BY_SHAPE = 4;
  private static final double COAST_FITS = 40;
  private static final double A_FEW = 0.03;

  /** Words that fewer positions follow, however read, tell of something else than the places. */
  private static final double HEEDED = 0.6;

  private static final double UNSURE = 0.89;
  private static final double LEAST_LAND_IN_BOX = 0.002;

  /** Less of the positions on land is no sign of Taiwan. */
  private static final double LEAST_LAND = 0.1;

  private static final int GLANCE = 200;

  /** As if spread over all that metres can say. */
  private static final double ELSEWHERE_KM2 = 1e7;

  private static final double ELSEWHERE = 0.02;
  private static final double ONE_COUNTY = 0.6;

  /**
   * A candidate with its weight.
   *
   * @param shape how well the coast fits around the positions
   * @param agreement the share of positions where the words say; NaN without words
   */
  record Weighed(Reading reading, double shape, double score, double cautious, double agreement) {

    /** Whether the other puts as much on land, and its coast fits not much worse. */
    private boolean isRivalledBy(Weighed other) {
      return other.reading.land() >= reading.land() - A_FEW && other.shape > shape - COAST_FITS;
    }
  }

  /**
   * The most likely first.
   *
   * @param confidence that the first is right, as far as this can tell; 0 when there is none
   * @param voice whose words were heeded; null for none
   * @param unheeded whose words agree with no candidate, when none was heeded; null for none
   */
  record Result(
      List<Weighed> weighed,
      double confidence,
      Words.@Nullable Voice voice,
      Words.@Nullable Voice unheeded) {
    Result {
      weighed = List.copyOf(weighed);
    }

    @Nullable Weighed best() {
      return weighed.isEmpty() ? null : weighed.get(0);
    }
  }

  private final Sample sample;
  private final Towns towns;
  private final List<Words.Voice> voices;

  Weighing(Sample sample, List<Words.Voice> voices, Towns towns) {
    this.sample = sample;
    this.voices = voices;
    this.towns = towns;
  }

  /** Weighs the candidates. */
  Result weigh(List<Candidate> candidates) {
    double[] xy = sample.positions();
    List<Reading> readings = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (Reading.of(candidate, glance(xy), towns).land() >= LEAST_LAND / 2) {
        Reading reading = Reading.of(candidate, xy, towns);
        if (reading.land() >= LEAST_LAND) {
          readings.add(reading);
        }
      }
    }
    Words.Voice telling = mostTelling(readings);
    Words.Voice voice = isHeeded(telling, readings) ? telling : null;
    List<Weighed> all = new ArrayList<>();
    readings.forEach(reading -> all.add(weighed(reading, voice)));
    all.sort(Comparator.comparingDouble(Weighed::score).reversed());
    List<Weighed> weighed = withoutLesserDatums(all);
    double confidence = confidence(weighed);
    boolean unsure = voice == null && isRivalled(weighed);
    return new Result(
        likely(weighed),
        unsure || (voice == null && telling != null) ? Math.min(UNSURE, confidence) : confidence,
        voice,
        voice == null ? telling : null);
  }

  private boolean isHeeded(Words.@Nullable Voice voice, List<Reading> readings) {
    if (voice != null) {
      for (Reading reading : readings) {
        if (reading.agreement(voice, sample.shapes(), towns) >= HEEDED) {
          return true;
        }
      }
    }
    return false;
  }

  /** Of those that differ in the datum alone, the better. */
  private static List<Weighed> withoutLesserDatums(List<Weighed> sorted) {
    List<Weighed> kept = new ArrayList<>();
    for (Weighed each : sorted) {
      Candidate candidate = each.reading().candidate();
      if (kept.stream().noneMatch(k -> k.reading().candidate().isAlike(candidate))) {
        kept.add(each);
      }
    }
    return kept;
  }

  private static double[] glance(double[] xy) {
    int count = xy.length / 2;
    if (count <= GLANCE) {
      return xy;
    }
    double[] some = new double[2 * GLANCE];
    for (int i = 0; i < GLANCE; i++) {
      System.arraycopy(xy, 2 * (int) ((long) i * count / GLANCE), some, 2 * i, 2);
    }
    return some;
  }

  private static List<Weighed> likely(List<Weighed> sorted) {
    double elsewhere = Math.log(ELSEWHERE) - Math.log(ELSEWHERE_KM2);
    return sorted.isEmpty() || sorted.get(0).score() < elsewhere ? List.of() : sorted;
  }

  /** The words that agree best with some candidate; among equals those of the smallest places. */
  private Words.@Nullable Voice mostTelling(List<Reading> readings) {
    Words.Voice best = null;
    double most = 0;
    for (Words.Voice voice : voices) {
      for (Reading reading : readings) {
        double agreement = reading.agreement(voice, sample.shapes(), towns);
        double weight = agreement + (voice.field() == null ? 0 : voice.isOfTowns() ? 0.02 : 0.01);
        if (weight > most) {
          most = weight;
          best = voice;
        }
      }
    }
    return best;
  }

  private Weighed weighed(Reading reading, Words.@Nullable Voice voice) {
    boolean local = reading.countyShare() >= ONE_COUNTY;
    String county = local ? towns.counties().get(reading.county()).code() : "";
    double usual = Math.log(reading.candidate().prior(county));
    double area = -Math.log(towns.areaKm2(local ? towns.ofCounty(reading.county()) : towns.all()));
    double agreement =
        voice == null ? Double.NaN : reading.agreement(voice, sample.shapes(), towns);
    double shape = shape(reading);
    double told = Math.min(MOST_BY_SHAPE, shape) + off(reading) + words(reading, voice, agreement);
    return new Weighed(
        reading,
        shape,
        usual + area + told,
        CAUTION * usual + CAUTION_OF_AREA * area + told,
        agreement);
  }

  /** That positions lie on land, the more the less land is in the box around them. */
  private double shape(Reading reading) {
    double box = Math.max(LEAST_LAND_IN_BOX, reading.landInBox(towns));
    return -cells(reading) * reading.land() * Math.log(Math.min(1, box));
  }

  /** That positions lie off the land. */
  private static double off(Reading reading) {
    return cells(reading)
        * (reading.land() * Math.log(1 - STRAY) + (1 - reading.land()) * Math.log(STRAY));
  }

  private static double cells(Reading reading) {
    return INDEPENDENCE * Math.min(MOST_CELLS, reading.cells());
  }

  private static double words(Reading reading, Words.@Nullable Voice voice, double agreement) {
    if (voice == null || Double.isNaN(agreement)) {
      return 0;
    }
    int most = voice.field() == null ? WORDS_OF_TITLE : MOST_WORDS;
    double count = Math.min(most, Math.min(reading.cells(), voice.named()));
    double strength = Math.log((1 - STRAY) / STRAY);
    return count * (2 * agreement - 1) * strength;
  }

  /**
   * Whether only what is usual and how a coast looks speaks against another, or for a rare form.
   */
  private static boolean isRivalled(List<Weighed> weighed) {
    return !weighed.isEmpty()
        && (weighed.get(0).reading().candidate().family() == Candidate.Family.UTM
            || weighed.stream().skip(1).anyMatch(weighed.get(0)::isRivalledBy));
  }

  private static double confidence(List<Weighed> weighed) {
    if (weighed.isEmpty()) {
      return 0;
    }
    double best = weighed.get(0).cautious();
    double elsewhere = CAUTION * Math.log(ELSEWHERE) - CAUTION_OF_AREA * Math.log(ELSEWHERE_KM2);
    double sum = Math.exp(elsewhere - best);
    for (Weighed other : weighed) {
      sum += Math.exp(other.cautious() - best);
    }
    return 1 / sum;
  }
}
