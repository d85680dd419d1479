package org.tutai.geo.locate.address;

/**
 * A home within a house: 十二樓之4.
 *
 * @param floor 12 for 十二樓, -1 for 地下一層 (地下, 地下室, 地下一樓, 底一層, B1); 0 for none
 * @param rest what follows, in key form: 之4, 之4之1, 室305, 棟a, 至2 (of 一至二樓), 頂樓; empty for none
 */
public record Unit(int floor, String rest) {

  /** The whole house. */
  public static final Unit NONE = new Unit(0, "");

  public boolean isNone() {
    return floor == 0 && rest.isEmpty();
  }

  private String written() {
    boolean roomFirst = rest.length() > 1 && (rest.charAt(0) == '室' || rest.charAt(0) == '棟');
    return roomFirst ? rest.substring(1) + rest.charAt(0) : rest;
  }

  /** The unit in one spelling: 12樓之4, 地下1樓; empty for the whole house. */
  public String text() {
    return (floor == 0 ? "" : (floor < 0 ? "地下" + -floor : String.valueOf(floor)) + "樓")
        + written();
  }
}
