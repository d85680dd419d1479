package org.tutai.geo.locate.address.answer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;

/**
 * What is asked of an {@link AddressIndex}.
 *
 * @param text the address
 * @param limit the most candidates, 1 to 50
 * @param within code of a county or town that answers must lie in; empty for all
 * @param box WGS 84 box answers must lie in, or null
 * @param near WGS 84 box that is on the user's map: what lies there or near is likelier meant; or
 *     null
 * @param parts the address in parts, which are taken instead of the text; or null
 */
public record Query(
    String text,
    int limit,
    String within,
    @Nullable Bounds box,
    @Nullable Bounds near,
    @Nullable AddressParts parts) {

  public static final int MAX_LIMIT = 50;

  public Query {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be from 1 to 50 (got: " + limit + ")");
    }
  }

  /** A question without parts. */
  public Query(String text, int limit, String within, @Nullable Bounds box, @Nullable Bounds near) {
    this(text, limit, within, box, near, null);
  }

  /** A text alone. */
  public static Query of(String text, int limit) {
    return new Query(text, limit, "", null, null);
  }

  /** An address in parts. */
  public static Query of(AddressParts parts, int limit) {
    return new Query(parts.text(), limit, "", null, null, parts);
  }

  /** The same question, answered only within a county or town. */
  public Query within(District district) {
    return new Query(text, limit, district.code(), box, near, parts);
  }

  public Optional<Bounds> viewed() {
    return Optional.ofNullable(near);
  }
}
