package org.tutai.viewer.layers;

import java.util.Optional;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.layer.LayerView;
import org.tutai.viewer.words.Text;

/**
 * A layer of an opened file.
 *
 * @param name in the file
 * @param view what draws and answers; empty when it cannot be drawn
 * @param card what was found when it was read; empty when it could not be read
 * @param problem why it cannot be drawn; empty when it can
 * @param beside its style, title and maker, from files beside it
 */
public record OpenedLayer(
    String name,
    Optional<LayerView> view,
    Optional<ReportCard> card,
    Optional<Text> problem,
    Beside beside) {

  /** One with nothing beside it. */
  public OpenedLayer(
      String name, Optional<LayerView> view, Optional<ReportCard> card, Optional<Text> problem) {
    this(name, view, card, problem, Beside.NOTHING);
  }

  /** The same with what lies beside its file. */
  OpenedLayer with(Beside found) {
    return new OpenedLayer(name, view, card, problem, found);
  }
}
