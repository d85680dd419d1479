package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.format.CrsEvidence;

/**
 * The GeoKeys of a GeoTIFF (OGC 19-008r4, clause 7): which CRS its grid is in, and whether values
 * hold for cells or for points.
 */
final class GeoKeys {

  static final int MODEL = 1024;
  static final int RASTER = 1025;
  static final int GEOGRAPHIC = 2048;
  static final int PROJECTED = 3072;

  /** The keys whose texts may hold a whole definition. */
  private static final int[] CITATIONS = {3073, 1026, 2049};

  private static final int USER_DEFINED = 32767;
  private static final int POINT = 2;
  private static final String ESRI = "ESRI PE String = ";

  private final Map<Integer, Integer> codes = new HashMap<>();
  private final Map<Integer, Double> numbers = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();

  /** Reads the keys of a directory; none where it has none. Keys that lead nowhere are left out. */
  static GeoKeys read(TiffDirectory directory) throws IOException {
    var keys = new GeoKeys();
    double[] entries = directory.numbers(Tag.GEO_KEYS);
    double[] numbers = directory.numbers(Tag.GEO_NUMBERS);
    String text = directory.text(Tag.GEO_TEXTS);
    for (int i = 4; i + 3 < entries.length; i += 4) {
      int key = (int) entries[i];
      int count = (int) entries[i + 2];
      int value = (int) entries[i + 3];
      switch ((int) entries[i + 1]) {
        case 0 -> keys.codes.put(key, value);
        case Tag.GEO_NUMBERS -> {
          if (value < numbers.length) {
            keys.numbers.put(key, numbers[value]);
          }
        }
        case Tag.GEO_TEXTS -> {
          if (value < text.length()) {
            keys.texts.put(key, text.substring(value, Math.min(text.length(), value + count)));
          }
        }
        default -> {}
      }
    }
    return keys;
  }

  boolean isEmpty() {
    return codes.isEmpty() && numbers.isEmpty() && texts.isEmpty();
  }

  /** Whether the values hold for points, and the grid's first point is what the file places. */
  boolean isPoint() {
    return code(RASTER) == POINT;
  }

  /** The code of a key; 0 when it has none, or one of the user's own. */
  int code(int key) {
    int code = codes.getOrDefault(key, 0);
    return code == USER_DEFINED ? 0 : code;
  }

  /** The first of some keys that has a number. */
  OptionalDouble number(int... keys) {
    for (int key : keys) {
      Double number = numbers.get(key);
      if (number != null && Double.isFinite(number)) {
        return OptionalDouble.of(number);
      }
    }
    return OptionalDouble.empty();
  }

  /** Which CRS the keys mean, and on what grounds. */
  Finding<Crs> crs() {
    int code = code(PROJECTED) != 0 ? code(PROJECTED) : projectedNowhere() ? code(GEOGRAPHIC) : 0;
    Optional<Crs> known = code == 0 ? Optional.empty() : CrsRegistry.byCode("EPSG:" + code);
    if (known.isPresent()) {
      return CrsEvidence.ofCode("EPSG", code, "", "GeoTIFF");
    }
    return definition()
        .map(wkt -> CrsEvidence.ofWkt(wkt, "GeoTIFF keys" + (code == 0 ? "" : ", EPSG:" + code)))
        .orElseGet(() -> none(code));
  }

  private boolean projectedNowhere() {
    return codes.getOrDefault(PROJECTED, 0) == 0 && codes.getOrDefault(3075, 0) == 0;
  }

  private Optional<String> definition() {
    for (int key : CITATIONS) {
      String text = texts.getOrDefault(key, "");
      int at = text.indexOf(ESRI);
      if (at >= 0) {
        return Optional.of(text.substring(at + ESRI.length()).replaceAll("\\|.*", "").strip());
      }
    }
    return GeoKeyWkt.of(this);
  }

  private Finding<Crs> none(int code) {
    if (code != 0) {
      return CrsEvidence.none(
          "the GeoTIFF names EPSG:" + code + ", which is not known",
          "GeoTIFF 指明 EPSG:" + code + "，但無此坐標系統的定義");
    }
    if (!codes.containsKey(MODEL) && !codes.containsKey(PROJECTED)) {
      return CrsEvidence.none(
          "the TIFF names no coordinate system; put a .prj beside it or choose one with --crs",
          "TIFF 未指明坐標系統；請在旁放置 .prj，或以 --crs 指定");
    }
    return new Finding<>(
        Optional.empty(),
        0,
        List.of(
            Remark.warning(
                Topic.CRS,
                "the GeoTIFF has a coordinate system of its own that cannot be told"
                    + quoted()
                    + "; choose one with --crs",
                "GeoTIFF 的自訂坐標系統無法判讀" + quoted() + "；請以 --crs 指定")));
  }

  /** What the file calls its geographic system; "unknown" where it has no name. */
  String citation() {
    String name = texts.getOrDefault(2049, "").replaceAll("\\|.*", "").strip();
    return name.isEmpty() ? "unknown" : name;
  }

  private String quoted() {
    String citation = texts.getOrDefault(3073, texts.getOrDefault(1026, ""));
    String clean = citation.replaceAll("[\\p{C}\\s|]+", " ").strip();
    return clean.isEmpty()
        ? ""
        : " (\"" + (clean.length() > 60 ? clean.substring(0, 59) + "…" : clean) + "\")";
  }
}
