package org.tutai.geo.theme;

import java.util.List;

/**
 * How an annotation looks.
 *
 * @param stroke colour of lines, and of letters; {@code #rrggbb}
 * @param strokeWidth pixels, 0 to 100
 * @param strokeOpacity 0 to 1
 * @param dash lengths of dashes and gaps in pixels; empty for an unbroken line
 * @param fill colour of areas and points
 * @param fillOpacity 0 to 1
 * @param size of a point's mark, of letters or of a picture's width, pixels, 1 to 2,000
 * @param bold whether letters are bold
 * @param halo whether letters have a light rim
 * @param rotation of letters, marks and pictures, degrees clockwise
 * @param extra members of other programs
 */
public record AnnotationStyle(
    String stroke,
    double strokeWidth,
    double strokeOpacity,
    List<Double> dash,
    String fill,
    double fillOpacity,
    double size,
    boolean bold,
    boolean halo,
    double rotation,
    Kept extra) {

  /** The accent colour, two pixels, a light fill. */
  public static final AnnotationStyle DEFAULT =
      new AnnotationStyle(
          "#0b6e6e", 2, 1, List.of(), "#0b6e6e", 0.2, 14, false, true, 0, Kept.NONE);

  public AnnotationStyle {
    stroke = Check.colour("stroke", stroke);
    strokeWidth = Check.number("strokeWidth", strokeWidth, 0, 100);
    strokeOpacity = Check.number("strokeOpacity", strokeOpacity, 0, 1);
    Check.size("dash", dash.size(), ThemeLimits.LIST);
    dash = dash.stream().map(length -> Check.number("dash", length, 0, 1000)).toList();
    fill = Check.colour("fill", fill);
    fillOpacity = Check.number("fillOpacity", fillOpacity, 0, 1);
    size = Check.number("size", size, 1, 2000);
    rotation = Check.number("rotation", rotation, -360, 360);
    extra.requireObject();
  }
}
