package org.tutai.server.http.wmts;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsAxes;
import org.tutai.geo.tile.TileMatrix;
import org.tutai.geo.tile.TileMatrixSet;
import org.tutai.geo.tile.TileMatrixSets;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.FeatureInfo;
import org.tutai.server.http.exchange.PathSegments;
import org.tutai.server.http.exchange.Xml;
import org.tutai.server.workspace.Language;
import org.tutai.server.workspace.LayerMetadata;
import org.tutai.server.workspace.NamedStyle;

/** Writes capabilities (OGC 07-057r7, section 7.1). For one thread, one document. */
final class WmtsCapabilities {

  private final Xml xml = new Xml();
  private final String base;
  private final Language language;

  private WmtsCapabilities(Ask ask) {
    this.base = ask.baseUrl() + "/wmts";
    this.language = ask.language();
  }

  static String write(Ask ask, VisibleLayers layers) {
    return new WmtsCapabilities(ask).document(layers);
  }

  private String document(VisibleLayers layers) {
    xml.start(
        "Capabilities",
        "xmlns",
        "http://www.opengis.net/wmts/1.0",
        "xmlns:ows",
        "http://www.opengis.net/ows/1.1",
        "xmlns:xlink",
        "http://www.w3.org/1999/xlink",
        "xmlns:xsi",
        "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation",
        "http://www.opengis.net/wmts/1.0"
            + " http://schemas.opengis.net/wmts/1.0/wmtsGetCapabilities_response.xsd",
        "version",
        "1.0.0");
    service();
    operations();
    xml.start("Contents");
    layers.all().forEach(this::layer);
    TileMatrixSets.all().forEach(this::set);
    xml.end();
    xml.empty("ServiceMetadataURL", "xlink:href", base + "/1.0.0/WMTSCapabilities.xml");
    xml.end();
    return xml.toString();
  }

  private void service() {
    xml.start("ows:ServiceIdentification");
    xml.text("ows:Title", language == Language.ZH_TW ? "Tutai 圖臺圖磚服務" : "Tutai tile service");
    xml.text("ows:ServiceType", "OGC WMTS");
    xml.text("ows:ServiceTypeVersion", "1.0.0");
    xml.end();
  }

  private void operations() {
    xml.start("ows:OperationsMetadata");
    operation("GetCapabilities", base + "/1.0.0/WMTSCapabilities.xml");
    operation("GetTile", base + "/1.0.0/");
    operation("GetFeatureInfo", base + "/1.0.0/");
    xml.end();
  }

  private void operation(String name, String restful) {
    xml.start("ows:Operation", "name", name).start("ows:DCP").start("ows:HTTP");
    get(base + "?", "KVP");
    get(restful, "RESTful");
    xml.end().end().end();
  }

  private void get(String address, String encoding) {
    xml.start("ows:Get", "xlink:href", address);
    xml.start("ows:Constraint", "name", "GetEncoding");
    xml.start("ows:AllowedValues").text("ows:Value", encoding).end();
    xml.end().end();
  }

  private void layer(VisibleLayer layer) {
    LayerMetadata m = layer.metadata();
    xml.start("Layer");
    xml.text("ows:Title", m.title().in(language));
    if (!m.summary().isEmpty()) {
      xml.text("ows:Abstract", m.summary().in(language));
    }
    if (!m.keywords().isEmpty()) {
      xml.start("ows:Keywords");
      m.keywords().forEach(keyword -> xml.text("ows:Keyword", keyword));
      xml.end();
    }
    bounds(layer.info().lonLat().orElse(Bounds.WORLD_LON_LAT));
    xml.text("ows:Identifier", layer.name());
    layer.styles().forEach(this::style);
    xml.text("Format", "image/png");
    if (layer.hasFeatures()) {
      for (FeatureInfo.Format format : FeatureInfo.Format.values()) {
        xml.text("InfoFormat", format.mediaType());
      }
    }
    for (TileMatrixSet set : TileMatrixSets.all()) {
      xml.start("TileMatrixSetLink").text("TileMatrixSet", set.id()).end();
    }
    addresses(layer);
    xml.end();
  }

  private void bounds(Bounds b) {
    xml.start("ows:WGS84BoundingBox");
    xml.text("ows:LowerCorner", Xml.number(b.minX()) + " " + Xml.number(b.minY()));
    xml.text("ows:UpperCorner", Xml.number(b.maxX()) + " " + Xml.number(b.maxY()));
    xml.end();
  }

  private void style(NamedStyle style) {
    boolean isDefault = style.name().equals(NamedStyle.DEFAULT);
    xml.start("Style", "isDefault", String.valueOf(isDefault));
    xml.text("ows:Title", style.title());
    xml.text("ows:Identifier", style.name());
    xml.end();
  }

  private void addresses(VisibleLayer layer) {
    String tile =
        base
            + "/1.0.0/"
            + PathSegments.encode(layer.name())
            + "/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}";
    resource("tile", "image/png", tile + ".png");
    resource("FeatureInfo", "application/json", tile + "/{J}/{I}.json");
    resource("FeatureInfo", "text/plain", tile + "/{J}/{I}.txt");
    resource("FeatureInfo", "text/html", tile + "/{J}/{I}.html");
  }

  private void resource(String type, String format, String template) {
    xml.empty("ResourceURL", "format", format, "resourceType", type, "template", template);
  }

  private void set(TileMatrixSet set) {
    xml.start("TileMatrixSet");
    xml.text("ows:Title", set.title());
    xml.text("ows:Identifier", set.id());
    xml.text("ows:SupportedCRS", urn(set.crs()));
    set.wellKnownScaleSet().ifPresent(urn -> xml.text("WellKnownScaleSet", urn));
    set.matrices().forEach(matrix -> matrix(set, matrix));
    xml.end();
  }

  private static String urn(Crs crs) {
    return crs.code().equals("CRS:84")
        ? "urn:ogc:def:crs:OGC:1.3:CRS84"
        : "urn:ogc:def:crs:" + crs.code().replace(":", "::");
  }

  private void matrix(TileMatrixSet set, TileMatrix matrix) {
    boolean eastFirst =
        CrsAxes.order(set.crs(), CrsAxes.Protocol.WMTS_1_0_0) == Crs.AxisOrder.EAST_NORTH;
    double first = eastFirst ? matrix.left() : matrix.top();
    double second = eastFirst ? matrix.top() : matrix.left();
    xml.start("TileMatrix");
    xml.text("ows:Identifier", matrix.id());
    xml.text("ScaleDenominator", Xml.number(matrix.scaleDenominator()));
    xml.text("TopLeftCorner", Xml.number(first) + " " + Xml.number(second));
    xml.text("TileWidth", String.valueOf(matrix.tileSize()));
    xml.text("TileHeight", String.valueOf(matrix.tileSize()));
    xml.text("MatrixWidth", String.valueOf(matrix.matrixWidth()));
    xml.text("MatrixHeight", String.valueOf(matrix.matrixHeight()));
    xml.end();
  }
}
