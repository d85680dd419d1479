package org.tutai.geo.source.remote;

import java.nio.charset.StandardCharsets;
import org.tutai.geo.bytes.LenientXml;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.http.ServiceMessages;
import org.tutai.geo.source.remote.tiles.TileJson;
import org.tutai.geo.source.remote.tiles.TileJsonReader;
import org.tutai.geo.source.remote.wms.WmsCapabilities;
import org.tutai.geo.source.remote.wms.WmsCapabilitiesReader;
import org.tutai.geo.source.remote.wmts.WmtsCapabilities;
import org.tutai.geo.source.remote.wmts.WmtsCapabilitiesReader;

/** What a server says of itself, whichever protocol it speaks. Immutable. */
public sealed interface RemoteDocument {

  /** The most bytes of such a document. */
  int MOST_BYTES = 5 << 20;

  /** A Web Map Service. */
  record Wms(WmsCapabilities capabilities) implements RemoteDocument {}

  /** A Web Map Tile Service. */
  record Wmts(WmtsCapabilities capabilities) implements RemoteDocument {}

  /** Tiles described by TileJSON. */
  record Tiles(TileJson description) implements RemoteDocument {}

  /**
   * Finds out what a document is and reads it.
   *
   * @param askedUrl where it came from; empty text when that is not known
   * @throws RemoteSourceException when it is none of them; an error it reports is told
   */
  static RemoteDocument read(byte[] document, String askedUrl) throws RemoteSourceException {
    if (document.length > MOST_BYTES) {
      throw new RemoteSourceException(
          Reason.TOO_LARGE,
          "The document is larger than " + MOST_BYTES + " bytes.",
          "文件超過 " + MOST_BYTES + " 位元組。");
    }
    if (startsLikeJson(document)) {
      return new Tiles(TileJsonReader.read(document, askedUrl));
    }
    return ofXml(document, askedUrl);
  }

  private static boolean startsLikeJson(byte[] document) {
    String start =
        new String(document, 0, Math.min(document.length, 100), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static RemoteDocument ofXml(byte[] document, String askedUrl)
      throws RemoteSourceException {
    LenientXml xml;
    try {
      xml = LenientXml.read(document);
    } catch (XmlException e) {
      String why = Quoted.of(String.valueOf(e.getMessage()), 200);
      throw new RemoteSourceException(
              Reason.BROKEN, "The document cannot be read: " + why, "無法讀取文件：" + why)
          .causedBy(e);
    }
    XmlElement root = xml.root();
    if (WmsCapabilitiesReader.isCapabilities(root)) {
      return new Wms(WmsCapabilitiesReader.read(xml, askedUrl));
    }
    if (WmtsCapabilitiesReader.capabilities(root).isPresent()) {
      return new Wmts(WmtsCapabilitiesReader.read(xml, askedUrl));
    }
    throw unknown(root);
  }

  private static RemoteSourceException unknown(XmlElement root) {
    String said = ServiceMessages.ofReport(root).orElse("");
    if (!said.isEmpty()) {
      return new RemoteSourceException(
          Reason.SERVICE, "The server reports: " + said, "伺服器回報：" + said);
    }
    String tag = Quoted.of(root.tag(), 60);
    return new RemoteSourceException(
        Reason.WRONG_TYPE,
        "The document is neither WMS nor WMTS capabilities, nor TileJSON, but " + tag + ".",
        "這不是 WMS、WMTS 的服務能力文件或 TileJSON，而是 " + tag + "。");
  }
}
