package org.tutai.geo.source.remote.wms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.service.Boxes;
import org.tutai.geo.source.remote.service.Chain;
import org.tutai.geo.source.remote.service.Dimension;
import org.tutai.geo.source.remote.service.DocumentRemarks;
import org.tutai.geo.source.remote.service.ServiceCrs;
import org.tutai.geo.source.remote.service.ServiceLinks;
import org.tutai.geo.source.remote.wms.WmsLayer.Attribution;
import org.tutai.geo.source.remote.wms.WmsLayer.Box;

/**
 * Reads the tree of layers; what is inherited follows OGC 06-042, table 5: CRSs and styles are
 * added to, boxes and dimensions replaced by name, the rest replaced. For one document.
 */
final class WmsLayerReader {

  private static final int LONGEST_NAME = 1000;
  private static final int MOST_VALUES = 10_000;

  /** The metres of a standard pixel's side, and of its diagonal. */
  private static final double PIXEL = 0.00028;

  private static final double DIAGONAL = PIXEL * Math.sqrt(2);

  private final WmsVersion version;
  private final ServiceLinks links;
  private final DocumentRemarks remarks;

  WmsLayerReader(WmsVersion version, ServiceLinks links, DocumentRemarks remarks) {
    this.version = version;
    this.links = links;
    this.remarks = remarks;
  }

  List<WmsLayer> layers(XmlElement capability) {
    return capability.children("Layer").stream().map(root -> layer(root, null)).toList();
  }

  private WmsLayer layer(XmlElement element, @Nullable WmsLayer parent) {
    Optional<String> name =
        Optional.of(cut(element.childText("Name"))).filter(text -> !text.isEmpty());
    WmsLayer self =
        new WmsLayer(
            name,
            title(element, name),
            WmsCapabilitiesReader.text(element, "Abstract"),
            flag(element, "queryable", parent != null && parent.queryable()),
            flag(element, "opaque", parent != null && parent.opaque()),
            (parent == null ? Chain.<String>none() : parent.crs()).and(crs(element)),
            lonLat(element).or(() -> parent == null ? Optional.empty() : parent.lonLat()),
            (parent == null ? Chain.<Box>none() : parent.boxes()).and(boxes(element)),
            (parent == null ? Chain.<WmsStyle>none() : parent.styles()).and(styles(element)),
            attribution(element).or(() -> parent == null ? Optional.empty() : parent.attribution()),
            scale(element, "MinScaleDenominator", "min", parent == null ? null : parent.minScale()),
            scale(element, "MaxScaleDenominator", "max", parent == null ? null : parent.maxScale()),
            (parent == null ? Chain.<Dimension>none() : parent.dimensions())
                .and(dimensions(element)),
            List.of());
    return withChildren(self, element);
  }

  private WmsLayer withChildren(WmsLayer self, XmlElement element) {
    List<XmlElement> children = element.children("Layer");
    if (children.isEmpty()) {
      return self;
    }
    return new WmsLayer(
        self.name(),
        self.title(),
        self.summary(),
        self.queryable(),
        self.opaque(),
        self.crs(),
        self.lonLat(),
        self.boxes(),
        self.styles(),
        self.attribution(),
        self.minScale(),
        self.maxScale(),
        self.dimensions(),
        children.stream().map(child -> layer(child, self)).toList());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : "";
  }

  private String title(XmlElement element, Optional<String> name) {
    String title = WmsCapabilitiesReader.text(element, "Title");
    if (title.isEmpty()) {
      remarks.note("Some layers have no title; their names are shown.", "部分圖層沒有標題，以名稱顯示。");
    }
    return title.isEmpty() ? Quoted.of(name.orElse("—"), 200) : title;
  }

  private static boolean flag(XmlElement element, String name, boolean inherited) {
    return element
        .attribute(name)
        .map(value -> value.strip().equals("1") || value.strip().equalsIgnoreCase("true"))
        .orElse(inherited);
  }

  /** SRS elements may hold several, between spaces (1.0.0 to 1.1.0). */
  private static List<String> crs(XmlElement element) {
    var all = new ArrayList<String>();
    for (XmlElement child : element.children()) {
      if (child.is("CRS") || child.is("SRS")) {
        Arrays.stream(child.text().split("\\s+", -1))
            .filter(written -> !written.isEmpty() && written.length() <= 120)
            .forEach(all::add);
      }
    }
    return all;
  }

  private Optional<Bounds> lonLat(XmlElement element) {
    Optional<XmlElement> geographic = element.child("EX_GeographicBoundingBox");
    Optional<XmlElement> latLon = element.child("LatLonBoundingBox");
    if (geographic.isEmpty() && latLon.isEmpty()) {
      return lonLatOfBoxes(element);
    }
    Optional<Bounds> box =
        geographic
            .flatMap(
                box1 ->
                    Boxes.lonLat(
                        Boxes.number(box1.childText("westBoundLongitude")),
                        Boxes.number(box1.childText("southBoundLatitude")),
                        Boxes.number(box1.childText("eastBoundLongitude")),
                        Boxes.number(box1.childText("northBoundLatitude"))))
            .or(
                () ->
                    latLon.flatMap(
                        b ->
                            Boxes.lonLat(
                                side(b, "minx"),
                                side(b, "miny"),
                                side(b, "maxx"),
                                side(b, "maxy"))));
    if (box.isEmpty()) {
      badBox();
      return lonLatOfBoxes(element);
    }
    return box;
  }

  private void badBox() {
    remarks.warn("Some rectangles of layers are none and were left out.", "部分圖層範圍不正確，予以略過。");
  }

  private static double side(XmlElement box, String name) {
    return Boxes.number(box.attribute(name).orElse(""));
  }

  private Optional<Bounds> lonLatOfBoxes(XmlElement element) {
    return boxes(element).stream()
        .flatMap(
            box ->
                ServiceCrs.find(box.crs()).flatMap(crs -> Boxes.lonLat(box.bounds(), crs)).stream())
        .findFirst();
  }

  private List<Box> boxes(XmlElement element) {
    var boxes = new ArrayList<Box>();
    for (XmlElement box : element.children("BoundingBox")) {
      String crs = box.attribute("CRS").or(() -> box.attribute("SRS")).orElse("").strip();
      Optional<Crs> known = crs.length() <= 120 ? ServiceCrs.find(crs) : Optional.empty();
      Crs.AxisOrder order = version.axes(known.orElse(CrsRegistry.WEB_MERCATOR));
      Optional<Bounds> bounds =
          Boxes.of(
              side(box, "minx"), side(box, "miny"), side(box, "maxx"), side(box, "maxy"), order);
      if (bounds.isEmpty()) {
        badBox();
      } else if (!crs.isEmpty()) {
        boxes.add(new Box(crs, known.map(k -> straight(bounds.get(), k)).orElse(bounds.get())));
      }
    }
    return boxes;
  }

  private Bounds straight(Bounds bounds, Crs crs) {
    if (version == WmsVersion.V1_3_0 && Boxes.isSwapped(bounds, crs)) {
      remarks.note(
          "Some rectangles in "
              + crs.code()
              + " have their axes exchanged; they were turned round.",
          "部分 " + crs.code() + " 範圍的坐標軸順序顛倒，已予調整。");
      return Boxes.swapped(bounds);
    }
    return bounds;
  }

  private List<WmsStyle> styles(XmlElement element) {
    var styles = new ArrayList<WmsStyle>();
    for (XmlElement style : element.children("Style")) {
      String name = cut(style.childText("Name"));
      String title = WmsCapabilitiesReader.text(style, "Title");
      styles.add(
          new WmsStyle(
              name,
              title.isEmpty() ? Quoted.of(name, 200) : title,
              WmsCapabilitiesReader.text(style, "Abstract"),
              style.child("LegendURL").flatMap(this::legend)));
    }
    return styles;
  }

  private Optional<WmsStyle.Legend> legend(XmlElement element) {
    return links
        .link(WmsCapabilitiesReader.onlineResource(element))
        .map(
            url ->
                new WmsStyle.Legend(
                    url,
                    Quoted.of(element.childText("Format"), 100),
                    size(element, "width"),
                    size(element, "height")));
  }

  private static int size(XmlElement element, String name) {
    double pixels = Boxes.number(element.attribute(name).orElse(""));
    return pixels >= 1 && pixels <= 1 << 15 ? (int) pixels : 0;
  }

  private Optional<Attribution> attribution(XmlElement element) {
    return element
        .child("Attribution")
        .map(
            a ->
                new Attribution(
                    WmsCapabilitiesReader.text(a, "Title"),
                    Optional.of(WmsCapabilitiesReader.onlineResource(a))
                        .filter(url -> !url.isBlank())
                        .flatMap(links::link)
                        .orElse("")))
        .filter(a -> !a.title().isEmpty() || !a.url().isEmpty());
  }

  /** Scale denominators, or the diagonals of pixels in metres of 1.0.0 to 1.1.1. */
  private static OptionalDouble scale(
      XmlElement element, String name, String hint, @Nullable OptionalDouble inherited) {
    Optional<XmlElement> denominator = element.child(name);
    Optional<XmlElement> scaleHint = element.child("ScaleHint");
    double scale =
        denominator.isPresent()
            ? Boxes.number(denominator.get().text())
            : scaleHint.map(h -> side(h, hint) / DIAGONAL).orElse(Double.NaN);
    if (denominator.isEmpty() && scaleHint.isEmpty() && inherited != null) {
      return inherited;
    }
    return scale > 0 && scale < 1e12 ? OptionalDouble.of(scale) : OptionalDouble.empty();
  }

  /** Values are in Dimension (1.3.0), or in the Extent of the same name (before). */
  private static List<Dimension> dimensions(XmlElement element) {
    var dimensions = new ArrayList<Dimension>();
    for (XmlElement dimension : element.children("Dimension")) {
      String name = dimension.attribute("name").orElse("").strip();
      XmlElement values =
          element.children("Extent").stream()
              .filter(extent -> extent.attribute("name").orElse("").strip().equalsIgnoreCase(name))
              .findFirst()
              .orElse(dimension);
      if (!name.isEmpty() && name.length() <= 100) {
        dimensions.add(
            new Dimension(
                name,
                Quoted.of(dimension.attribute("units").orElse(""), 100),
                Quoted.of(values.attribute("default").orElse(""), 200),
                values(values.text()),
                flag(values, "multipleValues", false),
                flag(values, "nearestValue", false)));
      }
    }
    return dimensions;
  }

  private static List<String> values(String text) {
    return Arrays.stream(text.split(",", MOST_VALUES + 1))
        .limit(MOST_VALUES)
        .map(String::strip)
        .filter(value -> !value.isEmpty() && value.length() <= 200)
        .toList();
  }
}
