package org.tutai.viewer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.render.MapView;

/**
 * One drawing of everything: what is wanted, and what of it is there. Its parts are guarded by
 * itself.
 */
final class Request {

  /** A stratum of the request. */
  static final class Part {
    final Stratum stratum;

    /** What stands in for it until it is drawn: of another view, or of how it was before. */
    final Optional<Drawn> standIn;

    /** A quick drawing without letters and detail. */
    @Nullable Drawn coarse;

    @Nullable Drawn done;
    boolean failed;

    Part(Stratum stratum, Optional<Drawn> standIn) {
      this.stratum = stratum;
      this.standIn = standIn;
    }

    boolean isOpen() {
      return done == null && !failed;
    }

    boolean isRemote() {
      return stratum instanceof Stratum.Remote;
    }

    /** Whether something of it can be shown. */
    boolean shows() {
      return !isOpen() || coarse != null || standIn.isPresent();
    }
  }

  final MapContent content;
  final Viewport viewport;
  final MapView view;

  /** Whether one is still moving: other servers are not asked for every view on the way. */
  final boolean moving;

  final long begun = System.nanoTime();
  final List<Part> parts = new ArrayList<>();
  long told;

  Request(MapContent content, Viewport viewport, double pixelRatio, boolean moving) {
    this.content = content;
    this.viewport = viewport;
    this.view = view(viewport, pixelRatio);
    this.moving = moving;
  }

  /** Whole pixels from the viewport's upper left corner, as many as cover it. */
  static MapView view(Viewport viewport, double ratio) {
    int width = (int) Math.ceil(viewport.width() * ratio - 1e-9);
    int height = (int) Math.ceil(viewport.height() * ratio - 1e-9);
    double units = viewport.unitsPerPixel() / ratio;
    Bounds bounds = viewport.bounds();
    return new MapView(
        viewport.crs(),
        new Bounds(
            bounds.minX(),
            bounds.maxY() - height * units,
            bounds.minX() + width * units,
            bounds.maxY()),
        width,
        height,
        ratio);
  }

  boolean asks(MapContent wanted, Viewport where, double ratio) {
    return content.equals(wanted) && viewport.equals(where) && view.pixelRatio() == ratio;
  }

  synchronized boolean isComplete() {
    return parts.stream().noneMatch(Part::isOpen);
  }

  boolean isAllLocal() {
    return parts.stream().noneMatch(Part::isRemote);
  }

  /** Whether all that is drawn on this computer is there. */
  synchronized boolean isDrawn() {
    return parts.stream().allMatch(part -> part.isRemote() || !part.isOpen());
  }

  /** Whether there is something to show of all that is drawn on this computer. */
  synchronized boolean showsAll() {
    return parts.stream().allMatch(part -> part.isRemote() || part.shows());
  }

  synchronized void done(Part part, Drawn drawn) {
    part.done = drawn;
    part.coarse = null;
  }

  synchronized void coarse(Part part, Drawn drawn) {
    part.coarse = drawn;
  }

  synchronized void failed(Part part) {
    part.failed = true;
  }

  /** The finished pictures. */
  synchronized List<Drawn> drawn() {
    var drawn = new ArrayList<Drawn>();
    for (Part part : parts) {
      if (part.done != null) {
        drawn.add(part.done);
      } else if (!part.failed) {
        part.standIn.ifPresent(drawn::add);
      }
    }
    return drawn;
  }
}
