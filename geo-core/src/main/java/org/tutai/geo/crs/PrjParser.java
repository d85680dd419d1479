package org.tutai.geo.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutai.geo.crs.Crs.AxisOrder;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.evidence.Remark.Weight;

/**
 * Tells which CRS a text means, such as that of a {@code .prj}: WKT 1 and WKT 2 in any dialect, a
 * {@code +proj} string, or a code alone.
 *
 * <p>Such texts often name no code, or a wrong one, so the parameters decide: ellipsoid, central
 * meridian, scale, false origin, units. Longitude and latitude of WGS 84 and TWD97, TWD97 and TWD67
 * TM2, UTM, Web Mercator and any transverse Mercator on GRS 80 or WGS 84 are told without looking
 * anything up; what lies on another datum or projection is compared with the EPSG dataset, and gets
 * a code {@code custom:…} of its own if it is not there. Datums on these two ellipsoids (ETRS89,
 * NAD83, CGCS2000) are taken as WGS 84, and a remark says so. Stateless, thread-safe; bounded work
 * on any text.
 */
public final class PrjParser {

  private static final double CODE_AND_PARAMETERS = 0.99;
  private static final double PARAMETERS = 0.97;
  private static final double CONTRADICTED = 0.85;
  private static final double UNNAMED_TWD67 = 0.85;
  private static final double DOUBTFUL = 0.6;
  private static final double UNKNOWN_DATUM = 0.5;

  /** How the datum relates to WGS 84. */
  private enum Datum {
    TWD97,
    WGS84,
    OTHER
  }

  private PrjParser() {}

  /** Reads a text. Never throws for what it holds. */
  public static Finding<Crs> parse(String text) {
    String stripped = text.replace("\uFEFF", "").strip();
    try {
      if (stripped.isEmpty()) {
        throw new Unusable("the definition is empty", "定義是空的");
      }
      if (stripped.startsWith("+")) {
        return conclude(ProjString.read(stripped));
      }
      Optional<CrsCode> code = CrsCode.parse(stripped);
      return code.isPresent() ? byCode(code.get()) : conclude(WktCrs.read(WktNode.parse(text)));
    } catch (WktNode.WktException e) {
      return refused(
          new Unusable(
              "the definition is no WKT that can be read: " + e.getMessage(),
              "定義不是可讀的 WKT：" + e.getMessage()));
    } catch (Unusable e) {
      return refused(e);
    } catch (IllegalArgumentException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), "the definition cannot be used");
      return refused(new Unusable(why, "定義的數值不合理（" + why + "）"));
    }
  }

  private static Finding<Crs> refused(Unusable why) {
    return Finding.none(Remark.warning(Topic.CRS, why.english(), why.chinese()));
  }

  private static Finding<Crs> byCode(CrsCode code) {
    Finding<Crs> found = CrsRegistry.finding(code);
    if (found.value().isPresent() || !found.grounds().isEmpty()) {
      return found;
    }
    return Finding.none(
        Remark.warning(Topic.CRS, "the code " + code + " is not known", "不認得代碼 " + code));
  }

  private static Finding<Crs> conclude(WrittenCrs written) throws Unusable {
    Finding<Crs> found = system(written);
    return written.heights() && found.value().isPresent()
        ? found.and(Remark.note(Topic.CRS, "its heights are left as they are", "高程值不轉換"))
        : found;
  }

  private static Finding<Crs> system(WrittenCrs written) throws Unusable {
    CrsDefinition d = written.definition();
    if (isWebMercator(written)) {
      return found(CrsRegistry.WEB_MERCATOR, written);
    }
    if (d.method().equals(Optional.of(ProjectionMethod.TRANSVERSE_MERCATOR))
        && !d.values().has(ProjectionParameter.LONGITUDE)) {
      throw new Unusable("the definition gives no central meridian", "定義缺少中央經線");
    }
    if (isTwd67(written)) {
      return twd67(written);
    }
    boolean shifted = d.shift().filter(s -> !s.isIdentity()).isPresent();
    if (shifted) {
      return shiftedByItself(written);
    }
    return isModern(d.ellipsoid()) ? modern(written) : old(written);
  }

  private static boolean isWebMercator(WrittenCrs written) {
    CrsDefinition d = written.definition();
    boolean mercator =
        d.method()
            .filter(
                m ->
                    m == ProjectionMethod.WEB_MERCATOR
                        || m == ProjectionMethod.MERCATOR_1SP
                        || m == ProjectionMethod.MERCATOR_2SP)
            .isPresent();
    boolean plain =
        d.values().map().entrySet().stream()
            .allMatch(e -> e.getValue() == (e.getKey() == ProjectionParameter.SCALE ? 1 : 0));
    return mercator
        && written.spherical()
        && plain
        && d.metresPerUnit() == 1
        && d.primeMeridian() == 0
        && d.ellipsoid().semiMajorMetres() == Ellipsoid.WGS84.semiMajorMetres();
  }

  // Datums that are taken as WGS 84.

  /** Ellipsoids on which zero shift is right to a metre or two, and Web Mercator's own sphere. */
  private static boolean isModern(Ellipsoid e) {
    return e.matches(Ellipsoid.GRS80) || e.matches(Ellipsoid.WGS84);
  }

  private static Finding<Crs> modern(WrittenCrs written) throws Unusable {
    CrsDefinition d = written.definition();
    Datum datum = datumOf(written);
    boolean degrees = d.primeMeridian() == 0 && d.degreesPerUnit() == 1;
    if (d.method().isEmpty() && degrees) {
      return switch (datum) {
        case TWD97 -> found(CrsRegistry.TWD97, written);
        case WGS84 -> found(CrsRegistry.WGS84, written);
        case OTHER -> found(CrsRegistry.WGS84, written, takenAs("WGS 84", d));
      };
    }
    if (d.method().equals(Optional.of(ProjectionMethod.TRANSVERSE_MERCATOR))) {
      return transverseMercator(written, datum);
    }
    return inDataset(written).orElseGet(() -> custom(written, takenAs("WGS 84", d)));
  }

  private static Finding<Crs> transverseMercator(WrittenCrs written, Datum datum) {
    CrsDefinition d = written.definition();
    TransverseMercator.Parameters p = d.transverseMercator();
    Optional<Crs> tm2 =
        tm2(p, Ellipsoid.GRS80, CrsRegistry.TWD97_TM2_119, CrsRegistry.TWD97_TM2_121);
    if (tm2.isPresent()) {
      return datum == Datum.TWD97
          ? found(tm2.get(), written)
          : found(tm2.get(), written, takenAs("TWD97", d));
    }
    Optional<Crs> utm = utm(p);
    if (utm.isPresent()) {
      return datum == Datum.WGS84
          ? found(utm.get(), written)
          : found(utm.get(), written, takenAs("WGS 84", d));
    }
    var parameters =
        new TransverseMercator.Parameters(
            p.ellipsoid().matches(Ellipsoid.GRS80) ? Ellipsoid.GRS80 : Ellipsoid.WGS84,
            p.centralMeridian(),
            p.latitudeOfOrigin(),
            p.scale(),
            p.falseEastingMetres(),
            p.falseNorthingMetres(),
            p.metresPerUnit());
    double middle = parameters.centralMeridian();
    Crs crs =
        CrsRegistry.transverseMercator(
            d.customCode(),
            d.name(),
            new Bounds(middle - 6, -80, middle + 6, 84),
            parameters,
            CrsAccuracy.EXACT);
    return datum == Datum.OTHER ? found(crs, written, takenAs("WGS 84", d)) : found(crs, written);
  }

  private static Optional<Crs> tm2(
      TransverseMercator.Parameters p, Ellipsoid ellipsoid, Crs zone119, Crs zone121) {
    if (near(p, TransverseMercator.Parameters.tm2(ellipsoid, 121))) {
      return Optional.of(zone121);
    }
    return near(p, TransverseMercator.Parameters.tm2(ellipsoid, 119))
        ? Optional.of(zone119)
        : Optional.empty();
  }

  private static Optional<Crs> utm(TransverseMercator.Parameters p) {
    int zone = (int) Math.rint((p.centralMeridian() + 183) / 6);
    if (zone < 1 || zone > 60) {
      return Optional.empty();
    }
    return Stream.of(true, false)
        .filter(north -> near(p, CrsRegistry.utmParameters(zone, north)))
        .map(north -> CrsRegistry.utm(zone, north))
        .findFirst();
  }

  /** Whether the two agree to the digits that files round to, whatever their ellipsoids. */
  private static boolean near(TransverseMercator.Parameters a, TransverseMercator.Parameters b) {
    return Math.abs(a.centralMeridian() - b.centralMeridian()) < 1e-9
        && Math.abs(a.latitudeOfOrigin() - b.latitudeOfOrigin()) < 1e-9
        && Math.abs(a.scale() - b.scale()) < 1e-10
        && Math.abs(a.falseEastingMetres() - b.falseEastingMetres()) < 1e-4
        && Math.abs(a.falseNorthingMetres() - b.falseNorthingMetres()) < 1e-4
        && Math.abs(a.metresPerUnit() - b.metresPerUnit()) < 1e-12;
  }

  private static Datum datumOf(WrittenCrs written) {
    if (written.named("twd1997", "twd97", "taiwandatum1997")
        || written.coded("EPSG:1026", "EPSG:3824")) {
      return Datum.TWD97;
    }
    boolean wgs84 =
        written.named("wgs1984", "wgs84", "worldgeodeticsystem1984")
            || written.coded("EPSG:6326", "EPSG:4326");
    return wgs84 ? Datum.WGS84 : Datum.OTHER;
  }

  private static Remark takenAs(String what, CrsDefinition d) {
    String name = WrittenCrs.clean(d.datumName());
    boolean exact = what.equals("TWD97");
    return Remark.note(
        Topic.CRS,
        "its datum "
            + name
            + " is taken as "
            + what
            + " without a shift"
            + (exact ? "" : ", right to a few metres"),
        "其基準 " + name + " 視同 " + what + "，不作轉換" + (exact ? "" : "，誤差約數公尺"));
  }

  // TWD67.

  private static boolean isTwd67(WrittenCrs written) {
    CrsDefinition d = written.definition();
    boolean international = Math.abs(d.ellipsoid().inverseFlattening() - 297) < 0.01;
    boolean named =
        written.named("twd1967", "twd67", "taiwandatum1967", "hutzushan", "虎子山")
            || written.coded("EPSG:1025", "EPSG:3821");
    boolean grs67InTaiwan =
        isGrs67(d.ellipsoid())
            && d.method().equals(Optional.of(ProjectionMethod.TRANSVERSE_MERCATOR))
            && tm2(d.transverseMercator(), Twd67.GRS67, Twd67.TM2_119, Twd67.TM2_121).isPresent();
    return (named && !international) || grs67InTaiwan;
  }

  private static boolean isGrs67(Ellipsoid e) {
    return Math.abs(e.semiMajorMetres() - 6378160) < 0.01
        && Math.abs(e.inverseFlattening() - 298.25) < 0.01;
  }

  private static Finding<Crs> twd67(WrittenCrs written) throws Unusable {
    CrsDefinition d = written.definition();
    Optional<Crs> crs =
        d.method().isEmpty()
            ? Optional.of(CrsRegistry.TWD67)
            : d.method().equals(Optional.of(ProjectionMethod.TRANSVERSE_MERCATOR))
                ? tm2(
                    d.transverseMercator(),
                    Twd67.GRS67,
                    CrsRegistry.TWD67_TM2_119,
                    CrsRegistry.TWD67_TM2_121)
                : Optional.empty();
    if (d.primeMeridian() != 0 || d.degreesPerUnit() != 1 || crs.isEmpty()) {
      throw new Unusable(
          "the definition is on TWD67 (虎子山), about 850 m from TWD97, and only its degrees and TM2"
              + " zones 119 and 121 are supported",
          "定義採用 TWD67（虎子山），與 TWD97 相差約 850 公尺；只支援其經緯度與二度分帶 119、121 度");
    }
    if (isGrs67(d.ellipsoid())) {
      Finding<Crs> found = found(crs.get(), written, accuracyOf(crs.get()));
      boolean named = written.named("1967", "67", "hutzushan", "虎子山");
      return named ? found : doubted(found, UNNAMED_TWD67);
    }
    return doubted(
        found(
            crs.get(),
            written,
            accuracyOf(crs.get()),
            Remark.warning(
                Topic.CRS,
                "it is called TWD67 but has the ellipsoid of another datum; if the data are TWD97,"
                    + " they lie 850 m beside their place",
                "名稱是 TWD67，橢球體卻屬於另一基準；若資料其實是 TWD97，位置會偏約 850 公尺")),
        DOUBTFUL);
  }

  private static Finding<Crs> doubted(Finding<Crs> found, double confidence) {
    return new Finding<>(found.value(), confidence, found.grounds());
  }

  private static Remark accuracyOf(Crs crs) {
    return Remark.note(Topic.CRS, crs.accuracy().english(), crs.accuracy().chinese());
  }

  // Datums that need a shift, and projections that are not told by heart.

  private static Finding<Crs> shiftedByItself(WrittenCrs written) {
    CrsDefinition d = written.definition();
    var accuracy =
        new CrsAccuracy(
            Double.NaN,
            d.datumName() + " is shifted to WGS 84 as the definition says, of unknown accuracy",
            d.datumName() + " 依定義所附參數轉換至 WGS 84，準確度不明");
    Crs crs = d.toCrs(d.customCode(), AxisOrder.EAST_NORTH, null, accuracy);
    return found(crs, written, accuracyOf(crs));
  }

  private static Finding<Crs> old(WrittenCrs written) {
    return inDataset(written)
        .orElseGet(
            () -> {
              CrsDefinition d = written.definition();
              Finding<Crs> found =
                  custom(
                      written,
                      Remark.warning(
                          Topic.CRS,
                          "its datum "
                              + WrittenCrs.clean(d.datumName())
                              + " is not known and taken as WGS 84, which may be off by hundreds of"
                              + " metres",
                          "不認得其基準 " + WrittenCrs.clean(d.datumName()) + "，視同 WGS 84，可能偏差數百公尺"));
              return doubted(found, UNKNOWN_DATUM);
            });
  }

  private static Finding<Crs> custom(WrittenCrs written, Remark caution) {
    CrsDefinition d = written.definition();
    var accuracy = new CrsAccuracy(Double.NaN, caution.english(), caution.chinese());
    Crs crs = d.toCrs(d.customCode(), AxisOrder.EAST_NORTH, null, accuracy);
    boolean sure = datumOf(written) != Datum.OTHER && isModern(d.ellipsoid());
    return sure ? found(crs, written) : found(crs, written, caution);
  }

  /** The system of the EPSG dataset with these parameters, or its datum with this projection. */
  private static Optional<Finding<Crs>> inDataset(WrittenCrs written) {
    Optional<EpsgDatabase> database = CrsRegistry.database();
    if (database.isEmpty()) {
      return Optional.empty();
    }
    Finding<Crs> match = database.get().match(written);
    return match.value().map(crs -> found(crs, written, match.grounds().toArray(Remark[]::new)));
  }

  // What is said of a finding.

  private static Finding<Crs> found(Crs crs, WrittenCrs written, Remark... cautions) {
    boolean coded = !crs.code().startsWith("custom:");
    Optional<String> named = written.code().map(WrittenCrs::clean);
    String english =
        coded
            ? crs.name() + " (" + crs.code() + "), recognised from its parameters"
            : WrittenCrs.clean(crs.name()) + ", from its parameters";
    String chinese =
        coded ? crs.name() + "（" + crs.code() + "），依其參數辨認" : WrittenCrs.clean(crs.name()) + "，依其參數";
    boolean contradicted = named.isPresent() && contradicts(named.get(), crs);
    if (named.isEmpty()) {
      english += ", which name no code";
      chinese += "，未註明代碼";
    } else if (contradicted) {
      english += "; the code " + named.get() + ", which it names too, says otherwise";
      chinese += "；另註明代碼 " + named.get() + "，與參數不符";
    } else {
      english += ", which name " + named.get();
      chinese += "，並註明 " + named.get();
    }
    Weight weight = contradicted ? Weight.WARNING : Weight.NOTE;
    List<Remark> grounds = new ArrayList<>();
    grounds.add(new Remark(Topic.CRS, weight, english, chinese));
    grounds.addAll(List.of(cautions));
    double confidence =
        contradicted ? CONTRADICTED : named.isPresent() ? CODE_AND_PARAMETERS : PARAMETERS;
    return Finding.of(crs, confidence, grounds);
  }

  private static boolean contradicts(String named, Crs crs) {
    Optional<Crs> meant = CrsCode.parse(named).flatMap(CrsRegistry::findOwn);
    return meant.isPresent() && !meant.get().equals(crs);
  }
}
