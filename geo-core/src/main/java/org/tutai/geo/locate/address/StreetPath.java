package org.tutai.geo.locate.address;

/**
 * The way from a road to a house, each part without its unit and in key form; empty for none: of
 * 三段59巷2弄 the parts are "3", "59", "2". A lane may have a name (建昌).
 */
public record StreetPath(String section, String lane, String alley, String subAlley, String tong) {

  /** The road itself. */
  public static final StreetPath NONE = new StreetPath("", "", "", "", "");

  /** The path as one key: 3段59巷2弄4衖; empty for none. */
  public String key() {
    return part(section, "段")
        + part(lane, "巷")
        + part(alley, "弄")
        + part(subAlley, "衖")
        + part(tong, "衕");
  }

  /**
   * This path and what comes further down it; a part that both have is this one's, then the
   * other's.
   */
  public StreetPath and(StreetPath further) {
    if (further.isEmpty()) {
      return this;
    }
    return isEmpty()
        ? further
        : new StreetPath(
            joined(section, "段", further.section),
            joined(lane, "巷", further.lane),
            joined(alley, "弄", further.alley),
            joined(subAlley, "衖", further.subAlley),
            joined(tong, "衕", further.tong));
  }

  private static String joined(String first, String unit, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + unit + second;
  }

  public boolean isEmpty() {
    return section.isEmpty()
        && lane.isEmpty()
        && alley.isEmpty()
        && subAlley.isEmpty()
        && tong.isEmpty();
  }

  private static String part(String name, String unit) {
    return name.isEmpty() ? "" : name + unit;
  }
}
