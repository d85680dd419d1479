package org.tutai.geo.style;

import java.util.List;

/**
 * How a layer is drawn: passes painted one over another, each the whole layer in order (SLD's
 * {@code FeatureTypeStyle}). Immutable.
 *
 * @param name the style's name; the default style of a layer is served as {@code default}
 * @param title for people, may be empty
 */
public record Style(String name, String title, List<FeatureTypeStyle> passes) {
  public Style {
    passes = List.copyOf(passes);
  }
}
