package org.tutai.geo.theme;

import java.util.Optional;

/**
 * Tiles of the Web Mercator pyramid by an address template.
 *
 * @param entry title, visibility and the rest
 * @param url http or https, with {@code {z}}, {@code {x}} and {@code {y}} or {@code {-y}}
 * @param minZoom 0 to 30
 * @param maxZoom not below {@code minZoom}, to 30
 * @param tileSize pixels, 64 to 4096
 * @param tms whether rows count from the bottom
 */
public record XyzLayer(Entry entry, String url, int minZoom, int maxZoom, int tileSize, boolean tms)
    implements ThemeLayer {

  public XyzLayer {
    Check.url("url", url);
    Check.number("minZoom", minZoom, 0, 30);
    Check.number("maxZoom", maxZoom, minZoom, 30);
    Check.number("tileSize", tileSize, 64, 4096);
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
