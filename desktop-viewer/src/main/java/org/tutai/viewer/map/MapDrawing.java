package org.tutai.viewer.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.tutai.geo.render.BudgetExceededException;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.theme.picture.ThemeDrawings;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * Draws content as a whole picture for keeping, waiting for everything: the pixels of a complete
 * {@link Frame} at the same pixel ratio, but that outside Web Mercator a frame, drawn in parts, may
 * have edges 1/256 and letters 1/4 pixel elsewhere. For one thread, not the UI's.
 */
public final class MapDrawing {

  private static final long DEADLINE_MILLIS = 300_000;

  /** Layers of other servers are left out. */
  public static final RemoteDrawing NO_REMOTE = (stratum, view) -> Optional.empty();

  private final RemoteDrawing remote;
  private final Function<String, Optional<Picture>> images;
  private final Locale locale;
  private final MapRenderer renderer = new MapRenderer();
  private final List<Text> leftOut = new ArrayList<>();

  /** Where the picture of a stratum of another server comes from. */
  @FunctionalInterface
  public interface RemoteDrawing {

    /** The picture, spread over the view; empty when it is left out on purpose. */
    Optional<Picture> draw(Stratum.Remote stratum, MapView view) throws RemoteSourceException;

    /** What another server gives now. */
    static RemoteDrawing of(RemotePictures pictures) {
      return (stratum, view) -> {
        RemoteImage image = pictures.draw(stratum.layer(), RemoteSize.of(view));
        return Optional.of(new Picture(image.width(), image.height(), image.pixels()));
      };
    }
  }

  /**
   * A drawing.
   *
   * @param images the pictures of annotations
   * @param locale in which lengths and areas are written
   */
  public MapDrawing(
      RemoteDrawing remote, Function<String, Optional<Picture>> images, Locale locale) {
    this.remote = remote;
    this.images = images;
    this.locale = locale;
  }

  /** Why layers are not in the picture; empty when all are. */
  public List<Text> leftOut() {
    return List.copyOf(leftOut);
  }

  /**
   * Draws the content.
   *
   * @param pixelRatio how many pixels of the picture, along a side, a logical pixel has
   * @param progress of the strata; its cancelling ends the drawing, also in the middle of one
   * @throws CancellationException when it was cancelled
   */
  public Picture draw(MapContent content, Viewport viewport, double pixelRatio, Progress progress) {
    MapView view = Request.view(viewport, pixelRatio);
    Picture picture = Picture.transparent(view.width(), view.height());
    Arrays.fill(picture.pixels(), 0xFF000000 | content.background());
    List<Stratum> strata =
        content.strata().stream()
            .filter(stratum -> stratum.scales().contains(viewport.scaleDenominator()))
            .toList();
    for (int i = 0; i < strata.size(); i++) {
      int done = i;
      progress.at(done, strata.size());
      lay(strata.get(i), view, picture, () -> isCancelled(progress, done, strata.size()));
    }
    progress.at(strata.size(), strata.size());
    return picture;
  }

  private static boolean isCancelled(Progress progress, int done, int total) {
    try {
      progress.at(done, total);
      return false;
    } catch (CancellationException e) {
      return true;
    }
  }

  private void lay(Stratum stratum, MapView view, Picture picture, BooleanSupplier cancelled) {
    Optional<Picture> drawn;
    try {
      drawn = draw(stratum, view, cancelled);
    } catch (RemoteSourceException e) {
      leftOut.add(RemoteSize.text(e));
      return;
    } catch (BudgetExceededException e) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      leftOut.add(MapPainter.TOO_MUCH);
      return;
    }
    drawn.ifPresent(
        over -> {
          if (over.width() == picture.width() && over.height() == picture.height()) {
            Laying.over(over.pixels(), stratum.opacity(), picture.pixels());
          } else {
            var none = new PixelBox(0, 0, 0, 0);
            PixelBox all = PixelBox.all(view);
            Laying.moved(over, view, stratum.opacity(), view, picture.pixels(), all, none);
          }
        });
  }

  private Optional<Picture> draw(Stratum stratum, MapView view, BooleanSupplier cancelled)
      throws RemoteSourceException {
    if (stratum instanceof Stratum.Remote other) {
      return remote.draw(other, view);
    }
    if (stratum instanceof Stratum.Drawings drawings) {
      Picture picture = Picture.transparent(view.width(), view.height());
      ThemeDrawings.draw(
          picture, view, drawings.annotations(), drawings.measurements(), images, locale);
      return Optional.of(picture);
    }
    RenderBudget budget = RenderBudget.ofMillis(DEADLINE_MILLIS).until(cancelled);
    return Optional.of(renderer.render(MapPainter.mapOf(stratum), view, budget));
  }
}
