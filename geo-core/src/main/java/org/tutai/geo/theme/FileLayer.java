package org.tutai.geo.theme;

import java.util.Optional;

/**
 * A file of one's own: kept with the theme, or (desktop only, never shared) on this computer.
 *
 * @param entry title, visibility and the rest
 * @param file {@code sha256-} and 64 hexadecimal digits
 * @param path relative to the document, or absolute; at least one of the two is there
 * @param format short name of the format, such as shapefile
 * @param layer name of the layer in the file; empty for the only one
 * @param sld its style
 * @param filter ECQL: only features it holds for are drawn
 */
public record FileLayer(
    Entry entry,
    Optional<String> file,
    Optional<String> path,
    String format,
    String layer,
    Optional<String> sld,
    Optional<String> filter)
    implements ThemeLayer {

  public FileLayer {
    file.ifPresent(Check::file);
    path.ifPresent(Check::path);
    Check.require(file.isPresent() || path.isPresent(), "file or path", "be there", "neither");
    Check.line("format", format);
    Check.line("layer", layer);
    sld.ifPresent(text -> Check.text("sld", text, ThemeLimits.SLD));
    filter.ifPresent(text -> Check.text("filter", text, ThemeLimits.TEXT));
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
