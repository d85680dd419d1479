package org.tutai.server.http.theme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.feature.Field;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.store.theme.ThemeFiles;

/**
 * Tells of filters that cannot be read, or that ask for fields their layers don't have. For one
 * theme.
 */
final class FilterRemarks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 100;
  private static final int MOST_NAMES = 10;
  private static final int LONGEST_NAME = 60;

  private final VisibleLayers visible;
  private final List<ThemeFiles.Kept> files;
  private final List<Map<String, String>> told = new ArrayList<>();

  private FilterRemarks(VisibleLayers visible, List<ThemeFiles.Kept> files) {
    this.visible = visible;
    this.files = files;
  }

  /**
   * What is to be told of a theme's filters.
   *
   * @param visible the published layers for who asks
   * @param files that are kept with the theme
   */
  static List<Map<String, String>> of(
      ThemeMap map, VisibleLayers visible, List<ThemeFiles.Kept> files) {
    var remarks = new FilterRemarks(visible, files);
    map.base().layer().ifPresent(layer -> remarks.look(layer, "/base/layer"));
    remarks.lookAll(map.layers(), "/layers/");
    return remarks.told;
  }

  private void lookAll(List<ThemeLayer> layers, String pointer) {
    for (int i = 0; i < layers.size() && told.size() < MOST; i++) {
      look(layers.get(i), pointer + i);
    }
  }

  private void look(ThemeLayer layer, String pointer) {
    if (layer instanceof GroupLayer group) {
      lookAll(group.layers(), pointer + "/layers/");
    } else if (layer instanceof PublishedLayer published) {
      String title = published.entry().title();
      check(
          published.filter().orElse(""),
          fields(published),
          title.isEmpty() ? published.layer() : title,
          pointer);
    } else if (layer instanceof FileLayer file) {
      check(file.filter().orElse(""), fields(file), file.entry().title(), pointer);
    }
  }

  private void check(String ecql, Optional<Set<String>> fields, String title, String pointer) {
    if (ecql.isBlank()) {
      return;
    }
    try {
      List<String> missing =
          Expressions.properties(EcqlParser.parse(ecql)).stream()
              .filter(name -> fields.isPresent() && !fields.get().contains(name))
              .filter(name -> !fields.get().contains(name.substring(name.indexOf(':') + 1)))
              .map(FilterRemarks::shortened)
              .limit(MOST_NAMES)
              .toList();
      if (!missing.isEmpty()) {
        tell(pointer, missing(title, missing));
      }
    } catch (EcqlException e) {
      tell(pointer, unreadable(title, e));
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : new StringBuilder().appendCodePoint(name.codePointAt(0)).append('…').toString();
  }

  private void tell(String pointer, Remark remark) {
    told.add(ThemeSaving.told(pointer + "/filter", remark));
  }

  private static Remark missing(String title, List<String> names) {
    return Remark.warning(
        Remark.Topic.FILE,
        "The filter of “"
            + title
            + "” asks for what the layer does not have ("
            + String.join(", ", names)
            + "); it takes that for empty, and may leave nothing to show.",
        "「" + title + "」的篩選條件用到圖層沒有的欄位（" + String.join("、", names) + "），視為空值，可能沒有圖徵可顯示。");
  }

  private static Remark unreadable(String title, EcqlException e) {
    return Remark.warning(
        Remark.Topic.FILE,
        "The filter of “" + title + "” cannot be read (" + e.getMessage() + "); it is not shown.",
        "「" + title + "」的篩選條件讀不懂（第 " + e.position() + " 個字元附近），因此不會顯示。");
  }

  private Optional<Set<String>> fields(PublishedLayer layer) {
    return visible
        .byName(layer.layer())
        .filter(found -> !layer.isPinned())
        .map(
            found -> {
              var names = new HashSet<String>();
              found.info().schema().fields().stream().map(Field::name).forEach(names::add);
              return names;
            });
  }

  private Optional<Set<String>> fields(FileLayer layer) {
    Optional<String> digest = layer.file().flatMap(ThemeParts::digest);
    return files.stream()
        .filter(kept -> digest.filter(kept.digest()::equals).isPresent())
        .findFirst()
        .map(kept -> fields(kept.inspection(), layer.layer()))
        .filter(names -> !names.isEmpty());
  }

  private static Set<String> fields(String inspection, String wanted) {
    var names = new HashSet<String>();
    try {
      for (JsonNode layer : JSON.readTree(inspection).path("layers")) {
        if (wanted.isEmpty() || layer.path("name").asText().equals(wanted)) {
          layer.at("/report/fields").forEach(field -> names.add(field.path("name").asText()));
        }
      }
    } catch (JsonProcessingException unreadable) {
      names.clear();
    }
    return names;
  }
}
