package org.tutai.geo.source.remote.wms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.bytes.LenientXml;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.http.ServiceMessages;
import org.tutai.geo.source.remote.service.Boxes;
import org.tutai.geo.source.remote.service.DocumentRemarks;
import org.tutai.geo.source.remote.service.ServiceLinks;

/**
 * Reads capabilities documents of WMS 1.0.0, 1.1.0, 1.1.1 and 1.3.0 (OGC 00-028, 01-047r2,
 * 01-068r3, 06-042), as far as they can be read; what is missing or wrong becomes a remark. For one
 * document and one thread.
 */
public final class WmsCapabilitiesReader {

  /** The longest text kept of a document's own words. */
  static final int LONGEST_TEXT = 4000;

  private static final int MOST_FORMATS = 200;

  private final XmlElement root;
  private final WmsVersion version;
  private final DocumentRemarks remarks = new DocumentRemarks();
  private final ServiceLinks links;

  private WmsCapabilitiesReader(LenientXml document, String askedUrl) {
    this.root = document.root();
    this.version = WmsVersion.nearest(root.attribute("version").orElse(""));
    remarks.ofReading(document);
    this.links = new ServiceLinks(askedUrl, remarks);
    String told = root.attribute("version").orElse("");
    if (WmsVersion.of(told).isEmpty()) {
      String shown = Quoted.of(told, 20);
      remarks.warn(
          "The version is \"" + shown + "\"; read as " + version.written() + ".",
          "文件的版本為「" + shown + "」，以 " + version.written() + " 讀取。");
    }
  }

  /** Whether an element is the root of such a document. */
  public static boolean isCapabilities(XmlElement root) {
    return root.is("WMS_Capabilities") || root.is("WMT_MS_Capabilities");
  }

  /**
   * Reads a document.
   *
   * @param askedUrl where it came from; empty text when that is not known
   * @throws RemoteSourceException when it is no such document; if it reports an error, that is told
   */
  public static WmsCapabilities read(byte[] document, String askedUrl)
      throws RemoteSourceException {
    try {
      return read(LenientXml.read(document), askedUrl);
    } catch (XmlException e) {
      String why = Quoted.of(String.valueOf(e.getMessage()), 200);
      throw new RemoteSourceException(
              Reason.BROKEN, "The document cannot be read: " + why, "無法讀取文件：" + why)
          .causedBy(e);
    }
  }

  /** As {@link #read(byte[], String)}, of a document already taken apart. */
  public static WmsCapabilities read(LenientXml document, String askedUrl)
      throws RemoteSourceException {
    XmlElement root = document.root();
    if (!isCapabilities(root)) {
      String said = ServiceMessages.ofReport(root).orElse("");
      String tag = Quoted.of(root.tag(), 60);
      throw said.isEmpty()
          ? new RemoteSourceException(
              Reason.WRONG_TYPE,
              "The document is no capabilities of a WMS, but " + tag + ".",
              "這不是 WMS 的服務能力文件，而是 " + tag + "。")
          : new RemoteSourceException(
              Reason.SERVICE, "The server reports: " + said, "伺服器回報：" + said);
    }
    return new WmsCapabilitiesReader(document, askedUrl).read();
  }

  private WmsCapabilities read() {
    XmlElement none = new XmlElement("", "none", java.util.Map.of(), List.of(), 0);
    XmlElement service = root.child("Service").orElse(none);
    XmlElement capability = root.child("Capability").orElse(none);
    XmlElement requests = capability.child("Request").orElse(none);
    Optional<XmlElement> getMap = requests.child("GetMap").or(() -> requests.child("Map"));
    Optional<XmlElement> info =
        requests.child("GetFeatureInfo").or(() -> requests.child("FeatureInfo"));
    List<WmsLayer> layers = new WmsLayerReader(version, links, remarks).layers(capability);
    if (layers.isEmpty()) {
      remarks.warn("The document offers no layer.", "文件未提供任何圖層。");
    }
    List<String> formats = formats(getMap);
    if (formats.isEmpty()) {
      remarks.warn(
          "The document names no picture format; PNG will be asked for.", "文件未列出圖片格式，將要求 PNG。");
    }
    return new WmsCapabilities(
        version,
        text(service, "Title"),
        text(service, "Abstract"),
        text(service, "Fees"),
        text(service, "AccessConstraints"),
        url(getMap, "GetMap"),
        info.isPresent() ? url(info, "GetFeatureInfo") : Optional.empty(),
        formats,
        formats(info),
        formats(capability.child("Exception")),
        pixels(service, "MaxWidth"),
        pixels(service, "MaxHeight"),
        layers,
        remarks.all());
  }

  static String text(XmlElement parent, String name) {
    return Quoted.of(parent.childText(name), LONGEST_TEXT);
  }

  private static int pixels(XmlElement service, String name) {
    double pixels = Boxes.number(service.childText(name));
    return pixels >= 1 && pixels <= 1 << 20 ? (int) pixels : 0;
  }

  /** Formats as text, or in 1.0.0 as empty elements. */
  private List<String> formats(Optional<XmlElement> operation) {
    var formats = new ArrayList<String>();
    if (operation.isPresent()) {
      for (XmlElement format : operation.get().children("Format")) {
        if (!format.text().isEmpty()) {
          add(format.text(), formats);
        }
        format.children().forEach(child -> add(ofVersion100(child.name()), formats));
      }
    }
    return formats;
  }

  private static void add(String format, List<String> formats) {
    String shown = Quoted.of(format, 100);
    if (formats.size() < MOST_FORMATS && !shown.isEmpty() && !formats.contains(shown)) {
      formats.add(shown);
    }
  }

  /* The names of picture formats before they were media types (OGC 00-028, section 6.2.7). */
  private static String ofVersion100(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "PNG", "JPEG", "GIF", "TIFF", "BMP", "WBMP" -> "image/" + name.toLowerCase(Locale.ROOT);
      default -> name;
    };
  }

  private Optional<String> url(Optional<XmlElement> operation, String what) {
    String named =
        operation
            .flatMap(o -> o.child("DCPType"))
            .flatMap(dcp -> dcp.child("HTTP"))
            .flatMap(http -> http.child("Get"))
            .map(WmsCapabilitiesReader::onlineResource)
            .orElse("");
    return links.operation(named, what);
  }

  /** The address of an element: of its OnlineResource, or in 1.0.0 its own attribute. */
  static String onlineResource(XmlElement element) {
    return element
        .child("OnlineResource")
        .map(online -> online.attribute("href").orElseGet(online::text))
        .or(() -> element.attribute("onlineResource"))
        .orElse("");
  }
}
