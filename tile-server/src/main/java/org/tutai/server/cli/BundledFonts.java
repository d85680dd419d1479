package org.tutai.server.cli;

import org.tutai.geo.render.MapRenderer;

/** Whether the font that labels are drawn with is there. */
final class BundledFonts {

  private static final String FONT = "/org/tutai/geo/render/text/NotoSansTC-Regular.ttf";

  private BundledFonts() {}

  static boolean present() {
    return MapRenderer.class.getResource(FONT) != null;
  }
}
