package org.tutai.viewer.layers;

import org.tutai.viewer.words.Text;

/** Whether the base map is the light or the dark one. */
public enum BaseShade {
  /** As the window is. */
  WINDOW,
  LIGHT,
  DARK;

  /** What a person reads. */
  public Text title() {
    return switch (this) {
      case WINDOW -> Text.of("As the window", "與視窗相同");
      case LIGHT -> Text.of("Light", "淺色");
      case DARK -> Text.of("Dark", "深色");
    };
  }
}
