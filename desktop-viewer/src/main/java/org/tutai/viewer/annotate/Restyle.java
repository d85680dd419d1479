package org.tutai.viewer.annotate;

import java.util.List;
import org.tutai.geo.theme.AnnotationStyle;

/** Styles with one thing changed; numbers are brought within what a style allows. */
public final class Restyle {

  private Restyle() {}

  /** With another colour of lines and letters. */
  public static AnnotationStyle stroke(AnnotationStyle of, String colour) {
    return lines(of, colour, of.strokeWidth(), of.strokeOpacity(), of.dash());
  }

  /** With lines of another width. */
  public static AnnotationStyle width(AnnotationStyle of, double pixels) {
    return lines(of, of.stroke(), within(pixels, 0, 100), of.strokeOpacity(), of.dash());
  }

  /** With lines and letters of another opacity. */
  public static AnnotationStyle opacity(AnnotationStyle of, double part) {
    return lines(of, of.stroke(), of.strokeWidth(), within(part, 0, 1), of.dash());
  }

  /** With other dashes. */
  public static AnnotationStyle dash(AnnotationStyle of, List<Double> lengths) {
    return lines(of, of.stroke(), of.strokeWidth(), of.strokeOpacity(), lengths);
  }

  private static AnnotationStyle lines(
      AnnotationStyle of, String stroke, double width, double opacity, List<Double> dash) {
    return new AnnotationStyle(
        stroke,
        width,
        opacity,
        dash,
        of.fill(),
        of.fillOpacity(),
        of.size(),
        of.bold(),
        of.halo(),
        of.rotation(),
        of.extra());
  }

  /** With another colour of areas and points. */
  public static AnnotationStyle fill(AnnotationStyle of, String colour) {
    return rest(of, colour, of.fillOpacity(), of.size(), of.bold(), of.halo(), of.rotation());
  }

  /** With areas and points of another opacity. */
  public static AnnotationStyle fillOpacity(AnnotationStyle of, double part) {
    return rest(of, of.fill(), within(part, 0, 1), of.size(), of.bold(), of.halo(), of.rotation());
  }

  /** With another size of marks, letters or pictures. */
  public static AnnotationStyle size(AnnotationStyle of, double pixels) {
    double size = within(pixels, 1, 2000);
    return rest(of, of.fill(), of.fillOpacity(), size, of.bold(), of.halo(), of.rotation());
  }

  /** With bold letters or not. */
  public static AnnotationStyle bold(AnnotationStyle of, boolean bold) {
    return rest(of, of.fill(), of.fillOpacity(), of.size(), bold, of.halo(), of.rotation());
  }

  /** With a light rim about letters or not. */
  public static AnnotationStyle halo(AnnotationStyle of, boolean halo) {
    return rest(of, of.fill(), of.fillOpacity(), of.size(), of.bold(), halo, of.rotation());
  }

  /** Turned, to half a turn either way. */
  public static AnnotationStyle rotation(AnnotationStyle of, double degrees) {
    double turned = Double.isFinite(degrees) ? Math.IEEEremainder(degrees, 360) : 0;
    return rest(of, of.fill(), of.fillOpacity(), of.size(), of.bold(), of.halo(), turned);
  }

  private static AnnotationStyle rest(
      AnnotationStyle of,
      String fill,
      double fillOpacity,
      double size,
      boolean bold,
      boolean halo,
      double rotation) {
    return new AnnotationStyle(
        of.stroke(),
        of.strokeWidth(),
        of.strokeOpacity(),
        of.dash(),
        fill,
        fillOpacity,
        size,
        bold,
        halo,
        rotation,
        of.extra());
  }

  private static double within(double value, double least, double most) {
    return Double.isNaN(value) ? least : Math.max(least, Math.min(most, value));
  }
}
