package org.tutai.geo.theme;

import java.util.Optional;

/**
 * What lies under a theme's layers: the server's own base layers as they stand, nothing, or one
 * layer.
 *
 * @param kind which of the three
 * @param layer the one layer, for {@link Kind#LAYER}; may be an {@link UnknownLayer}
 * @param extra members of other programs beside the layer
 */
public record ThemeBase(Kind kind, Optional<ThemeLayer> layer, Kept extra) {

  /** Where the base comes from. */
  public enum Kind {
    SERVER,
    NONE,
    LAYER
  }

  /** The server's own base layers. */
  public static final ThemeBase SERVER = new ThemeBase(Kind.SERVER, Optional.empty(), Kept.NONE);

  /** No base map. */
  public static final ThemeBase NONE = new ThemeBase(Kind.NONE, Optional.empty(), Kept.NONE);

  /** One layer as the base. */
  public static ThemeBase of(ThemeLayer layer) {
    return new ThemeBase(Kind.LAYER, Optional.of(layer), Kept.NONE);
  }

  public ThemeBase {
    extra.requireObject();
    if (layer.isPresent() != (kind == Kind.LAYER) || (kind != Kind.LAYER && !extra.isNone())) {
      throw new IllegalArgumentException(
          "only a base of kind LAYER holds a layer (got: " + kind + ")");
    }
    if (layer.isPresent() && layer.get() instanceof GroupLayer) {
      throw new IllegalArgumentException("the base must be one layer (got: a group)");
    }
  }
}
