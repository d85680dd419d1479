package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.ReportCard;

/**
 * What differs between two versions of a layer: programs that ask for a field that is gone will
 * fail.
 *
 * <pre>
 * {"added": [{"name": "村里", "type": "text"}], "removed": [], "retyped": [{"name": "POP",
 *  "from": "text", "to": "integer"}], "geometry": {"from": "point", "to": "polygon"},
 *  "crs": {"from": …, "to": …}, "features": {"from": 7700, "to": 7701}}
 * </pre>
 */
final class SchemaChanges {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaChanges() {}

  static ObjectNode between(ReportCard before, ReportCard after) {
    ObjectNode json = JSON.createObjectNode();
    Map<String, String> old = types(before.fields());
    Map<String, String> now = types(after.fields());
    list(json.putArray("added"), now, old);
    list(json.putArray("removed"), old, now);
    ArrayNode retyped = json.putArray("retyped");
    now.forEach(
        (name, type) -> {
          String was = old.get(name);
          if (was != null && !was.equals(type)) {
            retyped.addObject().put("name", name).put("from", was).put("to", type);
          }
        });
    pair(json, "geometry", word(before.geometry()), word(after.geometry()));
    pair(json, "crs", crs(before), crs(after));
    if (before.features() != after.features()) {
      json.putObject("features").put("from", before.features()).put("to", after.features());
    }
    return json;
  }

  private static String crs(ReportCard card) {
    return card.crs().value().map(ReportCard.CrsName::code).orElse("");
  }

  private static void pair(ObjectNode json, String member, String from, String to) {
    if (!from.equals(to)) {
      json.putObject(member).put("from", from).put("to", to);
    }
  }

  private static void list(ArrayNode into, Map<String, String> these, Map<String, String> others) {
    these.forEach(
        (name, type) -> {
          if (!others.containsKey(name)) {
            into.addObject().put("name", name).put("type", type);
          }
        });
  }

  private static Map<String, String> types(List<Field> fields) {
    var types = new LinkedHashMap<String, String>();
    fields.forEach(field -> types.put(field.name(), word(field.type())));
    return types;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
