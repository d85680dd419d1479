package org.tutai.geo.locate.address;

/**
 * One part of an address and where it stands in the text.
 *
 * @param value the part in one spelling (臺北市, 中山區, 新生北路, 3段, 26號, 12樓之4)
 * @param from index of its first character in the text as it was given
 * @param to index after its last
 */
public record AddressPart(Kind kind, String value, int from, int to) {

  /** The parts in the usual order. */
  public enum Kind {
    POSTAL_CODE,
    COUNTY,
    TOWN,
    VILLAGE,
    NEIGHBOURHOOD,
    ROAD,
    SECTION,
    LANE,
    ALLEY,
    SUB_ALLEY,
    TONG,
    NUMBER,
    UNIT,
    /** The second road of a crossing. */
    CROSS_ROAD,
    /** A landmark or building named beside the address. */
    LANDMARK,
    /** A remark, as in brackets. */
    REMARK,
    /** What was not understood. */
    UNREAD
  }
}
