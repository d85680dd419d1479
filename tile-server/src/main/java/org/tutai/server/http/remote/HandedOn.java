package org.tutai.server.http.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tutai.geo.bytes.PictureHeader;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.http.ServiceMessages;

/**
 * The kinds of content that are handed on, told by the bytes and not by what the other server calls
 * them; nothing that a browser would run is among them. Stateless.
 */
final class HandedOn {

  private static final int LOOKED_AT = 4096;

  /** The fixed part of an entry of a ZIP's directory. */
  private static final int DIRECTORY_ENTRY = 46;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> REPORTS =
      Set.of(
          "ServiceExceptionReport",
          "ServiceException",
          "WMTException",
          "ExceptionReport",
          "Envelope");
  private static final Set<String> GEOJSON =
      Set.of(
          "FeatureCollection",
          "Feature",
          "Point",
          "MultiPoint",
          "LineString",
          "MultiLineString",
          "Polygon",
          "MultiPolygon",
          "GeometryCollection");

  private HandedOn() {}

  /**
   * The media type under which content is handed on.
   *
   * @throws RemoteSourceException when it is none of the kinds
   */
  static String mediaType(Fetched fetched) throws RemoteSourceException {
    Optional<String> found =
        picture(fetched.body()).or(() -> kmz(fetched.body())).or(() -> document(fetched.body()));
    if (found.isEmpty()) {
      Optional<String> report = report(fetched.body());
      if (report.isPresent()) {
        throw new RemoteSourceException(
            Reason.SERVICE, "The service reported: " + report.get(), "服務回報錯誤：" + report.get());
      }
      String said = ServiceMessages.find(fetched.body()).orElse("");
      throw new RemoteSourceException(
          Reason.WRONG_TYPE,
          "Only pictures, KML, KMZ, GeoJSON, TileJSON and capabilities are handed on"
              + (said.isEmpty() ? "." : "; the server sent: " + said),
          "僅轉送圖片、KML、KMZ、GeoJSON、TileJSON 與服務能力文件" + (said.isEmpty() ? "。" : "；伺服器傳回：" + said));
    }
    return found.get();
  }

  private static Optional<String> kmz(byte[] bytes) {
    boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
    return zip && holdsKml(bytes)
        ? Optional.of("application/vnd.google-earth.kmz")
        : Optional.empty();
  }

  /**
   * The media type of a picture.
   *
   * @throws RemoteSourceException when it is larger than a picture may be, or damaged
   */
  private static Optional<String> picture(byte[] bytes) throws RemoteSourceException {
    if (PictureHeader.Kind.of(bytes).isEmpty()) {
      return Optional.empty();
    }
    PictureHeader header =
        PictureHeader.of(bytes)
            .orElseThrow(
                () ->
                    new RemoteSourceException(
                        Reason.BROKEN, "The server's picture is damaged.", "伺服器傳回的圖片損毀。"));
    if (!header.isWithinLimits()) {
      String size = header.width() + " x " + header.height();
      throw new RemoteSourceException(
          Reason.TOO_LARGE,
          "The server's picture is too large (" + size + " pixels).",
          "伺服器傳回的圖片過大（" + size + " 像素）。");
    }
    return Optional.of(header.kind().mediaType());
  }

  /** What an XML report of errors says. */
  private static Optional<String> report(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip();
    return start.startsWith("<") && REPORTS.contains(rootName(start))
        ? ServiceMessages.find(bytes)
        : Optional.empty();
  }

  /** Whether the directory of a ZIP names a KML file; nothing is unpacked. */
  private static boolean holdsKml(byte[] zip) {
    for (int at = 0; at + DIRECTORY_ENTRY <= zip.length; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
        int length = (zip[at + 28] & 0xFF) | (zip[at + 29] & 0xFF) << 8;
        int end = Math.min(zip.length, at + DIRECTORY_ENTRY + length);
        int begin = Math.min(end, at + DIRECTORY_ENTRY);
        String name = new String(zip, begin, end - begin, StandardCharsets.ISO_8859_1);
        if (name.toLowerCase(Locale.ROOT).endsWith(".kml")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether JSON is GeoJSON (RFC 7946) or TileJSON by the members of its outermost object. */
  private static boolean isMapJson(byte[] bytes) {
    boolean fits = false;
    try (JsonParser parser = JSON.createParser(bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        fits |= text && name.equals("type") && GEOJSON.contains(parser.getText());
        fits |= text && name.equals("tilejson");
        parser.skipChildren();
      }
      return fits && parser.currentToken() == JsonToken.END_OBJECT;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> document(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip();
    if (start.startsWith("{")) {
      return isMapJson(bytes) ? Optional.of("application/json") : Optional.empty();
    }
    if (!start.startsWith("<")) {
      return Optional.empty();
    }
    return switch (rootName(start).toLowerCase(Locale.ROOT)) {
      case "kml" -> Optional.of("application/vnd.google-earth.kml+xml");
      case "wms_capabilities", "wmt_ms_capabilities", "capabilities" ->
          Optional.of("application/xml");
      default -> Optional.empty();
    };
  }

  /** The local name of the first element, past declarations, instructions and comments. */
  private static String rootName(String start) {
    int at = 0;
    while (at >= 0 && at < start.length()) {
      if (start.startsWith("<!--", at)) {
        at = after(start, at, "-->");
      } else if (start.startsWith("<?", at)) {
        at = after(start, at, "?>");
      } else if (start.startsWith("<!", at)) {
        at = after(start, at, start.indexOf('[', at) >= 0 ? "]>" : ">");
      } else {
        break;
      }
      at = at < 0 ? at : start.indexOf('<', at);
    }
    return at < 0 || at >= start.length()
        ? ""
        : start.substring(at + 1).split("[\\s/>]", 2)[0].replaceFirst("^.*:", "");
  }

  private static int after(String text, int from, String closing) {
    int end = text.indexOf(closing, from);
    return end < 0 ? -1 : end + closing.length();
  }
}
