package org.tutai.geo.source.remote.wmts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.source.remote.service.Dimension;
import org.tutai.geo.source.remote.tiles.RemoteLevel;

/**
 * A layer of tiles. Immutable.
 *
 * @param name what requests say
 * @param title never empty: the name where there is none
 * @param lonLat its box in degrees
 * @param formats of tiles
 * @param infoFormats of what lies under a pixel
 * @param sets the matrix sets it is cut by
 * @param templates of its tiles' addresses
 */
public record WmtsLayer(
    String name,
    String title,
    String summary,
    Optional<Bounds> lonLat,
    List<Style> styles,
    List<String> formats,
    List<String> infoFormats,
    List<SetLink> sets,
    List<Dimension> dimensions,
    List<Template> templates) {

  /**
   * A style.
   *
   * @param name what requests say; may be empty
   * @param legendUrl as it can be used; empty for none
   */
  public record Style(String name, String title, boolean standard, String legendUrl) {}

  /**
   * A matrix set of a layer.
   *
   * @param limits where there are tiles, by the identifier of the matrix; whole where it says
   *     nothing
   */
  public record SetLink(String set, Map<String, RemoteLevel.Limits> limits) {
    public SetLink {
      limits = Map.copyOf(limits);
    }
  }

  /** An address with places for what changes. */
  public record Template(String format, String address) {}

  public WmtsLayer {
    styles = List.copyOf(styles);
    formats = List.copyOf(formats);
    infoFormats = List.copyOf(infoFormats);
    sets = List.copyOf(sets);
    dimensions = List.copyOf(dimensions);
    templates = List.copyOf(templates);
  }

  /** The name of the style a service draws by default; empty text when it names none. */
  public String standardStyle() {
    return styles.stream()
        .filter(Style::standard)
        .findFirst()
        .or(() -> styles.stream().findFirst())
        .map(Style::name)
        .orElse("");
  }

  /** PNG, since it keeps transparency, else what can be decoded. */
  public Optional<String> bestFormat() {
    return formats.stream()
        .filter(f -> f.toLowerCase(Locale.ROOT).startsWith("image/png"))
        .findFirst()
        .or(
            () ->
                formats.stream()
                    .filter(f -> f.toLowerCase(Locale.ROOT).matches("image/(jpe?g|gif).*"))
                    .findFirst())
        .or(() -> formats.stream().findFirst());
  }

  /** The template for a format. */
  public Optional<String> template(String format) {
    return templates.stream()
        .filter(each -> each.format().equalsIgnoreCase(format))
        .findFirst()
        .map(Template::address);
  }
}
