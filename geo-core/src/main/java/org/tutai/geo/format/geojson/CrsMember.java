package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * The member {@code crs} of GeoJSON before RFC 7946 (GeoJSON 1.0 of 2008, section 3). Coordinates
 * are x before y whatever it names.
 *
 * @param kind what it is
 * @param text the name, the code or the link; empty for null
 */
record CrsMember(Kind kind, String text) {

  enum Kind {
    NAME,
    LINK,
    NULL,
    OTHER
  }

  private static final int LONGEST = 200;

  /** Reads the value at which the tokens stand. */
  static CrsMember read(Tokens tokens) throws IOException {
    if (tokens.at(JsonToken.VALUE_NULL)) {
      return new CrsMember(Kind.NULL, "");
    }
    if (tokens.at(JsonToken.VALUE_STRING)) {
      return new CrsMember(Kind.NAME, shortened(tokens.text()));
    }
    if (!tokens.at(JsonToken.START_OBJECT)) {
      tokens.skip();
      return new CrsMember(Kind.OTHER, "");
    }
    String type = "";
    String said = "";
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      if (name.equals("type") && tokens.at(JsonToken.VALUE_STRING)) {
        type = tokens.text();
      } else if (name.equals("properties") && tokens.at(JsonToken.START_OBJECT)) {
        said = properties(tokens);
      }
      tokens.skip();
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "name" -> new CrsMember(Kind.NAME, said);
      case "epsg" -> new CrsMember(Kind.NAME, said.matches("\\d+") ? "EPSG:" + said : said);
      case "link" -> new CrsMember(Kind.LINK, said);
      default -> new CrsMember(Kind.OTHER, shortened(type));
    };
  }

  private static String properties(Tokens tokens) throws IOException {
    String said = "";
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      boolean tells = name.equals("name") || name.equals("code") || name.equals("href");
      if (tells && (tokens.at(JsonToken.VALUE_STRING) || tokens.atNumber())) {
        said = shortened(tokens.text());
      }
      tokens.skip();
    }
    return said;
  }

  private static String shortened(String text) {
    String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  /** What it comes to. */
  Finding<Crs> finding() {
    return switch (kind) {
      case NAME -> named();
      case LINK ->
          Finding.none(
              warning(
                  "the member crs links to \"" + text + "\", which is not followed",
                  "crs 成員連結到「" + text + "」，不會開啟該連結"));
      case NULL ->
          Finding.none(
              warning(
                  "the member crs is null: the file says that its system is not known",
                  "crs 成員為 null：檔案表示坐標系統不明"));
      case OTHER ->
          Finding.none(
              warning(
                  "the member crs is of no known type" + (text.isEmpty() ? "" : ": " + text),
                  "crs 成員的類型無法辨識" + (text.isEmpty() ? "" : "：" + text)));
    };
  }

  private Finding<Crs> named() {
    Optional<Crs> crs = CrsRegistry.byCode(text);
    if (crs.isEmpty()) {
      return Finding.none(
          warning(
              "the member crs names \"" + text + "\", which is not known here",
              "crs 成員指定「" + text + "」，無法辨識"));
    }
    return Finding.of(
        crs.get(),
        0.97,
        List.of(
            Remark.note(
                Topic.CRS,
                crs.get() + ", named by the member crs (\"" + text + "\")",
                crs.get() + "，由 crs 成員指定（「" + text + "」）")));
  }

  private static Remark warning(String english, String chinese) {
    return Remark.warning(Topic.CRS, english, chinese);
  }
}
