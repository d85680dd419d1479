package org.tutai.viewer.map;

import java.util.Optional;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;

/**
 * A drawn stratum.
 *
 * @param key the {@link Stratum#plain} of what was drawn
 * @param picture may be smaller than the view, then it is spread over it; empty when nothing shows
 * @param view what it shows
 * @param millis how long drawing the whole view took, or would take
 */
record Drawn(Stratum key, Optional<Picture> picture, MapView view, double millis) {

  /** What was drawn, without keeping a picture that shows nothing. */
  static Drawn of(Stratum key, Picture picture, MapView view, double millis) {
    return new Drawn(key, isBlank(picture) ? Optional.empty() : Optional.of(picture), view, millis);
  }

  private static boolean isBlank(Picture picture) {
    for (int pixel : picture.pixels()) {
      if (pixel != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isOf(Stratum stratum, MapView wanted) {
    return view.equals(wanted) && key.equals(stratum.plain());
  }

  /** Whether it can stand in, until the right one is there, for another stratum of its kind. */
  boolean isLike(Stratum stratum) {
    if (stratum instanceof Stratum.Local next && key instanceof Stratum.Local mine) {
      return mine.layers().stream()
          .anyMatch(layer -> next.layers().stream().anyMatch(l -> l.layer() == layer.layer()));
    }
    if (stratum instanceof Stratum.Remote next && key instanceof Stratum.Remote mine) {
      return mine.id().equals(next.id());
    }
    if (stratum instanceof Stratum.Selected next && key instanceof Stratum.Selected mine) {
      return mine.id().equals(next.id());
    }
    return stratum instanceof Stratum.Drawings && key instanceof Stratum.Drawings;
  }
}
