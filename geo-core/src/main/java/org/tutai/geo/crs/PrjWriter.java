package org.tutai.geo.crs;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the text of a {@code .prj} file in ESRI's dialect of WKT 1: names with underscores, no
 * codes, no axes. {@link PrjParser} reads each of them back as the same system. Thread-safe.
 */
public final class PrjWriter {

  private static final String WGS84 = geographic("WGS_1984", "WGS_1984", Ellipsoid.WGS84);
  private static final String TWD97 = geographic("TWD_1997", "GRS_1980", Ellipsoid.GRS80);
  private static final String GRS80 = geographic("GRS_1980", "GRS_1980", Ellipsoid.GRS80);

  private static final String TWD67 = geographic("TWD_1967", "GRS_1967_Truncated", Twd67.GRS67);

  private PrjWriter() {}

  /**
   * The text, one line without a line end; empty for a system that is neither from the registry nor
   * from {@link PrjParser}. Degrees of a datum that is taken as WGS 84 are written as that. CRS:84,
   * which differs from EPSG:4326 by its axes alone, is read back as that.
   */
  public static Optional<String> write(Crs crs) {
    if (crs.equals(CrsRegistry.TWD67)) {
      return Optional.of(TWD67);
    }
    if (crs.equals(CrsRegistry.TWD67_TM2_119) || crs.equals(CrsRegistry.TWD67_TM2_121)) {
      double meridian = crs.equals(CrsRegistry.TWD67_TM2_119) ? 119 : 121;
      return Optional.of(
          transverseMercator(crs, TransverseMercator.Parameters.tm2(Twd67.GRS67, meridian)));
    }
    if (crs.fromLonLat() instanceof CrsDefinition.Defined defined) {
      return Optional.of(defined(defined.definition()));
    }
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

  /** Any other, with its shift, which ESRI's dialect has no words for, as the OGC's has it. */
  private static String defined(CrsDefinition d) {
    String datum = word(d.datumName()).replaceFirst("^D_", "");
    String geographic =
        "GEOGCS[\"GCS_"
            + datum
            + "\",DATUM[\"D_"
            + datum
            + "\",SPHEROID[\"Ellipsoid\","
            + number(d.ellipsoid().semiMajorMetres())
            + ","
            + number(d.ellipsoid().inverseFlattening())
            + "]"
            + d.shift().map(PrjWriter::shift).orElse("")
            + "],PRIMEM[\"Prime_Meridian\","
            + number(d.primeMeridian())
            + "],UNIT[\"Unit\","
            + number(Math.toRadians(d.degreesPerUnit()))
            + "]]";
    if (d.method().isEmpty()) {
      return geographic;
    }
    var text = new StringBuilder("PROJCS[\"" + word(d.name()) + "\"," + geographic);
    text.append(",PROJECTION[\"").append(d.method().get().esriName).append("\"]");
    for (ProjectionParameter p : ProjectionParameter.values()) {
      if (d.values().has(p)) {
        double value = d.values().get(p);
        text.append(parameter(p.esriName, inFileUnits(d, p, value)));
      }
    }
    return text + ",UNIT[\"Unit\"," + number(d.metresPerUnit()) + "]]";
  }

  private static double inFileUnits(CrsDefinition d, ProjectionParameter p, double value) {
    return switch (p.kind) {
      case ANGLE -> value / d.degreesPerUnit();
      case LENGTH -> value / d.metresPerUnit();
      case RATIO -> value;
    };
  }

  private static String shift(DatumShift shift) {
    return ",TOWGS84["
        + shift.parameters().stream().map(PrjWriter::number).collect(Collectors.joining(","))
        + "]";
  }

  private static String word(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  private static String name(Crs crs) {
    return switch (crs.code()) {
      case "EPSG:3827" -> "TWD_1967_TM_Penghu";
      case "EPSG:3828" -> "TWD_1967_TM_Taiwan";
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
    if (p.ellipsoid().equals(Twd67.GRS67)) {
      return TWD67;
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
