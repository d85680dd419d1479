package org.tutai.geo.locate.address.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Kind;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;
import org.tutai.geo.locate.address.answer.Distortion.Written;

/**
 * Queries of every kind, made from the door plates at hand by a seed: the same files, size and seed
 * make the same queries. Plates are drawn from all counties alike, and within a county from four
 * strata, so that lanes, villages without roads and unusual numbers are there more often than in
 * life. Nothing here uses the parser or its folding.
 */
final class AccuracyCorpus {

  /** Shares of the strata in percent: on a road, in a lane, without a road, unusual number. */
  private static final int[] SHARES = {55, 30, 10, 5};

  /** A stratum with fewer plates than this is drawn from less often, lest one plate comes often. */
  private static final int RARE = 250;

  private final DoorPlateFiles files;
  private final PlateTable table = new PlateTable();
  private final Map<String, List<List<DoorPlate>>> samples = new TreeMap<>();
  private final Map<String, int[]> seen = new TreeMap<>();
  private final Random random;
  private final int perStratum;

  private AccuracyCorpus(DoorPlateFiles files, int size, long seed) {
    this.files = files;
    this.random = new Random(seed);
    this.perStratum = Math.max(300, size / 8);
  }

  /**
   * Makes a corpus.
   *
   * @param counties the names of the files to use (63, 10004); all for none
   * @param size number of queries, from 100 to 100,000
   */
  static List<CorpusQuery> make(DoorPlateFiles files, List<String> counties, int size, long seed)
      throws IOException {
    if (size < 100 || size > 100_000) {
      throw new IllegalArgumentException("size must be from 100 to 100,000 (got: " + size + ")");
    }
    AccuracyCorpus corpus = new AccuracyCorpus(files, size, seed);
    files.plates(counties, corpus::take);
    return corpus.queries(size);
  }

  private void take(DoorPlate plate) {
    table.add(plate);
    int stratum = stratum(plate);
    int count = seen.computeIfAbsent(plate.county(), c -> new int[4])[stratum]++;
    List<DoorPlate> sample =
        samples
            .computeIfAbsent(
                plate.county(),
                c ->
                    List.of(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
            .get(stratum);
    if (sample.size() < perStratum) {
      sample.add(plate);
    } else {
      int at = random.nextInt(count + 1);
      if (at < perStratum) {
        sample.set(at, plate);
      }
    }
  }

  private static int stratum(DoorPlate plate) {
    if (plate.needsVillage()) {
      return 2;
    }
    if (plate.parts() == null) {
      return 3;
    }
    return plate.lane().isEmpty() ? 0 : 1;
  }

  private record Draft(Kind kind, DoorPlate plate, Written written) {}

  private List<CorpusQuery> queries(int size) {
    List<CorpusQuery> queries = new ArrayList<>();
    Map<Kind, Distortion> distortions = distortions();
    int each = size / Kind.values().length;
    List<Draft> drafts = new ArrayList<>();
    distortions.forEach((kind, distortion) -> draft(kind, distortion, each, drafts));
    List<PlateTable.Agreement> agreements =
        table.agreements(
            drafts.stream().map(Draft::plate).toList(),
            drafts.stream().map(d -> d.written().said()).toList());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      PlateTable.Agreement found = agreements.get(i);
      queries.add(
          new CorpusQuery(
              draft.kind(),
              draft.written().way(),
              draft.written().text(),
              draft.plate(),
              draft.written().said(),
              found.unique(),
              found.places(),
              found.housePlaces()));
    }
    madeUp(Math.max(each, size / 8), queries);
    return queries;
  }

  private Map<Kind, Distortion> distortions() {
    BiPredicate<String, String> isTown =
        (county, name) ->
            files.towns().stream()
                .anyMatch(t -> t.county().equals(county) && t.name().equals(name));
    Map<Kind, Distortion> of = new EnumMap<>(Kind.class);
    of.put(Kind.UNDAMAGED, NotationDistortions::undamaged);
    of.put(Kind.NUMERALS, NotationDistortions::numerals);
    of.put(Kind.WIDTH, NotationDistortions::width);
    of.put(Kind.VARIANTS, NotationDistortions::variants);
    of.put(Kind.ZHI, NotationDistortions::zhi);
    of.put(Kind.FLOORS, NotationDistortions::floors);
    of.put(Kind.ORDER, ShapeDistortions::order);
    of.put(Kind.MISSING, ShapeDistortions::missing);
    of.put(Kind.OLD_NAMES, OldNames::former);
    of.put(Kind.ENGLISH, new EnglishDistortion(files)::write);
    of.put(Kind.TYPO, new Typos(table::hasRoad, isTown)::write);
    of.put(Kind.MIXED, ShapeDistortions::mixed);
    return of;
  }

  private void draft(Kind kind, Distortion distortion, int count, List<Draft> drafts) {
    List<String> counties = List.copyOf(samples.keySet());
    int made = 0;
    for (int tries = 0; made < count && tries < count * 60; tries++) {
      DoorPlate plate = draw(counties.get(tries % counties.size()));
      DoorPlateFiles.Town town = files.town(plate.town());
      if (town == null || !fit(plate, kind)) {
        continue;
      }
      Written written = distortion.apply(plate, town, random);
      if (written != null) {
        drafts.add(new Draft(kind, plate, written));
        made++;
      }
    }
  }

  /**
   * Plates with lost characters are asked for as they are only; those that nobody can write never.
   */
  private static boolean fit(DoorPlate plate, Kind kind) {
    boolean damaged = (plate.street() + plate.number()).matches(".*[?■□\ufffd].*");
    boolean unwritable =
        (plate.village() + plate.street() + plate.number())
            .codePoints()
            .anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    return !unwritable
        && !(plate.needsVillage() && plate.village().isEmpty())
        && (!damaged || kind == Kind.UNDAMAGED);
  }

  private DoorPlate draw(String county) {
    List<List<DoorPlate>> strata = samples.get(county);
    while (true) {
      int share = random.nextInt(100);
      int stratum = 0;
      while (share >= SHARES[stratum]) {
        share -= SHARES[stratum++];
      }
      List<DoorPlate> sample = strata.get(stratum);
      if (random.nextInt(RARE) < sample.size()) {
        return sample.get(random.nextInt(sample.size()));
      }
    }
  }

  private void madeUp(int count, List<CorpusQuery> queries) {
    List<DoorPlate> all = samples.values().stream().flatMap(s -> s.get(0).stream()).toList();
    List<String> counties = List.copyOf(samples.keySet());
    MadeUpPlates maker = new MadeUpPlates(table, all);
    List<MadeUpPlates.MadeUp> made = new ArrayList<>();
    for (int tries = 0; made.size() < count * 3 / 2 && tries < count * 60; tries++) {
      MadeUpPlates.@Nullable MadeUp one =
          maker.from(draw(counties.get(tries % counties.size())), random);
      if (one != null) {
        made.add(one);
      }
    }
    boolean[] exist = table.exist(made.stream().map(MadeUpPlates.MadeUp::plate).toList());
    int left = count;
    for (int i = 0; i < exist.length && left > 0; i++) {
      DoorPlateFiles.Town town = files.town(made.get(i).plate().town());
      if (!exist[i] && town != null) {
        DoorPlate plate = made.get(i).plate();
        String text = Writing.of(plate, town, false).text();
        queries.add(
            new CorpusQuery(
                Kind.MADE_UP,
                made.get(i).way(),
                text,
                plate,
                Said.all(false),
                true,
                List.of(),
                List.of()));
        left--;
      }
    }
  }
}
