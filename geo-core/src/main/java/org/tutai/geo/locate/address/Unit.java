package org.tutai.geo.locate.address;

/**
 * A home within a house: 十二樓之4.
 *
 * @param floor 12 for 十二樓, -1 for 地下一層 (地下一樓, 底一層, B1); 0 for none or a basement without a number
 * @param rest what follows, in key form (之4, 之4之1, 室305), 地下 first for a basement without a number;
 *     empty for none
 */
public record Unit(int floor, String rest) {

  /** The whole house. */
  public static final Unit NONE = new Unit(0, "");

  public boolean isNone() {
    return floor == 0 && rest.isEmpty();
  }

  /** The unit in one spelling: 12樓之4, 地下1樓; empty for the whole house. */
  public String text() {
    return (floor == 0 ? "" : (floor < 0 ? "地下" + -floor : String.valueOf(floor)) + "樓") + rest;
  }
}
