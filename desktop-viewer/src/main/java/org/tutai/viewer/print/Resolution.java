package org.tutai.viewer.print;

import org.tutai.viewer.words.Text;

/** How fine a picture is. */
public enum Resolution {
  SCREEN(96, Text.of("Screen (96 dpi)", "螢幕（96 dpi）")),
  FINE(150, Text.of("Fine (150 dpi)", "精細（150 dpi）")),
  PRINT(300, Text.of("Print (300 dpi)", "印刷（300 dpi）"));

  private final int dpi;
  private final Text title;

  Resolution(int dpi, Text title) {
    this.dpi = dpi;
    this.title = title;
  }

  public int dpi() {
    return dpi;
  }

  public Text title() {
    return title;
  }

  /** How many pixels of the picture, along a side, a logical pixel has. */
  public double pixelRatio() {
    return dpi / 96.0;
  }
}
