package org.tutai.server.http.wms;

import org.tutai.server.http.exchange.LayerSelection;

/** A service exception (OGC 06-042, section 6.11 and table E.1). */
final class WmsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String locator;

  /**
   * An exception.
   *
   * @param code from table E.1, or empty where the table has none
   * @param locator the parameter at fault; empty for none
   * @param message which parameter, what was found, what is expected
   */
  WmsException(String code, String locator, String message) {
    super(message, null, false, false);
    this.code = code;
    this.locator = locator;
  }

  /** A parameter that must be there and isn't. */
  static WmsException missing(String parameter, String expected) {
    return new WmsException(
        "MissingParameterValue",
        parameter,
        "The parameter " + parameter + " is missing; " + expected + ".");
  }

  /** A parameter whose value won't do. */
  static WmsException invalid(String parameter, String found, String expected) {
    return new WmsException(
        "InvalidParameterValue",
        parameter,
        parameter + " must be " + expected + " (got: " + shown(found) + ").");
  }

  String code() {
    return code;
  }

  String locator() {
    return locator;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  static String shown(String value) {
    return LayerSelection.shown(value);
  }
}
