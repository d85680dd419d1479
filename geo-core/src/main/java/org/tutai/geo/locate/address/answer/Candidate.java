package org.tutai.geo.locate.address.answer;

import java.util.List;

/**
 * One answer to an address.
 *
 * @param level how near it comes to what was asked for
 * @param probability that the place asked for is this one (at the level said), from 0 to 1,
 *     calibrated
 * @param lon WGS 84 longitude
 * @param lat WGS 84 latitude
 * @param uncertaintyMetres the true place is this near in nine cases of ten
 * @param address full text of what was found, down to its level: 臺北市中山區新生北路三段26號十二樓之4
 * @param county its parts as they are; empty beyond the level
 * @param countyCode 5 digits
 * @param townCode 8 digits; empty when not known
 * @param postalCode three digits; empty when not known
 * @param reasons in the order of weight
 * @param synthetic whether it comes from made-up plates
 */
public record Candidate(
    Level level,
    double probability,
    double lon,
    double lat,
    double uncertaintyMetres,
    String address,
    String county,
    String town,
    String village,
    int neighbourhood,
    String road,
    String section,
    String lane,
    String alley,
    String number,
    String unit,
    String countyCode,
    String townCode,
    String postalCode,
    List<Reason> reasons,
    boolean synthetic) {

  public Candidate {
    reasons = List.copyOf(reasons);
  }
}
