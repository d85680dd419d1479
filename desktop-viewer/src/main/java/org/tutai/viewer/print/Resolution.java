package org.tutai.viewer.print;

import org.tutai.viewer.words.Text;

/** How fine a picture is. */
public enum Resolution {
  SCREEN(96),
  FINE(150),
  PRINT(300);

  private final int dpi;

  Resolution(int dpi) {
    this.dpi = dpi;
  }

  public int dpi() {
    return dpi;
  }

  public Text title() {
    return switch (this) {
      case SCREEN -> Text.of("Screen (96 dpi)", "螢幕（96 dpi）");
      case FINE -> Text.of("Fine (150 dpi)", "精細（150 dpi）");
      case PRINT -> Text.of("Print (300 dpi)", "印刷（300 dpi）");
    };
  }

  /** How many pixels of the picture, along a side, a logical pixel has. */
  public double pixelRatio() {
    return dpi / 96.0;
  }
}
