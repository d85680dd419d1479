package org.tutai.geo.locate.place;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;

/** How much the user's map speaks for a place. Immutable. */
final class ViewBonus {

  private static final double UNKNOWN = 0.5;

  /** A map of a point is taken to show this much around it, degrees. */
  private static final double LEAST_VIEW = 0.02;

  private final @Nullable Bounds view;
  private final double reach;

  ViewBonus(@Nullable Bounds view) {
    this.view = view;
    this.reach = view == null ? 1 : Math.max(LEAST_VIEW, Math.hypot(view.width(), view.height()));
  }

  /** 1 in the view, less with the distance from it; one half where there is none. */
  double of(double lon, double lat) {
    Bounds box = view;
    if (box == null) {
      return UNKNOWN;
    }
    double dx = Math.max(0, Math.max(box.minX() - lon, lon - box.maxX()));
    double dy = Math.max(0, Math.max(box.minY() - lat, lat - box.maxY()));
    double middle = Math.hypot(lon - box.centerX(), lat - box.centerY());
    double outside = Math.hypot(dx, dy) / reach;
    return outside == 0 ? 1 - 0.1 * Math.min(1, middle / reach) : 0.9 / (1 + 2 * outside);
  }
}
