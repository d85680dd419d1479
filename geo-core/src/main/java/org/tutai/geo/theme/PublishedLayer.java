package org.tutai.geo.theme;

import java.util.Optional;

/**
 * A layer that the server publishes.
 *
 * @param entry title, visibility and the rest
 * @param layer its published name
 * @param version {@link #NEWEST}, or the digest of the version it is pinned to
 * @param style name of one of its styles; {@code default} for its own
 * @param sld a style of the theme's own in place of it
 * @param filter ECQL: only features it holds for are drawn
 */
public record PublishedLayer(
    Entry entry,
    String layer,
    String version,
    String style,
    Optional<String> sld,
    Optional<String> filter)
    implements ThemeLayer {

  /** The version of a layer that follows what is published. */
  public static final String NEWEST = "newest";

  public PublishedLayer {
    Check.notBlank("layer", layer);
    Check.version(version);
    Check.line("style", style);
    sld.ifPresent(text -> Check.text("sld", text, ThemeLimits.SLD));
    filter.ifPresent(text -> Check.text("filter", text, ThemeLimits.TEXT));
  }

  /** Whether it stays with one version. */
  public boolean isPinned() {
    return !version.equals(NEWEST);
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
