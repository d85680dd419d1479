package org.tutai.geo.theme;

import java.util.List;
import java.util.Optional;

/**
 * Layers of a WMS, drawn there as one picture.
 *
 * @param entry title, visibility and the rest
 * @param url of the service, http or https
 * @param wmsVersion 1.3.0, 1.1.1 or another that the server speaks
 * @param layers their names, lowest first, at least one; may hold commas only when escaped
 * @param styles one for each layer, or none; an empty one is the layer's own
 * @param format of the picture, such as image/png
 * @param crs of the picture, such as EPSG:3857
 */
public record WmsLayer(
    Entry entry,
    String url,
    String wmsVersion,
    List<String> layers,
    List<String> styles,
    String format,
    String crs)
    implements ThemeLayer {

  public WmsLayer {
    Check.url("url", url);
    Check.version(wmsVersion);
    layers = List.copyOf(layers);
    styles = List.copyOf(styles);
    Check.require(!layers.isEmpty(), "layers", "have at least one", "none");
    Check.size("layers", layers.size(), ThemeLimits.LIST);
    Check.size("styles", styles.size(), ThemeLimits.LIST);
    layers.forEach(name -> Check.notBlank("layers", name));
    styles.forEach(name -> Check.line("styles", name));
    Check.line("format", format);
    Check.crs(crs);
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
