package org.tutai.geo.crs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.geotools.referencing.factory.epsg.hsql.ThreadedHsqlEpsgFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.crs.Crs.AxisOrder;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * The systems of the EPSG Geodetic Parameter Dataset, from the copy of it that GeoTools brings as
 * an HSQL database.
 *
 * <p>Only definitions are read there; projections and datum shifts are our own mathematics. The
 * first question unpacks the database into the folder for temporary files and opens it, which takes
 * one to two seconds; later ones take milliseconds. Of the operations from a datum to WGS 84 the
 * most accurate is taken among those that cover most of the system's area of use and need no grid
 * files. Thread-safe: questions wait for each other.
 */
public final class EpsgDatabase implements CrsAuthority {

  private static final Logger LOG = LoggerFactory.getLogger(EpsgDatabase.class);

  /** What a number of a system can be: the database is not opened for others. */
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{3,4}");

  private static final int DEEPEST = 5;

  private @Nullable Connection connection;
  private @Nullable EpsgShifts shifts;
  private final Map<String, Set<Integer>> geographicsByName = new HashMap<>();
  private boolean broken;

  /** A row of the table of systems. */
  private record Entry(
      int code,
      String name,
      String kind,
      int axes,
      int datum,
      int base,
      int conversion,
      int part) {}

  private record Datum(String name, Ellipsoid ellipsoid, double primeMeridian) {}

  private record Axes(AxisOrder order, double factor) {}

  /** Gives away the source of connections, which GeoTools keeps to itself. */
  private static final class Source extends ThreadedHsqlEpsgFactory {
    DataSource open() throws SQLException {
      return getDataSource();
    }
  }

  @Override
  public synchronized Finding<Crs> find(String authority, String code) {
    if (!authority.equals("EPSG") || !NUMBER.matcher(code).matches() || broken) {
      return Finding.none();
    }
    try {
      Optional<Entry> entry = entry(Integer.parseInt(code));
      return entry.isPresent() ? system(entry.get(), 0) : Finding.none();
    } catch (Unusable e) {
      return unusable(code, e.english(), e.chinese());
    } catch (IllegalArgumentException e) {
      return unusable(code, String.valueOf(e.getMessage()), "其參數無法使用（" + e.getMessage() + "）");
    } catch (SQLException e) {
      LOG.warn("the EPSG database cannot be read; only the well-known systems are there", e);
      broken = connection == null;
      return Finding.none();
    }
  }

  /** The codes and names of systems that maps can be in, by code; none when it cannot be read. */
  synchronized List<CrsName> names() {
    var names = new ArrayList<CrsName>();
    try (Statement query = open().createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT coord_ref_sys_code, coord_ref_sys_name FROM epsg_coordinatereferencesystem"
                    + " WHERE coord_ref_sys_kind IN ('geographic 2D', 'projected')"
                    + " AND deprecated = 0 ORDER BY coord_ref_sys_code")) {
      while (row.next()) {
        names.add(new CrsName("EPSG:" + row.getInt(1), row.getString(2)));
      }
    } catch (SQLException e) {
      LOG.warn("the names of the EPSG database cannot be read", e);
    }
    return names;
  }

  private static Finding<Crs> unusable(String code, String english, String chinese) {
    return Finding.none(
        Remark.warning(
            Topic.CRS,
            "EPSG:" + code + " is not supported: " + english,
            "不支援 EPSG:" + code + "：" + chinese));
  }

  private Finding<Crs> system(Entry entry, int depth) throws SQLException, Unusable {
    if (depth > DEEPEST) {
      throw new Unusable("its definition refers to itself", "其定義循環");
    }
    return switch (entry.kind()) {
      case "geographic 2D", "geographic 3D" -> geographic(entry);
      case "projected" -> projected(entry);
      case "compound" -> {
        Entry horizontal =
            entry(entry.part())
                .orElseThrow(() -> new Unusable("it has no horizontal part", "沒有平面部分"));
        Finding<Crs> found = system(horizontal, depth + 1);
        yield found.and(
            Remark.note(
                Topic.CRS,
                "EPSG:" + entry.code() + " adds heights, which are left as they are",
                "EPSG:" + entry.code() + " 另含高程，高程值不轉換"));
      }
      default ->
          throw new Unusable(
              "it is " + entry.kind() + ", not of a map", "屬於 " + entry.kind() + "，不是地圖用的坐標系統");
    };
  }

  private Finding<Crs> geographic(Entry entry) throws SQLException, Unusable {
    Datum datum = datum(entry, 0);
    Axes axes = axes(entry.axes(), true);
    return build(
        entry,
        entry.kind().equals("geographic 3D") ? flat(entry.code()) : entry.code(),
        datum,
        axes.order(),
        Math.toDegrees(axes.factor()),
        Optional.empty(),
        new ProjectionMethod.Values(Map.of()),
        1);
  }

  private Finding<Crs> projected(Entry entry) throws SQLException, Unusable {
    Entry base =
        entry(entry.base()).orElseThrow(() -> new Unusable("it has no base system", "沒有基礎坐標系統"));
    if (base.kind().equals("projected")) {
      throw new Unusable("it is derived from a projection", "由另一投影衍生");
    }
    Axes axes = axes(entry.axes(), false);
    String[] method = method(entry.conversion());
    ProjectionMethod projection =
        ProjectionMethod.ofEpsg(method[0])
            .orElseThrow(
                () ->
                    new Unusable(
                        "its projection, " + method[1] + ", is not known", "不支援其投影法 " + method[1]));
    return build(
        entry,
        base.kind().equals("geographic 3D") ? flat(base.code()) : base.code(),
        datum(base, 0),
        axes.order(),
        1,
        Optional.of(projection),
        values(entry.conversion(), method[1]),
        axes.factor());
  }

  private Finding<Crs> build(
      Entry entry,
      int geographicCode,
      Datum datum,
      AxisOrder order,
      double degreesPerUnit,
      Optional<ProjectionMethod> method,
      ProjectionMethod.Values values,
      double metresPerUnit)
      throws SQLException, Unusable {
    Bounds area = area(entry.code());
    EpsgShifts.Choice choice =
        shifts().choose(geographicCode, datum.name(), datum.ellipsoid(), area);
    var definition =
        new CrsDefinition(
            entry.name(),
            datum.name(),
            datum.ellipsoid(),
            choice.shift(),
            datum.primeMeridian(),
            degreesPerUnit,
            method,
            values,
            metresPerUnit);
    Crs crs = definition.toCrs("EPSG:" + entry.code(), order, area, choice.accuracy());
    return Finding.of(crs, 1, choice.remarks());
  }

  /**
   * The system that a text means without naming its code: one on the datum that it names, of the
   * same ellipsoid, and with the same projection; or a new one of that datum with its shift.
   * Nothing when the datum is not known.
   */
  synchronized Finding<Crs> match(WrittenCrs written) {
    if (broken) {
      return Finding.none();
    }
    try {
      CrsDefinition wanted = written.definition();
      for (int geographic : geographics(written)) {
        Entry base = entry(geographic).orElseThrow();
        Datum datum = datum(base, 0);
        boolean same =
            Math.abs(datum.ellipsoid().semiMajorMetres() - wanted.ellipsoid().semiMajorMetres())
                    < 0.2
                && Math.abs(
                        datum.ellipsoid().inverseFlattening()
                            - wanted.ellipsoid().inverseFlattening())
                    < 1e-3;
        if (same) {
          return match(wanted, base, datum);
        }
      }
    } catch (SQLException | Unusable e) {
      LOG.debug("no system of the EPSG dataset was found for {}", written.names(), e);
    }
    return Finding.none();
  }

  private Finding<Crs> match(CrsDefinition wanted, Entry base, Datum datum)
      throws SQLException, Unusable {
    if (wanted.method().isEmpty()) {
      return geographic(base);
    }
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT coord_ref_sys_code FROM epsg_coordinatereferencesystem"
                    + " WHERE base_crs_code = ? AND coord_ref_sys_kind = 'projected'"
                    + " AND deprecated = 0 ORDER BY coord_ref_sys_code")) {
      query.setInt(1, base.code());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Optional<Entry> candidate = entry(row.getInt(1));
          if (candidate.isPresent() && isLike(candidate.get(), wanted)) {
            return projected(candidate.get());
          }
        }
      }
    }
    EpsgShifts.Choice choice = shifts().choose(base.code(), datum.name(), datum.ellipsoid(), null);
    CrsDefinition shifted = wanted.withShift(choice.shift());
    Crs crs = shifted.toCrs(shifted.customCode(), AxisOrder.EAST_NORTH, null, choice.accuracy());
    return Finding.of(crs, 1, choice.remarks());
  }

  private boolean isLike(Entry entry, CrsDefinition wanted) throws SQLException {
    try {
      String[] method = method(entry.conversion());
      Optional<ProjectionMethod> projection = ProjectionMethod.ofEpsg(method[0]);
      if (!projection.equals(wanted.method())) {
        return false;
      }
      var candidate =
          new CrsDefinition(
              entry.name(),
              wanted.datumName(),
              wanted.ellipsoid(),
              Optional.empty(),
              wanted.primeMeridian(),
              1,
              projection,
              values(entry.conversion(), method[1]),
              axes(entry.axes(), false).factor());
      return candidate.projectsLike(wanted);
    } catch (Unusable | IllegalArgumentException e) {
      return false;
    }
  }

  /** The geographic systems that a text may mean, by the codes and names in it. */
  private Set<Integer> geographics(WrittenCrs written) throws SQLException {
    Set<Integer> found = new LinkedHashSet<>();
    for (String name : written.names()) {
      found.addAll(byName().getOrDefault(plain(name), Set.of()));
    }
    for (String code : written.codes()) {
      if (code.startsWith("EPSG:") && NUMBER.matcher(code.substring(5)).matches()) {
        int number = Integer.parseInt(code.substring(5));
        Optional<Entry> entry = entry(number);
        if (entry.isPresent() && entry.get().kind().startsWith("geographic")) {
          found.add(number);
        }
      }
    }
    return found;
  }

  /** Geographic systems by their own names and those of their datums, in letters and digits. */
  private Map<String, Set<Integer>> byName() throws SQLException {
    if (geographicsByName.isEmpty()) {
      String usable = " c.coord_ref_sys_kind = 'geographic 2D' AND c.deprecated = 0";
      String systems = " FROM epsg_coordinatereferencesystem c";
      addNames("SELECT c.coord_ref_sys_name, c.coord_ref_sys_code" + systems + " WHERE" + usable);
      addNames(
          "SELECT d.datum_name, c.coord_ref_sys_code"
              + systems
              + " JOIN epsg_datum d ON d.datum_code = c.datum_code WHERE"
              + usable);
      addNames(
          "SELECT a.alias, c.coord_ref_sys_code"
              + systems
              + " JOIN epsg_alias a ON a.object_code = c.coord_ref_sys_code"
              + " AND a.object_table_name = 'epsg_coordinatereferencesystem' WHERE"
              + usable);
      addNames(
          "SELECT a.alias, c.coord_ref_sys_code"
              + systems
              + " JOIN epsg_alias a ON a.object_code = c.datum_code"
              + " AND a.object_table_name = 'epsg_datum' WHERE"
              + usable);
    }
    return geographicsByName;
  }

  private void addNames(String namesAndCodes) throws SQLException {
    try (Statement query = open().createStatement();
        ResultSet row = query.executeQuery(namesAndCodes + " ORDER BY 2")) {
      while (row.next()) {
        geographicsByName
            .computeIfAbsent(plain(row.getString(1)), k -> new LinkedHashSet<>())
            .add(row.getInt(2));
      }
    }
  }

  /** {@code GCS_North_American_1927}, {@code D_…} and "North American Datum 1927" as one. */
  private static String plain(String name) {
    String letters =
        name.replaceFirst("^(GCS|D)_", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "")
            .replace("datum", "")
            .replace("geodeticsystem", "gs");
    return letters.isEmpty() ? name : letters;
  }

  // The tables.

  private Optional<Entry> entry(int code) throws SQLException {
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT coord_ref_sys_name, coord_ref_sys_kind, coord_sys_code, datum_code,"
                    + " base_crs_code, projection_conv_code, cmpd_horizcrs_code"
                    + " FROM epsg_coordinatereferencesystem WHERE coord_ref_sys_code = ?")) {
      query.setInt(1, code);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Entry(
                    code,
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7)))
            : Optional.empty();
      }
    }
  }

  private Datum datum(Entry geographic, int depth) throws SQLException, Unusable {
    if (geographic.datum() == 0) {
      Optional<Entry> base = depth < DEEPEST ? entry(geographic.base()) : Optional.empty();
      return datum(base.orElseThrow(() -> new Unusable("it has no datum", "沒有大地基準")), depth + 1);
    }
    Datum found = datum(geographic.datum());
    return new Datum(geographic.name(), found.ellipsoid(), found.primeMeridian());
  }

  /** The system without heights that was made from one with heights; itself for none. */
  private int flat(int code) throws SQLException {
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT coord_ref_sys_code FROM epsg_coordinatereferencesystem"
                    + " WHERE base_crs_code = ? AND coord_ref_sys_kind = 'geographic 2D'"
                    + " ORDER BY coord_ref_sys_code")) {
      query.setInt(1, code);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : code;
      }
    }
  }

  /** A datum, or the first member of an ensemble of them. */
  private Datum datum(int code) throws SQLException, Unusable {
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT d.datum_name, e.semi_major_axis, e.inv_flattening, e.semi_minor_axis,"
                    + " e.uom_code, p.greenwich_longitude, p.uom_code"
                    + " FROM epsg_datum d"
                    + " JOIN epsg_ellipsoid e ON e.ellipsoid_code = d.ellipsoid_code"
                    + " JOIN epsg_primemeridian p ON p.prime_meridian_code = d.prime_meridian_code"
                    + " WHERE d.datum_code = ? OR d.datum_code IN (SELECT m.datum_code FROM"
                    + " epsg_datumensemblemember m WHERE m.datum_ensemble_code = ?)"
                    + " ORDER BY d.datum_code")) {
      query.setInt(1, code);
      query.setInt(2, code);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new Unusable("its datum is not of the earth's surface", "其基準不是大地基準");
        }
        double metre = factor(row.getInt(5));
        double major = row.getDouble(2) * metre;
        double inverse = row.getDouble(3);
        double minor = row.getDouble(4) * metre;
        if (inverse == 0 && minor > 0 && minor < major) {
          inverse = major / (major - minor);
        }
        return new Datum(
            row.getString(1),
            new Ellipsoid(major, inverse),
            degrees(row.getDouble(6), row.getInt(7)));
      }
    }
  }

  private Axes axes(int system, boolean geographic) throws SQLException, Unusable {
    List<String> directions = new ArrayList<>();
    double factor = 1;
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT a.coord_axis_orientation, n.coord_axis_name, a.uom_code"
                    + " FROM epsg_coordinateaxis a JOIN epsg_coordinateaxisname n"
                    + " ON n.coord_axis_name_code = a.coord_axis_name_code"
                    + " WHERE a.coord_sys_code = ? ORDER BY a.coord_axis_order")) {
      query.setInt(1, system);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (directions.isEmpty()) {
            factor = geographic ? Math.toRadians(degrees(1, row.getInt(3))) : factor(row.getInt(3));
          }
          directions.add(direction(row.getString(1), row.getString(2)));
        }
      }
    }
    if (directions.size() >= 2) {
      String first = directions.get(0) + directions.get(1);
      if (first.equals("en")) {
        return new Axes(AxisOrder.EAST_NORTH, factor);
      }
      if (first.equals("ne")) {
        return new Axes(AxisOrder.NORTH_EAST, factor);
      }
    }
    throw new Unusable("its axes do not point east and north", "其坐標軸不是向東、向北（例如向西、向南）");
  }

  /** "e" or "n" for an axis that counts so; beside a pole its name tells. */
  private static String direction(String orientation, String name) {
    String lower = orientation.toLowerCase(Locale.ROOT);
    if (lower.equals("east") || lower.equals("north")) {
      return lower.substring(0, 1);
    }
    String letters = name.toLowerCase(Locale.ROOT);
    boolean polar = lower.startsWith("north along") || lower.startsWith("south along");
    return polar && letters.equals("easting")
        ? "e"
        : polar && letters.equals("northing") ? "n" : "?";
  }

  /** Number and name of a conversion's method. */
  private String[] method(int conversion) throws SQLException, Unusable {
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT m.coord_op_method_code, m.coord_op_method_name FROM epsg_coordoperation o"
                    + " JOIN epsg_coordoperationmethod m"
                    + " ON m.coord_op_method_code = o.coord_op_method_code"
                    + " WHERE o.coord_op_code = ?")) {
      query.setInt(1, conversion);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new Unusable("it has no projection", "沒有投影");
        }
        return new String[] {row.getString(1), row.getString(2)};
      }
    }
  }

  private ProjectionMethod.Values values(int conversion, String method)
      throws SQLException, Unusable {
    var values = new EnumMap<ProjectionParameter, Double>(ProjectionParameter.class);
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT p.parameter_name, v.parameter_value, v.uom_code"
                    + " FROM epsg_coordoperationparamvalue v JOIN epsg_coordoperationparam p"
                    + " ON p.parameter_code = v.parameter_code WHERE v.coord_op_code = ?")) {
      query.setInt(1, conversion);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          ProjectionParameter parameter =
              ProjectionParameter.of(renamed(name, method))
                  .orElseThrow(
                      () ->
                          new Unusable(
                              "the parameter " + name + " of " + method + " is not known",
                              "不支援 " + method + " 的參數 " + name));
          double value = row.getDouble(2);
          int unit = row.getInt(3);
          values.put(parameter, inDegreesOrMetres(parameter, value, unit));
        }
      }
    }
    return new ProjectionMethod.Values(values);
  }

  /** Where a method has two latitudes, one of them is its standard parallel. */
  private static String renamed(String name, String method) {
    return method.endsWith("1SP variant B)") && name.equals("Latitude of natural origin")
        ? "Latitude of 1st standard parallel"
        : name;
  }

  private double inDegreesOrMetres(ProjectionParameter parameter, double value, int unit)
      throws SQLException, Unusable {
    if (parameter.kind == ProjectionParameter.Kind.ANGLE) {
      return degrees(value, unit);
    }
    // Two conversions in California have a scale of 1.000007 and call it parts per million.
    boolean ratio = parameter == ProjectionParameter.SCALE && Math.abs(value - 1) < 0.1;
    return ratio ? value : value * factor(unit);
  }

  /** The box around a system's areas of use; past 180° where it crosses the antimeridian. */
  private @Nullable Bounds area(int code) throws SQLException {
    try (PreparedStatement query =
        open()
            .prepareStatement(
                EpsgShifts.EXTENT_OF
                    + " u.object_table_name = 'epsg_coordinatereferencesystem'"
                    + " AND u.object_code = ?")) {
      query.setInt(1, code);
      return EpsgShifts.extent(query);
    }
  }

  /** What a value in that unit is multiplied by to have metres, or ones. */
  private double factor(int unit) throws SQLException, Unusable {
    if (unit == 9001 || unit == 9201) {
      return 1;
    }
    try (PreparedStatement query =
        open()
            .prepareStatement(
                "SELECT factor_b, factor_c FROM epsg_unitofmeasure WHERE uom_code = ?")) {
      query.setInt(1, unit);
      try (ResultSet row = query.executeQuery()) {
        double b = row.next() ? row.getDouble(1) : 0;
        double c = b == 0 ? 0 : row.getDouble(2);
        if (!(b > 0) || !(c > 0)) {
          throw new Unusable("its unit " + unit + " is not known", "不支援其單位 " + unit);
        }
        return b / c;
      }
    }
  }

  /** An angle in degrees; the dataset also writes degrees, minutes and seconds as one decimal. */
  private double degrees(double value, int unit) throws SQLException, Unusable {
    if (unit == 9102 || unit == 9122) {
      return value;
    }
    if (unit == 9110) {
      double abs = Math.abs(value);
      double whole = Math.floor(abs + 1e-12);
      double rest = Math.max(0, abs - whole) * 100;
      double minutes = Math.floor(rest + 1e-9);
      double seconds = Math.rint(Math.max(0, rest - minutes) * 100 * 1e8) / 1e8;
      return Math.copySign(whole + minutes / 60 + seconds / 3600, value);
    }
    double inUnit = Math.toDegrees(value * factor(unit));
    // A tenth of a grad is 0.09 degrees, which the factor's digits do not give exactly.
    double rounded = Math.rint(inUnit * 1e10) / 1e10;
    return Math.abs(rounded - inUnit) < 1e-13 ? rounded : inUnit;
  }

  private EpsgShifts shifts() throws SQLException {
    if (shifts == null) {
      shifts = new EpsgShifts(open());
    }
    return shifts;
  }

  private Connection open() throws SQLException {
    if (connection == null) {
      broken = true;
      connection = new Source().open().getConnection();
      broken = false;
    }
    return connection;
  }
}
