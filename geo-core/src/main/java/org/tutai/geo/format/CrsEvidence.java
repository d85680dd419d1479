package org.tutai.geo.format;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;

/**
 * What a file's words about its coordinate reference system come to.
 *
 * @param crs the system, or empty where the words don't name one that is known
 * @param remarks one line each, for a person: what was found and what it was taken for
 */
public record CrsEvidence(Optional<Crs> crs, List<String> remarks) {

  public CrsEvidence {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads well-known text in any dialect.
   *
   * @param wkt the text
   * @param where what holds it, for the remark (".prj")
   */
  public static CrsEvidence ofWkt(String wkt, String where) {
    PrjParser.Finding finding = PrjParser.parse(wkt);
    return new CrsEvidence(finding.crs(), List.of("CRS: " + finding.remark() + " (" + where + ")"));
  }

  /**
   * Looks up a code, and reads the well-known text beside it where the code is not known.
   *
   * @param organization the authority, such as EPSG
   * @param wkt the definition; may be empty
   * @param where what holds them, for the remark
   */
  public static CrsEvidence ofCode(String organization, int code, String wkt, String where) {
    String written = organization + ":" + code;
    Optional<Crs> crs = CrsRegistry.byCode(written);
    return crs.isPresent()
        ? new CrsEvidence(crs, List.of("CRS: " + crs.get() + ", by the code of " + where))
        : ofWkt(wkt, where + " (" + written + ")");
  }

  /** Nothing was said; the remark says so. */
  public static CrsEvidence none(String why) {
    return new CrsEvidence(Optional.empty(), List.of("CRS: " + why));
  }
}
