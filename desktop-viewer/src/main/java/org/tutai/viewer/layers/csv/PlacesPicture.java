package org.tutai.viewer.layers.csv;

import java.util.List;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.render.StyledLayer;

/**
 * The base map below the places of a table.
 *
 * @param pixels premultiplied 0xAARRGGBB, row by row; transparent where nothing is drawn
 * @param points x and y of the places by turns, in pixels
 */
public record PlacesPicture(int width, int height, int[] pixels, double[] points) {

  private static final Bounds TAIWAN = new Bounds(118, 21.7, 122.3, 26.5);
  private static final long MILLIS = 3_000;
  private static final double LEAST_METRES = 2_000;
  private static final double MARGIN = 0.1;

  /** Draws it. Takes as long as the base map: not for the UI thread. */
  static PlacesPicture of(CsvPreview preview, List<StyledLayer> base, int width, int height) {
    Bounds lonLat = preview.bounds().orElse(TAIWAN);
    Bounds plane =
        CrsBounds.ofLonLat(lonLat, CrsRegistry.WEB_MERCATOR)
            .or(() -> CrsBounds.ofLonLat(TAIWAN, CrsRegistry.WEB_MERCATOR))
            .orElseThrow();
    double perPixel =
        Math.max(
            LEAST_METRES / width,
            Math.max(plane.width() / width, plane.height() / height) * (1 + 2 * MARGIN));
    var seen =
        new Bounds(
            plane.centerX() - perPixel * width / 2,
            plane.centerY() - perPixel * height / 2,
            plane.centerX() + perPixel * width / 2,
            plane.centerY() + perPixel * height / 2);
    return new PlacesPicture(
        width, height, drawn(base, seen, width, height), points(preview, seen, perPixel));
  }

  private static int[] drawn(List<StyledLayer> base, Bounds seen, int width, int height) {
    if (base.isEmpty()) {
      return new int[width * height];
    }
    try {
      var view = new MapView(CrsRegistry.WEB_MERCATOR, seen, width, height);
      return new MapRenderer()
          .render(
              new PublishedMap(base.stream().map(PlacesPicture::nameless).toList()),
              view,
              RenderBudget.ofMillis(MILLIS))
          .pixels();
    } catch (RuntimeException e) {
      org.slf4j.LoggerFactory.getLogger(PlacesPicture.class).debug("no base map is drawn", e);
      return new int[width * height];
    }
  }

  /** Names would lie half hidden below the places. */
  private static StyledLayer nameless(StyledLayer layer) {
    return new StyledLayer(
        layer.layer(), layer.style().withoutLabels(), layer.styleDigest() + " without names");
  }

  private static double[] points(CsvPreview preview, Bounds seen, double perPixel) {
    double[] points = preview.lonLat();
    CrsRegistry.WEB_MERCATOR.fromLonLat().transform(points, 0, points, 0, points.length / 2);
    for (int i = 0; i < points.length; i += 2) {
      points[i] = (points[i] - seen.minX()) / perPixel;
      points[i + 1] = (seen.maxY() - points[i + 1]) / perPixel;
    }
    return points;
  }
}
