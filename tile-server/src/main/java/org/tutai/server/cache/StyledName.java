package org.tutai.server.cache;

import org.tutai.server.access.VisibleLayer;
import org.tutai.server.workspace.NamedStyle;

/** A layer somebody may see and the style they ask it in. */
public record StyledName(VisibleLayer layer, NamedStyle style) {

  /** What the drawn content hangs on, apart from the view. */
  String identity() {
    return layer.info().digest() + ' ' + style.digest();
  }
}
