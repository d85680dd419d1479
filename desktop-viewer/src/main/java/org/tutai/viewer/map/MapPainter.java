package org.tutai.viewer.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.theme.picture.ThemeDrawings;
import org.tutai.viewer.words.Text;

/**
 * Draws content off the UI thread. Each stratum is drawn by itself and kept while it stays the
 * same; of a view that was moved by whole pixels only what came into sight is drawn, in bands on
 * several threads. A frame is told whenever there is more to show than before, so that a server
 * that does not answer holds nothing up: until a stratum is there, its last picture stands in for
 * it, shifted and scaled, or a coarse one where that would take long to replace. Only the latest
 * request matters: older ones are given up in the middle of drawing.
 */
public final class MapPainter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MapPainter.class);
  private static final long DEADLINE_MILLIS = 60_000;

  /** What takes longer gets a coarse picture first. */
  private static final double QUICK_MILLIS = 80;

  private static final double UNKNOWN_MILLIS = 1_000;
  private static final int COARSE = 4;
  private static final int LEAST_BAND = 160;
  private static final int THREADS =
      Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /** Frames follow one another no faster while strata come in. */
  private static final long BETWEEN_NANOS = 60_000_000;

  /** A view on the way is given up for a later one only after so long. */
  private static final long PATIENCE_NANOS = 500_000_000;

  /** The most pixels of finished strata that are kept, 4 bytes each. */
  private static final long MOST_KEPT = 96L << 20;

  static final Text TOO_MUCH =
      Text.of(
          "This layer takes too long to draw at this scale. Zoom in or filter it.",
          "此圖層在目前比例尺下繪製過久，請放大或加上篩選條件。");
  private static final Text UNDRAWABLE = Text.of("This layer could not be drawn: %s", "無法繪製此圖層：%s");

  /** Who is told of what was drawn. Called on the UI thread. */
  public interface Audience {

    /** There is more to show. */
    void drawn(Frame frame);

    /**
     * A layer could not be drawn, or (empty) can again; of another server's also what a person
     * should know of its picture.
     */
    void trouble(String layer, Optional<Text> what);
  }

  /** How other servers are asked. */
  @FunctionalInterface
  interface RemoteAsking {
    RemoteImage draw(RemoteLayer layer, RemoteView view) throws RemoteSourceException;
  }

  private final RemoteAsking remote;
  private final Executor ui;
  private final Audience audience;
  private final MapRenderer renderer = new MapRenderer();
  private final AnnotationImages images = new AnnotationImages();
  private final ExecutorService local =
      Executors.newFixedThreadPool(THREADS, task -> worker(task, "viewer-map"));
  private final ExecutorService waiting =
      Executors.newCachedThreadPool(task -> worker(task, "viewer-map-remote"));

  private volatile @Nullable Request latest;
  private volatile Locale locale = Locale.ENGLISH;

  /* Guarded by this. */
  private @Nullable Request pending;
  private List<Drawn> kept = List.of();
  private final Map<Stratum, PublishedMap> maps = new HashMap<>();
  private final List<RemoteJob> asked = new ArrayList<>();

  /** A painter that tells the audience through the UI thread's queue. */
  public MapPainter(RemotePictures remote, Executor ui, Audience audience) {
    this(remote::draw, ui, audience);
  }

  MapPainter(RemoteAsking remote, Executor ui, Audience audience) {
    this.remote = remote;
    this.ui = ui;
    this.audience = audience;
  }

  private static Thread worker(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The pictures of annotations. */
  public AnnotationImages images() {
    return images;
  }

  /**
   * Draws content for a viewport, giving up what was asked before.
   *
   * @param pixelRatio how many pixels of the screen a logical pixel has along a side
   */
  public synchronized void paint(MapContent content, Viewport viewport, double pixelRatio) {
    pending = null;
    Request before = latest;
    if (before == null
        || !before.asks(content, viewport, pixelRatio)
        || (before.moving && !before.isAllLocal())) {
      begin(new Request(content, viewport, pixelRatio, false));
    }
  }

  /**
   * Draws content for a viewport on the way to another: as often as can be done, without asking
   * other servers. Call {@link #paint} at the end of the way.
   */
  public synchronized void follow(MapContent content, Viewport viewport, double pixelRatio) {
    var next = new Request(content, viewport, pixelRatio, true);
    Request before = latest;
    boolean busy =
        before != null
            && !before.isDrawn()
            && System.nanoTime() - before.begun < PATIENCE_NANOS
            && before.viewport.crs().equals(viewport.crs());
    if (busy) {
      pending = next;
    } else {
      begin(next);
    }
  }

  /** Asks other servers again, such as after their trouble or for newer pictures. */
  public synchronized void refresh() {
    kept = kept.stream().filter(drawn -> !(drawn.key() instanceof Stratum.Remote)).toList();
    again();
  }

  /** The language in which lengths and areas are written on the map. */
  public synchronized void setLocale(Locale next) {
    if (!next.equals(locale)) {
      locale = next;
      kept = kept.stream().filter(drawn -> !(drawn.key() instanceof Stratum.Drawings)).toList();
      again();
    }
  }

  private void again() {
    Request before = latest;
    if (before != null) {
      begin(new Request(before.content, before.viewport, before.view.pixelRatio(), before.moving));
    }
  }

  private void begin(Request request) {
    for (Stratum stratum : request.content.strata()) {
      if (stratum.scales().contains(request.viewport.scaleDenominator())) {
        request.parts.add(part(stratum, request.view));
      }
    }
    latest = request;
    kept = request.drawn();
    forgetMaps(request);
    giveUpAsking(request);
    submit(request);
    if (request.showsAll()) {
      submit(() -> tell(request));
    }
  }

  private Request.Part part(Stratum stratum, MapView view) {
    Optional<Drawn> same = kept.stream().filter(each -> each.isOf(stratum, view)).findFirst();
    if (same.isPresent()) {
      var part = new Request.Part(stratum, same);
      part.done = same.get();
      return part;
    }
    Stratum plain = stratum.plain();
    Optional<Drawn> before =
        kept.stream()
            .filter(each -> each.key().equals(plain))
            .findFirst()
            .or(() -> kept.stream().filter(each -> each.isLike(stratum)).findFirst())
            .filter(each -> each.view().crs().equals(view.crs()))
            .filter(each -> !PixelBox.covered(view, each.view()).isEmpty());
    return new Request.Part(stratum, before);
  }

  /** What is asked already, and wanted still, is not asked again. */
  private void giveUpAsking(Request request) {
    for (RemoteJob job : List.copyOf(asked)) {
      Optional<Request.Part> wanted =
          request.parts.stream()
              .filter(part -> part.isOpen() && job.view.equals(request.view))
              .filter(part -> part.stratum.plain().equals(job.stratum.plain()))
              .findFirst();
      if (wanted.isPresent()) {
        job.request = request;
        job.part = wanted.get();
      } else {
        asked.remove(job);
        job.cancel();
      }
    }
  }

  private void forgetMaps(Request request) {
    var wanted = request.content.strata().stream().map(Stratum::plain).toList();
    maps.keySet().removeIf(stratum -> !wanted.contains(stratum));
  }

  /** Coarse pictures first, then the right ones from below. */
  private void submit(Request request) {
    var jobs = new ArrayList<LocalJob>();
    for (Request.Part part : request.parts) {
      if (part.isOpen() && part.isRemote()) {
        boolean isAsked = asked.stream().anyMatch(job -> job.part == part);
        if (!request.moving && !isAsked) {
          asked.add(new RemoteJob(request, part, (Stratum.Remote) part.stratum));
        }
      } else if (part.isOpen()) {
        jobs.add(new LocalJob(request, part));
      }
    }
    jobs.stream().filter(LocalJob::isSlow).forEach(job -> submit(job::drawCoarse));
    jobs.forEach(LocalJob::submitPieces);
  }

  private void submit(Runnable task) {
    try {
      local.execute(task);
    } catch (RejectedExecutionException closed) {
      log.trace("closed while drawing", closed);
    }
  }

  /** The drawing of a stratum of this computer, in pieces. */
  private final class LocalJob {
    private final Request request;
    private final Request.Part part;
    private final PixelBox all;
    private final List<PixelBox> missing;
    private final Optional<PixelBox> shared;
    private final int[] shift = new int[2];
    private int left;
    private long begun;
    private @Nullable Picture picture;

    LocalJob(Request request, Request.Part part) {
      this.request = request;
      this.part = part;
      this.all = PixelBox.all(request.view);
      this.shared =
          part.stratum instanceof Stratum.Drawings
              ? Optional.empty()
              : part.standIn
                  .filter(drawn -> drawn.key().equals(part.stratum.plain()))
                  .flatMap(drawn -> PixelBox.shared(request.view, drawn.view(), shift));
      this.missing = shared.map(all::around).orElseGet(() -> List.of(all));
    }

    /** Whether a coarse picture is worth its time. */
    boolean isSlow() {
      if (part.stratum instanceof Stratum.Drawings || part.stratum instanceof Stratum.Selected) {
        return false;
      }
      boolean coveredAlready =
          part.standIn
              .filter(drawn -> Composer.isSharpEnough(drawn.view(), request.view))
              .filter(
                  drawn -> PixelBox.covered(request.view, drawn.view()).area() >= 0.98 * all.area())
              .isPresent();
      return !coveredAlready && expectedMillis() > QUICK_MILLIS;
    }

    private double expectedMillis() {
      double whole = part.standIn.map(Drawn::millis).orElse(UNKNOWN_MILLIS);
      return whole * missing.stream().mapToLong(PixelBox::area).sum() / all.area();
    }

    void drawCoarse() {
      if (latest != request || !part.isOpen()) {
        return;
      }
      MapView view = request.view;
      var small =
          new MapView(
              view.crs(),
              view.bounds(),
              Math.max(1, view.width() / COARSE),
              Math.max(1, view.height() / COARSE),
              Math.max(MapView.LEAST_RATIO, view.pixelRatio() / COARSE));
      try {
        Picture drawn = renderer.renderWithoutLabels(map(), small, budget());
        request.coarse(part, Drawn.of(part.stratum.plain(), drawn, small, UNKNOWN_MILLIS));
        tell(request);
      } catch (RuntimeException e) {
        log.debug("no coarse picture", e);
      }
    }

    void submitPieces() {
      var pieces = new ArrayList<PixelBox>();
      boolean whole = part.stratum instanceof Stratum.Drawings;
      missing.forEach(box -> pieces.addAll(whole ? List.of(box) : box.bands(THREADS, LEAST_BAND)));
      left = Math.max(1, pieces.size());
      if (pieces.isEmpty()) {
        submit(() -> drawPiece(new PixelBox(0, 0, 0, 0)));
      }
      pieces.forEach(piece -> submit(() -> drawPiece(piece)));
    }

    private void drawPiece(PixelBox piece) {
      if (latest != request || part.failed) {
        return;
      }
      try {
        Picture target = target();
        if (!piece.isEmpty()) {
          draw(piece, target);
        }
        if (isLast()) {
          finish(target);
        }
      } catch (BudgetExceededException e) {
        fail(TOO_MUCH);
      } catch (RuntimeException e) {
        log.warn("a layer is not drawn", e);
        fail(
            new Text(
                UNDRAWABLE.english().formatted(quoted(e)),
                UNDRAWABLE.chinese().formatted(quoted(e))));
      }
    }

    private void draw(PixelBox piece, Picture target) {
      if (part.stratum instanceof Stratum.Drawings drawings) {
        ThemeDrawings.draw(
            target, request.view, drawings.annotations(), drawings.measurements(), images, locale);
      } else {
        Picture drawn = renderer.render(map(), piece.of(request.view), budget());
        Laying.copy(drawn, 0, 0, piece, target);
      }
    }

    private synchronized Picture target() {
      Picture known = picture;
      if (known == null) {
        begun = System.nanoTime();
        Picture made = Picture.transparent(request.view.width(), request.view.height());
        shared.ifPresent(
            box ->
                part.standIn
                    .flatMap(Drawn::picture)
                    .ifPresent(
                        before ->
                            Laying.copy(
                                before, box.left() + shift[0], box.top() + shift[1], box, made)));
        picture = made;
        known = made;
      }
      return known;
    }

    private synchronized boolean isLast() {
      return --left == 0;
    }

    private void finish(Picture drawn) {
      double took = (System.nanoTime() - begun) / 1e6;
      long area = missing.stream().mapToLong(PixelBox::area).sum();
      double whole =
          area * 2 > all.area()
              ? took * all.area() / area
              : part.standIn.map(Drawn::millis).orElse(UNKNOWN_MILLIS);
      request.done(part, Drawn.of(part.stratum.plain(), drawn, request.view, whole));
      part.stratum.ids().forEach(id -> tellTrouble(id, Optional.empty()));
      partEnded(request);
    }

    private void fail(Text what) {
      if (latest == request) {
        request.failed(part);
        part.stratum.ids().forEach(id -> tellTrouble(id, Optional.of(what)));
        partEnded(request);
      }
    }

    private RenderBudget budget() {
      return RenderBudget.ofMillis(DEADLINE_MILLIS).until(() -> latest != request);
    }

    private PublishedMap map() {
      synchronized (MapPainter.this) {
        return maps.computeIfAbsent(part.stratum.plain(), MapPainter::mapOf);
      }
    }
  }

  static PublishedMap mapOf(Stratum stratum) {
    return stratum instanceof Stratum.Selected selected
        ? SelectionStyle.map(selected)
        : new PublishedMap(((Stratum.Local) stratum).layers());
  }

  private static String quoted(RuntimeException e) {
    return String.valueOf(e.getMessage()).replace("%", "%%");
  }

  /** What another server is asked; later requests for the same take it over. */
  private final class RemoteJob {
    final Stratum.Remote stratum;
    final MapView view;
    private final Future<?> task;

    /* Guarded by the painter. */
    Request request;
    Request.Part part;

    RemoteJob(Request request, Request.Part part, Stratum.Remote stratum) {
      this.request = request;
      this.part = part;
      this.stratum = stratum;
      this.view = request.view;
      this.task = waiting.submit(this::run);
    }

    void cancel() {
      task.cancel(true);
    }

    private void run() {
      try {
        long begun = System.nanoTime();
        RemoteImage image = remote.draw(stratum.layer(), RemoteSize.of(view));
        var picture = new Picture(image.width(), image.height(), image.pixels());
        double millis = (System.nanoTime() - begun) / 1e6;
        Drawn drawn = Drawn.of(stratum.plain(), picture, view, millis);
        end(RemoteSize.remarks(image), owner -> owner.done(part, drawn));
      } catch (RemoteSourceException e) {
        end(Optional.of(RemoteSize.text(e)), owner -> owner.failed(part));
      } catch (RuntimeException e) {
        log.debug("a layer of another server is not drawn", e);
        end(Optional.of(Text.same(String.valueOf(e.getMessage()))), owner -> owner.failed(part));
      }
    }

    private void end(Optional<Text> trouble, Consumer<Request> outcome) {
      Request owner;
      synchronized (MapPainter.this) {
        if (!asked.remove(this)) {
          return;
        }
        owner = request;
        outcome.accept(owner);
      }
      tellTrouble(stratum.id(), trouble);
      partEnded(owner);
    }
  }

  private void tellTrouble(String layer, Optional<Text> what) {
    ui.execute(() -> audience.trouble(layer, what));
  }

  private void partEnded(Request request) {
    long now = System.nanoTime();
    boolean tell;
    synchronized (request) {
      tell = request.isDrawn() || now - request.told > BETWEEN_NANOS;
      request.told = tell ? now : request.told;
    }
    keep(request);
    if (tell) {
      tell(request);
    }
    synchronized (this) {
      Request next = pending;
      if (next != null && latest == request && request.isDrawn()) {
        pending = null;
        begin(next);
      }
    }
  }

  /** Keeps what is finished for requests to come, as far as there is room. */
  private synchronized void keep(Request request) {
    if (latest == request) {
      long[] room = {MOST_KEPT};
      kept =
          request.drawn().stream()
              .filter(
                  drawn -> {
                    room[0] -= drawn.picture().map(each -> each.pixels().length).orElse(0);
                    return room[0] >= 0;
                  })
              .toList();
    }
  }

  private void tell(Request request) {
    if (latest != request) {
      return;
    }
    synchronized (request.parts) {
      Frame frame = Composer.frame(request);
      ui.execute(
          () -> {
            if (latest == request) {
              audience.drawn(frame);
            }
          });
    }
  }

  /** Ends the threads; nothing is told any more. */
  @Override
  public synchronized void close() {
    latest = null;
    pending = null;
    local.shutdownNow();
    waiting.shutdownNow();
  }
}
