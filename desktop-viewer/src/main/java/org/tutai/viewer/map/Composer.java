package org.tutai.viewer.map;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;

/** Makes frames of what is there of a request. Stateless. */
final class Composer {

  private static final int OPAQUE = 0xFF000000;

  private Composer() {}

  static Frame frame(Request request) {
    MapView view = request.view;
    Picture picture = Picture.transparent(view.width(), view.height());
    Arrays.fill(picture.pixels(), OPAQUE | request.content.background());
    boolean complete = request.isComplete();
    for (Request.Part part : request.parts) {
      lay(request, part, picture.pixels());
    }
    return new Frame(picture, request.content, request.viewport, view.pixelRatio(), complete);
  }

  private static void lay(Request request, Request.Part part, int[] frame) {
    Drawn done;
    Drawn coarse;
    synchronized (request) {
      if (part.failed) {
        return;
      }
      done = part.done;
      coarse = part.coarse;
    }
    MapView view = request.view;
    double opacity = part.stratum.opacity();
    if (done != null) {
      lay(done, opacity, view, frame);
      return;
    }
    PixelBox covered = new PixelBox(0, 0, 0, 0);
    Drawn before = part.standIn.orElse(null);
    if (before != null && isSharpEnough(before.view(), view)) {
      covered = PixelBox.covered(view, before.view());
      lay(before, opacity, view, frame, covered, new PixelBox(0, 0, 0, 0));
    } else if (before != null && coarse == null) {
      PixelBox there = PixelBox.covered(view, before.view());
      lay(before, opacity, view, frame, there, covered);
    }
    lay(coarse, opacity, view, frame, PixelBox.all(view), covered);
  }

  /** Whether a picture of another scale looks better than a coarse one of the right scale. */
  static boolean isSharpEnough(MapView before, MapView view) {
    double factor = before.unitsPerPixelX() / view.unitsPerPixelX();
    return before.crs().equals(view.crs()) && factor < 2.6 && factor > 0.3;
  }

  private static void lay(Drawn drawn, double opacity, MapView view, int[] frame) {
    drawn
        .picture()
        .ifPresent(
            picture -> {
              if (picture.width() == view.width() && picture.height() == view.height()) {
                Laying.over(picture.pixels(), opacity, frame);
              } else {
                PixelBox all = PixelBox.all(view);
                PixelBox none = new PixelBox(0, 0, 0, 0);
                Laying.moved(picture, drawn.view(), opacity, view, frame, all, none);
              }
            });
  }

  private static void lay(
      @Nullable Drawn drawn,
      double opacity,
      MapView view,
      int[] frame,
      PixelBox box,
      PixelBox hole) {
    if (drawn != null) {
      drawn
          .picture()
          .ifPresent(
              picture -> Laying.moved(picture, drawn.view(), opacity, view, frame, box, hole));
    }
  }
}
