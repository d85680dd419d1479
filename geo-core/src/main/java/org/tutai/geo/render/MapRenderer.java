package org.tutai.geo.render;

import org.tutai.geo.render.paint.Picture;

/** Draws maps: layers, styles and a view become a picture. Thread-safe. */
public final class MapRenderer {

  /**
   * Draws the map onto a transparent picture.
   *
   * @throws BudgetExceededException when the budget is used up before the picture is finished
   */
  public Picture render(PublishedMap map, MapView view, RenderBudget budget) {
    return Picture.transparent(view.width(), view.height());
  }

  /**
   * What identifies the picture's content: equal fingerprints mean equal pictures. Lower-case hex,
   * fit for an ETag. Covers the styles, the renderer's version and fonts, the view, and the stamps
   * of all layers under the view and its buffer.
   */
  public String fingerprint(PublishedMap map, MapView view) {
    return "";
  }
}
