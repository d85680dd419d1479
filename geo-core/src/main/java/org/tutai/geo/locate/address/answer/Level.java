package org.tutai.geo.locate.address.answer;

/** How near an answer comes to the address that was asked for, the nearest first. */
public enum Level {
  /** The very plate. */
  PLATE,
  /** The house, where the floor or room that was asked for is not among its plates. */
  HOUSE,
  /** Between or beside its neighbours on the same side of the street. */
  INTERPOLATED,
  /** The crossing of two roads. */
  CROSSING,
  ALLEY,
  LANE,
  SECTION,
  ROAD,
  VILLAGE,
  TOWN,
  COUNTY;

  /** The name in JSON: lower case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
