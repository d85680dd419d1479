package org.tutai.geo.locate.district;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A county, town or village.
 *
 * @param level which of the three
 * @param code of the Ministry of the Interior: 5 digits of a county (63000), 8 of a town
 *     (63000040), 11 of a village (63000040033)
 * @param name as it is now, in Chinese, with 臺 (臺北市, 中山區, 中山里)
 * @param englishName official romanisation (Taipei City, Zhongshan Dist.); empty when not known
 * @param postalCode three digits; empty for counties with several, and for villages the town's
 * @param parent the town of a village, the county of a town, null of a county
 */
public record District(
    Level level,
    String code,
    String name,
    String englishName,
    String postalCode,
    @Nullable District parent) {

  /** The three levels. */
  public enum Level {
    COUNTY,
    TOWN,
    VILLAGE
  }

  /** The county this is or lies in. */
  public District county() {
    District top = this;
    while (top.parent != null) {
      top = top.parent;
    }
    return top;
  }

  /** The town this is or lies in; none for a county. */
  public Optional<District> town() {
    if (level == Level.COUNTY) {
      return Optional.empty();
    }
    return level == Level.TOWN ? Optional.of(this) : Optional.ofNullable(parent);
  }

  /** The full name from the county down: 臺北市中山區中山里. */
  public String fullName() {
    return parent == null ? name : parent.fullName() + name;
  }
}
