package org.tutai.geo.format.geopackage;

import java.sql.SQLException;
import java.util.Optional;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import mil.nga.geopackage.srs.SpatialReferenceSystemDao;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PrjWriter;

/** Fills {@code gpkg_spatial_ref_sys}: TWD97's rows always, another's where a layer needs it. */
final class SrsRows {

  private static final int UNDEFINED_PLANE = -1;
  private static final int WEB_MERCATOR = 3857;
  private static final int FIRST_OF_OURS = 900_001;

  private static final String TWD97 =
      "GEOGCS[\"TWD97\",DATUM[\"Taiwan_Datum_1997\",SPHEROID[\"GRS 1980\",6378137,298.257222101,"
          + "AUTHORITY[\"EPSG\",\"7019\"]],AUTHORITY[\"EPSG\",\"1026\"]],PRIMEM[\"Greenwich\",0,"
          + "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,"
          + "AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"3824\"]]";

  private final SpatialReferenceSystemDao rows;
  private int next = FIRST_OF_OURS;

  SrsRows(SpatialReferenceSystemDao rows) {
    this.rows = rows;
  }

  /** Inserts the rows of TWD97. */
  void insertTwd97() throws SQLException {
    insert(3824, "TWD97", "EPSG", 3824, TWD97);
    insert(3825, "TWD97 / TM2 zone 119", "EPSG", 3825, tm2(119, 3825));
    insert(3826, "TWD97 / TM2 zone 121", "EPSG", 3826, tm2(121, 3826));
  }

  private static String tm2(int meridian, int code) {
    return "PROJCS[\"TWD97 / TM2 zone "
        + meridian
        + "\","
        + TWD97
        + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
        + "PARAMETER[\"central_meridian\","
        + meridian
        + "],PARAMETER[\"scale_factor\",0.9999],PARAMETER[\"false_easting\",250000],"
        + "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],"
        + "AUTHORITY[\"EPSG\",\""
        + code
        + "\"]]";
  }

  /** The row for a layer's system, inserted where it is not there; -1 for an unknown system. */
  SpatialReferenceSystem rowFor(Optional<Crs> crs) throws SQLException {
    if (crs.isEmpty()) {
      return rows.queryForId((long) UNDEFINED_PLANE);
    }
    String code = crs.get().code();
    if (code.equals("CRS:84")) {
      return rows.queryForId(4326L);
    }
    if (!code.matches("EPSG:\\d{1,9}")) {
      int id = next++;
      return insert(id, crs.get().name(), "NONE", id, definition(crs.get()));
    }
    int number = Integer.parseInt(code.substring("EPSG:".length()));
    SpatialReferenceSystem row = rows.queryForId((long) number);
    if (row != null) {
      return row;
    }
    return number == WEB_MERCATOR
        ? rows.getOrCreateCode("EPSG", number)
        : insert(number, crs.get().name(), "EPSG", number, definition(crs.get()));
  }

  private static String definition(Crs crs) throws SQLException {
    return PrjWriter.write(crs)
        .orElseThrow(
            () ->
                new SQLException(
                    "the CRS " + crs.code() + " cannot be written as well-known text"));
  }

  private SpatialReferenceSystem insert(
      int id, String name, String organization, int code, String definition) throws SQLException {
    var row = new SpatialReferenceSystem();
    row.setSrsId(id);
    row.setSrsName(name);
    row.setOrganization(organization);
    row.setOrganizationCoordsysId(code);
    row.setDefinition(definition);
    rows.create(row);
    return row;
  }
}
