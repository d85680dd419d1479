package org.tutai.viewer.layers;

import org.tutai.viewer.words.Text;

/** Whether the base map is the light or the dark one. */
public enum BaseShade {
  /** As the window is. */
  WINDOW("As the window", "與視窗相同"),
  LIGHT("Light", "淺色"),
  DARK("Dark", "深色");

  private final Text title;

  BaseShade(String english, String chinese) {
    this.title = Text.of(english, chinese);
  }

  public Text title() {
    return title;
  }
}
