package org.tutai.server.workspace;

import java.util.Objects;
import org.tutai.geo.style.Style;

/**
 * A style under the name by which it is asked for.
 *
 * @param name {@value #DEFAULT} for the layer's default style
 * @param title for people, never empty
 * @param digest the SHA-256 of the style's source, lower-case hex
 */
public record NamedStyle(String name, String title, Style style, String digest) {

  /** The name of each layer's default style. */
  public static final String DEFAULT = "default";

  public NamedStyle {
    Objects.requireNonNull(style, "style");
    if (name.isEmpty() || title.isEmpty()) {
      throw new IllegalArgumentException("a style's name and title must not be empty");
    }
  }
}
