package org.tutai.geo.source.remote.wms;

import java.util.Optional;

/**
 * A style of a layer.
 *
 * @param name what requests say
 * @param legend where its legend is drawn
 */
public record WmsStyle(String name, String title, String summary, Optional<Legend> legend) {

  /**
   * A picture of a legend.
   *
   * @param url as it can be used
   * @param width in pixels, 0 when not told
   */
  public record Legend(String url, String format, int width, int height) {}
}
