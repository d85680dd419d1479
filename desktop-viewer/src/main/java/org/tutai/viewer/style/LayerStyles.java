package org.tutai.viewer.style;

import java.util.Optional;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.Symbol;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.theme.LayerTree;

/** The styles that a theme gives its layers. Stateless. */
public final class LayerStyles {

  private static final double THIN = 0.6;
  private static final double STRONG = 0.85;
  private static final double HAIR = 0.4;
  private static final long CROWD = 2000;

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

  /**
   * Ready to tell classes apart: a fill too thin for it becomes strong, and the outlines of very
   * many areas go, which seen from afar would cover what they surround.
   *
   * @param features of the layer
   */
  public static StyleChoices forClasses(StyleChoices now, long features) {
    Symbol symbol = now.symbol();
    if (symbol.isFilled() && symbol.fillOpacity() < THIN) {
      symbol = symbol.withFillOpacity(STRONG).withWidth(HAIR);
    }
    boolean crowd = now.kind() == GeometryKind.POLYGON && features > CROWD;
    return now.withSymbol(crowd && symbol.isFilled() ? symbol.withoutStroke() : symbol);
  }

  /** A style as the theme keeps it; empty when it is too long to be kept. */
  public static Optional<String> written(String layer, Style style) {
    String sld = SldWriter.write(layer, style);
    return sld.length() <= ThemeLimits.SLD ? Optional.of(sld) : Optional.empty();
  }
}
