package org.tutai.geo.crs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.evidence.Remark.Weight;

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

  /** The cover of an operation, or of an area, whose bounds are not known. */
  private static final double ANYWHERE = 0.01;

  /** Nobody has stated an accuracy: taken as worse than any stated one. */
  private static final double UNSTATED = 1_000;

  /** Less of an area than this, and the operation's accuracy says nothing about the area. */
  private static final double HALF = 0.5;

  private final Connection connection;

  /** What EPSG takes as WGS 84, with the accuracy of doing so. */
  private final Map<Integer, Double> sameAsWgs84 = new HashMap<>();

  private final Set<Integer> superseded = new HashSet<>();

  EpsgShifts(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT o.source_crs_code, o.coord_op_accuracy FROM epsg_coordoperation o"
                    + " WHERE o.target_crs_code = 4326 AND o.deprecated = 0"
                    + " AND o.coord_op_method_code = 9603 AND o.coord_op_code NOT IN"
                    + " (SELECT v.coord_op_code FROM epsg_coordoperationparamvalue v"
                    + " WHERE v.parameter_code IN (8605, 8606, 8607)"
                    + " AND v.parameter_value <> 0)")) {
      while (row.next()) {
        sameAsWgs84.put(row.getInt(1), row.getDouble(2));
      }
    }
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT object_code FROM epsg_supersession"
                    + " WHERE object_table_name = 'epsg_coordoperation'")) {
      while (row.next()) {
        superseded.add(row.getInt(1));
      }
    }
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
    List<Operation> operations = operations(fromGreenwich(geographic), area);
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
    boolean covers = operation.cover() >= HALF || operation.cover() == ANYWHERE;
    boolean stated = covers && operation.accuracy() < UNSTATED;
    String metres =
        operation.accuracy() == Math.rint(operation.accuracy())
            ? String.valueOf((long) operation.accuracy())
            : String.format(Locale.ROOT, "%.1f", operation.accuracy());
    String how = shift.isIdentity() ? " is taken as WGS 84 by " : " is shifted to WGS 84 by ";
    String wie = shift.isIdentity() ? " 視同 WGS 84（" : " 轉換至 WGS 84（";
    String part = covers ? "" : ", since it covers less than half of the area of use";
    String partChinese = covers ? "" : "（該轉換涵蓋不到一半的適用範圍）";
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
            ? List.of(
                new Remark(
                    Topic.CRS,
                    stated ? Weight.NOTE : Weight.WARNING,
                    accuracy.english(),
                    accuracy.chinese()))
            : List.of();
    return new Choice(
        shift.isIdentity() ? Optional.empty() : Optional.of(shift), accuracy, remarks);
  }

  private List<Operation> operations(int geographic, @Nullable Bounds area) throws SQLException {
    List<Operation> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT coord_op_code, coord_op_name, coord_op_method_code, target_crs_code,"
                + " coord_op_accuracy FROM epsg_coordoperation"
                + " WHERE source_crs_code = ? AND deprecated = 0"
                + " AND coord_op_method_code IN (9603, 9606, 9607, 9636)")) {
      query.setInt(1, geographic);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int code = row.getInt(1);
          int target = row.getInt(4);
          double accuracy = row.getDouble(5);
          if (row.wasNull() || accuracy < 0) {
            accuracy = UNSTATED;
          }
          Double further = target == WGS84 ? Double.valueOf(0) : sameAsWgs84.get(target);
          if (further != null) {
            found.add(
                new Operation(
                    code,
                    row.getString(2),
                    row.getInt(3),
                    accuracy + further,
                    cover(code, area),
                    superseded.contains(code)));
          }
        }
      }
    }
    return found;
  }

  /** The system that differs by its prime meridian alone: NTF for NTF (Paris); itself for none. */
  private int fromGreenwich(int geographic) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT target_crs_code FROM epsg_coordoperation WHERE source_crs_code = ?"
                + " AND coord_op_method_code = 9601 AND deprecated = 0")) {
      query.setInt(1, geographic);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : geographic;
      }
    }
  }

  /** How much of an area the operation covers, from 0 to 1. */
  private double cover(int operation, @Nullable Bounds area) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            EXTENT_OF + " u.object_table_name = 'epsg_coordoperation' AND u.object_code = ?")) {
      query.setInt(1, operation);
      Bounds extent = extent(query);
      if (extent == null || area == null) {
        return ANYWHERE;
      }
      double most = 0;
      for (int turn = -360; turn <= 360; turn += 360) {
        double width =
            Math.min(area.maxX(), extent.maxX() + turn)
                - Math.max(area.minX(), extent.minX() + turn);
        double height = Math.min(area.maxY(), extent.maxY()) - Math.max(area.minY(), extent.minY());
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
