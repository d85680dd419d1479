package org.tutai.geo.source.remote.wms;

import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsAxes;

/** The versions of WMS and how their requests differ. */
public enum WmsVersion {
  V1_0_0("1.0.0", "SRS", "WMS_XML"),
  V1_1_0("1.1.0", "SRS", "application/vnd.ogc.se_xml"),
  V1_1_1("1.1.1", "SRS", "application/vnd.ogc.se_xml"),
  V1_3_0("1.3.0", "CRS", "XML");

  private final String written;
  private final String crsParameter;
  private final String exceptions;

  WmsVersion(String written, String crsParameter, String exceptions) {
    this.written = written;
    this.crsParameter = crsParameter;
    this.exceptions = exceptions;
  }

  /** As requests have it. */
  public String written() {
    return written;
  }

  String crsParameter() {
    return crsParameter;
  }

  /** The format of exceptions that is words, not a picture. */
  String exceptions() {
    return exceptions;
  }

  /** The order of coordinates of a CRS in requests and documents. */
  public Crs.AxisOrder axes(Crs crs) {
    return this == V1_3_0
        ? CrsAxes.order(crs, CrsAxes.Protocol.WMS_1_3_0)
        : CrsAxes.order(crs, CrsAxes.Protocol.WMS_1_1_1);
  }

  /** The version of exactly that name. */
  public static Optional<WmsVersion> of(String written) {
    for (WmsVersion version : values()) {
      if (version.written.equals(written.strip())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** The version of that name, or the nearest: 1.2.0 and what is not told is read as 1.1.1. */
  static WmsVersion nearest(String written) {
    String text = written.strip();
    return of(text)
        .orElseGet(
            () ->
                text.startsWith("1.3") || text.matches("[2-9].*")
                    ? V1_3_0
                    : text.startsWith("1.0") ? V1_0_0 : V1_1_1);
  }
}
