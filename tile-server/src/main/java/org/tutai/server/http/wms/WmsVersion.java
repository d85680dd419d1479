package org.tutai.server.http.wms;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.crs.CrsAxes;
import org.tutai.server.http.exchange.Params;

/** The versions spoken. */
enum WmsVersion {
  V1_1_1(
      "1.1.1",
      CrsAxes.Protocol.WMS_1_1_1,
      "application/vnd.ogc.wms_xml",
      "application/vnd.ogc.se_xml"),
  V1_3_0("1.3.0", CrsAxes.Protocol.WMS_1_3_0, "text/xml", "text/xml");

  private final String number;
  private final CrsAxes.Protocol axes;
  private final String capabilitiesType;
  private final String exceptionType;

  WmsVersion(String number, CrsAxes.Protocol axes, String capabilitiesType, String exceptionType) {
    this.number = number;
    this.axes = axes;
    this.capabilitiesType = capabilitiesType;
    this.exceptionType = exceptionType;
  }

  String number() {
    return number;
  }

  CrsAxes.Protocol axes() {
    return axes;
  }

  String capabilitiesType() {
    return capabilitiesType;
  }

  String exceptionType() {
    return exceptionType;
  }

  /** The name of the parameter that holds the CRS. */
  String crsParameter() {
    return this == V1_3_0 ? "CRS" : "SRS";
  }

  /**
   * The version to answer in (OGC 06-042, section 6.2.4): the one asked for, else the next lower we
   * speak, else the lowest; without a number, the highest, or 1.1.1 where only {@code SRS} is
   * given.
   */
  static WmsVersion negotiate(Params params) {
    String asked = params.get("VERSION", params.get("WMTVER", ""));
    if (asked.isEmpty()) {
      return params.get("SRS").isPresent() && params.get("CRS").isEmpty() ? V1_1_1 : V1_3_0;
    }
    return compare(parts(asked), parts(V1_3_0.number)) >= 0 ? V1_3_0 : V1_1_1;
  }

  private static List<Integer> parts(String version) {
    var parts = new ArrayList<Integer>();
    for (String part : version.strip().split("\\.", 4)) {
      if (!part.matches("\\d{1,6}")) {
        throw new WmsException(
            "",
            "VERSION",
            "VERSION must be a number such as 1.3.0 (got: " + WmsException.shown(version) + ")");
      }
      parts.add(Integer.valueOf(part));
    }
    return parts;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int difference = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
