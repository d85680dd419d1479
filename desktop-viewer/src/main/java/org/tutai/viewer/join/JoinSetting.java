package org.tutai.viewer.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.layer.JoinKey;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.Kept;

/**
 * A table joined to a layer, as the layer's entry keeps it: the member {@code join} of the members
 * {@code path}, {@code layerField}, {@code tableField}, {@code match} ({@code exact}, {@code
 * lenient}, {@code unpadded}) and {@code columns}.
 *
 * @param path of the table, absolute
 * @param columns those that are joined; none: all
 */
public record JoinSetting(
    String path, String layerField, String tableField, JoinKey match, List<String> columns) {

  private static final String JOIN = "join";
  private static final int MOST_COLUMNS = 1000;

  public JoinSetting {
    columns = List.copyOf(columns);
    if (path.isBlank() || layerField.isEmpty() || tableField.isEmpty()) {
      throw new IllegalArgumentException(
          "a join must have a path and two fields (got: %s, %s, %s)"
              .formatted(path, layerField, tableField));
    }
  }

  /** What an entry keeps; empty when it keeps none, or none that can be understood. */
  public static Optional<JoinSetting> of(Entry entry) {
    JsonNode join = entry.extra().node().path(JOIN);
    String path = join.path("path").asText("");
    String layerField = join.path("layerField").asText("");
    String tableField = join.path("tableField").asText("");
    if (path.isBlank() || layerField.isEmpty() || tableField.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (JsonNode column : join.path("columns")) {
      if (columns.size() < MOST_COLUMNS) {
        columns.add(column.asText(""));
      }
    }
    return Optional.of(
        new JoinSetting(
            path, layerField, tableField, match(join.path("match").asText("")), columns));
  }

  private static JoinKey match(String word) {
    for (JoinKey each : JoinKey.values()) {
      if (word.equals(each.name().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    return JoinKey.LENIENT;
  }

  /** The same entry with another join; empty: none. */
  public static Entry with(Entry entry, Optional<JoinSetting> join) {
    ObjectNode extra = (ObjectNode) entry.extra().node();
    extra.remove(JOIN);
    join.ifPresent(setting -> setting.write(extra.putObject(JOIN)));
    return new Entry(
        entry.id(),
        entry.title(),
        entry.visible(),
        entry.opacity(),
        entry.scales(),
        entry.attribution(),
        Kept.of(extra));
  }

  private void write(ObjectNode into) {
    into.put("path", path).put("layerField", layerField).put("tableField", tableField);
    into.put("match", match.name().toLowerCase(Locale.ROOT));
    ArrayNode names = into.putArray("columns");
    columns.forEach(names::add);
  }
}
