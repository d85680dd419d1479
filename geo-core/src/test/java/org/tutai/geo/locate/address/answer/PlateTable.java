package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tutai.geo.locate.address.answer.CorpusQuery.Said;

/** Every plate at hand as numbers, to tell which plates agree with what a text says. */
final class PlateTable {

  private int size;
  private long[] street = new long[1 << 16];
  private int[] town = new int[1 << 16];
  private int[] section = new int[1 << 16];
  private int[] village = new int[1 << 16];
  private int[] house = new int[1 << 16];
  private int[] unit = new int[1 << 16];
  private int[] lonE7 = new int[1 << 16];
  private int[] latE7 = new int[1 << 16];
  private final Set<Long> roads = new HashSet<>();
  private final Set<Long> lanes = new HashSet<>();
  private final Map<String, Set<String>> roadNames = new HashMap<>();
  private final Map<String, Long> roadKeys = new HashMap<>();

  void add(DoorPlate plate) {
    if (size == street.length) {
      grow();
    }
    street[size] = looseKey(plate);
    town[size] = Integer.parseInt(plate.town());
    section[size] = hash(plate.section());
    village[size] = plate.village().hashCode();
    house[size] = hash(plate.houseText());
    unit[size] = hash(plate.unitText());
    lonE7[size] = (int) Math.round(plate.lon() * 1e7);
    latE7[size] = (int) Math.round(plate.lat() * 1e7);
    size++;
    if (roads.add(roadKey(plate.town(), plate.road()))) {
      roadNames.computeIfAbsent(plate.county(), c -> new HashSet<>()).add(plate.road());
    }
    lanes.add(laneKey(plate.town(), plate.road(), plate.section(), plate.lane()));
  }

  private void grow() {
    int to = size * 2;
    street = Arrays.copyOf(street, to);
    town = Arrays.copyOf(town, to);
    section = Arrays.copyOf(section, to);
    village = Arrays.copyOf(village, to);
    house = Arrays.copyOf(house, to);
    unit = Arrays.copyOf(unit, to);
    lonE7 = Arrays.copyOf(lonE7, to);
    latE7 = Arrays.copyOf(latE7, to);
  }

  int size() {
    return size;
  }

  boolean hasRoad(String townCode, String road) {
    return roads.contains(roadKey(townCode, road));
  }

  boolean hasLane(String townCode, String road, String section, String lane) {
    return lanes.contains(laneKey(townCode, road, section, lane));
  }

  /** The names of roads in the county of a town. */
  Set<String> roadsOfCounty(String townCode) {
    return roadNames.getOrDefault(townCode.substring(0, 5), Set.of());
  }

  private static int hash(String text) {
    return text.isEmpty() ? 0 : Spelling.key(text).hashCode();
  }

  private long roadKey(String townCode, String road) {
    return roadKeys.computeIfAbsent(townCode + road, k -> mix(townCode + "|" + Spelling.key(road)));
  }

  private long laneKey(String townCode, String road, String section, String lane) {
    return roadKey(townCode, road) * 31 + mix(section + "|" + lane);
  }

  /** Road, lane, alley and the digits of the house number: what all readings of a text share. */
  private static long looseKey(DoorPlate plate) {
    return mix(plate.looseStreetKey()) * 31 + mix(Spelling.numbers(plate.houseText()).toString());
  }

  private static long mix(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
      h ^= h >>> 29;
    }
    return h;
  }

  /** What the plates say about a text. */
  record Agreement(boolean unique, List<double[]> places, List<double[]> housePlaces) {}

  /** For each question (a plate and what is said of it) the plates that agree with it. */
  List<Agreement> agreements(List<DoorPlate> truths, List<Said> said) {
    Map<Long, List<Integer>> asked = new HashMap<>();
    for (int i = 0; i < truths.size(); i++) {
      asked.computeIfAbsent(looseKey(truths.get(i)), k -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> rows = new ArrayList<>();
    truths.forEach(t -> rows.add(new ArrayList<>()));
    for (int row = 0; row < size; row++) {
      List<Integer> questions = asked.get(street[row]);
      if (questions != null) {
        int at = row;
        questions.forEach(question -> rows.get(question).add(at));
      }
    }
    List<Agreement> answers = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      answers.add(agreement(truths.get(i), said.get(i), rows.get(i)));
    }
    return answers;
  }

  private Agreement agreement(DoorPlate truth, Said said, List<Integer> rows) {
    List<double[]> places = new ArrayList<>();
    List<double[]> housePlaces = new ArrayList<>();
    int truthTown = Integer.parseInt(truth.town());
    int truthSection = hash(truth.section());
    int truthVillage = truth.village().hashCode();
    int truthHouse = hash(truth.houseText());
    int truthUnit = hash(truth.unitText());
    boolean unique = true;
    for (int row : rows) {
      boolean agrees =
          (!said.county() || town[row] / 1000 == truthTown / 1000)
              && (!said.town() || town[row] == truthTown)
              && (!said.village() || village[row] == truthVillage)
              && (!said.section() || section[row] == truthSection)
              && (!said.spelling() || house[row] == truthHouse);
      boolean same =
          town[row] == truthTown
              && section[row] == truthSection
              && house[row] == truthHouse
              && (!truth.needsVillage() || village[row] == truthVillage);
      boolean sameUnit = unit[row] == truthUnit;
      unique &= !agrees || same;
      if (agrees && same) {
        double[] place = {lonE7[row] / 1e7, latE7[row] / 1e7};
        housePlaces.add(place);
        if (sameUnit || !said.unit()) {
          places.add(place);
        }
      }
    }
    return new Agreement(unique, places, housePlaces);
  }

  /**
   * Whether any plate of the town has this street, in any section, and house number, on any floor.
   */
  boolean[] exist(List<DoorPlate> madeUp) {
    Said loosely = Said.all(false).withoutSection().withoutUnit().digitsOnly();
    List<Said> said = madeUp.stream().map(p -> loosely).toList();
    List<Agreement> found = agreements(madeUp, said);
    boolean[] exist = new boolean[madeUp.size()];
    for (int i = 0; i < exist.length; i++) {
      exist[i] = !found.get(i).housePlaces().isEmpty() || !found.get(i).unique();
    }
    return exist;
  }
}
