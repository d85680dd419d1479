package org.tutai.server.http.wms;

import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Xml;

/** Writes service exception reports (OGC 06-042, annex E; OGC 01-068r3, annex A.3). */
final class WmsErrors {

  private WmsErrors() {}

  static Answer report(WmsException e, WmsVersion version, int status) {
    var xml = new Xml();
    if (version == WmsVersion.V1_3_0) {
      xml.start(
          "ServiceExceptionReport",
          "version",
          version.number(),
          "xmlns",
          "http://www.opengis.net/ogc",
          "xmlns:xsi",
          "http://www.w3.org/2001/XMLSchema-instance",
          "xsi:schemaLocation",
          "http://www.opengis.net/ogc http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd");
    } else {
      xml.raw(
          "<!DOCTYPE ServiceExceptionReport SYSTEM"
              + " \"http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd\">\n");
      xml.start("ServiceExceptionReport", "version", version.number());
    }
    exception(xml, e, version);
    xml.end();
    return Answer.document(status, version.exceptionType() + ";charset=utf-8", xml.toString())
        .withCaching(Answer.NEVER);
  }

  private static void exception(Xml xml, WmsException e, WmsVersion version) {
    boolean locator = version == WmsVersion.V1_3_0 && !e.locator().isEmpty();
    if (e.code().isEmpty()) {
      xml.text("ServiceException", e.text());
    } else if (locator) {
      xml.text("ServiceException", e.text(), "code", e.code(), "locator", e.locator());
    } else {
      xml.text("ServiceException", e.text(), "code", e.code());
    }
  }
}
