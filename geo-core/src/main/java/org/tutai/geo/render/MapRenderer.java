package org.tutai.geo.render;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.tutai.geo.crs.GridTransform;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.TextPainter;

/**
 * Draws maps: layers, styles and a view become a picture. The one renderer behind tiles, map
 * requests and the desktop.
 *
 * <p>Layers are painted from first to last, labels above all of them. The same map and view always
 * give the same pixels, and a view that is a window of a larger one at the same scale, whole pixels
 * apart, gives that part of its pixels. Thread-safe.
 */
public final class MapRenderer {

  /** Changes whenever the same map and view would give other pixels; part of every fingerprint. */
  public static final int VERSION = 1;

  /**
   * Canvases kept for reuse: their buffers are the greater part of what a small picture costs to
   * set up.
   */
  private static final int KEPT_CANVASES = 8;

  private static final int LARGEST_KEPT = 1 << 20;

  /**
   * How far marks and strokes of a style are taken to reach, in pixels, when content under a view
   * is stamped.
   */
  private static final double STAMP_BUFFER = 64;

  private final TextPainter text = new TextPainter();
  private final BlockingQueue<Canvas> canvases = new ArrayBlockingQueue<>(KEPT_CANVASES);

  /**
   * Draws the map onto a transparent picture.
   *
   * @throws BudgetExceededException when the budget is used up before the picture is finished
   */
  public Picture render(PublishedMap map, MapView view, RenderBudget budget) {
    return render(map, view, budget, map.hasText());
  }

  /**
   * As {@link #render}, but without labels: what is there first when planning them takes long.
   *
   * @throws BudgetExceededException when the budget is used up before the picture is finished
   */
  public Picture renderWithoutLabels(PublishedMap map, MapView view, RenderBudget budget) {
    return render(map, view, budget, false);
  }

  private Picture render(PublishedMap map, MapView view, RenderBudget budget, boolean labelled) {
    Canvas canvas = canvas(view);
    GridTransform transform =
        new GridTransform(view.crs(), view.bounds(), view.width(), view.height());
    canvas.slant(
        Math.round(view.bounds().minX() / view.unitsPerPixelX())
            - Math.round(view.bounds().maxY() / view.unitsPerPixelY()));
    LayerPainter painter = new LayerPainter(canvas, view, transform, new Work(budget));
    for (StyledLayer layer : map.layers()) {
      painter.paint(layer);
    }
    if (labelled) {
      map.labels(view.crs()).paint(text, canvas, view, transform);
    }
    Picture picture = canvas.picture();
    giveBack(canvas, view);
    return picture;
  }

  /** A canvas whose use ended with an exception is not given back: its state is unknown. */
  private Canvas canvas(MapView view) {
    Canvas kept = canvases.poll();
    if (kept == null) {
      return new Canvas(view.width(), view.height());
    }
    kept.begin(view.width(), view.height());
    return kept;
  }

  private void giveBack(Canvas canvas, MapView view) {
    if ((long) view.width() * view.height() <= LARGEST_KEPT) {
      canvases.offer(canvas);
    }
  }

  /**
   * What identifies the picture's content: equal fingerprints mean equal pictures. Lower-case hex,
   * fit for an ETag. Covers the styles, the renderer's version, the view, and the stamps of all
   * layers under the view and its buffer; for layers that write labels, the whole layer, since a
   * label far away may move one here.
   */
  public String fingerprint(PublishedMap map, MapView view) {
    GridTransform transform =
        new GridTransform(view.crs(), view.bounds(), view.width(), view.height());
    Optional<WorldBox> box = transform.worldBox(STAMP_BUFFER);
    Fingerprint print = new Fingerprint().add(VERSION).add(view.crs().code());
    print.add(view.width()).add(view.height()).add(view.bounds());
    if (view.pixelRatio() != 1) {
      print.add(Double.doubleToLongBits(view.pixelRatio()));
    }
    if (map.hasText()) {
      print.add(FontLibrary.standard().fingerprint());
    }
    for (StyledLayer layer : map.layers()) {
      print.add(layer.styleDigest());
      if (LabelSet.hasText(layer)) {
        print.add(layer.layer().stamp(WorldBox.ALL));
      } else {
        print.add(box.map(layer.layer()::stamp).orElse(0L));
      }
    }
    return print.toString();
  }
}
