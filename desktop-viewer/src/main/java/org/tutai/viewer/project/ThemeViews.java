package org.tutai.viewer.project;

import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeView;
import org.tutai.viewer.map.Viewport;

/**
 * The view of a theme document and the window onto the map, one as the other. The document's zoom
 * counts in the Web Mercator pyramid whatever its CRS; a rotation is kept, though the window has
 * north up.
 */
public final class ThemeViews {

  /** Metres of Web Mercator's plane in a pixel of zoom 0. */
  private static final double WIDEST = 2 * Math.PI * 6_378_137 / 256;

  private static final double MOST_ZOOM = 30;

  private ThemeViews() {}

  /**
   * What a window shows, as a document has it.
   *
   * @param known the view the document had: its rotation and further members stay
   * @return {@code known} when the window shows no place on the earth
   */
  public static ThemeView of(Viewport viewport, ThemeView known) {
    Optional<Position> middle = viewport.place(viewport.width() / 2.0, viewport.height() / 2.0);
    Optional<Viewport> mercator = viewport.in(CrsRegistry.WEB_MERCATOR);
    if (middle.isEmpty() || mercator.isEmpty()) {
      return known;
    }
    double zoom = Math.log(WIDEST / mercator.get().unitsPerPixel()) / Math.log(2);
    return new ThemeView(
        middle.get(),
        Math.max(0, Math.min(MOST_ZOOM, zoom)),
        known.rotation(),
        viewport.crs().code(),
        Optional.of(new ThemeView.Size(viewport.width(), viewport.height())),
        known.extra());
  }

  /**
   * The window onto what a document's view shows, in the size of another; where that is smaller
   * than the document's, so far out that the whole is seen.
   *
   * <p>In Web Mercator when the document's CRS is not known or does not reach there.
   */
  public static Viewport viewport(ThemeView view, Viewport size) {
    double[] at = {view.center().lon(), view.center().lat()};
    org.tutai.geo.crs.Transforms.between(CrsRegistry.CRS84, CrsRegistry.WEB_MERCATOR)
        .transform(at, 0, at, 0, 1);
    if (!Double.isFinite(at[0]) || !Double.isFinite(at[1])) {
      return size;
    }
    Viewport mercator =
        new Viewport(
            CrsRegistry.WEB_MERCATOR,
            at[0],
            at[1],
            WIDEST / Math.pow(2, view.zoom()) * farther(view, size),
            size.width(),
            size.height());
    Optional<Crs> crs = CrsRegistry.byCode(view.crs());
    return crs.flatMap(mercator::in).orElse(mercator);
  }

  private static double farther(ThemeView view, Viewport window) {
    return view.size()
        .map(
            made ->
                Math.max(
                    (double) made.width() / window.width(),
                    (double) made.height() / window.height()))
        .filter(factor -> factor > 1)
        .orElse(1.0);
  }
}
