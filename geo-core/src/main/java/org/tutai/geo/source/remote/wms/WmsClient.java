package org.tutai.geo.source.remote.wms;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.picture.PictureReader;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.source.remote.picture.SourceWindow;
import org.tutai.geo.source.remote.picture.Warp;
import org.tutai.geo.source.remote.service.ServiceCrs;

/**
 * Draws what a Web Map Service offers: in the view's CRS if the service has it, otherwise in the
 * first of its CRSs that is known here, and then moved. Thread-safe.
 */
public final class WmsClient {

  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_INFO_BYTES = 1 << 20;

  /** Along a side of the picture on which a place is pointed at; odd, for a pixel in the middle. */
  private static final int INFO_PIXELS = 101;

  /** A picture of a wrong size up to this is decoded, to tell its size. */
  private static final int LEAST_DECODED = 1 << 20;

  private static final String ACCEPT = "image/png,image/jpeg,image/gif,*/*;q=0.5";

  private final GuardedFetcher fetcher;

  public WmsClient(GuardedFetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Reads the capabilities of a service.
   *
   * @param url of the service, or of its capabilities
   */
  public WmsCapabilities capabilities(String url) throws RemoteSourceException {
    FetchRequest request =
        FetchRequest.of(WmsRequests.capabilities(url), 5 << 20)
            .checked(got -> WmsCapabilitiesReader.read(got.body(), got.url()));
    Fetched fetched = fetcher.fetch(request);
    return WmsCapabilitiesReader.read(fetched.body(), fetched.url());
  }

  /** A CRS to ask in, and how the service writes it. */
  private record Offer(Crs crs, String reference) {}

  /**
   * Draws.
   *
   * @throws RemoteSourceException when the service is not asked, cannot be reached, or answers with
   *     a message instead of a picture of the size asked
   */
  public RemoteImage draw(WmsSource source, RemoteView view) throws RemoteSourceException {
    Offer offer = offer(source, view.crs());
    Optional<SourceWindow> window = SourceWindow.under(view, offer.crs());
    if (window.isEmpty()) {
      return RemoteImage.transparent(view.width(), view.height());
    }
    boolean asItIs =
        offer.crs().equals(view.crs())
            && view.width() <= source.mostPixels()
            && view.height() <= source.mostPixels();
    if (asItIs) {
      return ask(source, offer, view.bounds(), view.width(), view.height());
    }
    Bounds bounds = window.get().bounds();
    double perPixel =
        Math.max(
            window.get().unitsPerPixel(),
            Math.max(bounds.width(), bounds.height()) / source.mostPixels());
    int width = pixels(bounds.width() / perPixel, source);
    int height = pixels(bounds.height() / perPixel, source);
    RemoteImage image = ask(source, offer, bounds, width, height);
    return Warp.into(view, image, offer.crs(), bounds);
  }

  /**
   * Asks what is at a place: in GeoJSON, and of who does not speak it in plain text.
   *
   * @param lon WGS 84 longitude
   * @param lat WGS 84 latitude
   * @param metresPerPixel of the map on which the place was pointed at
   * @throws RemoteSourceException when the service is not asked, cannot be reached, or does not
   *     tell
   */
  public WmsInfo info(WmsSource source, double lon, double lat, double metresPerPixel)
      throws RemoteSourceException {
    Offer offer = offer(source, CrsRegistry.WEB_MERCATOR);
    double[] at = {lon, lat};
    Transforms.between(CrsRegistry.CRS84, offer.crs()).transform(at, 0, at, 0, 1);
    if (!Double.isFinite(at[0]) || !Double.isFinite(at[1])) {
      return WmsInfo.NONE;
    }
    double half = INFO_PIXELS / 2.0 * metresPerPixel / offer.crs().metresPerUnit();
    var bounds = new Bounds(at[0] - half, at[1] - half, at[0] + half, at[1] + half);
    try {
      return ask(source, offer, bounds, "application/json", WmsInfo::ofJson);
    } catch (RemoteSourceException e) {
      if (e.reason() != Reason.SERVICE && e.reason() != Reason.STATUS) {
        throw e;
      }
      return ask(source, offer, bounds, "text/plain", WmsInfo::ofText);
    }
  }

  /** Reads an answer, or says that it is none. */
  private interface InfoReading {
    WmsInfo of(byte[] body) throws RemoteSourceException;
  }

  private WmsInfo ask(
      WmsSource source, Offer offer, Bounds bounds, String format, InfoReading reading)
      throws RemoteSourceException {
    int middle = INFO_PIXELS / 2;
    String url =
        WmsRequests.info(
            source,
            offer.crs(),
            offer.reference(),
            bounds,
            INFO_PIXELS,
            INFO_PIXELS,
            middle,
            middle,
            format);
    var read = new AtomicReference<WmsInfo>();
    FetchRequest request =
        new FetchRequest(
            url,
            format + ",*/*;q=0.5",
            MOST_INFO_BYTES,
            fetched -> read.set(reading.of(fetched.body())));
    Fetched fetched = fetcher.fetch(request);
    WmsInfo found = read.get();
    return found == null ? reading.of(fetched.body()) : found;
  }

  private static int pixels(double size, WmsSource source) {
    int most = Math.min(source.mostPixels(), RemoteView.LONGEST_SIDE);
    return (int) Math.max(1, Math.min(most, Math.ceil(size)));
  }

  private static Offer offer(WmsSource source, Crs wanted) throws RemoteSourceException {
    Offer first = null;
    for (String reference : source.crs()) {
      Optional<Crs> crs = ServiceCrs.find(reference);
      if (crs.isPresent() && crs.get().equals(wanted)) {
        return new Offer(crs.get(), reference);
      }
      if (crs.isPresent() && first == null) {
        first = new Offer(crs.get(), reference);
      }
    }
    if (first == null) {
      throw new RemoteSourceException(
          Reason.WRONG_TYPE,
          "None of the service's coordinate systems is known here.",
          "無法識別該服務的坐標系統。");
    }
    return first;
  }

  private RemoteImage ask(WmsSource source, Offer offer, Bounds bounds, int width, int height)
      throws RemoteSourceException {
    String url = WmsRequests.map(source, offer.crs(), offer.reference(), bounds, width, height);
    var decoded = new AtomicReference<RemoteImage>();
    FetchRequest request =
        new FetchRequest(
            url, ACCEPT, MOST_BYTES, fetched -> decoded.set(sized(fetched, width, height)));
    Fetched fetched = fetcher.fetch(request);
    RemoteImage found = decoded.get();
    RemoteImage image =
        (found == null ? sized(fetched, width, height) : found).since(fetched.staleSince());
    return remarked(image, fetched);
  }

  /* A message drawn as a picture has a size of its own more often than not. */
  private static RemoteImage sized(Fetched fetched, int width, int height)
      throws RemoteSourceException {
    if (fetched.status() == 204) {
      return RemoteImage.transparent(width, height);
    }
    RemoteImage image = PictureReader.read(fetched, Math.max(LEAST_DECODED, width * height));
    if (image.width() != width || image.height() != height) {
      throw new RemoteSourceException(
          Reason.SERVICE,
          "The server sent a picture of another size than asked, probably a message ("
              + image.width()
              + " x "
              + image.height()
              + ").",
          "伺服器傳回的圖片尺寸與要求不符，可能是錯誤訊息（" + image.width() + " x " + image.height() + "）。");
    }
    return image;
  }

  private static RemoteImage remarked(RemoteImage image, Fetched fetched) {
    RemoteImage told = fetched.problem().map(why -> image.with(old(why))).orElse(image);
    boolean filled = image.pixels()[0] >>> 24 == 255 && image.width() > 16 && image.height() > 16;
    return filled && image.isBlank()
        ? told.with(
            Remark.note(
                Topic.RASTER,
                "The server's picture has one colour only; some servers say so that they failed.",
                "伺服器傳回單一顏色的圖片；有些伺服器以此表示失敗。"))
        : told;
  }

  private static Remark old(RemoteSourceException why) {
    return Remark.warning(
        Topic.RASTER,
        "This is the last good picture: " + why.english(),
        "此為最後一次成功取得的圖片：" + why.chinese());
  }
}
