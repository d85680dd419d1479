package org.tutai.viewer.style;

import java.util.Optional;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.theme.LayerTree;

/** The styles that a theme gives its layers. Stateless. */
public final class LayerStyles {

  private LayerStyles() {}

  /** The style of a layer's own; empty while nobody chose one. */
  public static Optional<String> sld(ThemeLayer layer) {
    return layer instanceof FileLayer file ? file.sld() : Optional.empty();
  }

  /** With another style for a layer of this computer; other layers stay as they are. */
  public static ThemeMap with(ThemeMap map, String id, Optional<String> sld) {
    return LayerTree.replace(
        map,
        id,
        layer ->
            layer instanceof FileLayer file
                ? new FileLayer(
                    file.entry(),
                    file.file(),
                    file.path(),
                    file.format(),
                    file.layer(),
                    sld,
                    file.filter())
                : layer);
  }

  /** A style as the theme keeps it; empty when it is too long to be kept. */
  public static Optional<String> written(String layer, Style style) {
    String sld = SldWriter.write(layer, style);
    return sld.length() <= ThemeLimits.SLD ? Optional.of(sld) : Optional.empty();
  }
}
