package org.tutai.viewer.print;

import org.tutai.viewer.words.Text;

/** How large a picture is. */
public enum SheetSize {
  SCREEN(0, 0),
  A4_LANDSCAPE(297, 210),
  A4_PORTRAIT(210, 297),
  A3_LANDSCAPE(420, 297),
  A3_PORTRAIT(297, 420);

  private final int widthMillimetres;
  private final int heightMillimetres;

  SheetSize(int widthMillimetres, int heightMillimetres) {
    this.widthMillimetres = widthMillimetres;
    this.heightMillimetres = heightMillimetres;
  }

  public Text title() {
    return switch (this) {
      case SCREEN -> Text.of("As on the screen", "與畫面相同");
      case A4_LANDSCAPE -> Text.of("A4 landscape", "A4 橫式");
      case A4_PORTRAIT -> Text.of("A4 portrait", "A4 直式");
      case A3_LANDSCAPE -> Text.of("A3 landscape", "A3 橫式");
      case A3_PORTRAIT -> Text.of("A3 portrait", "A3 直式");
    };
  }

  /** Whether it is a size of paper, so that a scale holds on it. */
  public boolean isPaper() {
    return widthMillimetres > 0;
  }

  /** In logical pixels; of the screen's size, what the screen has. */
  int width(int onScreen) {
    return isPaper() ? pixels(widthMillimetres) : onScreen;
  }

  int height(int onScreen) {
    return isPaper() ? pixels(heightMillimetres) : onScreen;
  }

  private static int pixels(int millimetres) {
    return (int) Math.round(millimetres / 25.4 * 96);
  }
}
