package org.tutai.geo.style;

import java.util.List;
import java.util.Optional;

/**
 * What a style document holds, as far as we can draw it.
 *
 * @param styles in the document's order
 * @param remarks what it asks for that is not drawn, in the document's order
 */
public record SldDocument(List<NamedStyle> styles, List<Remark> remarks) {

  public SldDocument {
    styles = List.copyOf(styles);
    remarks = List.copyOf(remarks);
  }

  /**
   * A style and the layer it is for.
   *
   * @param layerName as the document names it, empty when it doesn't
   * @param isDefault whether the document calls it the layer's default
   */
  public record NamedStyle(String layerName, Style style, boolean isDefault) {}

  /**
   * Something in the document that is not drawn as it asks.
   *
   * @param line from 1
   * @param element the tag, {@code <se:GraphicFill>}
   * @param text what of it, and what happens instead
   */
  public record Remark(int line, String element, String text) {
    @Override
    public String toString() {
      return "line " + line + ", " + element + ": " + text;
    }
  }

  /** The style to draw with when nobody chose: the first that is called default, else the first. */
  public Optional<Style> defaultStyle() {
    return styles.stream()
        .filter(NamedStyle::isDefault)
        .findFirst()
        .or(() -> styles.stream().findFirst())
        .map(NamedStyle::style);
  }

  /** The styles for a layer of that name, in the document's order. */
  public List<Style> stylesOf(String layerName) {
    return styles.stream()
        .filter(named -> named.layerName().equals(layerName))
        .map(NamedStyle::style)
        .toList();
  }
}
