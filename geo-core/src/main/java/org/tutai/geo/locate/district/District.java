package org.tutai.geo.locate.district;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A county, town or village.
 *
 * @param level which of the three
 * @param code of the Ministry of the Interior: 5 digits of a county (63000), 8 of a town
 *     (63000040), 11 of a village (63000040033)
 * @param name as it is now, in Chinese, with 臺 (臺北市, 中山區, 中山里); of villages as the source has it
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

  /** Whether this is the other or lies in it. */
  public boolean isIn(District other) {
    return code.startsWith(other.code);
  }

  /** The full name from the county down: 臺北市中山區中山里. */
  public String fullName() {
    return parent == null ? name : parent.fullName() + name;
  }

  /** The full English name up to the county: Zhongshan Dist., Taipei City. */
  public String englishFullName() {
    return parent == null ? englishName : englishName + ", " + parent.englishFullName();
  }

  /* Without the districts above, which would be the most of it. */
  @Override
  public String toString() {
    return code + " " + fullName();
  }
}
