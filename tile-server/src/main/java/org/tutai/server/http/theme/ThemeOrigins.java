package org.tutai.server.http.theme;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.server.http.page.PagePolicy;

/**
 * The servers that a theme's layers come from, each as {@code https://example.org}. One host by
 * host: of a template with hosts by turns, those that it can mean; of what cannot be understood,
 * none.
 */
final class ThemeOrigins {

  private ThemeOrigins() {}

  /** As many as a {@link PagePolicy} may name; those of lower layers first. */
  static Set<String> of(ThemeMap map) {
    var origins = new LinkedHashSet<String>();
    for (ThemeLayer layer : ThemeParts.layers(map)) {
      if (origins.size() < PagePolicy.MOST_ORIGINS) {
        origins.addAll(of(layer));
      }
    }
    return origins;
  }

  private static Set<String> of(ThemeLayer layer) {
    var origins = new TreeSet<String>();
    if (layer instanceof WmsLayer wms) {
      origin(wms.url()).ifPresent(origins::add);
    } else if (layer instanceof WmtsLayer wmts) {
      origin(wmts.url()).ifPresent(origins::add);
      wmts.template().flatMap(ThemeOrigins::origin).ifPresent(origins::add);
      origins.addAll(drawn(wmts));
    } else if (layer instanceof XyzLayer xyz) {
      origins.addAll(drawn(xyz));
    } else if (layer instanceof DocumentLayer document) {
      document.url().flatMap(ThemeOrigins::origin).ifPresent(origins::add);
    }
    return origins;
  }

  /** Those of the pictures, as they are asked for; none for what cannot be drawn. */
  private static Set<String> drawn(ThemeLayer layer) {
    try {
      return RemoteLayer.of(ThemeParts.json(layer)).origins();
    } catch (IllegalArgumentException cannotBeDrawn) {
      return Set.of();
    }
  }

  /** The origin of an address; none for one whose host is a template or no host. */
  private static Optional<String> origin(String address) {
    try {
      return Optional.of(RemoteUrl.parse(address).origin());
    } catch (RemoteSourceException cannotBeAsked) {
      return Optional.empty();
    }
  }
}
