package org.tutai.server.workspace;

import java.util.List;
import java.util.Objects;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.layer.LayerView;

/**
 * A layer that is served. Immutable.
 *
 * @param name unique among the published, safe in addresses
 * @param metadata what people are told of it; its title is never empty
 * @param compiled everything the layer holds; only the {@code access} room may ask for it
 * @param styles the default style first, names unique
 * @param card what was found out about it when it was read
 * @param standing who answers for it, and how far it may go
 */
public record PublishedLayer(
    String name,
    LayerMetadata metadata,
    LayerView compiled,
    List<NamedStyle> styles,
    ReportCard card,
    Standing standing) {

  public PublishedLayer {
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(compiled, "compiled");
    styles = List.copyOf(styles);
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(standing, "standing");
    if (styles.isEmpty() || !styles.get(0).name().equals(NamedStyle.DEFAULT)) {
      throw new IllegalArgumentException("a layer's first style must be its default style");
    }
  }

  /** The same layer under another standing. */
  public PublishedLayer under(Standing other) {
    return new PublishedLayer(name, metadata, compiled, styles, card, other);
  }

  /** A layer of a served folder. */
  public PublishedLayer(
      String name,
      LayerMetadata metadata,
      LayerView compiled,
      List<NamedStyle> styles,
      ReportCard card) {
    this(name, metadata, compiled, styles, card, Standing.OF_FOLDER);
  }
}
