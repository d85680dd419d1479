package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressParser;
import org.tutai.geo.locate.address.EnglishRoads;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/**
 * Answers addresses from the plates at hand. Immutable, thread-safe; the name index is built when
 * it is made, which takes a second for the whole country. The plates must stay open as long as this
 * is used.
 */
public final class AddressIndex {

  /** Tells the district that contains a place. */
  @FunctionalInterface
  public interface Outlines {

    /** Knows no outline. */
    Outlines NONE = (lon, lat) -> Optional.empty();

    /** The smallest known district around a place in WGS 84 degrees. */
    Optional<District> containing(double lon, double lat);
  }

  /** Less probable, and less than this part of the first, a candidate is not given. */
  private static final double LEAST = 0.002;

  private static final double LEAST_OF_FIRST = 0.02;

  private final Gazetteer gazetteer;
  private final AddressParser parser;
  private final Ranking ranking;
  private final Candidates candidates;
  private final Reverse reverse;
  private final Suggester suggester;
  private final RoadNames roadNames;

  public AddressIndex(Districts districts, PlateIndex plates) {
    this(districts, plates.segments(), Outlines.NONE);
  }

  /** An index that tells districts by their outlines where those are known. */
  public AddressIndex(Districts districts, PlateIndex plates, Outlines outlines) {
    this(districts, plates.segments(), outlines);
  }

  /** An index over segments of any kind. */
  public AddressIndex(Districts districts, List<PlateSegment> segments, Outlines outlines) {
    this(districts, segments, outlines, Probability.shipped());
  }

  AddressIndex(
      Districts districts,
      List<PlateSegment> segments,
      Outlines outlines,
      Probability probability) {
    this.gazetteer = new Gazetteer(districts, segments);
    var english = new EnglishRoads(gazetteer.index, gazetteer.names::key, gazetteer::isIn);
    this.parser = new AddressParser(districts, gazetteer, english);
    this.ranking = new Ranking(gazetteer, probability);
    this.candidates = new Candidates(gazetteer);
    this.reverse = new Reverse(gazetteer, outlines);
    this.suggester = new Suggester(gazetteer);
    this.roadNames = new RoadNames(gazetteer);
  }

  /** The parser, which knows the names of the roads. */
  public AddressParser parser() {
    return parser;
  }

  /** The places an address may mean. Never throws for a text of any kind. */
  public Answer find(Query query) {
    return trace(query).answer();
  }

  /** An answer with the evidence for each of its candidates. */
  record Traced(Answer answer, List<Evidence> evidence) {}

  Traced trace(Query query) {
    List<Address> readings =
        query.parts() == null
            ? parser.readings(query.text())
            : List.of(query.parts().read(gazetteer.districts));
    return trace(readings, query);
  }

  /** Answers readings, at least one, of whatever text. */
  Traced trace(List<Address> readings, Query query) {
    Search search = new Search(gazetteer, query);
    search.read(readings);
    List<Hit> hits = search.hits;
    boolean found = !hits.isEmpty();
    ranking.rank(hits, query);
    int count = Math.min(query.limit(), hits.size());
    double[] probabilities = ranking.probabilities(hits, count);
    new Unheld(gazetteer).lower(hits, probabilities, query);
    List<Candidate> answers = new ArrayList<>(count);
    List<Evidence> evidence = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Hit hit = hits.get(i);
      if (i > 0 && isNoise(probabilities[i], probabilities[0])) {
        break;
      }
      answers.add(candidates.of(hit, probabilities[i]));
      evidence.add(hit.evidence);
    }
    Address understood = hits.isEmpty() ? readings.get(0) : hits.get(0).address;
    List<Reason> remarks =
        hits.isEmpty() ? Remarks.whyNothing(gazetteer, understood, query, found) : List.of();
    return new Traced(
        new Answer(Agreement.asWritten(gazetteer, understood), answers, remarks), evidence);
  }

  /** Whether a candidate is not worth a place beside a first one. */
  private static boolean isNoise(double probability, double first) {
    return probability < LEAST && probability < first * LEAST_OF_FIRST;
  }

  /**
   * What is at a place. A place that is none, as latitude 91, has nothing near it.
   *
   * @param lon WGS 84 degrees
   * @param lat WGS 84 degrees
   * @param limit the most plates, 1 to 50
   * @param withinMetres at most 50,000
   */
  public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
    return reverse.at(lon, lat, limit, withinMetres);
  }

  /** Completions of what is being typed, the likeliest first. */
  public List<Suggestion> suggest(Query query) {
    return suggester.suggest(query);
  }

  /**
   * Roads by name, in the plates' towns: those of the name, then those that begin with it or hold
   * it, and where there is none of the name those much like it or romanised so.
   *
   * @param name the road, perhaps with its district before it
   * @param within code of a county or town they must lie in; empty for all
   * @param near WGS 84 box on the user's map, or null
   * @param limit the most roads, 1 to 50
   */
  public List<PlateRoad> roads(String name, String within, @Nullable Bounds near, int limit) {
    return roadNames.find(parser.parse(name), name, new Limits(gazetteer, within), near, limit);
  }
}
