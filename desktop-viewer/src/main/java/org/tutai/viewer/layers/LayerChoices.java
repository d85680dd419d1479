package org.tutai.viewer.layers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.Choices;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.Kept;

/**
 * How a person wants a file read, kept in the layer's entry as the members {@code encoding} (a
 * charset's name), {@code crs} (such as {@code EPSG:3826}) and {@code columns} (of a table: the
 * names of the columns of x and y, or of the one with text; none for no geometry). What cannot be
 * understood counts as not said.
 */
public final class LayerChoices {

  private static final String ENCODING = "encoding";
  private static final String CRS = "crs";
  private static final String COLUMNS = "columns";

  private LayerChoices() {}

  /** The choices of a theme's layer. */
  public static Choices of(FileLayer layer) {
    JsonNode extra = layer.entry().extra().node();
    Charset encoding = charset(extra.path(ENCODING).asText("")).orElse(null);
    Crs crs = CrsRegistry.byCode(extra.path(CRS).asText("")).orElse(null);
    return Choices.of(encoding, crs).withColumns(columns(extra.path(COLUMNS)));
  }

  private static @Nullable List<String> columns(JsonNode said) {
    if (!said.isArray() || said.size() > 2) {
      return null;
    }
    var names = new ArrayList<String>();
    said.forEach(name -> names.add(name.asText()));
    return names;
  }

  /** The same entry with all choices said anew; empty: what the file itself tells. */
  public static Entry with(
      Entry entry, Optional<Charset> encoding, Optional<Crs> crs, Optional<List<String>> columns) {
    ObjectNode extra = entry.extra().node().deepCopy();
    extra.remove(COLUMNS);
    columns.ifPresent(names -> names.forEach(extra.putArray(COLUMNS)::add));
    return with(withExtra(entry, extra), encoding.orElse(null), crs.orElse(null));
  }

  /** The same entry with other choices; null: what the file itself tells. */
  public static Entry with(Entry entry, @Nullable Charset encoding, @Nullable Crs crs) {
    ObjectNode extra = entry.extra().node().deepCopy();
    put(extra, ENCODING, encoding == null ? null : encoding.name());
    put(extra, CRS, crs == null ? null : crs.code());
    return withExtra(entry, extra);
  }

  private static Entry withExtra(Entry entry, ObjectNode extra) {
    return new Entry(
        entry.id(),
        entry.title(),
        entry.visible(),
        entry.opacity(),
        entry.scales(),
        entry.attribution(),
        Kept.of(extra));
  }

  private static void put(ObjectNode extra, String name, @Nullable String value) {
    if (value == null) {
      extra.remove(name);
    } else {
      extra.put(name, value);
    }
  }

  private static Optional<Charset> charset(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
