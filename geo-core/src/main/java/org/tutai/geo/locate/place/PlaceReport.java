package org.tutai.geo.locate.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the layers of a file that was imported.
 *
 * @param layers in the file's order
 */
public record PlaceReport(List<Layer> layers) {

  /**
   * One layer.
   *
   * @param name in its file
   * @param set what was made of it, or null when nothing was
   * @param skipped how many features are no places, by reason (see {@link #english})
   * @param refusal why nothing was made of it: no_name_field, no_crs, no_places, raster; else empty
   */
  public record Layer(
      String name, @Nullable PlaceSet set, Map<String, Long> skipped, String refusal) {

    public Layer {
      skipped = java.util.Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    public Optional<PlaceSet> made() {
      return Optional.ofNullable(set);
    }
  }

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "no_geometry", List.of("without a geometry", "沒有圖形"),
          "outside_the_earth", List.of("with a place that is not on the earth", "座標不在地球上"),
          "not_a_district", List.of("that name no known district", "對應不到縣市、鄉鎮市區或村里"),
          "no_name", List.of("without a name", "沒有名稱"),
          "name_not_usable", List.of("with a name that is no name", "名稱無法使用"),
          "bad_feature", List.of("that could not be read", "無法讀取"),
          "no_name_field",
              List.of("no field with names was found; name it with --name", "找不到名稱欄位；請以 --name 指定"),
          "no_crs",
              List.of(
                  "its coordinate system is not known; state it with --crs", "坐標系統不明；請以 --crs 指定"),
          "no_places", List.of("none of its features is a place", "沒有可用的地點"));

  public PlaceReport {
    layers = List.copyOf(layers);
  }

  /** How many places were made in all. */
  public long places() {
    return layers.stream()
        .flatMap(layer -> layer.made().stream())
        .mapToLong(PlaceSet::places)
        .sum();
  }

  /** A reason in English, to follow a number of features or the name of a layer. */
  public static String english(String reason) {
    return WORDS.getOrDefault(reason, List.of(reason, reason)).get(0);
  }

  /** The same in Traditional Chinese. */
  public static String chinese(String reason) {
    return WORDS.getOrDefault(reason, List.of(reason, reason)).get(1);
  }
}
