package org.tutai.geo.locate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.locate.name.NameIndex.Match;

/**
 * How often a misspelt road is found among the roads of its town and of the whole country. Roads
 * are those of the list of the shared data; characters put in are those of other roads.
 */
class MisspeltRoadsTest {

  private static final int ROADS = 2000;

  private Map<String, List<String>> towns = Map.of();
  private List<String> roads = List.of();
  private NameIndex index = NameIndex.of(List.of());
  private Map<String, List<Character>> bySound = Map.of();
  private List<Character> characters = List.of();

  @ParameterizedTest
  @CsvSource({
    "SAME_SOUND, 0.94, 0.99",
    "LOST, 0.25, 0.78",
    "OTHER, 0.20, 0.78",
    "MISSING, 0.12, 0.75",
    "EXTRA, 0.97, 0.99",
    "SWAPPED, 0.78, 0.98",
  })
  void findsMisspeltRoads(Damage damage, double inCountry, double inTown) throws IOException {
    read();
    var random = new Random(5);
    int asked = 0;
    int foundInCountry = 0;
    int foundInTown = 0;
    List<String> names = new ArrayList<>(towns.keySet());
    while (asked < ROADS) {
      List<String> ofTown = towns.getOrDefault(names.get(random.nextInt(names.size())), List.of());
      String key = Folding.key(ofTown.get(random.nextInt(ofTown.size())));
      String damaged = damaged(key, damage, random);
      if (damaged.isEmpty() || index.first(damaged) >= 0) {
        continue;
      }
      asked++;
      Set<String> town = new TreeSet<>(ofTown);
      foundInCountry += first(index.alike(damaged, 1), key);
      foundInTown += first(index.alike(damaged, 1, id -> town.contains(index.name(id))), key);
    }
    assertThat((double) foundInCountry / asked).as("in the country").isGreaterThan(inCountry);
    assertThat((double) foundInTown / asked).as("in the town").isGreaterThan(inTown);
  }

  private int first(List<Match> matches, String key) {
    return !matches.isEmpty() && Folding.key(index.name(matches.get(0).id())).equals(key) ? 1 : 0;
  }

  private enum Damage {
    SAME_SOUND,
    LOST,
    OTHER,
    MISSING,
    EXTRA,
    SWAPPED
  }

  /** A key of three characters and more, damaged before its last, or nothing. */
  private String damaged(String key, Damage damage, Random random) {
    if (key.length() < 3) {
      return "";
    }
    int at = random.nextInt(key.length() - 1);
    char c = key.charAt(at);
    var damaged = new StringBuilder(key);
    if (Likeness.isDigit(c) || (damage == Damage.SWAPPED && at + 2 >= key.length())) {
      return "";
    }
    switch (damage) {
      case SAME_SOUND -> damaged.setCharAt(at, sameSound(c, random));
      case LOST -> damaged.setCharAt(at, '?');
      case OTHER -> damaged.setCharAt(at, characters.get(random.nextInt(characters.size())));
      case MISSING -> damaged.deleteCharAt(at);
      case EXTRA -> damaged.insert(at, characters.get(random.nextInt(characters.size())));
      case SWAPPED -> damaged.insert(at + 2, c).deleteCharAt(at);
      default -> throw new AssertionError(damage);
    }
    String folded = Folding.key(damaged);
    return folded.equals(key) || folded.length() != damaged.length() ? "" : folded;
  }

  private char sameSound(char c, Random random) {
    List<String> readings = Readings.of(c);
    List<Character> same =
        readings.isEmpty() ? List.of(c) : bySound.getOrDefault(readings.get(0), List.of(c));
    return same.get(random.nextInt(same.size()));
  }

  private void read() throws IOException {
    Path shared = Path.of(System.getProperty("tutai.shared", "../shared"), "data");
    Path file = shared.resolve("tw_road_names_114.csv");
    assumeTrue(Files.exists(file), "the list of roads is not here");
    towns = new LinkedHashMap<>();
    Set<String> all = new TreeSet<>();
    Set<Character> found = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      if (cells.length > 3 && Likeness.isDigit(cells[0].charAt(0))) {
        towns.computeIfAbsent(cells[0], town -> new ArrayList<>()).add(cells[3]);
        all.add(cells[3]);
        Folding.key(cells[3]).chars().forEach(c -> found.add((char) c));
      }
    }
    found.removeIf(Likeness::isDigit);
    roads = List.copyOf(all);
    characters = List.copyOf(found);
    index = NameIndex.of(roads);
    bySound = new HashMap<>();
    for (char c : characters) {
      for (String reading : Readings.of(c)) {
        bySound.computeIfAbsent(reading, sound -> new ArrayList<>()).add(c);
      }
    }
  }
}
