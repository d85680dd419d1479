package org.tutai.geo.expr;

import java.util.StringJoiner;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.bytes.XmlWriter;

/**
 * Writes geometries as GML 2, as {@link Gml} reads them; boxes come back as polygons and rings as
 * lines.
 */
final class GmlWriter {

  private final XmlWriter xml;

  GmlWriter(XmlWriter xml) {
    this.xml = xml;
  }

  /** Writes a geometry's element, with its user data as {@code srsName} if that is text. */
  void write(Geometry geometry) {
    String[] attributes =
        geometry.getUserData() instanceof String srsName
            ? new String[] {"srsName", srsName}
            : new String[0];
    xml.begin("gml:" + tag(geometry), attributes);
    if (geometry instanceof GeometryCollection collection) {
      members(collection);
    } else if (geometry instanceof Polygon polygon) {
      rings(polygon);
    } else {
      coordinates(geometry);
    }
    xml.end();
  }

  private static String tag(Geometry geometry) {
    return switch (geometry.getGeometryType()) {
      case "GeometryCollection" -> "MultiGeometry";
      case "LinearRing" -> "LineString";
      default -> geometry.getGeometryType();
    };
  }

  private void members(GeometryCollection geometry) {
    String kind = tag(geometry).replace("Multi", "");
    String member = "gml:" + Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "Member";
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      xml.begin(member);
      write(geometry.getGeometryN(i));
      xml.end();
    }
  }

  private void rings(Polygon polygon) {
    ring("gml:outerBoundaryIs", polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      ring("gml:innerBoundaryIs", polygon.getInteriorRingN(i));
    }
  }

  private void ring(String tag, LineString ring) {
    xml.begin(tag).begin("gml:LinearRing");
    coordinates(ring);
    xml.end().end();
  }

  private void coordinates(Geometry geometry) {
    var text = new StringJoiner(" ");
    for (Coordinate c : geometry.getCoordinates()) {
      text.add(Values.text(c.x) + "," + Values.text(c.y));
    }
    xml.leaf("gml:coordinates", text.toString());
  }
}
