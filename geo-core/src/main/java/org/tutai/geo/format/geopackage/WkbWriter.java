package org.tutai.geo.format.geopackage;

import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.format.FlatGeometry.Layout;

/**
 * Puts geometries into GeoPackage binary: header, envelope, ISO well-known binary. For one thread.
 */
final class WkbWriter {

  private static final int LITTLE_ENDIAN = 1;
  private static final int WITH_ENVELOPE = 2;

  private final ByteSink out = new ByteSink(ByteOrder.LITTLE_ENDIAN);
  private final int srsId;
  private final Layout layout;

  /**
   * @param srsId that the geometries' headers name
   * @param layout of all coordinates; what a coordinate lacks becomes NaN
   */
  WkbWriter(int srsId, Layout layout) {
    this.srsId = srsId;
    this.layout = layout;
  }

  /** The bytes of a geometry that is not empty. */
  byte[] write(Geometry geometry) {
    boolean point = geometry instanceof Point;
    out.clear().putByte('G').putByte('P').putByte(0);
    out.putByte(LITTLE_ENDIAN | (point ? 0 : WITH_ENVELOPE)).putInt(srsId);
    if (!point) {
      Envelope envelope = geometry.getEnvelopeInternal();
      out.putDouble(envelope.getMinX()).putDouble(envelope.getMaxX());
      out.putDouble(envelope.getMinY()).putDouble(envelope.getMaxY());
    }
    put(geometry);
    return out.toBytes();
  }

  private void put(Geometry geometry) {
    out.putByte(LITTLE_ENDIAN)
        .putInt(code(geometry) + (layout.hasZ() ? 1000 : 0) + (layout.hasM() ? 2000 : 0));
    if (geometry instanceof Point point) {
      putPoint(point);
    } else if (geometry instanceof LineString line) {
      putCounted(line.getCoordinateSequence());
    } else if (geometry instanceof Polygon polygon) {
      putRings(polygon);
    } else {
      out.putInt(geometry.getNumGeometries());
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        put(geometry.getGeometryN(i));
      }
    }
  }

  /** An empty point among others is one of NaN. */
  private void putPoint(Point point) {
    if (point.isEmpty()) {
      for (int i = 0; i < layout.dimension(); i++) {
        out.putDouble(Double.NaN);
      }
    } else {
      putCoordinates(point.getCoordinateSequence());
    }
  }

  private static int code(Geometry geometry) {
    if (geometry instanceof GeometryCollection) {
      return geometry instanceof MultiPoint
          ? 4
          : geometry instanceof MultiLineString ? 5 : geometry instanceof MultiPolygon ? 6 : 7;
    }
    return geometry instanceof Point ? 1 : geometry instanceof LineString ? 2 : 3;
  }

  private void putRings(Polygon polygon) {
    if (polygon.isEmpty()) {
      out.putInt(0);
      return;
    }
    out.putInt(1 + polygon.getNumInteriorRing());
    putCounted(polygon.getExteriorRing().getCoordinateSequence());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      putCounted(polygon.getInteriorRingN(i).getCoordinateSequence());
    }
  }

  private void putCounted(CoordinateSequence sequence) {
    out.putInt(sequence.size());
    putCoordinates(sequence);
  }

  private void putCoordinates(CoordinateSequence sequence) {
    for (int i = 0; i < sequence.size(); i++) {
      out.putDouble(sequence.getX(i)).putDouble(sequence.getY(i));
      if (layout.hasZ()) {
        out.putDouble(sequence.hasZ() ? sequence.getZ(i) : Double.NaN);
      }
      if (layout.hasM()) {
        out.putDouble(sequence.hasM() ? sequence.getM(i) : Double.NaN);
      }
    }
  }
}
