package org.tutai.server.http.wmts;

import java.util.List;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.Xml;

/** An exception of WMTS (OGC 07-057r7, tables 20 and 24, and section 10.3.3). */
final class WmtsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String locator;

  WmtsException(int status, String code, String locator, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.locator = locator;
  }

  static WmtsException missing(String parameter, String expected) {
    return new WmtsException(
        400,
        "MissingParameterValue",
        parameter,
        "The parameter " + parameter + " is missing; " + expected + ".");
  }

  static WmtsException invalid(String parameter, String found, String expected) {
    return new WmtsException(
        400,
        "InvalidParameterValue",
        parameter,
        parameter + " must be " + expected + " (got: " + LayerSelection.shown(found) + ").");
  }

  /** As the protocol reports it (OGC 06-121r3, section 8). */
  Answer report() {
    var xml = new Xml();
    xml.start(
        "ows:ExceptionReport",
        "xmlns:ows",
        "http://www.opengis.net/ows/1.1",
        "xmlns:xsi",
        "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation",
        "http://www.opengis.net/ows/1.1"
            + " http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd",
        "version",
        "1.1.0",
        "xml:lang",
        "en");
    if (locator.isEmpty()) {
      xml.start("ows:Exception", "exceptionCode", code);
    } else {
      xml.start("ows:Exception", "exceptionCode", code, "locator", locator);
    }
    xml.text("ows:ExceptionText", String.valueOf(getMessage()));
    xml.end().end();
    return Answer.document(status, "text/xml;charset=utf-8", xml.toString())
        .withCaching(Answer.NEVER);
  }

  /** What is wrong with layers and styles. */
  static final LayerSelection.Refusal LAYERS =
      new LayerSelection.Refusal() {
        @Override
        public RuntimeException noSuchLayer(String name) {
          return invalid("LAYER", name, "a layer of the capabilities");
        }

        @Override
        public RuntimeException noSuchStyle(String layer, String style, List<String> known) {
          return invalid("STYLE", style, "one of " + known);
        }

        @Override
        public RuntimeException badLists(String what) {
          return new WmtsException(400, "InvalidParameterValue", "LAYER", "In LAYER " + what + ".");
        }
      };
}
