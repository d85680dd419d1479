package org.tutai.geo.source.remote.wmts;

import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.source.remote.service.ServiceQuery;
import org.tutai.geo.source.remote.tiles.TileMosaic;

/** Draws what a Web Map Tile Service offers. Thread-safe. */
public final class WmtsClient {

  private final GuardedFetcher fetcher;
  private final TileMosaic mosaic;

  public WmtsClient(GuardedFetcher fetcher, TileMosaic mosaic) {
    this.fetcher = fetcher;
    this.mosaic = mosaic;
  }

  /**
   * Reads the capabilities of a service.
   *
   * @param url of its capabilities document when it ends in {@code .xml}, otherwise of the service
   */
  public WmtsCapabilities capabilities(String url) throws RemoteSourceException {
    String asked = url.matches("(?is)[^?]*\\.xml(\\?.*)?") ? url : kvp(url);
    Fetched fetched =
        fetcher.fetch(
            FetchRequest.of(asked, 5 << 20)
                .checked(got -> WmtsCapabilitiesReader.read(got.body(), got.url())));
    return WmtsCapabilitiesReader.read(fetched.body(), fetched.url());
  }

  private static String kvp(String url) {
    return new ServiceQuery()
        .put("SERVICE", "WMTS")
        .put("REQUEST", "GetCapabilities")
        .put("VERSION", "1.0.0")
        .on(url);
  }

  /**
   * Draws.
   *
   * @throws RemoteSourceException when there is nothing to draw but failures
   */
  public RemoteImage draw(WmtsSource source, RemoteView view) throws RemoteSourceException {
    return mosaic.draw(source.grid(), source::address, view);
  }
}
