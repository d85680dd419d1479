package org.tutai.geo.locate.address;

import java.util.List;
import org.tutai.geo.locate.district.District;

/**
 * An address as it was understood. What is not said is empty or none; nothing is looked up among
 * the plates yet.
 *
 * @param text as it was given
 * @param postalCode 3, 5 or 6 digits
 * @param counties the county or counties it may be in; empty when not said
 * @param towns the towns it may be in: 中山區 without a county is in two
 * @param village the village's name key; empty when not said
 * @param neighbourhood the number before 鄰, or 0
 * @param road key of the road, street, or the place where there is no road (頂埔); empty when not
 *     said
 * @param roadText the same as written, without spaces
 * @param path section, lane, alley … below the road
 * @param numbers the house number; several for a list or range (69-109號: its ends, see {@link
 *     #range})
 * @param range whether the numbers are the two ends of a range
 * @param unit floor and room
 * @param crossRoad key of the second road of a crossing (忠孝東路與復興南路口); empty for none
 * @param crossPath path of the second road
 * @param landmark name of a landmark in the text, as written; empty for none
 * @param parts in the order of the text; spans don't overlap
 * @param assumptions in the order they were made
 */
public record Address(
    String text,
    String postalCode,
    List<District> counties,
    List<District> towns,
    String village,
    int neighbourhood,
    String road,
    String roadText,
    StreetPath path,
    List<HouseNumber> numbers,
    boolean range,
    Unit unit,
    String crossRoad,
    StreetPath crossPath,
    String landmark,
    List<AddressPart> parts,
    List<Assumption> assumptions) {

  public Address {
    counties = List.copyOf(counties);
    towns = List.copyOf(towns);
    numbers = List.copyOf(numbers);
    parts = List.copyOf(parts);
    assumptions = List.copyOf(assumptions);
  }

  /** A text of which nothing was understood, or that nobody read. */
  public static Address unread(String text) {
    return new Address(
        text,
        "",
        List.of(),
        List.of(),
        "",
        0,
        "",
        "",
        StreetPath.NONE,
        List.of(),
        false,
        Unit.NONE,
        "",
        StreetPath.NONE,
        "",
        List.of(),
        List.of());
  }

  /** The same address with another text, parts and assumptions. */
  Address with(String given, List<AddressPart> newParts, List<Assumption> newAssumptions) {
    return new Address(
        given,
        postalCode,
        counties,
        towns,
        village,
        neighbourhood,
        road,
        roadText,
        path,
        numbers,
        range,
        unit,
        crossRoad,
        crossPath,
        landmark,
        newParts,
        newAssumptions);
  }

  /** Whether nothing of an address was found in the text. */
  public boolean isEmpty() {
    return counties.isEmpty()
        && towns.isEmpty()
        && village.isEmpty()
        && road.isEmpty()
        && path.isEmpty()
        && numbers.isEmpty()
        && landmark.isEmpty();
  }
}
