package org.tutai.geo.format;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsCode;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/** What a file's words about its coordinate reference system come to. Stateless, thread-safe. */
public final class CrsEvidence {

  private static final int SHORTEST_WKT = 20;
  private static final double SURE = 0.85;
  private static final double CONTRADICTED = 0.85;

  /** Shifts of old datums differ by tens of metres; TWD67 and TWD97 lie 850 m apart. */
  private static final double SAME_METRES = 100;

  private CrsEvidence() {}

  /**
   * Reads well-known text in any dialect.
   *
   * @param wkt the text
   * @param where what holds it, for the remark (".prj")
   */
  public static Finding<Crs> ofWkt(String wkt, String where) {
    Finding<Crs> found = PrjParser.parse(wkt);
    List<Remark> grounds =
        found.grounds().stream()
            .map(
                r ->
                    new Remark(
                        r.topic(),
                        r.weight(),
                        r.english() + " (" + where + ")",
                        r.chinese() + "（" + where + "）"))
            .toList();
    return new Finding<>(found.value(), found.confidence(), grounds);
  }

  /**
   * Looks up a code, and reads the well-known text beside it where the code is not known or the two
   * mean other places: then the parameters decide.
   *
   * @param organization the authority, such as EPSG
   * @param wkt the definition; may be empty
   * @param where what holds them, for the remark
   */
  public static Finding<Crs> ofCode(String organization, int code, String wkt, String where) {
    String written = organization + ":" + code;
    Finding<Crs> byCode = CrsCode.parse(written).map(CrsRegistry::finding).orElseGet(Finding::none);
    if (byCode.value().isEmpty()) {
      return ofWkt(wkt, where + " (" + written + ")");
    }
    Crs crs = byCode.value().get();
    Finding<Crs> byText = wkt.length() < SHORTEST_WKT ? Finding.none() : PrjParser.parse(wkt);
    if (byText.value().filter(other -> !isSamePlace(crs, other)).isPresent()
        && byText.confidence() >= SURE) {
      return new Finding<>(byText.value(), CONTRADICTED, byText.grounds())
          .and(
              Remark.warning(
                  Topic.CRS,
                  "the code " + written + " of " + where + " says otherwise than its definition",
                  where + " 的代碼 " + written + " 與其定義不符，以定義為準"));
    }
    List<Remark> grounds = new ArrayList<>();
    grounds.add(
        Remark.note(Topic.CRS, crs + ", by the code of " + where, crs + "，依 " + where + " 的代碼"));
    grounds.addAll(byCode.grounds());
    return Finding.of(crs, 0.99, grounds);
  }

  /** Whether the two give the middle of their area the same coordinates, but for datum shifts. */
  private static boolean isSamePlace(Crs a, Crs b) {
    if (a.equals(b)) {
      return true;
    }
    double[] here = {a.areaOfUse().centerX(), a.areaOfUse().centerY()};
    double[] there = here.clone();
    a.fromLonLat().transform(here, 0, here, 0, 1);
    b.fromLonLat().transform(there, 0, there, 0, 1);
    double units = Math.hypot(here[0] - there[0], here[1] - there[1]);
    return units * a.metresPerUnit() < SAME_METRES;
  }

  /** Nothing was said; the remark says so. */
  public static Finding<Crs> none(String english, String chinese) {
    return Finding.none(Remark.warning(Topic.CRS, english, chinese));
  }
}
