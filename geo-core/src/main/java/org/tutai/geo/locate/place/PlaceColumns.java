package org.tutai.geo.locate.place;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.locate.district.District;

/**
 * Which fields of a layer say what of a place, found by their names as agencies write them. An
 * index is -1 where there is no such field.
 */
record PlaceColumns(int name, int english, int category, Codes codes, Names names, int plainCode) {

  /** The fields with codes of districts. */
  record Codes(int county, int town, int village) {}

  /** The fields with names of districts. */
  record Names(int county, int town, int village) {}

  /** Names of fields in capitals without blanks, underscores and brackets; the surest first. */
  private static final Map<String, List<String>> SAYING =
      Map.of(
          "name",
          List.of(
              "名稱",
              "地標名稱",
              "中文名稱",
              "道路名稱",
              "路名",
              "街路名稱",
              "設施名稱",
              "場所名稱",
              "單位名稱",
              "機構名稱",
              "地標",
              "NAMEZH",
              "NAME:ZH",
              "NAMEZHHANT",
              "CNAME",
              "NAME",
              "RNM",
              "ROADNAME",
              "RDNAME",
              "LANDMARK",
              "LANDMARKNAME",
              "PLACENAME",
              "FULLNAME",
              "TITLE",
              "站名",
              "校名",
              "景點名稱",
              "館名",
              "店名"),
          "english",
          List.of("NAMEEN", "NAME:EN", "ENGLISHNAME", "ENGLISH", "英文名稱", "英文", "ENAME", "NAMEENG"),
          "category",
          List.of(
              "類別",
              "分類",
              "種類",
              "類型",
              "次分類",
              "CLASS2",
              "SUBCLASS",
              "FCLASS",
              "CATEGORY",
              "類別名稱",
              "CLASS",
              "CLASS1",
              "TYPE",
              "AMENITY",
              "KIND"),
          "villageCode",
          List.of("VILLCODE", "VILLAGECODE", "VCODE", "村里代碼", "村里代號", "VILLID", "VID"),
          "townCode",
          List.of("TOWNCODE", "TCODE", "鄉鎮市區代碼", "鄉鎮代碼", "行政區代碼"),
          "countyCode",
          List.of("COUNTYCODE", "CCODE", "CITYCODE", "縣市代碼"),
          "villageName",
          List.of("VILLNAME", "VILLAGENAME", "VNAME", "VILLAGE", "村里名稱", "村里"),
          "townName",
          List.of("TOWNNAME", "TNAME", "TOWN", "鄉鎮市區", "鄉鎮市區名稱", "鄉鎮名稱", "鄉鎮市", "行政區", "AREA"),
          "countyName",
          List.of("COUNTYNAME", "CNAME", "COUNTY", "CITYNAME", "CITY", "縣市", "縣市名稱", "縣市別"));

  private static final List<String> ENGLISH_OF_VILLAGE = List.of("VILLENG", "VENG");
  private static final List<String> ENGLISH_OF_TOWN = List.of("TOWNENG", "TENG");
  private static final List<String> ENGLISH_OF_COUNTY = List.of("COUNTYENG", "CENG");
  private static final List<String> PLAIN_CODES = List.of("CODE", "代碼", "代號", "ADMCODE", "ID");

  /**
   * The fields of a schema.
   *
   * @throws IllegalArgumentException when a field that was chosen is not there
   */
  static PlaceColumns of(Schema schema, String chosenName, String chosenCategory) {
    Codes codes =
        new Codes(
            find(schema, "countyCode"), find(schema, "townCode"), find(schema, "villageCode"));
    Names names =
        new Names(
            find(schema, "countyName"), find(schema, "townName"), find(schema, "villageName"));
    if (names.county >= 0 && names.town < 0 && isShortFor("CNAME", schema, names.county)) {
      names = new Names(-1, -1, names.village);
    }
    return new PlaceColumns(
        chosenName.isEmpty() ? find(schema, "name") : chosen(schema, chosenName),
        find(schema, "english"),
        chosenCategory.isEmpty() ? find(schema, "category") : chosen(schema, chosenCategory),
        codes,
        names,
        find(schema, PLAIN_CODES));
  }

  /** C_NAME beside T_NAME is a county's name, and alone the Chinese one. */
  private static boolean isShortFor(String plain, Schema schema, int column) {
    return plain(schema.fields().get(column).name()).equals(plain);
  }

  private static int chosen(Schema schema, String name) {
    int index = schema.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "the field must be one of "
              + schema.fields().stream().map(Field::name).toList()
              + " (got: "
              + name
              + ")");
    }
    return index;
  }

  private static int find(Schema schema, String saying) {
    return find(schema, SAYING.getOrDefault(saying, List.of()));
  }

  private static int find(Schema schema, List<String> wanted) {
    int best = -1;
    int rank = wanted.size();
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      int at = field.type() == FieldType.BINARY ? -1 : wanted.indexOf(plain(field.name()));
      if (at >= 0 && at < rank) {
        best = i;
        rank = at;
      }
    }
    return best;
  }

  private static String plain(String name) {
    var plain = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), 40); i++) {
      char c = name.charAt(i);
      if (" _-()（）".indexOf(c) < 0) {
        plain.append(c);
      }
    }
    return plain.toString().toUpperCase(Locale.ROOT);
  }

  /** The level of districts that the fields speak of: the lowest there is. */
  Optional<District.Level> level() {
    if (codes.village >= 0 || names.village >= 0) {
      return Optional.of(District.Level.VILLAGE);
    }
    if (codes.town >= 0 || names.town >= 0) {
      return Optional.of(District.Level.TOWN);
    }
    return codes.county >= 0 || names.county >= 0
        ? Optional.of(District.Level.COUNTY)
        : Optional.empty();
  }

  /** Whether the fields name a district, by codes too where there is another name beside. */
  boolean isOfDistricts() {
    boolean coded = codes.village >= 0 || codes.town >= 0 || codes.county >= 0;
    boolean called = names.village >= 0 || names.town >= 0 || names.county >= 0;
    return name < 0 ? coded || called : coded && called;
  }

  /** The field with the English name of a district of that level. */
  static int englishOf(District.Level level, Schema schema) {
    return switch (level) {
      case VILLAGE -> find(schema, ENGLISH_OF_VILLAGE);
      case TOWN -> find(schema, ENGLISH_OF_TOWN);
      case COUNTY -> find(schema, ENGLISH_OF_COUNTY);
    };
  }

  /** The text of a field: one line, without control characters and lone surrogates. */
  static String text(Feature feature, int column) {
    Object value = column < 0 ? null : feature.value(column);
    return value == null || value instanceof byte[] ? "" : clean(value.toString());
  }

  private static String clean(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c > 0x1f && !(c >= 0x7f && c < 0xa0) && !Character.isSurrogate(c);
    }
    return plain ? text.strip() : slowly(text);
  }

  private static String slowly(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }
}
