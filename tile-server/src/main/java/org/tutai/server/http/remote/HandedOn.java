package org.tutai.server.http.remote;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
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

  private HandedOn() {}

  /**
   * The media type under which content is handed on.
   *
   * @throws RemoteSourceException when it is none of the kinds
   */
  static String mediaType(Fetched fetched) throws RemoteSourceException {
    Optional<String> found = picture(fetched.body()).or(() -> document(fetched.body()));
    if (found.isEmpty()) {
      String said = ServiceMessages.find(fetched.body()).orElse("");
      throw new RemoteSourceException(
          Reason.WRONG_TYPE,
          "Only pictures, KML, KMZ, GeoJSON, TileJSON and capabilities are handed on"
              + (said.isEmpty() ? "." : "; the server sent: " + said),
          "僅轉送圖片、KML、KMZ、GeoJSON、TileJSON 與服務能力文件" + (said.isEmpty() ? "。" : "；伺服器傳回：" + said));
    }
    return found.get();
  }

  private static Optional<String> picture(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (start.startsWith("\u00FF\u00D8\u00FF")) {
      return Optional.of("image/jpeg");
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return Optional.of("image/gif");
    }
    if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return Optional.of("image/webp");
    }
    return start.startsWith("PK\u0003\u0004")
        ? Optional.of("application/vnd.google-earth.kmz")
        : Optional.empty();
  }

  private static Optional<String> document(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip();
    if (start.startsWith("{")) {
      return Optional.of("application/json");
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
