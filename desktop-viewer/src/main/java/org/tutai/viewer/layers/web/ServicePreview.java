package org.tutai.viewer.layers.web;

import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.PictureReader;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/**
 * A small picture of a layer and its legend.
 *
 * @param picture empty when there is none
 * @param trouble why there is no picture
 */
public record ServicePreview(
    Optional<RemoteImage> picture, Optional<RemoteImage> legend, Optional<Text> trouble) {

  /** The size of the picture in pixels. */
  public static final int WIDTH = 264;

  public static final int HEIGHT = 168;

  private static final int LEGEND_BYTES = 2 << 20;
  private static final int LEGEND_PIXELS = 4_000_000;

  /** Nothing to see. */
  static final ServicePreview NONE =
      new ServicePreview(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Draws it. Asks servers: not for the UI thread.
   *
   * @param viewport the map's, shown where the layer reaches there
   */
  static ServicePreview of(
      RemotePictures remote,
      ThemeLayer layer,
      Optional<Bounds> lonLat,
      Optional<String> legendUrl,
      Viewport viewport) {
    if (layer instanceof DocumentLayer) {
      return NONE;
    }
    Optional<RemoteImage> legend = legendUrl.flatMap(url -> legend(remote, url));
    try {
      ThemeMap alone = ThemeMap.EMPTY.withLayers(java.util.List.of(layer));
      RemoteLayer drawn = RemoteLayer.of(ThemeDocument.tree(alone).get("layers").get(0));
      return new ServicePreview(
          Optional.of(remote.draw(drawn, view(lonLat, viewport))), legend, Optional.empty());
    } catch (RemoteSourceException | IllegalArgumentException e) {
      return new ServicePreview(Optional.empty(), legend, Optional.of(FileTrouble.of(e)));
    }
  }

  private static RemoteView view(Optional<Bounds> lonLat, Viewport viewport) {
    Viewport small = viewport.sized(WIDTH, HEIGHT).fitted(viewport.bounds());
    Optional<Bounds> there = lonLat.flatMap(box -> CrsBounds.ofLonLat(box, viewport.crs()));
    boolean elsewhere =
        there.isPresent()
            && (!there.get().intersects(viewport.bounds())
                || there.get().width() < viewport.bounds().width() / 4);
    Viewport shown = elsewhere ? small.fitted(there.get()) : small;
    return new RemoteView(shown.crs(), shown.bounds(), WIDTH, HEIGHT);
  }

  private static Optional<RemoteImage> legend(RemotePictures remote, String url) {
    try {
      FetchRequest request =
          FetchRequest.of(url, LEGEND_BYTES).checked(PictureReader::requirePicture);
      return Optional.of(PictureReader.read(remote.fetcher().fetch(request), LEGEND_PIXELS));
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }
}
