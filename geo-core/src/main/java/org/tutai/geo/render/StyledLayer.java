package org.tutai.geo.render;

import java.util.Objects;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.Style;

/**
 * A layer and how it is drawn.
 *
 * @param styleDigest the SHA-256 of the style's source, lower-case hex; part of every fingerprint
 *     of what is drawn
 */
public record StyledLayer(LayerView layer, Style style, String styleDigest) {
  public StyledLayer {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(style, "style");
  }
}
