package org.tutai.server.http.wms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsAxes;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.PathSegments;
import org.tutai.server.http.exchange.Xml;
import org.tutai.server.workspace.Language;
import org.tutai.server.workspace.LayerMetadata;
import org.tutai.server.workspace.NamedStyle;

/**
 * Writes capabilities (OGC 06-042, section 7.2; OGC 01-068r3, section 7.1). For one thread, one
 * document.
 */
final class WmsCapabilities {

  private static final String[] INFO_FORMATS = {"application/json", "text/plain", "text/html"};
  private static final String[] NAMESPACES = {
    "version",
    "1.3.0",
    "xmlns",
    "http://www.opengis.net/wms",
    "xmlns:xlink",
    "http://www.w3.org/1999/xlink",
    "xmlns:xsi",
    "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation",
    "http://www.opengis.net/wms" + " http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd"
  };

  private final Xml xml = new Xml();
  private final WmsVersion version;
  private final boolean v130;
  private final String address;
  private final Language language;

  private WmsCapabilities(WmsVersion version, Ask ask) {
    this.version = version;
    this.v130 = version == WmsVersion.V1_3_0;
    this.address = ask.baseUrl() + "/wms?";
    this.language = ask.language();
  }

  static String write(WmsVersion version, Ask ask, VisibleLayers layers) {
    return new WmsCapabilities(version, ask).document(layers);
  }

  private String document(VisibleLayers layers) {
    if (v130) {
      xml.start("WMS_Capabilities", NAMESPACES);
    } else {
      xml.raw(
          "<!DOCTYPE WMT_MS_Capabilities SYSTEM"
              + " \"http://schemas.opengis.net/wms/1.1.1/WMS_MS_Capabilities.dtd\">\n");
      xml.start("WMT_MS_Capabilities", "version", version.number());
    }
    service();
    xml.start("Capability");
    requests();
    exceptions();
    root(layers);
    xml.end();
    xml.end();
    return xml.toString();
  }

  private void service() {
    xml.start("Service");
    xml.text("Name", v130 ? "WMS" : "OGC:WMS");
    xml.text("Title", language == Language.ZH_TW ? "Tutai 圖臺網路地圖服務" : "Tutai map service");
    online(address);
    if (v130) {
      xml.text(
          "LayerLimit", String.valueOf(org.tutai.server.http.exchange.LayerSelection.MOST_LAYERS));
      xml.text("MaxWidth", String.valueOf(MapRequest.MAX_SIZE));
      xml.text("MaxHeight", String.valueOf(MapRequest.MAX_SIZE));
    }
    xml.end();
  }

  private void online(String url) {
    if (v130) {
      xml.empty("OnlineResource", "xlink:type", "simple", "xlink:href", url);
    } else {
      xml.empty(
          "OnlineResource",
          "xmlns:xlink",
          "http://www.w3.org/1999/xlink",
          "xlink:type",
          "simple",
          "xlink:href",
          url);
    }
  }

  private void requests() {
    xml.start("Request");
    request("GetCapabilities", version.capabilitiesType());
    request("GetMap", "image/png");
    request("GetFeatureInfo", INFO_FORMATS);
    if (!v130) {
      request("GetLegendGraphic", "image/png");
    }
    xml.end();
  }

  private void request(String name, String... formats) {
    xml.start(name);
    for (String format : formats) {
      xml.text("Format", format);
    }
    xml.start("DCPType").start("HTTP");
    xml.start("Get");
    online(address);
    xml.end();
    xml.start("Post");
    online(address);
    xml.end();
    xml.end().end();
    xml.end();
  }

  private void exceptions() {
    xml.start("Exception");
    List<String> formats =
        v130
            ? List.of("XML", "INIMAGE", "BLANK")
            : List.of(
                "application/vnd.ogc.se_xml",
                "application/vnd.ogc.se_inimage",
                "application/vnd.ogc.se_blank");
    formats.forEach(format -> xml.text("Format", format));
    xml.end();
  }

  private void root(VisibleLayers layers) {
    xml.start("Layer");
    xml.text("Title", language == Language.ZH_TW ? "所有圖層" : "All layers");
    for (Crs crs : systems()) {
      xml.text(version.crsParameter(), crs.code());
    }
    Optional<Bounds> all =
        layers.all().stream().flatMap(l -> l.info().lonLat().stream()).reduce(Bounds::union);
    bounds(all.orElse(Bounds.WORLD_LON_LAT));
    layers.all().forEach(this::layer);
    xml.end();
  }

  private void layer(VisibleLayer layer) {
    LayerMetadata m = layer.metadata();
    xml.start("Layer", "queryable", layer.hasFeatures() ? "1" : "0", "opaque", "0");
    xml.text("Name", layer.name());
    xml.text("Title", m.title().in(language));
    if (!m.summary().isEmpty()) {
      xml.text("Abstract", m.summary().in(language));
    }
    if (!m.keywords().isEmpty()) {
      xml.start("KeywordList");
      m.keywords().forEach(keyword -> xml.text("Keyword", keyword));
      xml.end();
    }
    layer.info().lonLat().ifPresent(this::bounds);
    attribution(m);
    layer.styles().forEach(style -> style(layer, style));
    scales(layer);
    xml.end();
  }

  private void bounds(Bounds lonLat) {
    Bounds b = withArea(lonLat);
    if (v130) {
      xml.start("EX_GeographicBoundingBox");
      xml.text("westBoundLongitude", number(b.minX()));
      xml.text("eastBoundLongitude", number(b.maxX()));
      xml.text("southBoundLatitude", number(b.minY()));
      xml.text("northBoundLatitude", number(b.maxY()));
      xml.end();
    } else {
      xml.empty(
          "LatLonBoundingBox",
          "minx",
          number(b.minX()),
          "miny",
          number(b.minY()),
          "maxx",
          number(b.maxX()),
          "maxy",
          number(b.maxY()));
    }
    for (Crs crs : systems()) {
      CrsBounds.ofLonLat(b, crs).ifPresent(projected -> boundingBox(crs, projected));
    }
  }

  /** 1.1.1 knows no CRS:84: its EPSG:4326 is that. */
  private List<Crs> systems() {
    return CrsRegistry.wellKnown().stream()
        .filter(crs -> v130 || !crs.code().equals("CRS:84"))
        .toList();
  }

  /** A box of a single point is no box to many programs. */
  private static Bounds withArea(Bounds b) {
    return b.width() > 0 && b.height() > 0 ? b : b.buffer(1e-6);
  }

  private void boundingBox(Crs crs, Bounds bounds) {
    double[] v = CrsAxes.write(bounds, CrsAxes.order(crs, version.axes()));
    xml.empty(
        "BoundingBox",
        version.crsParameter(),
        crs.code(),
        "minx",
        number(v[0]),
        "miny",
        number(v[1]),
        "maxx",
        number(v[2]),
        "maxy",
        number(v[3]));
  }

  private void attribution(LayerMetadata m) {
    if (m.attribution().isEmpty()) {
      return;
    }
    xml.start("Attribution");
    xml.text("Title", m.attribution().in(language));
    if (!m.attributionUrl().isEmpty()) {
      online(m.attributionUrl());
    }
    xml.end();
  }

  private void style(VisibleLayer layer, NamedStyle style) {
    xml.start("Style");
    xml.text("Name", style.name());
    xml.text("Title", style.title());
    LegendRequest.size(layer, style).ifPresent(size -> legend(layer, style, size));
    xml.end();
  }

  private void legend(VisibleLayer layer, NamedStyle style, LegendRequest.Size size) {
    xml.start(
        "LegendURL",
        "width",
        String.valueOf(size.width()),
        "height",
        String.valueOf(size.height()));
    xml.text("Format", "image/png");
    online(
        address
            + "SERVICE=WMS&VERSION="
            + version.number()
            + "&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER="
            + PathSegments.encode(layer.name())
            + "&STYLE="
            + PathSegments.encode(style.name()));
    xml.end();
  }

  private void scales(VisibleLayer layer) {
    ScaleRange range = ScaleRange.of(layer.styles());
    if (v130) {
      if (range.min() > 0) {
        xml.text("MinScaleDenominator", number(range.min()));
      }
      if (range.max() < Double.POSITIVE_INFINITY) {
        xml.text("MaxScaleDenominator", number(range.max()));
      }
    } else if (range.min() > 0 || range.max() < Double.POSITIVE_INFINITY) {
      xml.empty("ScaleHint", "min", hint(range.min()), "max", hint(range.max()));
    }
  }

  /** 1.1.1 gives the diagonal of a pixel on the ground, in metres (section 7.1.4.5.8). */
  private static String hint(double scale) {
    return number(Math.min(1e9, scale * 0.00028 * Math.sqrt(2)));
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.valueOf((long) value);
    }
    String text = String.format(Locale.ROOT, "%.8f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
