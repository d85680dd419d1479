package org.tutai.viewer.map;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.render.BudgetExceededException;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Premultiplied;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.viewer.words.Text;

/**
 * Draws content off the UI thread. Each stratum is drawn by itself and kept while it and the view
 * stay the same; a frame is told whenever there is more to show than before, so that a server that
 * does not answer holds nothing up. Only the latest request matters: older ones are given up.
 */
public final class MapPainter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MapPainter.class);
  private static final long DEADLINE_MILLIS = 60_000;
  private static final int OPAQUE = 0xFF000000;

  /** Who is told of what was drawn. Called on the UI thread. */
  public interface Audience {

    /** There is more to show. */
    void drawn(Frame frame);

    /** A layer could not be drawn, or (empty) can again. */
    void trouble(String layer, Optional<Text> what);
  }

  private final RemotePictures remote;
  private final Executor ui;
  private final Audience audience;
  private final MapRenderer renderer = new MapRenderer();
  private final ExecutorService local =
      Executors.newSingleThreadExecutor(task -> worker(task, "viewer-map"));
  private final ExecutorService waiting =
      Executors.newCachedThreadPool(task -> worker(task, "viewer-map-remote"));
  private volatile @Nullable Request latest;
  private Map<Stratum, Picture> kept = new LinkedHashMap<>();

  /** One drawing of everything; its pictures are guarded by itself. */
  private static final class Request {
    final MapContent content;
    final Viewport viewport;
    final MapView view;
    final Map<Stratum, Picture> pictures = new LinkedHashMap<>();
    int missing;

    Request(MapContent content, Viewport viewport, MapView view) {
      this.content = content;
      this.viewport = viewport;
      this.view = view;
    }
  }

  public MapPainter(RemotePictures remote, Executor ui, Audience audience) {
    this.remote = remote;
    this.ui = ui;
    this.audience = audience;
  }

  private static Thread worker(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Draws content for a viewport, giving up what was asked before.
   *
   * @param pixelRatio how many pixels of the screen a logical pixel has along a side
   */
  public void paint(MapContent content, Viewport viewport, double pixelRatio) {
    var request = new Request(content, viewport, view(viewport, pixelRatio));
    Request before = latest;
    latest = request;
    if (before != null && before.view.equals(request.view)) {
      synchronized (before) {
        kept = new LinkedHashMap<>(before.pictures);
      }
    } else {
      kept = new LinkedHashMap<>();
    }
    begin(request);
  }

  private static MapView view(Viewport viewport, double pixelRatio) {
    return new MapView(
        viewport.crs(),
        viewport.bounds(),
        (int) Math.ceil(viewport.width() * pixelRatio),
        (int) Math.ceil(viewport.height() * pixelRatio));
  }

  private void begin(Request request) {
    synchronized (request) {
      for (Stratum stratum : request.content.strata()) {
        if (!stratum.scales().contains(request.viewport.scaleDenominator())) {
          continue;
        }
        Picture known = kept.get(stratum);
        if (known != null) {
          request.pictures.put(stratum, known);
        } else {
          request.missing++;
          (stratum instanceof Stratum.Remote ? waiting : local)
              .execute(() -> drawInto(request, stratum));
        }
      }
      local.execute(() -> tell(request));
    }
  }

  private void drawInto(Request request, Stratum stratum) {
    if (latest != request) {
      return;
    }
    Optional<Picture> picture = draw(request, stratum);
    synchronized (request) {
      request.missing--;
      picture.ifPresent(drawn -> request.pictures.put(stratum, drawn));
    }
    tell(request);
  }

  private Optional<Picture> draw(Request request, Stratum stratum) {
    try {
      if (stratum instanceof Stratum.Local layers) {
        return Optional.of(
            renderer.render(
                new PublishedMap(layers.layers()),
                request.view,
                RenderBudget.ofMillis(DEADLINE_MILLIS)));
      }
      if (stratum instanceof Stratum.Remote layer) {
        return Optional.of(draw(request, layer));
      }
    } catch (BudgetExceededException | IllegalStateException e) {
      log.warn("a layer is not drawn: {}", e.getMessage());
    }
    return Optional.empty();
  }

  private Picture draw(Request request, Stratum.Remote stratum) {
    MapView view = request.view;
    try {
      RemoteImage image =
          remote.draw(
              stratum.layer(),
              new RemoteView(view.crs(), view.bounds(), view.width(), view.height()));
      tellTrouble(stratum.id(), Optional.empty());
      return new Picture(image.width(), image.height(), image.pixels());
    } catch (RemoteSourceException | IllegalArgumentException e) {
      tellTrouble(stratum.id(), Optional.of(Text.same(String.valueOf(e.getMessage()))));
      return Picture.transparent(view.width(), view.height());
    }
  }

  private void tellTrouble(String layer, Optional<Text> what) {
    ui.execute(() -> audience.trouble(layer, what));
  }

  private void tell(Request request) {
    if (latest != request) {
      return;
    }
    Frame frame = compose(request);
    ui.execute(
        () -> {
          if (latest == request) {
            audience.drawn(frame);
          }
        });
  }

  private static Frame compose(Request request) {
    MapView view = request.view;
    Picture below = Picture.transparent(view.width(), view.height());
    int[] pixels = below.pixels();
    Arrays.fill(pixels, OPAQUE | request.content.background());
    Map<Stratum, Picture> pictures;
    boolean complete;
    synchronized (request) {
      pictures = new LinkedHashMap<>(request.pictures);
      complete = request.missing == 0;
    }
    for (Stratum stratum : request.content.strata()) {
      Picture picture = pictures.get(stratum);
      if (picture != null) {
        lay(picture.pixels(), stratum.opacity(), pixels);
      }
    }
    return new Frame(below, request.viewport, complete);
  }

  private static void lay(int[] over, double opacity, int[] below) {
    int factor = (int) Math.round(opacity * 255);
    for (int i = 0; i < below.length; i++) {
      if (over[i] != 0) {
        int source = factor == 255 ? over[i] : Premultiplied.scale(over[i], factor);
        below[i] = Premultiplied.over(source, below[i]);
      }
    }
  }

  /** Ends the threads; nothing is told any more. */
  @Override
  public void close() {
    latest = null;
    local.shutdownNow();
    waiting.shutdownNow();
  }

  /** Hears frames only. */
  static Audience frames(Consumer<Frame> listener) {
    return new Audience() {
      @Override
      public void drawn(Frame frame) {
        listener.accept(frame);
      }

      @Override
      public void trouble(String layer, Optional<Text> what) {}
    };
  }
}
