package org.tutai.geo.theme.picture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Measurement;

/**
 * Draws a theme's annotations and measurements onto a picture of a map, north up: the same pixels
 * wherever a theme is drawn. Stateless.
 */
public final class ThemeDrawings {

  private ThemeDrawings() {}

  /**
   * Draws annotations, then measurements, each lowest first. What the view's CRS does not reach is
   * left out.
   *
   * @param picture of the view's size
   * @param images gives the picture that an annotation names, a data URL or a file kept with the
   *     theme; empty when it cannot be had, and then nothing is drawn of it
   * @param locale in which lengths and areas are written
   * @throws IllegalArgumentException when the picture has another size than the view
   */
  public static void draw(
      Picture picture,
      MapView view,
      List<Annotation> annotations,
      List<Measurement> measurements,
      Function<String, Optional<Picture>> images,
      Locale locale) {
    if (picture.width() != view.width() || picture.height() != view.height()) {
      throw new IllegalArgumentException(
          "the picture must have the view's size (got: %d x %d for %d x %d)"
              .formatted(picture.width(), picture.height(), view.width(), view.height()));
    }
    var drawings = new Drawings(new Sketch(picture, view, Turn.ofDegrees(0, 0, 0)), images, locale);
    annotations.forEach(drawings::draw);
    measurements.forEach(drawings::draw);
  }
}
