package org.tutai.geo.theme;

import java.util.Optional;

/**
 * A KML, KMZ or GeoJSON document: by its address, as a file kept with the theme, or (GeoJSON,
 * small) written out.
 *
 * @param entry title, visibility and the rest
 * @param kind of the document
 * @param url http or https
 * @param file {@code sha256-} and 64 hexadecimal digits
 * @param data GeoJSON; exactly one of the three is there
 */
public record DocumentLayer(
    Entry entry, Kind kind, Optional<String> url, Optional<String> file, Optional<Kept> data)
    implements ThemeLayer {

  /** What is written in it. */
  public enum Kind {
    KML,
    GEOJSON
  }

  public DocumentLayer {
    url.ifPresent(address -> Check.url("url", address));
    file.ifPresent(Check::file);
    data.ifPresent(Kept::requireObject);
    int there = (url.isPresent() ? 1 : 0) + (file.isPresent() ? 1 : 0) + (data.isPresent() ? 1 : 0);
    Check.require(there == 1, "one of url, file or data", "be there", "" + there);
    Check.require(
        data.isEmpty() || kind == Kind.GEOJSON, "data", "be of GeoJSON alone", kind.name());
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
