package org.tutai.geo.crs;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference to a CRS that a request or a file writes, taken apart.
 *
 * <p>Understood are {@code EPSG:3826}, {@code CRS:84}, {@code OGC:CRS84}, {@code
 * urn:ogc:def:crs:EPSG::3826} (with or without a version, also {@code urn:x-ogc:}), {@code
 * http://www.opengis.net/def/crs/EPSG/0/3826} and {@code
 * http://www.opengis.net/gml/srs/epsg.xml#3826}, in any letter case (OGC 07-092r1, section 7; OGC
 * 09-048r3).
 *
 * @param authority upper case: {@code EPSG}, {@code OGC}, {@code ESRI} …
 * @param code upper case, as the authority writes it: {@code 3826}, {@code CRS84}
 * @param form how it was written
 */
public record CrsCode(String authority, String code, Form form) {

  /** How a reference is written; some protocols let the order of axes depend on it. */
  public enum Form {
    /** {@code EPSG:4326}. */
    SHORT,
    /** {@code urn:ogc:def:crs:EPSG::4326}. */
    URN,
    /** {@code http://www.opengis.net/def/crs/EPSG/0/4326}. */
    URI,
    /** {@code http://www.opengis.net/gml/srs/epsg.xml#4326}, of GML 2. */
    GML_2
  }

  private static final int LONGEST = 120;
  private static final String TOKEN = "([A-Z0-9._-]{1,32})";
  private static final Pattern SHORT_FORM = Pattern.compile(TOKEN + ":" + TOKEN);
  private static final Pattern URN_FORM =
      Pattern.compile("URN:(?:X-)?OGC:DEF:CRS:" + TOKEN + ":[A-Z0-9._-]{0,16}:" + TOKEN);
  private static final Pattern URI_FORM =
      Pattern.compile(
          "HTTPS?://(?:WWW\\.)?OPENGIS\\.NET/DEF/CRS/" + TOKEN + "/[A-Z0-9._-]{1,16}/" + TOKEN);
  private static final Pattern GML_FORM =
      Pattern.compile("HTTPS?://(?:WWW\\.)?OPENGIS\\.NET/GML/SRS/" + TOKEN + "\\.XML#" + TOKEN);

  public CrsCode {
    Objects.requireNonNull(form, "form");
    if (authority.isEmpty() || code.isEmpty()) {
      throw new IllegalArgumentException(
          "a CRS reference must have an authority and a code (got: "
              + authority
              + ":"
              + code
              + ")");
    }
  }

  /** Takes a reference apart; empty when it has none of the known forms. Never throws. */
  public static Optional<CrsCode> parse(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String text = written.strip().toUpperCase(Locale.ROOT);
    return match(SHORT_FORM, text, Form.SHORT)
        .or(() -> match(URN_FORM, text, Form.URN))
        .or(() -> match(URI_FORM, text, Form.URI))
        .or(() -> match(GML_FORM, text, Form.GML_2));
  }

  private static Optional<CrsCode> match(Pattern pattern, String text, Form form) {
    Matcher m = pattern.matcher(text);
    return m.matches() ? Optional.of(new CrsCode(m.group(1), m.group(2), form)) : Optional.empty();
  }

  /** {@code AUTHORITY:CODE}. */
  @Override
  public String toString() {
    return authority + ":" + code;
  }
}
