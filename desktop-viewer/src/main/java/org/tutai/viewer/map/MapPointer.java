package org.tutai.viewer.map;

import java.util.Optional;
import org.tutai.geo.theme.Position;

/**
 * Where the pointer is and what is held with it.
 *
 * @param x in the viewport's pixels from the left
 * @param y from the top
 * @param viewport the window at that moment
 * @param shift whether Shift is held
 * @param shortcut whether Ctrl (or Command) is held
 * @param clicks how many clicks came quickly at the same place
 */
public record MapPointer(
    double x, double y, Viewport viewport, boolean shift, boolean shortcut, int clicks) {

  /** The place under the pointer; empty where the CRS has none. */
  public Optional<Position> place() {
    return viewport.place(x, y);
  }

  public double mapX() {
    return viewport.mapX(x);
  }

  public double mapY() {
    return viewport.mapY(y);
  }
}
