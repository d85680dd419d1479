package org.tutai.viewer.layers.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.source.remote.RemoteDocument;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.tiles.TileJson;
import org.tutai.geo.source.remote.tiles.TileTemplate;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.words.Text;

/** Finds out what is at an address. Asks servers: not for the UI thread. */
public final class ServiceReader {

  private static final int TITLE = 200;
  private static final int LARGEST_DOCUMENT = 20 << 20;
  private static final int DEEPEST_TILES = 19;

  private static final Text VECTOR =
      Text.of(
          "These tiles hold shapes (vector tiles), which cannot be drawn yet.", "這是向量圖磚，目前無法繪製。");

  private final RemotePictures remote;

  ServiceReader(RemotePictures remote) {
    this.remote = remote;
  }

  /** An address as somebody typed it, made whole: without blanks, with a scheme. */
  static String whole(String typed) {
    String address = OneLine.of(typed, 8_000).replace(" ", "%20");
    return address.isEmpty() || address.matches("(?i)[a-z][a-z0-9+.-]*://.*")
        ? address
        : "https://" + address;
  }

  /** Whether an address is a template of tiles, which needs no asking. */
  static boolean isTemplate(String address) {
    String low = address.toLowerCase(Locale.ROOT);
    return low.contains("{x}") || low.contains("{q}") || low.contains("{quadkey}");
  }

  /**
   * Reads what is there.
   *
   * @param address whole
   * @throws RemoteSourceException when it is nothing that can be added
   */
  ServiceOffer read(String address) throws RemoteSourceException {
    if (isTemplate(address)) {
      return template(address);
    }
    if (address.matches("(?i)[^?#]*\\.(kml|kmz|geojson)([?#].*)?")) {
      return document(address);
    }
    try {
      return of(remote.describe(address), address);
    } catch (RemoteSourceException first) {
      return otherwise(address, first);
    }
  }

  private ServiceOffer otherwise(String address, RemoteSourceException first)
      throws RemoteSourceException {
    boolean answered =
        switch (first.reason()) {
          case WRONG_TYPE, SERVICE, BROKEN, STATUS ->
              first.status() != 401 && first.status() != 403;
          default -> false;
        };
    if (!answered) {
      throw first;
    }
    Optional<ServiceOffer> other = asOtherService(address);
    if (other.isPresent()) {
      return other.get();
    }
    try {
      return document(address);
    } catch (RemoteSourceException nothing) {
      throw first;
    }
  }

  private Optional<ServiceOffer> asOtherService(String address) {
    String kind = address.toLowerCase(Locale.ROOT).contains("wmts") ? "WMS" : "WMTS";
    String asked =
        address
            + (address.contains("?") ? (address.matches(".*[?&]") ? "" : "&") : "?")
            + "SERVICE="
            + kind
            + "&REQUEST=GetCapabilities";
    try {
      return Optional.of(of(remote.describe(asked), address));
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }

  private static ServiceOffer of(RemoteDocument found, String url) {
    if (found instanceof RemoteDocument.Wms wms) {
      return WmsOffer.of(wms.capabilities(), url);
    }
    if (found instanceof RemoteDocument.Wmts wmts) {
      return WmtsOffer.of(wmts.capabilities(), url);
    }
    return tileJson(((RemoteDocument.Tiles) found).description(), url);
  }

  private static ServiceOffer tileJson(TileJson tiles, String url) {
    String title = OneLine.of(tiles.title().isBlank() ? host(url) : tiles.title(), TITLE);
    var about =
        new OfferedLayer.About(
            title, OneLine.of(tiles.summary(), 600), "EPSG:3857", "", tiles.bounds());
    OfferedLayer layer =
        tiles.vector()
            ? OfferedLayer.unusable(about, VECTOR, List.of())
            : OfferedLayer.of(
                about,
                List.of(),
                style ->
                    new XyzLayer(
                        WmsOffer.entry(title, tiles.attribution()),
                        tiles.template().written(),
                        tiles.minZoom(),
                        Math.min(30, tiles.maxZoom()),
                        tiles.tileSize(),
                        tiles.template().tms()),
                List.of());
    return new ServiceOffer(url, "TileJSON", title, List.of(layer), tiles.remarks());
  }

  private static ServiceOffer template(String address) throws RemoteSourceException {
    try {
      var template = new TileTemplate(address, false);
      String title = OneLine.of(host(address), TITLE);
      var about = new OfferedLayer.About(title, address, "EPSG:3857", "", Optional.empty());
      return new ServiceOffer(
          address,
          "XYZ",
          title,
          List.of(
              OfferedLayer.of(
                  about,
                  List.of(),
                  style ->
                      new XyzLayer(
                          WmsOffer.entry(title, ""),
                          template.written(),
                          0,
                          DEEPEST_TILES,
                          256,
                          template.tms()),
                  List.of())),
          List.of());
    } catch (IllegalArgumentException e) {
      throw new RemoteSourceException(
              Reason.BAD_URL,
              "The address of tiles needs {z}, {x} and {y}, as in https://…/{z}/{x}/{y}.png.",
              "圖磚網址要有 {z}、{x}、{y}，例如 https://…/{z}/{x}/{y}.png。")
          .causedBy(e);
    }
  }

  private ServiceOffer document(String address) throws RemoteSourceException {
    Fetched fetched = remote.fetcher().fetch(FetchRequest.of(address, LARGEST_DOCUMENT));
    DocumentLayer.Kind kind =
        kind(fetched)
            .orElseThrow(
                () ->
                    new RemoteSourceException(
                        Reason.WRONG_TYPE,
                        "There is neither a map service nor a KML or GeoJSON document.",
                        "此網址不是地圖服務，也不是 KML 或 GeoJSON 文件。"));
    String title = OneLine.of(lastPart(address), TITLE);
    var about = new OfferedLayer.About(title, "", "EPSG:4326", "", Optional.empty());
    return new ServiceOffer(
        address,
        kind == DocumentLayer.Kind.KML ? "KML" : "GeoJSON",
        title,
        List.of(
            OfferedLayer.of(
                about,
                List.of(),
                style ->
                    new DocumentLayer(
                        WmsOffer.entry(title, ""),
                        kind,
                        Optional.of(address),
                        Optional.empty(),
                        Optional.empty()),
                List.of())),
        List.of());
  }

  private static Optional<DocumentLayer.Kind> kind(Fetched fetched) {
    byte[] body = fetched.body();
    String start = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8).strip();
    if (start.contains("<kml") || (start.startsWith("PK\u0003\u0004") && saysKmz(fetched))) {
      return Optional.of(DocumentLayer.Kind.KML);
    }
    boolean json = start.startsWith("{") || start.startsWith("\uFEFF{");
    return json
            && start.contains("\"type\"")
            && start.matches(
                "(?s).*\"(Feature|FeatureCollection|features|geometry|coordinates)\".*")
        ? Optional.of(DocumentLayer.Kind.GEOJSON)
        : Optional.empty();
  }

  private static boolean saysKmz(Fetched fetched) {
    return fetched.mediaType().contains("kmz")
        || fetched.url().toLowerCase(Locale.ROOT).matches("[^?#]*\\.kmz.*");
  }

  private static String host(String url) {
    return url.replaceFirst("(?s)^[a-zA-Z]+://([^/?#]*).*$", "$1");
  }

  private static String lastPart(String url) {
    String path = url.replaceFirst("(?s)[?#].*$", "").replaceFirst("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? host(url) : last;
  }
}
