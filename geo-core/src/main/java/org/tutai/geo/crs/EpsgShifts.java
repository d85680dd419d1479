package org.tutai.geo.crs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * Chooses, in the EPSG dataset, the operation by which a datum goes to WGS 84: seven parameters or
 * fewer, straight or by a datum that EPSG takes as WGS 84 (ETRS89, NAD83, JGD2000 …).
 */
final class EpsgShifts {

  /** Selects what {@link #extent} reads; the condition follows. */
  static final String EXTENT_OF =
      "SELECT e.bbox_west_bound_lon, e.bbox_south_bound_lat, e.bbox_east_bound_lon,"
          + " e.bbox_north_bound_lat FROM epsg_usage u"
          + " JOIN epsg_extent e ON e.extent_code = u.extent_code WHERE";

  private static final int WGS84 = 4326;
  private static final int TRANSLATIONS = 9603;
  private static final int POSITION_VECTOR = 9606;
  private static final int COORDINATE_FRAME = 9607;
  private static final int BADEKAS = 9636;

  /** Nobody has stated an accuracy: taken as worse than any stated one. */
  private static final double UNSTATED = 1_000;

  private final Connection connection;

  EpsgShifts(Connection connection) {
    this.connection = connection;
  }

  /** What was chosen. */
  record Choice(Optional<DatumShift> shift, CrsAccuracy accuracy, List<Remark> remarks) {}

  private record Operation(
      int code, String name, int method, double accuracy, double cover, boolean superseded) {}

  /**
   * The choice for a geographic system.
   *
   * @param area in which it is needed; null for anywhere
   */
  Choice choose(int geographic, String datum, Ellipsoid ellipsoid, @Nullable Bounds area)
      throws SQLException {
    if (geographic == WGS84) {
      return new Choice(Optional.empty(), CrsAccuracy.EXACT, List.of());
    }
    List<Operation> operations = operations(geographic, area);
    double widest = operations.stream().mapToDouble(Operation::cover).max().orElse(0);
    Optional<Operation> best =
        operations.stream()
            .filter(o -> o.cover() > 0 && o.cover() >= 0.9 * widest)
            .min(
                Comparator.comparing(Operation::superseded)
                    .thenComparing(Operation::accuracy)
                    .thenComparing(Comparator.comparing(Operation::code).reversed()));
    if (best.isEmpty()) {
      return unknown(datum);
    }
    DatumShift shift = new DatumShift(ellipsoid, parameters(best.get()));
    return told(datum, best.get(), shift);
  }

  private static Choice unknown(String datum) {
    var accuracy =
        new CrsAccuracy(
            Double.NaN,
            datum + " is taken as WGS 84: no shift between them is known, nor the accuracy",
            datum + " 視同 WGS 84：查無兩者間的轉換參數，準確度不明");
    return new Choice(
        Optional.empty(),
        accuracy,
        List.of(Remark.warning(Topic.CRS, accuracy.english(), accuracy.chinese())));
  }

  private static Choice told(String datum, Operation operation, DatumShift shift) {
    boolean stated = operation.accuracy() < UNSTATED;
    String metres =
        operation.accuracy() == Math.rint(operation.accuracy())
            ? String.valueOf((long) operation.accuracy())
            : String.format(Locale.ROOT, "%.1f", operation.accuracy());
    String how = shift.isIdentity() ? " is taken as WGS 84 by " : " is shifted to WGS 84 by ";
    String wie = shift.isIdentity() ? " 視同 WGS 84（" : " 轉換至 WGS 84（";
    String part = operation.cover() < 0.7 ? ", which does not cover all of its area" : "";
    String partChinese = operation.cover() < 0.7 ? "，該轉換未涵蓋全部適用範圍" : "";
    var accuracy =
        new CrsAccuracy(
            stated ? operation.accuracy() : Double.NaN,
            datum
                + how
                + operation.name()
                + (stated ? ", good to about " + metres + " m" : ", of unknown accuracy")
                + part,
            datum
                + wie
                + operation.name()
                + "），"
                + (stated ? "誤差約 " + metres + " 公尺" : "準確度不明")
                + partChinese);
    List<Remark> remarks =
        accuracy.deservesRemark()
            ? List.of(Remark.note(Topic.CRS, accuracy.english(), accuracy.chinese()))
            : List.of();
    return new Choice(
        shift.isIdentity() ? Optional.empty() : Optional.of(shift), accuracy, remarks);
  }

  private List<Operation> operations(int geographic, @Nullable Bounds area) throws SQLException {
    List<Operation> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT o.coord_op_code, o.coord_op_name, o.coord_op_method_code,"
                + " o.coord_op_accuracy, (SELECT COUNT(*) FROM epsg_supersession s WHERE"
                + " s.object_table_name = 'epsg_coordoperation' AND s.object_code ="
                + " o.coord_op_code), o.target_crs_code FROM epsg_coordoperation o"
                + " WHERE o.source_crs_code = ? AND o.deprecated = 0"
                + " AND o.coord_op_method_code IN (9603, 9606, 9607, 9636)"
                + " AND (o.target_crs_code = 4326 OR o.target_crs_code IN"
                + " (SELECT z.source_crs_code FROM epsg_coordoperation z"
                + " WHERE z.target_crs_code = 4326 AND z.coord_op_method_code = 9603"
                + " AND z.deprecated = 0 AND NOT EXISTS (SELECT 1 FROM"
                + " epsg_coordoperationparamvalue v WHERE v.coord_op_code = z.coord_op_code"
                + " AND v.parameter_value <> 0)))")) {
      query.setInt(1, geographic);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          double accuracy = row.getDouble(4);
          boolean stated = !row.wasNull() && accuracy >= 0;
          int code = row.getInt(1);
          boolean direct = row.getInt(6) == WGS84;
          found.add(
              new Operation(
                  code,
                  row.getString(2),
                  row.getInt(3),
                  stated ? accuracy + (direct ? 0 : 1) : UNSTATED,
                  cover(code, area),
                  row.getInt(5) > 0));
        }
      }
    }
    return found;
  }

  /** How much of an area the operation covers, from 0 to 1. */
  private double cover(int operation, @Nullable Bounds area) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            EXTENT_OF + " u.object_table_name = 'epsg_coordoperation' AND u.object_code = ?")) {
      query.setInt(1, operation);
      Bounds extent = extent(query);
      if (extent == null || area == null) {
        return 0.01;
      }
      double most = 0;
      for (int turn = -360; turn <= 360; turn += 360) {
        double width =
            Math.min(area.maxX(), extent.maxX() + turn)
                - Math.max(area.minX(), extent.minX() + turn);
        double height =
            Math.min(area.maxY(), extent.maxY()) - Math.max(area.minY(), extent.minY());
        most = Math.max(most, Math.max(0, width) * Math.max(0, height));
      }
      return most / Math.max(1e-9, area.width() * area.height());
    }
  }

  /** The box around all boxes of a query's answer; null for none. */
  static @Nullable Bounds extent(PreparedStatement query) throws SQLException {
    Bounds all = null;
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        double west = row.getDouble(1);
        double south = row.getDouble(2);
        double east = row.getDouble(3);
        double north = row.getDouble(4);
        if (row.wasNull() || !(south <= north)) {
          continue;
        }
        var box = new Bounds(west, south, east < west ? east + 360 : east, north);
        all = all == null ? box : all.union(box);
      }
    }
    return all;
  }

  /** As seven of the position vector form. */
  private List<Double> parameters(Operation operation) throws SQLException {
    // By their numbers: 8605 to 8611 the seven, 8617, 8618 and 8667 the point of Badekas's form.
    double[] seven = new double[7];
    double[] point = new double[3];
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT v.parameter_code, v.parameter_value, u.factor_b, u.factor_c,"
                + " u.unit_of_meas_type FROM epsg_coordoperationparamvalue v"
                + " JOIN epsg_unitofmeasure u ON u.uom_code = v.uom_code"
                + " WHERE v.coord_op_code = ?")) {
      query.setInt(1, operation.code());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int parameter = row.getInt(1);
          double value = row.getDouble(2) * row.getDouble(3) / row.getDouble(4);
          if (parameter >= 8605 && parameter <= 8611) {
            seven[parameter - 8605] = inUnits(parameter, value);
          } else {
            point[parameter == 8617 ? 0 : parameter == 8618 ? 1 : 2] = value;
          }
        }
      }
    }
    return positionVector(operation.method(), seven, point);
  }

  private static double inUnits(int parameter, double value) {
    if (parameter <= 8607) {
      return value;
    }
    return parameter == 8611 ? value * 1e6 : Math.toDegrees(value) * 3600;
  }

  private static List<Double> positionVector(int method, double[] p, double[] point) {
    if (method == TRANSLATIONS || method == POSITION_VECTOR) {
      return List.of(p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
    }
    double rx = -p[3];
    double ry = -p[4];
    double rz = -p[5];
    if (method == COORDINATE_FRAME) {
      return List.of(p[0], p[1], p[2], rx, ry, rz, p[6]);
    }
    if (method != BADEKAS) {
      throw new IllegalArgumentException(
          "an operation's method must be one of four (got: " + method + ")");
    }
    double s = 1 + p[6] * 1e-6;
    double second = Math.PI / 180 / 3600;
    double x = point[0];
    double y = point[1];
    double z = point[2];
    return List.of(
        p[0] + x - s * (x - rz * second * y + ry * second * z),
        p[1] + y - s * (rz * second * x + y - rx * second * z),
        p[2] + z - s * (-ry * second * x + rx * second * y + z),
        rx,
        ry,
        rz,
        p[6]);
  }
}
