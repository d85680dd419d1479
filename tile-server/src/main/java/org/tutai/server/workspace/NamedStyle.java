package org.tutai.server.workspace;

import java.io.IOException;
import java.util.Objects;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;

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

  /** The names that it writes alone. */
  public NamedStyle labels() {
    return new NamedStyle(name, title, style.labels(), Digests.sha256("labels of " + digest));
  }

  /** The same without the names that it writes. */
  public NamedStyle withoutLabels() {
    return new NamedStyle(
        name, title, style.withoutLabels(), Digests.sha256("without labels " + digest));
  }

  /** The default style of a layer that came with none. */
  public static NamedStyle plain(LayerView layer) {
    LayerInfo info = layer.info();
    Style style =
        layer
            .raster()
            .map(grid -> DefaultStyles.of(info.name(), grid))
            .orElseGet(
                () -> DefaultStyles.of(info.name(), info.schema().geometryKind(), info.count()));
    return new NamedStyle(
        DEFAULT, DEFAULT, style, Digests.sha256("plain " + SldWriter.write(info.name(), style)));
  }

  /**
   * The default style of a layer from an SLD document.
   *
   * @throws FormatException when it holds no style
   * @throws StyleException when it cannot be read
   */
  public static NamedStyle ofSld(String sld) throws IOException {
    Style style =
        SldReader.read(sld)
            .defaultStyle()
            .orElseThrow(() -> new FormatException(null, -1, "a UserStyle", "none"));
    String title = style.title().isBlank() ? DEFAULT : style.title();
    return new NamedStyle(DEFAULT, title, style, Digests.sha256(sld));
  }
}
