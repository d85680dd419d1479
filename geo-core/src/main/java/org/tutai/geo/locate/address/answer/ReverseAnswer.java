package org.tutai.geo.locate.address.answer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.district.District;

/**
 * What is at a place.
 *
 * @param plates the nearest, nearest first
 * @param road name of the road the nearest plate is on; empty for none
 * @param district the smallest known district that contains the place, or null
 * @param postalCode of its town; empty for none
 * @param remarks why there is no plate
 */
public record ReverseAnswer(
    List<NearPlate> plates,
    String road,
    @Nullable District district,
    String postalCode,
    List<Reason> remarks) {

  /** A plate and how far it is from the place on the ellipsoid. */
  public record NearPlate(Candidate plate, double distanceMetres) {}

  public ReverseAnswer {
    plates = List.copyOf(plates);
    remarks = List.copyOf(remarks);
  }

  /** An answer without remarks. */
  public ReverseAnswer(
      List<NearPlate> plates, String road, @Nullable District district, String postalCode) {
    this(plates, road, district, postalCode, List.of());
  }

  public Optional<District> containing() {
    return Optional.ofNullable(district);
  }
}
