package org.tutai.geo.source.remote;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.source.remote.service.ServiceLinks;
import org.tutai.geo.source.remote.service.ServiceQuery;
import org.tutai.geo.source.remote.tiles.TileMosaic;
import org.tutai.geo.source.remote.tiles.XyzClient;
import org.tutai.geo.source.remote.wms.WmsClient;
import org.tutai.geo.source.remote.wms.WmsInfo;
import org.tutai.geo.source.remote.wms.WmsSource;
import org.tutai.geo.source.remote.wmts.WmtsClient;

/**
 * Draws layers of other servers for views, and finds out what servers offer. Thread-safe; close it
 * when nobody draws any more, which closes the fetcher too.
 */
public final class RemotePictures implements AutoCloseable {

  /** Threads that wait for tiles; each host gets fewer, as the fetcher has it. */
  private static final int WORKERS = 24;

  private final GuardedFetcher fetcher;
  private final ExecutorService workers;
  private final WmsClient wms;
  private final WmtsClient wmts;
  private final XyzClient xyz;

  public RemotePictures(GuardedFetcher fetcher) {
    this.fetcher = fetcher;
    var count = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            WORKERS,
            task -> {
              var thread = new Thread(task, "remote-tile-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    var mosaic = new TileMosaic(fetcher, workers);
    this.wms = new WmsClient(fetcher);
    this.wmts = new WmtsClient(fetcher, mosaic);
    this.xyz = new XyzClient(fetcher, mosaic);
  }

  /** Which hosts are asked. */
  public FetchPolicy policy() {
    return fetcher.policy();
  }

  /**
   * Draws a layer for a view.
   *
   * @return of the view's size; its remarks tell what is missing or old
   * @throws RemoteSourceException when nothing can be drawn, in words for a person; with the reason
   *     {@code NOT_ALLOWED} when the operator does not allow the host
   */
  public RemoteImage draw(RemoteLayer layer, RemoteView view) throws RemoteSourceException {
    if (layer instanceof RemoteLayer.Wms each) {
      return wms.draw(each.source(), view);
    }
    if (layer instanceof RemoteLayer.Wmts each) {
      return wmts.draw(each.source(), view);
    }
    return xyz.draw(((RemoteLayer.Xyz) layer).source(), view);
  }

  /**
   * Asks what is at a place of a layer of a Web Map Service.
   *
   * @param lon WGS 84 longitude
   * @param lat WGS 84 latitude
   * @param metresPerPixel of the map on which the place was pointed at
   * @throws RemoteSourceException when the service does not tell, in words for a person
   */
  public WmsInfo info(WmsSource source, double lon, double lat, double metresPerPixel)
      throws RemoteSourceException {
    return wms.info(source, lon, lat, metresPerPixel);
  }

  /**
   * Reads what a server says of itself.
   *
   * @param url of a document, or of a service: then its capabilities are asked for, of the kind
   *     that the address names or looks like, WMS otherwise
   */
  public RemoteDocument describe(String url) throws RemoteSourceException {
    String asked = documentAddress(url);
    FetchRequest request =
        new FetchRequest(
            asked,
            "application/xml,text/xml,application/json,*/*;q=0.5",
            RemoteDocument.MOST_BYTES,
            got -> RemoteDocument.read(got.body(), got.url()));
    Fetched fetched = fetcher.fetch(request);
    return RemoteDocument.read(fetched.body(), fetched.url());
  }

  /** The address of the document behind an address that a person typed. */
  static String documentAddress(String url) throws RemoteSourceException {
    RemoteUrl parsed = RemoteUrl.parse(url);
    String target = parsed.target();
    String path = target.replaceFirst("\\?.*$", "");
    boolean document =
        target.matches("(?i).*[?&]request=getcapabilities(&.*)?")
            || path.matches("(?i).*\\.(xml|json)")
            || target.matches("(?i).*[?&]f=(json|tilejson)(&.*)?");
    if (document) {
      return parsed.toString();
    }
    boolean tiles = target.matches("(?i).*[?&]service=wmts(&.*)?") || path.matches("(?i).*wmts.*");
    var query =
        new ServiceQuery().put("SERVICE", tiles ? "WMTS" : "WMS").put("REQUEST", "GetCapabilities");
    return query.on(ServiceLinks.withoutRequest(parsed.toString()));
  }

  /** The fetcher that all asking goes through. */
  public GuardedFetcher fetcher() {
    return fetcher;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    fetcher.close();
  }
}
