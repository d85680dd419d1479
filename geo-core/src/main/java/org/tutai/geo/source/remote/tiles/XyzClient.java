package org.tutai.geo.source.remote.tiles;

import java.util.Objects;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;

/** Draws XYZ tiles in Web Mercator. Thread-safe. */
public final class XyzClient {

  private final GuardedFetcher fetcher;
  private final TileMosaic mosaic;

  public XyzClient(GuardedFetcher fetcher, TileMosaic mosaic) {
    this.fetcher = fetcher;
    this.mosaic = mosaic;
  }

  /**
   * XYZ tiles.
   *
   * @param minZoom from 0
   * @param maxZoom to 30
   * @param tileSize in pixels
   */
  public record Source(TileTemplate template, int minZoom, int maxZoom, int tileSize) {
    public Source {
      Objects.requireNonNull(template, "template");
      if (minZoom < 0 || maxZoom > 30 || minZoom > maxZoom) {
        throw new IllegalArgumentException(
            "zooms must be from 0 to 30 (got: " + minZoom + " to " + maxZoom + ")");
      }
      if (tileSize < 1 || tileSize > RemoteLevel.LARGEST_TILE) {
        throw new IllegalArgumentException(
            "tileSize must be from 1 to " + RemoteLevel.LARGEST_TILE + " (got: " + tileSize + ")");
      }
    }
  }

  /** Reads the TileJSON at an address. */
  public TileJson describe(String url) throws RemoteSourceException {
    Fetched fetched =
        fetcher.fetch(
            FetchRequest.of(url, 1 << 20)
                .checked(got -> TileJsonReader.read(got.body(), got.url())));
    return TileJsonReader.read(fetched.body(), fetched.url());
  }

  /**
   * Draws.
   *
   * @throws RemoteSourceException when there is nothing to draw but failures
   */
  public RemoteImage draw(Source source, RemoteView view) throws RemoteSourceException {
    RemoteGrid grid = RemoteGrid.webMercator(source.minZoom(), source.maxZoom(), source.tileSize());
    return mosaic.draw(
        grid,
        (level, column, row) ->
            source.template().address(Integer.parseInt(level.id()), column, row),
        view);
  }
}
