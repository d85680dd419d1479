package org.tutai.server.access;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.server.workspace.LayerMetadata;
import org.tutai.server.workspace.NamedStyle;

/**
 * A published layer as one principal sees it. Immutable.
 *
 * @param name by which it is asked for
 * @param view all that the principal may read of it
 * @param styles the default style first
 * @param card what was found out about it when it was read, as far as the principal may know it
 */
public record VisibleLayer(
    String name,
    LayerMetadata metadata,
    LayerView view,
    LayerInfo info,
    List<NamedStyle> styles,
    ReportCard card) {

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
