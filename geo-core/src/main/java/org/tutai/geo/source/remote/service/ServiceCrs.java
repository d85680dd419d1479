package org.tutai.geo.source.remote.service;

import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsCode;
import org.tutai.geo.crs.CrsRegistry;

/**
 * CRSs by the references that services write, which stray from the standards: {@code
 * urn:ogc:def:crs:EPSG:6.18:3:3857}, a bare {@code 4326}, {@code CRS84}. Stateless.
 */
public final class ServiceCrs {

  private ServiceCrs() {}

  /** The CRS that is meant; empty when it is unknown. */
  public static Optional<Crs> find(String written) {
    String text = written.strip();
    return CrsRegistry.byCode(text).or(() -> CrsRegistry.byCode(mended(text)));
  }

  private static String mended(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("URN:") && upper.length() <= 120) {
      String[] parts = upper.split(":", -1);
      return parts.length > 6 ? parts[4] + ":" + parts[parts.length - 1] : "";
    }
    if (upper.equals("CRS84") || upper.equals("WGS84")) {
      return "CRS:84";
    }
    return upper.matches("[0-9]{4,6}") ? "EPSG:" + upper : "";
  }

  /**
   * Whether a reference means a CRS that is known by heart (one of {@link CrsRegistry#wellKnown});
   * asks no database.
   */
  public static boolean means(String written, Crs wellKnown) {
    String text = written.strip();
    return CrsCode.parse(text)
        .or(() -> CrsCode.parse(mended(text)))
        .map(CrsCode::toString)
        .filter(code -> plain(code).equals(wellKnown.code()))
        .isPresent();
  }

  private static String plain(String code) {
    return switch (code) {
      case "EPSG:900913", "EPSG:3785", "EPSG:102100", "EPSG:102113", "ESRI:102100" -> "EPSG:3857";
      case "OGC:CRS84", "OGC:84", "CRS:CRS84" -> "CRS:84";
      default -> code;
    };
  }
}
