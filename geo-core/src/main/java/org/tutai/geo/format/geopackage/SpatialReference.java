package org.tutai.geo.format.geopackage;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.format.CrsEvidence;

/** Finds what a row of {@code gpkg_spatial_ref_sys} means. */
final class SpatialReference {

  private SpatialReference() {}

  /** The system of a layer's {@code srs_id}. */
  static Finding<Crs> find(Database database, int id) throws SQLException {
    if (id == -1 || id == 0) {
      return CrsEvidence.none(
          "srs_id " + id + " stands for undefined " + (id == 0 ? "degrees" : "plane units"),
          "srs_id " + id + " 表示未定義的" + (id == 0 ? "經緯度" : "平面坐標"));
    }
    List<Finding<Crs>> found =
        database.all(
            "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys"
                + " WHERE srs_id = ?",
            row ->
                CrsEvidence.ofCode(
                    text(row.getString(1)), row.getInt(2), text(row.getString(3)), "srs_id " + id),
            id);
    return found.isEmpty()
        ? CrsEvidence.none(
            "srs_id " + id + " is not in gpkg_spatial_ref_sys",
            "gpkg_spatial_ref_sys 沒有 srs_id " + id)
        : found.get(0);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
