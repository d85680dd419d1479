package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.CorpusQuery.Kind;

/** How well answers agree with the truth. */
final class AccuracyScore {

  private static final double METRE = 1.0;

  /** The probability from which an answer claims to be sure. */
  static final double SURE = 0.9;

  /**
   * One query judged by its first candidate.
   *
   * @param hit the very plate: its level, its number, within a metre
   * @param correct what the first candidate claims, at its level, is so
   * @param falseExact a house is claimed that does not exist
   * @param distance metres from the truth, NaN when there is no candidate or no truth
   */
  record Outcome(
      CorpusQuery query,
      @Nullable Candidate first,
      boolean hit,
      boolean correct,
      boolean falseExact,
      double distance) {

    double probability() {
      return first == null ? 0 : first.probability();
    }

    boolean sureAndWrong() {
      return first != null && !correct && first.probability() >= SURE;
    }
  }

  private AccuracyScore() {}

  static List<Outcome> judge(AddressIndex index, List<CorpusQuery> queries) {
    List<Outcome> outcomes = new ArrayList<>(queries.size());
    for (CorpusQuery query : queries) {
      outcomes.add(judge(query, index.find(Query.of(query.text(), 5))));
    }
    return outcomes;
  }

  static Outcome judge(CorpusQuery query, Answer answer) {
    if (answer.candidates().isEmpty()) {
      return new Outcome(query, null, false, false, false, Double.NaN);
    }
    Candidate first = answer.candidates().get(0);
    boolean house = first.level() == Level.PLATE || first.level() == Level.HOUSE;
    if (query.madeUp()) {
      boolean right = !house && isRight(first, query);
      return new Outcome(query, first, false, right, house, Double.NaN);
    }
    return new Outcome(
        query,
        first,
        isHit(first, query),
        house ? isHouse(first, query) : isRight(first, query),
        false,
        nearest(first, query.housePlaces()));
  }

  private static boolean isHit(Candidate first, CorpusQuery query) {
    boolean floorAsked = query.said().unit() && !query.truth().unitText().isEmpty();
    boolean level = first.level() == Level.PLATE || first.level() == Level.HOUSE && !floorAsked;
    return level
        && nearest(first, query.places()) <= METRE
        && sameNumbers(first, query.truth(), floorAsked);
  }

  private static boolean isHouse(Candidate first, CorpusQuery query) {
    boolean floorAsked =
        first.level() == Level.PLATE && query.said().unit() && !query.truth().unitText().isEmpty();
    return nearest(first, floorAsked ? query.places() : query.housePlaces()) <= METRE
        && sameNumbers(first, query.truth(), floorAsked);
  }

  /** Whether the candidate's number has the truth's numbers in their order. */
  private static boolean sameNumbers(Candidate first, DoorPlate truth, boolean withUnit) {
    DoorPlate.Number parts = truth.parts();
    if (parts == null) {
      return true;
    }
    String house = parts.prefix() + parts.main() + parts.subs() + parts.joint() + parts.after();
    List<Integer> wanted = Spelling.numbers(house + (withUnit ? "號" + truth.unitText() : ""));
    List<Integer> got = Spelling.numbers(first.number() + "號" + first.unit());
    return withUnit
        ? got.equals(wanted)
        : got.size() >= wanted.size() && got.subList(0, wanted.size()).equals(wanted);
  }

  /** Whether a candidate above the house is right as far as it goes. */
  private static boolean isRight(Candidate first, CorpusQuery query) {
    DoorPlate truth = query.truth();
    if (first.level() == Level.COUNTY) {
      return first.countyCode().equals(truth.county());
    }
    if (!first.townCode().equals(truth.town())) {
      return false;
    }
    return switch (first.level()) {
      case TOWN -> true;
      case VILLAGE ->
          truth.village().isEmpty() || key(first.village()).equals(key(truth.village()));
      case ROAD -> same(first.road(), truth.road(), first);
      case SECTION -> same(first.road() + first.section(), truth.road() + truth.section(), first);
      case LANE ->
          same(
              first.road() + first.section() + first.lane(),
              truth.road() + truth.section() + truth.lane(),
              first);
      default ->
          same(
              first.road() + first.section() + first.lane() + first.alley(), truth.street(), first);
    };
  }

  private static boolean same(String found, String truth, Candidate first) {
    return key(found).equals(key(truth)) || truth.isEmpty() && !first.village().isEmpty();
  }

  private static String key(String text) {
    return Spelling.key(text).replaceAll("[段巷弄衖衕?]", "").replace('后', '後').replace('褔', '福');
  }

  private static double nearest(Candidate first, List<double[]> places) {
    double best = Double.NaN;
    for (double[] place : places) {
      double metres = metres(first.lon(), first.lat(), place[0], place[1]);
      best = Double.isNaN(best) ? metres : Math.min(best, metres);
    }
    return best;
  }

  static double metres(double lon, double lat, double toLon, double toLat) {
    double east = Math.toRadians(toLon - lon) * Math.cos(Math.toRadians(lat)) * 6_371_008.8;
    double north = Math.toRadians(toLat - lat) * 6_371_008.8;
    return Math.hypot(east, north);
  }

  /** Figures of some outcomes. */
  record Figures(
      int asked,
      int unique,
      double hits,
      double houses,
      double correct,
      double falseExact,
      double sureAndWrong,
      double medianMetres,
      double metres95) {

    static Figures of(List<Outcome> outcomes) {
      List<Outcome> unique = outcomes.stream().filter(o -> o.query().unique()).toList();
      double[] distances =
          outcomes.stream()
              .mapToDouble(Outcome::distance)
              .filter(d -> !Double.isNaN(d))
              .sorted()
              .toArray();
      return new Figures(
          outcomes.size(),
          unique.size(),
          share(unique, Outcome::hit),
          share(unique, o -> o.distance() <= METRE),
          share(outcomes, Outcome::correct),
          share(outcomes, Outcome::falseExact),
          share(outcomes, Outcome::sureAndWrong),
          at(distances, 0.5),
          at(distances, 0.95));
    }

    private static double at(double[] sorted, double share) {
      return sorted.length == 0
          ? Double.NaN
          : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
  }

  static double share(List<Outcome> of, Predicate<Outcome> which) {
    return of.isEmpty() ? Double.NaN : (double) of.stream().filter(which).count() / of.size();
  }

  /** Figures by kind, in the order of the kinds. */
  static Map<Kind, Figures> byKind(List<Outcome> outcomes) {
    Map<Kind, List<Outcome>> groups = new TreeMap<>();
    outcomes.forEach(o -> groups.computeIfAbsent(o.query().kind(), k -> new ArrayList<>()).add(o));
    Map<Kind, Figures> figures = new TreeMap<>();
    groups.forEach((kind, of) -> figures.put(kind, Figures.of(of)));
    return figures;
  }

  /** Figures by a name of the outcome. */
  static Map<String, Figures> by(
      List<Outcome> outcomes, java.util.function.Function<Outcome, String> name) {
    Map<String, List<Outcome>> groups = new TreeMap<>();
    outcomes.forEach(o -> groups.computeIfAbsent(name.apply(o), k -> new ArrayList<>()).add(o));
    Map<String, Figures> figures = new TreeMap<>();
    groups.forEach((key, of) -> figures.put(key, Figures.of(of)));
    return figures;
  }

  /** A Markdown table of the kinds. */
  static String kindTable(List<Outcome> outcomes) {
    StringBuilder out =
        new StringBuilder(
            "| kind | queries | unique | exact plate | aim | within 1 m | claim right | sure and"
                + " wrong | false exact | median m | 95 % m |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    byKind(outcomes)
        .forEach(
            (kind, f) ->
                out.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                        kind.meaning,
                        f.asked(),
                        f.unique(),
                        kind == Kind.MADE_UP ? "–" : percent(f.hits()),
                        kind == Kind.MADE_UP ? "–" : "≥ " + percent(kind.aim),
                        kind == Kind.MADE_UP ? "–" : percent(f.houses()),
                        percent(f.correct()),
                        percent(f.sureAndWrong()),
                        kind == Kind.MADE_UP ? percent(f.falseExact()) : "–",
                        metresText(f.medianMetres()),
                        metresText(f.metres95()))));
    return out.toString();
  }

  /** A Markdown table of groups. */
  static String table(String heading, Map<String, Figures> groups) {
    StringBuilder out =
        new StringBuilder(
            "| "
                + heading
                + " | queries | exact plate | claim right | sure and wrong | false exact |\n"
                + "|---|---:|---:|---:|---:|---:|\n");
    groups.forEach(
        (name, f) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %s |%n",
                    name,
                    f.asked(),
                    percent(f.hits()),
                    percent(f.correct()),
                    percent(f.sureAndWrong()),
                    percent(f.falseExact()))));
    return out.toString();
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  private static String metresText(double metres) {
    return Double.isNaN(metres)
        ? "–"
        : String.format(Locale.ROOT, metres < 10 ? "%.1f" : "%.0f", metres);
  }
}
