package org.tutai.viewer.map;

import javafx.scene.input.KeyEvent;

/** The keys that move the map while it has the keyboard and the tool in use leaves them. */
final class MapKeys {

  private static final double STEP = 0.125;

  private MapKeys() {}

  /** Moves the map as a key says; false for a key that says nothing. */
  static boolean moved(MapViewModel model, KeyEvent event) {
    double step = event.isShiftDown() ? 4 * STEP : STEP;
    switch (event.getCode()) {
      case LEFT -> pan(model, -step, 0);
      case RIGHT -> pan(model, step, 0);
      case UP -> pan(model, 0, -step);
      case DOWN -> pan(model, 0, step);
      case PAGE_UP -> pan(model, 0, -0.9);
      case PAGE_DOWN -> pan(model, 0, 0.9);
      case PLUS, ADD, EQUALS -> model.zoom(2);
      case MINUS, SUBTRACT, UNDERSCORE -> model.zoom(0.5);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** So much of the window to the right and down. */
  private static void pan(MapViewModel model, double right, double down) {
    Viewport now = model.viewport();
    model.move(now.panned(-right * now.width(), -down * now.height()));
  }
}
