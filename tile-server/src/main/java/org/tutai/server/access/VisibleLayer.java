package org.tutai.server.access;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.server.workspace.LayerMetadata;
import org.tutai.server.workspace.NamedStyle;
import org.tutai.server.workspace.PublishedLayer;
import org.tutai.server.workspace.Standing;

/**
 * A published layer as one principal sees it. Immutable.
 *
 * @param name by which it is asked for
 * @param view all that the principal may read of it
 * @param styles the default style first
 * @param sight how much of the view the principal may have
 * @param card what was found out about it when it was read; empty when the principal may not know
 * @param standing who answers for it
 */
public record VisibleLayer(
    String name,
    LayerMetadata metadata,
    LayerView view,
    LayerInfo info,
    List<NamedStyle> styles,
    Sight sight,
    Optional<ReportCard> card,
    Standing standing) {

  static VisibleLayer of(PublishedLayer layer, LayerView seen, Sight sight) {
    return new VisibleLayer(
        layer.name(),
        layer.metadata(),
        seen,
        seen.info(),
        layer.styles(),
        sight,
        Optional.of(layer.card()).filter(card -> sight == Sight.EVERYTHING),
        layer.standing());
  }

  /** The same layer with a narrower view of it. */
  public VisibleLayer seenThrough(LayerView narrower) {
    return new VisibleLayer(
        name, metadata, narrower, narrower.info(), styles, sight, card, standing);
  }

  /** Whether features may be asked for, and not only pictures. */
  public boolean hasFeatures() {
    return sight == Sight.EVERYTHING;
  }

  /** The style of a name; the empty name means the default. */
  public Optional<NamedStyle> style(String styleName) {
    String wanted = styleName.isEmpty() ? NamedStyle.DEFAULT : styleName;
    return styles.stream().filter(style -> style.name().equals(wanted)).findFirst();
  }

  /** The layer drawn with one of its styles. */
  public StyledLayer styled(NamedStyle style) {
    return new StyledLayer(view, style.style(), style.digest());
  }
}
