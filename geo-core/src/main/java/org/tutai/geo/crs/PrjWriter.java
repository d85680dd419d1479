package org.tutai.geo.crs;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Writes the text of a {@code .prj} file in ESRI's dialect of WKT 1: names with underscores, no
 * codes, no axes. {@link PrjParser} reads each of them back as the same system. Thread-safe.
 */
public final class PrjWriter {

  private static final String WGS84 = geographic("WGS_1984", "WGS_1984", Ellipsoid.WGS84);
  private static final String TWD97 = geographic("TWD_1997", "GRS_1980", Ellipsoid.GRS80);
  private static final String GRS80 = geographic("GRS_1980", "GRS_1980", Ellipsoid.GRS80);

  private PrjWriter() {}

  /**
   * The text, one line without a line end; empty for a system that is neither the registry's own
   * nor from {@link PrjParser}. CRS:84, which differs from EPSG:4326 by its axes alone, is read
   * back as that.
   */
  public static Optional<String> write(Crs crs) {
    if (crs.fromLonLat() == LonLat.IDENTITY) {
      return Optional.of(crs.equals(CrsRegistry.TWD97) ? TWD97 : WGS84);
    }
    if (crs.fromLonLat() == WebMercator.FORWARD) {
      return Optional.of(webMercator());
    }
    return crs.fromLonLat() instanceof TransverseMercator.Transform transform
        ? Optional.of(transverseMercator(crs, transform.projection().parameters()))
        : Optional.empty();
  }

  private static String geographic(String datum, String spheroid, Ellipsoid ellipsoid) {
    return "GEOGCS[\"GCS_"
        + datum
        + "\",DATUM[\"D_"
        + datum
        + "\",SPHEROID[\""
        + spheroid
        + "\","
        + number(ellipsoid.semiMajorMetres())
        + ","
        + number(ellipsoid.inverseFlattening())
        + "]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
  }

  private static String webMercator() {
    return "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\","
        + WGS84
        + ",PROJECTION[\"Mercator_Auxiliary_Sphere\"]"
        + parameter("False_Easting", 0)
        + parameter("False_Northing", 0)
        + parameter("Central_Meridian", 0)
        + parameter("Standard_Parallel_1", 0)
        + parameter("Auxiliary_Sphere_Type", 0)
        + ",UNIT[\"Meter\",1.0]]";
  }

  private static String transverseMercator(Crs crs, TransverseMercator.Parameters p) {
    return "PROJCS[\""
        + name(crs)
        + "\","
        + base(crs, p)
        + ",PROJECTION[\"Transverse_Mercator\"]"
        + parameter("False_Easting", p.falseEastingMetres() / p.metresPerUnit())
        + parameter("False_Northing", p.falseNorthingMetres() / p.metresPerUnit())
        + parameter("Central_Meridian", p.centralMeridian())
        + parameter("Scale_Factor", p.scale())
        + parameter("Latitude_Of_Origin", p.latitudeOfOrigin())
        + ",UNIT[\""
        + (p.metresPerUnit() == 1 ? "Meter" : "Unit")
        + "\","
        + number(p.metresPerUnit())
        + "]]";
  }

  private static String name(Crs crs) {
    return switch (crs.code()) {
      case "EPSG:3825" -> "TWD_1997_TM_Penghu";
      case "EPSG:3826" -> "TWD_1997_TM_Taiwan";
      default ->
          crs.name()
              .replace("WGS 84 / UTM zone", "WGS_1984_UTM_Zone")
              .replaceAll("[^\\p{L}\\p{N}]+", "_");
    };
  }

  private static String base(Crs crs, TransverseMercator.Parameters p) {
    if (crs.equals(CrsRegistry.TWD97_TM2_119) || crs.equals(CrsRegistry.TWD97_TM2_121)) {
      return TWD97;
    }
    return p.ellipsoid().equals(Ellipsoid.GRS80) ? GRS80 : WGS84;
  }

  private static String parameter(String name, double value) {
    return ",PARAMETER[\"" + name + "\"," + number(value) + "]";
  }

  /** The shortest decimal that reads back as the same double, with a point and no exponent. */
  private static String number(double value) {
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
