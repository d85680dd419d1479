package org.tutai.geo.locate.address.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.plate.CountyBatch.StreetName;
import org.tutai.geo.locate.address.plate.CountyBatch.Tail;
import org.tutai.geo.locate.address.plate.CountyBatch.VillageName;

/**
 * The names of several batches of one county as one, in the order of the segment, and for each
 * batch the number that each of its names has there.
 */
final class CountyNames {

  /** A village, by its town's number here. */
  record Village(int town, String key, String name) {}

  /** A road, place or village of a town. */
  record Base(int town, String key) {}

  /** A street of a base. */
  record Street(int base, StreetPath path) {}

  private static final Comparator<Village> VILLAGE_ORDER =
      Comparator.comparingInt(Village::town).thenComparing(Village::key);
  private static final Comparator<Base> BASE_ORDER =
      Comparator.comparingInt(Base::town).thenComparing(Base::key);
  private static final Comparator<Street> STREET_ORDER =
      Comparator.comparingInt(Street::base).thenComparing(Street::path, PartOrder.PATHS);
  private static final Comparator<Tail> TAIL_ORDER =
      Comparator.comparing(Tail::prefix, PartOrder::compare)
          .thenComparing(Tail::rest, PartOrder::compare);

  /** What one batch's numbers are here. */
  static final class Numbers {
    int[] streets = {};
    int[] tails = {};
    int[] villages = {};
    int[] units = {};
  }

  private final List<CountyBatch> batches;
  private final List<Numbers> numbers = new ArrayList<>();
  private final List<String> towns;
  private final List<Village> villages;
  private final List<Base> bases;
  private final List<Street> streets;
  private final List<Tail> tails;
  private final List<Unit> units;

  CountyNames(List<CountyBatch> batches) {
    this.batches = batches;
    batches.forEach(batch -> numbers.add(new Numbers()));
    towns = usedTowns();
    List<int[]> ofTowns = numbers(CountyBatch::towns, towns);
    villages = villages(ofTowns);
    tails = List.copyOf(all(CountyBatch::tails, TAIL_ORDER));
    units = List.copyOf(all(CountyBatch::units, PartOrder.UNITS));
    bases = bases(ofTowns);
    streets = streets(ofTowns);
    for (int i = 0; i < batches.size(); i++) {
      numbers.get(i).tails = numbers(CountyBatch::tails, tails).get(i);
      numbers.get(i).units = numbers(CountyBatch::units, units).get(i);
    }
  }

  private List<String> usedTowns() {
    SortedSet<String> all = new TreeSet<>();
    for (CountyBatch batch : batches) {
      for (int street = 0; street < batch.streets().size(); street++) {
        if (batch.rowsOfStreet(street) > 0) {
          all.add(batch.towns().get(batch.streets().get(street).town()));
        }
      }
    }
    return List.copyOf(all);
  }

  private <T> SortedSet<T> all(Function<CountyBatch, List<T>> names, Comparator<T> order) {
    SortedSet<T> all = new TreeSet<>(order);
    batches.forEach(batch -> all.addAll(names.apply(batch)));
    return all;
  }

  private <T> List<int[]> numbers(Function<CountyBatch, List<T>> names, List<T> sorted) {
    Map<T, Integer> places = places(sorted);
    return batches.stream()
        .map(
            batch ->
                names.apply(batch).stream()
                    .mapToInt(name -> places.getOrDefault(name, -1))
                    .toArray())
        .toList();
  }

  private static <T> Map<T, Integer> places(List<T> sorted) {
    Map<T, Integer> places = new HashMap<>(sorted.size() * 2);
    for (int i = 0; i < sorted.size(); i++) {
      places.put(sorted.get(i), i);
    }
    return places;
  }

  private List<Village> villages(List<int[]> ofTowns) {
    TreeMap<Village, Village> all = new TreeMap<>(VILLAGE_ORDER);
    for (int i = 0; i < batches.size(); i++) {
      for (VillageName name : batches.get(i).villages()) {
        Village village = new Village(ofTowns.get(i)[name.town()], name.key(), name.name());
        if (village.town() >= 0) {
          all.putIfAbsent(village, village);
        }
      }
    }
    List<Village> sorted = List.copyOf(all.values());
    TreeMap<Village, Integer> places = new TreeMap<>(VILLAGE_ORDER);
    sorted.forEach(village -> places.put(village, places.size()));
    for (int i = 0; i < batches.size(); i++) {
      int[] towns = ofTowns.get(i);
      numbers.get(i).villages =
          batches.get(i).villages().stream()
              .mapToInt(
                  name ->
                      places.getOrDefault(
                          new Village(towns[name.town()], name.key(), name.name()), -1))
              .toArray();
    }
    return sorted;
  }

  private List<Base> bases(List<int[]> ofTowns) {
    SortedSet<Base> all = new TreeSet<>(BASE_ORDER);
    for (int i = 0; i < batches.size(); i++) {
      for (int street = 0; street < batches.get(i).streets().size(); street++) {
        if (batches.get(i).rowsOfStreet(street) > 0) {
          all.add(base(i, street, ofTowns));
        }
      }
    }
    return List.copyOf(all);
  }

  private Base base(int batch, int number, List<int[]> ofTowns) {
    StreetName street = batches.get(batch).streets().get(number);
    String key =
        street.village() < 0
            ? street.road()
            : batches.get(batch).villages().get(street.village()).key();
    return new Base(ofTowns.get(batch)[street.town()], key);
  }

  private List<Street> streets(List<int[]> ofTowns) {
    Map<Base, Integer> places = places(bases);
    SortedSet<Street> all = new TreeSet<>(STREET_ORDER);
    List<@Nullable Street[]> ofBatches = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      @Nullable Street[] its = new @Nullable Street[batches.get(i).streets().size()];
      for (int street = 0; street < its.length; street++) {
        if (batches.get(i).rowsOfStreet(street) > 0) {
          Base base = base(i, street, ofTowns);
          Street used =
              new Street(
                  places.getOrDefault(base, -1), batches.get(i).streets().get(street).path());
          its[street] = used;
          all.add(used);
        }
      }
      ofBatches.add(its);
    }
    List<Street> sorted = List.copyOf(all);
    Map<Street, Integer> numbersOfAll = places(sorted);
    for (int i = 0; i < batches.size(); i++) {
      numbers.get(i).streets =
          Arrays.stream(ofBatches.get(i))
              .mapToInt(street -> street == null ? -1 : numbersOfAll.getOrDefault(street, -1))
              .toArray();
    }
    return sorted;
  }

  /** The names of the bases as most rows write them; of those as frequent, the first. */
  String[] baseNames() {
    List<Map<String, Integer>> counts = new ArrayList<>();
    bases.forEach(base -> counts.add(new TreeMap<>()));
    forEachUsed(
        (batch, number, base) -> {
          StreetName street = batch.streets().get(number);
          String text =
              street.village() < 0
                  ? street.roadText()
                  : batch.villages().get(street.village()).name();
          counts.get(base).merge(text, batch.rowsOfStreet(number), Integer::sum);
        });
    return counts.stream().map(CountyNames::mostFrequent).toArray(String[]::new);
  }

  private static String mostFrequent(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  /** Whether all that say a base say it as a village. */
  boolean[] villageBases() {
    boolean[] village = new boolean[bases.size()];
    Arrays.fill(village, true);
    forEachUsed(
        (batch, number, base) -> village[base] &= batch.streets().get(number).village() >= 0);
    return village;
  }

  @FunctionalInterface
  private interface UsedStreet {
    void take(CountyBatch batch, int street, int base);
  }

  private void forEachUsed(UsedStreet taker) {
    for (int i = 0; i < batches.size(); i++) {
      int[] its = numbers.get(i).streets;
      for (int street = 0; street < its.length; street++) {
        if (its[street] >= 0) {
          taker.take(batches.get(i), street, streets.get(its[street]).base());
        }
      }
    }
  }

  Numbers numbers(int batch) {
    return numbers.get(batch);
  }

  List<String> towns() {
    return towns;
  }

  List<Village> villages() {
    return villages;
  }

  List<Base> bases() {
    return bases;
  }

  List<Street> streets() {
    return streets;
  }

  List<Tail> tails() {
    return tails;
  }

  List<Unit> units() {
    return units;
  }
}
