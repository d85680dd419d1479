package org.tutai.geo.source.remote.wmts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.bytes.LenientXml;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.http.ServiceMessages;
import org.tutai.geo.source.remote.service.Boxes;
import org.tutai.geo.source.remote.service.Dimension;
import org.tutai.geo.source.remote.service.DocumentRemarks;
import org.tutai.geo.source.remote.service.ServiceCrs;
import org.tutai.geo.source.remote.service.ServiceLinks;
import org.tutai.geo.source.remote.tiles.RemoteLevel;
import org.tutai.geo.source.remote.wmts.WmtsLayer.SetLink;
import org.tutai.geo.source.remote.wmts.WmtsLayer.Style;
import org.tutai.geo.source.remote.wmts.WmtsLayer.Template;

/**
 * Reads capabilities documents of WMTS 1.0.0, bare or in a SOAP envelope, as far as they can be
 * read; what is missing or wrong becomes a remark. For one document and one thread.
 */
public final class WmtsCapabilitiesReader {

  private static final int LONGEST_NAME = 1000;
  private static final int LONGEST_TEXT = 4000;
  private static final int MOST_VALUES = 10_000;

  private final XmlElement root;
  private final DocumentRemarks remarks = new DocumentRemarks();
  private final ServiceLinks links;
  private final boolean known;

  private WmtsCapabilitiesReader(LenientXml document, XmlElement root, String askedUrl) {
    this.root = root;
    this.known = !askedUrl.isBlank();
    remarks.ofReading(document);
    this.links = new ServiceLinks(askedUrl, remarks);
  }

  /** The root of such a document, perhaps in an envelope. */
  public static Optional<XmlElement> capabilities(XmlElement root) {
    if (root.is("Envelope")) {
      return root.child("Body").flatMap(body -> body.child("Capabilities"));
    }
    boolean tiles = root.is("Capabilities") && !root.tag().contains("WFS");
    return tiles ? Optional.of(root) : Optional.empty();
  }

  /**
   * Reads a document.
   *
   * @param askedUrl where it came from; empty text when that is not known
   * @throws RemoteSourceException when it is no such document; if it reports an error, that is told
   */
  public static WmtsCapabilities read(byte[] document, String askedUrl)
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
  public static WmtsCapabilities read(LenientXml document, String askedUrl)
      throws RemoteSourceException {
    Optional<XmlElement> root = capabilities(document.root());
    if (root.isEmpty()) {
      String said = ServiceMessages.ofReport(document.root()).orElse("");
      String tag = Quoted.of(document.root().tag(), 60);
      throw said.isEmpty()
          ? new RemoteSourceException(
              Reason.WRONG_TYPE,
              "The document is no capabilities of a WMTS, but " + tag + ".",
              "這不是 WMTS 的服務能力文件，而是 " + tag + "。")
          : new RemoteSourceException(
              Reason.SERVICE, "The server reports: " + said, "伺服器回報：" + said);
    }
    return new WmtsCapabilitiesReader(document, root.get(), askedUrl).read();
  }

  private WmtsCapabilities read() {
    XmlElement none = new XmlElement("", "none", Map.of(), List.of(), 0);
    XmlElement service = root.child("ServiceIdentification").orElse(none);
    XmlElement contents = root.child("Contents").orElse(none);
    List<WmtsLayer> layers =
        contents.children("Layer").stream().map(this::layer).flatMap(Optional::stream).toList();
    if (layers.isEmpty()) {
      remarks.warn("The document offers no layer.", "文件未提供任何圖層。");
    }
    Map<String, MatrixSet> sets = sets(contents, layers);
    Optional<String> kvp = kvpUrl();
    boolean unreachable = kvp.isEmpty() && layers.stream().anyMatch(l -> l.templates().isEmpty());
    if (unreachable) {
      remarks.warn(
          "Some layers can be asked neither by key-value pairs nor by template (perhaps by SOAP"
              + " only).",
          "部分圖層既無 KVP 也無 REST 網址（可能只提供 SOAP）。");
    }
    return new WmtsCapabilities(
        text(service, "Title"),
        text(service, "Abstract"),
        text(service, "Fees"),
        text(service, "AccessConstraints"),
        root.child("ServiceProvider").map(p -> text(p, "ProviderName")).orElse(""),
        kvp,
        layers,
        sets,
        remarks.all());
  }

  private static String text(XmlElement parent, String name) {
    return Quoted.of(parent.childText(name), LONGEST_TEXT);
  }

  /** The GET address of GetTile whose encoding is KVP, or is not told. */
  private Optional<String> kvpUrl() {
    Optional<XmlElement> operation =
        root.child("OperationsMetadata").stream()
            .flatMap(metadata -> metadata.children("Operation").stream())
            .filter(each -> each.attribute("name").orElse("").equalsIgnoreCase("GetTile"))
            .findFirst();
    if (operation.isEmpty()) {
      return known ? links.operation("", "GetTile") : Optional.empty();
    }
    return operation.get().children("DCP").stream()
        .flatMap(dcp -> dcp.children("HTTP").stream())
        .flatMap(http -> http.children("Get").stream())
        .filter(WmtsCapabilitiesReader::isKvp)
        .flatMap(get -> links.operation(get.attribute("href").orElse(""), "GetTile").stream())
        .findFirst();
  }

  private static boolean isKvp(XmlElement get) {
    List<String> encodings =
        get.children("Constraint").stream()
            .filter(c -> c.attribute("name").orElse("").equalsIgnoreCase("GetEncoding"))
            .flatMap(c -> c.children("AllowedValues").stream())
            .flatMap(values -> values.children("Value").stream())
            .map(value -> value.text().toUpperCase(Locale.ROOT))
            .toList();
    return encodings.isEmpty() || encodings.contains("KVP");
  }

  private Optional<WmtsLayer> layer(XmlElement element) {
    String name = name(element);
    if (name.isEmpty()) {
      remarks.warn("Some layers have no identifier and were left out.", "部分圖層沒有識別碼，予以略過。");
      return Optional.empty();
    }
    String title = text(element, "Title");
    return Optional.of(
        new WmtsLayer(
            name,
            title.isEmpty() ? Quoted.of(name, 200) : title,
            text(element, "Abstract"),
            lonLat(element),
            element.children("Style").stream().map(this::style).toList(),
            texts(element, "Format"),
            texts(element, "InfoFormat"),
            element.children("TileMatrixSetLink").stream().map(this::link).toList(),
            element.children("Dimension").stream()
                .map(WmtsCapabilitiesReader::dimension)
                .flatMap(Optional::stream)
                .toList(),
            templates(element)));
  }

  private static String name(XmlElement element) {
    String name = element.childText("Identifier");
    return name.length() <= LONGEST_NAME ? name : "";
  }

  private static List<String> texts(XmlElement element, String name) {
    return element.children(name).stream()
        .map(each -> Quoted.of(each.text(), 100))
        .filter(each -> !each.isEmpty())
        .distinct()
        .limit(100)
        .toList();
  }

  private Optional<Bounds> lonLat(XmlElement element) {
    Optional<Bounds> told =
        element
            .child("WGS84BoundingBox")
            .flatMap(box -> corners(box, false))
            .flatMap(b -> Boxes.lonLat(b.minX(), b.minY(), b.maxX(), b.maxY()));
    return told.or(
        () ->
            element.children("BoundingBox").stream()
                .flatMap(box -> lonLatOf(box).stream())
                .findFirst());
  }

  private static Optional<Bounds> lonLatOf(XmlElement box) {
    return ServiceCrs.find(box.attribute("crs").orElse(""))
        .flatMap(
            crs ->
                corners(box, crs.axisOrder() == org.tutai.geo.crs.Crs.AxisOrder.NORTH_EAST)
                    .map(b -> Boxes.isSwapped(b, crs) ? Boxes.swapped(b) : b)
                    .flatMap(b -> Boxes.lonLat(b, crs)));
  }

  private static Optional<Bounds> corners(XmlElement box, boolean northFirst) {
    double[] lower = pair(box.childText("LowerCorner"));
    double[] upper = pair(box.childText("UpperCorner"));
    return Boxes.of(
        lower[0],
        lower[1],
        upper[0],
        upper[1],
        northFirst
            ? org.tutai.geo.crs.Crs.AxisOrder.NORTH_EAST
            : org.tutai.geo.crs.Crs.AxisOrder.EAST_NORTH);
  }

  /** Two numbers between spaces, or a comma; NaN where there are none. */
  private static double[] pair(String written) {
    String[] parts = written.strip().split("[\\s,]+", 4);
    return parts.length < 2
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {Boxes.number(parts[0]), Boxes.number(parts[1])};
  }

  private Style style(XmlElement element) {
    String name = name(element);
    String title = text(element, "Title");
    String legend =
        element
            .child("LegendURL")
            .flatMap(l -> l.attribute("href"))
            .filter(url -> !url.isBlank())
            .flatMap(links::link)
            .orElse("");
    boolean standard = element.attribute("isDefault").orElse("").strip().matches("true|1");
    return new Style(name, title.isEmpty() ? Quoted.of(name, 200) : title, standard, legend);
  }

  private SetLink link(XmlElement element) {
    var limits = new LinkedHashMap<String, RemoteLevel.Limits>();
    element.children("TileMatrixSetLimits").stream()
        .flatMap(all -> all.children("TileMatrixLimits").stream())
        .forEach(
            each ->
                limits(each).ifPresent(found -> limits.put(each.childText("TileMatrix"), found)));
    return new SetLink(element.childText("TileMatrixSet"), limits);
  }

  private Optional<RemoteLevel.Limits> limits(XmlElement element) {
    int minColumn = count(element.childText("MinTileCol"), 0);
    int maxColumn = count(element.childText("MaxTileCol"), 0);
    int minRow = count(element.childText("MinTileRow"), 0);
    int maxRow = count(element.childText("MaxTileRow"), 0);
    boolean good = minColumn >= 0 && minColumn <= maxColumn && minRow >= 0 && minRow <= maxRow;
    if (!good) {
      remarks.warn("Some limits of matrices are none and were left out.", "部分圖磚範圍限制不正確，予以略過。");
    }
    return good
        ? Optional.of(new RemoteLevel.Limits(minColumn, maxColumn, minRow, maxRow))
        : Optional.empty();
  }

  /** A whole number from {@code least} up; -1 when it is none. */
  private static int count(String written, int least) {
    double number = Boxes.number(written);
    return number >= least && number <= Integer.MAX_VALUE && number == Math.rint(number)
        ? (int) number
        : -1;
  }

  private static Optional<Dimension> dimension(XmlElement element) {
    String name = name(element);
    List<String> values =
        element.children("Value").stream()
            .limit(MOST_VALUES)
            .map(XmlElement::text)
            .filter(value -> !value.isEmpty() && value.length() <= 200)
            .toList();
    String standard = Quoted.of(element.childText("Default"), 200);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Dimension(
                name, Quoted.of(element.childText("UOM"), 100), standard, values, false, false));
  }

  /* Addresses with places for tiles; WMTS Simple has a name of its own for them. */
  private List<Template> templates(XmlElement element) {
    var templates = new ArrayList<Template>();
    for (XmlElement resource : element.children("ResourceURL")) {
      String type = resource.attribute("resourceType").orElse("tile").toLowerCase(Locale.ROOT);
      String address = resource.attribute("template").orElse("").strip();
      boolean tile = type.equals("tile") || type.equals("simpleprofiletile");
      boolean usable = address.length() <= 4000 && address.matches("(?is)https?://.*");
      if (tile && usable) {
        templates.add(
            new Template(Quoted.of(resource.attribute("format").orElse(""), 100), mended(address)));
      } else if (tile) {
        String shown = Quoted.of(address, 100);
        remarks.warn("An address cannot be used: " + shown, "無法使用的網址：" + shown);
      }
    }
    return templates;
  }

  /* A host with places for letters cannot be judged yet; elsewhere braces come back unescaped. */
  private String mended(String template) {
    String host = template.split("/", 4)[2];
    return host.contains("{")
        ? template
        : links
            .link(template)
            .map(url -> url.replace("%7B", "{").replace("%7D", "}"))
            .orElse(template);
  }

  private Map<String, MatrixSet> sets(XmlElement contents, List<WmtsLayer> layers) {
    var sets = new LinkedHashMap<String, MatrixSet>();
    var reader = new MatrixSetReader(remarks, layers);
    for (XmlElement element : contents.children("TileMatrixSet")) {
      String id = name(element);
      if (!id.isEmpty()) {
        sets.putIfAbsent(id, reader.read(id, element));
      }
    }
    boolean dangling =
        layers.stream().flatMap(l -> l.sets().stream()).anyMatch(l -> !sets.containsKey(l.set()));
    if (dangling) {
      remarks.warn(
          "Some layers name matrix sets that the document does not describe.",
          "部分圖層引用了文件未描述的圖磚矩陣集。");
    }
    return sets;
  }
}
