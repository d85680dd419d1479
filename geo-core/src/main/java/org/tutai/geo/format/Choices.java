package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.util.HashMap;
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
 */
public record Choices(Optional<Charset> encoding, Optional<Crs> crs, Map<String, Crs> layers) {

  /** Nothing was chosen. */
  public static final Choices NONE = of(null, null);

  public Choices {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(crs, "crs");
    layers = Map.copyOf(layers);
  }

  /** The same for all layers of a file; null for what was not chosen. */
  public static Choices of(@Nullable Charset encoding, @Nullable Crs crs) {
    return new Choices(Optional.ofNullable(encoding), Optional.ofNullable(crs), Map.of());
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
    return new Choices(encoding.or(() -> others.encoding), crs.or(() -> others.crs), all);
  }
}
