package org.tutai.server.http.tiles;

import java.util.List;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.ProblemException;

/** What is wrong with the layers of a tile's address, as a problem. */
final class TilesRefusal implements LayerSelection.Refusal {

  @Override
  public RuntimeException noSuchLayer(String name) {
    return ProblemException.notFound(
        "There is no layer \"" + name + "\". /api/v1/layers lists those there are.");
  }

  @Override
  public RuntimeException noSuchStyle(String layer, String style, List<String> known) {
    return ProblemException.notFound(
        "Layer \"" + layer + "\" has no style \"" + style + "\", but " + known + ".");
  }

  @Override
  public RuntimeException badLists(String what) {
    return new ProblemException(400, "Bad layer list", "In a tile's address " + what + ".");
  }
}
