package org.tutai.geo.format;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/** What a file's words about its coordinate reference system come to. Stateless, thread-safe. */
public final class CrsEvidence {

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
   * Looks up a code, and reads the well-known text beside it where the code is not known.
   *
   * @param organization the authority, such as EPSG
   * @param wkt the definition; may be empty
   * @param where what holds them, for the remark
   */
  public static Finding<Crs> ofCode(String organization, int code, String wkt, String where) {
    String written = organization + ":" + code;
    Optional<Crs> crs = CrsRegistry.byCode(written);
    return crs.isPresent()
        ? Finding.of(
            crs.get(),
            0.99,
            List.of(
                Remark.note(
                    Topic.CRS,
                    crs.get() + ", by the code of " + where,
                    crs.get() + "，依 " + where + " 的代碼")))
        : ofWkt(wkt, where + " (" + written + ")");
  }

  /** Nothing was said; the remark says so. */
  public static Finding<Crs> none(String english, String chinese) {
    return Finding.none(Remark.warning(Topic.CRS, english, chinese));
  }
}
