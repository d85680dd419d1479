package org.tutai.server.http.theme;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;

/**
 * The sites that a theme's layers come from, as a Content-Security-Policy names them.
 *
 * @param pictures of WMS, WMTS and tiles
 * @param documents of KML and GeoJSON
 */
record ThemeOrigins(Set<String> pictures, Set<String> documents) {

  private static final int MOST = 100;
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

  /** What stands for a part of a host's name, such as {@code {s}} or {@code {a-c}}. */
  private static final Pattern SUBDOMAIN = Pattern.compile("^(https?://)[^/.]*\\{[^}/]*}[^/.]*\\.");

  static ThemeOrigins of(ThemeMap map) {
    var pictures = new TreeSet<String>();
    var documents = new TreeSet<String>();
    for (ThemeLayer layer : ThemeParts.layers(map)) {
      if (layer instanceof WmsLayer wms) {
        add(wms.url(), pictures);
      } else if (layer instanceof WmtsLayer wmts) {
        add(wmts.url(), pictures);
        wmts.template().ifPresent(template -> add(template, pictures));
      } else if (layer instanceof XyzLayer xyz) {
        add(xyz.url(), pictures);
      } else if (layer instanceof DocumentLayer document) {
        document.url().ifPresent(url -> add(url, documents));
      }
    }
    return new ThemeOrigins(pictures, documents);
  }

  private static void add(String url, Set<String> into) {
    if (into.size() < MOST) {
      origin(url).ifPresent(into::add);
    }
  }

  /** The origin of an address or a template; empty for what is no web address. */
  static Optional<String> origin(String url) {
    String lower = url.strip().toLowerCase(Locale.ROOT);
    String wild = SUBDOMAIN.matcher(lower).replaceFirst("$1*.");
    int slashes = wild.indexOf("//");
    int end = slashes < 0 ? -1 : firstOf(wild, slashes + 2);
    String origin = end < 0 ? wild : wild.substring(0, end);
    if (!ORIGIN.matcher(origin).matches()) {
      return ofUri(lower).filter(text -> ORIGIN.matcher(text).matches());
    }
    return Optional.of(origin);
  }

  private static int firstOf(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ("/?#\\".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Names in other scripts are written as the name service knows them. */
  private static Optional<String> ofUri(String url) {
    try {
      int start = url.indexOf("//") + 2;
      int end = firstOf(url, start);
      String host = end < 0 ? url.substring(start) : url.substring(start, end);
      URI uri = URI.create(url.substring(0, start) + java.net.IDN.toASCII(host));
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(uri.getScheme() + "://" + uri.getHost() + port);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The policy of the page that shows the theme. */
  String policy(boolean embedded) {
    return "default-src 'self'; img-src 'self' data: blob:"
        + joined(pictures)
        + "; connect-src 'self'"
        + joined(documents)
        + "; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action"
        + " 'self'; frame-ancestors "
        + (embedded ? "*" : "'self'");
  }

  private static String joined(Set<String> origins) {
    return origins.isEmpty() ? "" : " " + String.join(" ", origins);
  }
}
