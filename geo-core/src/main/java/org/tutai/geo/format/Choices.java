package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;

/**
 * What a person chose for a file; it counts before anything the file says or looks like. Kept
 * beside the file by {@link ChoicesFile}.
 *
 * @param encoding of its texts
 * @param crs of all its layers that {@code layers} does not name
 * @param layers the CRS of single layers, by name
 * @param columns the names of a table's columns that its geometries are in: two, x (east,
 *     longitude) and y; one with text (WKT, WKB in hexadecimal digits, or both coordinates); none,
 *     when the table is to have no geometry
 */
public record Choices(
    Optional<Charset> encoding,
    Optional<Crs> crs,
    Map<String, Crs> layers,
    Optional<List<String>> columns) {

  /** Nothing was chosen. */
  public static final Choices NONE = of(null, null);

  public Choices {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(crs, "crs");
    layers = Map.copyOf(layers);
    columns = columns.map(List::copyOf);
    columns.ifPresent(
        names -> {
          if (names.size() > 2) {
            throw new IllegalArgumentException(
                "geometries are in at most 2 columns (got: " + names.size() + ")");
          }
        });
  }

  /** Without a choice of columns. */
  public Choices(Optional<Charset> encoding, Optional<Crs> crs, Map<String, Crs> layers) {
    this(encoding, crs, layers, Optional.empty());
  }

  /** The same for all layers of a file; null for what was not chosen. */
  public static Choices of(@Nullable Charset encoding, @Nullable Crs crs) {
    return new Choices(Optional.ofNullable(encoding), Optional.ofNullable(crs), Map.of());
  }

  /** The same with the columns that geometries are in; null for what the table itself tells. */
  public Choices withColumns(@Nullable List<String> names) {
    return new Choices(encoding, crs, layers, Optional.ofNullable(names));
  }

  /** The CRS chosen for a layer. */
  public Optional<Crs> crsOf(String layer) {
    return Optional.ofNullable(layers.get(layer)).or(() -> crs);
  }

  /** These, and where they say nothing, the others. */
  public Choices or(Choices others) {
    var all = new HashMap<String, Crs>();
    if (crs.isEmpty()) {
      all.putAll(others.layers);
    }
    all.putAll(layers);
    return new Choices(
        encoding.or(() -> others.encoding),
        crs.or(() -> others.crs),
        all,
        columns.or(() -> others.columns));
  }
}
