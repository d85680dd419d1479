package org.tutai.geo.format.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterSource;

/**
 * Finds out the coordinate system of layers whose file says none, or one that cannot be.
 *
 * <p>What a person chose is taken. What the file says is held against a small sample of positions
 * and stands unless they cannot be in that system. Otherwise the positions tell, and the words in
 * the data: which reading puts them on Taiwan's land, in the county or town that they name.
 * Confidence is kept below 0.9 wherever a wrong conclusion was met in measuring.
 *
 * <p>Work is bounded: at most 20,000 features or 400,000 vertices are read of a layer, and none
 * twice when the file's words stand. The same file gives the same answer. Stateless, thread-safe.
 */
public final class CrsDetective {

  private static final double MOST_CONFIDENT = 0.97;

  /** Below this a conclusion may be wrong, and a person should look. */
  private static final double SURE = 0.9;

  /** A zone said with less than this stands for its datum only. */
  private static final double HALF_SAID = 0.5;

  private static final double SAID_AND_ON_LAND = 0.95;
  private static final double DATUM_DISAGREES = 2;

  private static final double USUALLY_WGS84 = Math.log(0.97 / 0.03);

  /** How much of what is usual counts in the confidence, for either. */
  private static final double CAUTIOUSLY = Math.log(0.7 / 0.3);

  private static final Set<Crs> ZONES =
      Set.of(
          CrsRegistry.TWD97_TM2_121,
          CrsRegistry.TWD97_TM2_119,
          CrsRegistry.TWD67_TM2_121,
          CrsRegistry.TWD67_TM2_119);

  private static final int GRID_STEPS = 5;

  private final Towns towns = Towns.get();
  private final List<String> titles;

  private CrsDetective(List<String> titles) {
    this.titles = titles;
  }

  /**
   * The source with what was found of its CRS. A table without geometry is left as it is.
   *
   * @param path of the file; its name and its folder's may name a county
   * @param chosen by a person
   */
  public static FeatureSource locate(FeatureSource source, Path path, Optional<Crs> chosen) {
    if (source.schema().geometryKind() == GeometryKind.NONE) {
      return source;
    }
    Conclusion conclusion =
        new CrsDetective(titles(source.name(), path))
            .conclude(source.crsFinding(), limits -> Sample.of(source, limits), chosen);
    return conclusion.finding().equals(source.crsFinding()) && !conclusion.swapped()
        ? source
        : new LocatedSource(source, conclusion.finding(), conclusion.swapped());
  }

  /** As {@link #locate(FeatureSource, Path, Optional)}, by positions spread over the grid. */
  public static RasterSource locate(RasterSource source, Path path, Optional<Crs> chosen) {
    if (chosen.isEmpty() && isPixels(source.info().geometry())) {
      return source.crs().isPresent()
          ? source
          : new LocatedRaster(source, Finding.none(Wording.notPlaced()), false);
    }
    var detective = new CrsDetective(titles(source.name(), path));
    Sample sample = Sample.of(grid(source));
    Conclusion conclusion = detective.conclude(source.crsFinding(), limits -> sample, chosen);
    return conclusion.finding().equals(source.crsFinding()) && !conclusion.swapped()
        ? source
        : new LocatedRaster(source, conclusion.finding(), conclusion.swapped());
  }

  private static boolean isPixels(GridGeometry g) {
    return g.originX() == 0
        && g.originY() == 0
        && Math.abs(g.columnX()) == 1
        && Math.abs(g.rowY()) == 1;
  }

  private static double[] grid(RasterSource source) {
    GridGeometry geometry = source.info().geometry();
    double[] xy = new double[2 * GRID_STEPS * GRID_STEPS];
    int at = 0;
    for (int row = 0; row < GRID_STEPS; row++) {
      for (int column = 0; column < GRID_STEPS; column++) {
        double across = source.info().width() * (column + 0.5) / GRID_STEPS;
        double down = source.info().height() * (row + 0.5) / GRID_STEPS;
        xy[at++] = geometry.x(across, down);
        xy[at++] = geometry.y(across, down);
      }
    }
    return xy;
  }

  private static List<String> titles(String name, Path path) {
    List<String> titles = new ArrayList<>();
    titles.add(name);
    Path file = path.getFileName();
    if (file != null) {
      titles.add(file.toString());
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && folder.getFileName() != null) {
      titles.add(folder.getFileName().toString());
    }
    return titles;
  }

  /** Gives samples of the layer in question. */
  interface Sampler {
    Sample take(Sample.Limits limits);
  }

  Conclusion conclude(Finding<Crs> stated, Sampler sampler, Optional<Crs> chosen) {
    if (chosen.isPresent()) {
      return chosen(chosen.get(), sampler.take(Sample.Limits.SMALL));
    }
    Crs said = stated.value().orElse(null);
    if (said != null && ZONES.contains(said) && stated.confidence() < HALF_SAID) {
      return ofDatum(said, stated.grounds(), sampler.take(Sample.Limits.FULL));
    }
    return said == null
        ? withGrounds(unstated(sampler.take(Sample.Limits.FULL)), stated.grounds())
        : stated(said, stated, sampler);
  }

  /** The file says TWD97 or TWD67 in metres; the positions tell the zone. */
  private Conclusion ofDatum(Crs said, List<Remark> saying, Sample sample) {
    boolean old = CrsRegistry.TWD67_TM2_121.equals(said) || CrsRegistry.TWD67_TM2_119.equals(said);
    List<Candidate> zones =
        Candidate.list().stream().filter(candidate -> ZONES.contains(candidate.crs())).toList();
    List<Words.Voice> voices = Words.of(sample, titles, PlaceNames.get());
    Weighing.Result result = new Weighing(sample, voices, towns).weigh(zones);
    Weighing.Weighed best = result.best();
    if (best == null) {
      return withGrounds(unstated(sample), saying);
    }
    Candidate on97 = best.reading().candidate().onTwd97();
    Crs crs67 = Objects.requireNonNull(twd67(on97));
    Crs taken = old ? crs67 : on97.crs();
    List<Remark> grounds = grounds(result);
    double confidence =
        result.weighed().size() == 1 && best.reading().land() >= Trial.ON_LAND
            ? SAID_AND_ON_LAND
            : Math.min(MOST_CONFIDENT, result.confidence());
    double evidence = datum(sample, on97, crs67).test(voices).evidence();
    if ((old ? evidence : -evidence) > DATUM_DISAGREES) {
      confidence = Math.min(confidence, SURE - 0.01);
      grounds.add(Wording.datumDisagrees(taken, old ? on97.crs() : crs67));
    }
    grounds.add(0, Wording.datumSaid(taken, on97.swapped(), confidence));
    return withGrounds(
        new Conclusion(Finding.of(taken, confidence, grounds), on97.swapped()), saying);
  }

  private Datum datum(Sample sample, Candidate on97, Crs crs67) {
    double[] xy = sample.positions();
    return new Datum(
        sample, Reading.of(on97, xy, towns), Reading.of(on97.in(crs67), xy, towns), towns);
  }

  private static Conclusion withGrounds(Conclusion conclusion, List<Remark> more) {
    Finding<Crs> finding = conclusion.finding();
    for (Remark ground : more) {
      finding = finding.and(ground);
    }
    return new Conclusion(finding, conclusion.swapped());
  }

  private Conclusion chosen(Crs crs, Sample sample) {
    Finding<Crs> finding = Finding.certain(crs, Wording.chosen(crs));
    boolean swapped = !sample.isEmpty() && Plausibility.of(crs, sample).fitsOnlySwapped();
    return swapped
        ? new Conclusion(finding.and(Wording.chosenSwapped(crs)), true)
        : new Conclusion(finding, false);
  }

  private Conclusion stated(Crs crs, Finding<Crs> stated, Sampler sampler) {
    Sample glance = sampler.take(Sample.Limits.SMALL);
    if (glance.isEmpty()) {
      return new Conclusion(stated, false);
    }
    Plausibility fit = Plausibility.of(crs, glance);
    if (fit.fits() && !isSuspect(crs, glance)) {
      return new Conclusion(
          fit.share() == 1
              ? stated
              : stated.and(Wording.outside(crs, 1 - fit.share(), glance.positions().length / 2)),
          false);
    }
    return new Trial(crs, stated, fit).judge(sampler.take(Sample.Limits.FULL));
  }

  /** A zone of Taiwan that puts positions into the sea, or words in the data that disagree. */
  private boolean isSuspect(Crs crs, Sample sample) {
    Reading as = Reading.of(Candidate.stated(crs), sample.positions(), towns);
    return (isZoneOfTaiwan(crs) && as.land() < Trial.IN_THE_SEA)
        || Words.of(sample, titles, PlaceNames.get()).stream()
            .anyMatch(voice -> as.agreement(voice, sample.shapes(), towns) < Trial.DISAGREES);
  }

  private static boolean isZoneOfTaiwan(Crs crs) {
    return ZONES.contains(crs);
  }

  /** The file's words against its coordinates. */
  private final class Trial {
    private static final double IN_THE_SEA = 0.5;
    private static final double ON_LAND = 0.9;
    private static final double DISAGREES = 0.2;
    private static final double AGREES = 0.9;
    private static final double OVERRULES = 0.6;
    private static final double OVERRULES_WHAT_CAN_BE = 0.95;

    private final Crs said;
    private final Finding<Crs> stated;
    private final Plausibility fit;

    Trial(Crs said, Finding<Crs> stated, Plausibility fit) {
      this.said = said;
      this.stated = stated;
      this.fit = fit;
    }

    Conclusion judge(Sample sample) {
      return fit.fits() ? doubtful(sample) : impossible(sample);
    }

    /** Possible: only a reading that puts all on land, or where the words say, overrules. */
    private Conclusion doubtful(Sample sample) {
      List<Words.Voice> voices = Words.of(sample, titles, PlaceNames.get());
      Weighing.Result result = new Weighing(sample, voices, towns).weigh(Candidate.list());
      Weighing.Weighed best = result.best();
      Candidate candidate = Candidate.stated(said);
      if (best == null
          || best.reading().candidate().isAlike(candidate)
          || result.confidence() < OVERRULES_WHAT_CAN_BE) {
        return new Conclusion(stated, false);
      }
      Reading as = Reading.of(candidate, sample.positions(), towns);
      Words.Voice voice = result.voice();
      boolean inTheSea =
          isZoneOfTaiwan(said) && as.land() < IN_THE_SEA && best.reading().land() > ON_LAND;
      boolean elsewhere =
          voice != null
              && best.agreement() > AGREES
              && as.agreement(voice, sample.shapes(), towns) < DISAGREES;
      return inTheSea || elsewhere
          ? overruled(concluded(sample, voices, result, best))
          : new Conclusion(stated, false);
    }

    private Conclusion impossible(Sample sample) {
      if (fit.fitsOnlySwapped()) {
        return new Conclusion(
            Finding.of(said, SURE, List.of(Wording.overruled(said, said, true)))
                .and(stated.grounds().isEmpty() ? Wording.chosen(said) : stated.grounds().get(0)),
            true);
      }
      Conclusion other = unstated(sample);
      Crs crs = other.finding().value().orElse(null);
      if (crs != null && !crs.equals(said) && other.finding().confidence() >= OVERRULES) {
        return overruled(other);
      }
      if (fit.isImpossible()) {
        return new Conclusion(
            Finding.none(Wording.cannotBe(said, Spread.of(sample.positions()))), false);
      }
      return new Conclusion(
          stated.and(Wording.outside(said, 1 - fit.share(), sample.positions().length / 2)), false);
    }

    private Conclusion overruled(Conclusion other) {
      Crs crs = other.finding().value().orElseThrow();
      List<Remark> grounds = new ArrayList<>();
      grounds.add(Wording.overruled(said, crs, other.swapped()));
      other.finding().grounds().stream().skip(1).forEach(grounds::add);
      grounds.addAll(stated.grounds());
      return new Conclusion(
          Finding.of(crs, other.finding().confidence(), grounds), other.swapped());
    }
  }

  /** Concludes from the sample alone; the first ground is the warning that it was concluded. */
  private Conclusion unstated(Sample sample) {
    if (sample.isEmpty()) {
      return new Conclusion(Finding.none(Wording.nothingToTell()), false);
    }
    List<Words.Voice> voices = Words.of(sample, titles, PlaceNames.get());
    Weighing.Result result = new Weighing(sample, voices, towns).weigh(Candidate.list());
    Weighing.Weighed best = result.best();
    return best == null ? Elsewhere.conclude(sample) : concluded(sample, voices, result, best);
  }

  private Conclusion concluded(
      Sample sample, List<Words.Voice> voices, Weighing.Result result, Weighing.Weighed best) {
    Candidate candidate = best.reading().candidate().onTwd97();
    List<Remark> grounds = grounds(result);
    Crs old = twd67(candidate);
    Crs taken = candidate.crs();
    double confidence = result.confidence();
    if (old != null) {
      Datum.Result test = datum(sample, candidate, old).test(voices);
      boolean degrees = candidate.family() == Candidate.Family.DEGREES;
      double cautious = test.evidence() + CAUTIOUSLY;
      double odds = degrees ? test.evidence() + USUALLY_WGS84 : cautious;
      taken = odds < 0 ? old : taken;
      Crs other = odds < 0 ? candidate.crs() : old;
      double sure = Math.max(0.5, 1 / (1 + Math.exp(odds < 0 ? cautious : -cautious)));
      sure = odds < 0 && !test.hard() ? Math.min(sure, SURE - 0.01) : sure;
      grounds.add(Wording.datumTold(taken, other, sure, test));
      if (sure < SURE) {
        grounds.add(Wording.datumOpen(taken, other));
      }
      confidence *= sure;
    }
    confidence = Math.min(MOST_CONFIDENT, confidence);
    grounds.add(0, Wording.concluded(taken, candidate.swapped(), confidence));
    return new Conclusion(Finding.of(taken, confidence, grounds), candidate.swapped());
  }

  private List<Remark> grounds(Weighing.Result result) {
    List<Remark> grounds = new ArrayList<>();
    Words.Voice voice = result.voice();
    for (Weighing.Weighed each :
        result.weighed().subList(0, Math.min(2, result.weighed().size()))) {
      grounds.add(Wording.onLand(each.reading(), place(each.reading())));
      if (voice != null) {
        grounds.add(Wording.wordsAgree(each.reading(), voice, each.agreement()));
      }
    }
    Words.Voice unheeded = result.unheeded();
    if (unheeded != null) {
      grounds.add(Wording.namesOtherPlaces(unheeded));
    }
    return grounds;
  }

  private String place(Reading reading) {
    return reading.countyShare() > 0.95
        ? towns.counties().get(reading.county()).chinese()
        : "Taiwan";
  }

  private static @Nullable Crs twd67(Candidate candidate) {
    Crs crs = candidate.crs();
    return crs.equals(CrsRegistry.TWD97_TM2_121)
        ? CrsRegistry.TWD67_TM2_121
        : crs.equals(CrsRegistry.TWD97_TM2_119)
            ? CrsRegistry.TWD67_TM2_119
            : crs.equals(CrsRegistry.WGS84) ? CrsRegistry.TWD67 : null;
  }
}
