package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mil.nga.sf.GeometryType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;

/** What a layer's table must be like, found by reading all its features. For one thread. */
final class LayerPlan {

  private final FeatureSource source;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> columnNames = new ArrayList<>();
  private final Envelope extent = new Envelope();
  private long features;
  private boolean multi;
  private boolean heights;
  private boolean measures;
  private boolean someWithoutHeights;
  private boolean someWithoutMeasures;

  private LayerPlan(FeatureSource source) {
    this.source = source;
  }

  static LayerPlan of(FeatureSource source) throws IOException {
    var plan = new LayerPlan(source);
    plan.nameColumns();
    try (FeatureStream stream = source.features()) {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        plan.features++;
        plan.look(feature);
      }
      stream
          .bad()
          .counts()
          .forEach(
              (reason, count) ->
                  plan.remarks.add(source.name() + ": " + count + " features were bad: " + reason));
    }
    return plan;
  }

  private void look(Feature feature) {
    Geometry geometry = feature.geometry();
    if (geometry == null || geometry.isEmpty()) {
      return;
    }
    if (!fits(geometry)) {
      throw new IllegalArgumentException(
          "geometries must be of kind "
              + kind()
              + " (got: a "
              + geometry.getGeometryType()
              + " in feature "
              + feature.ordinal()
              + " of "
              + source.name()
              + ")");
    }
    multi |= geometry instanceof GeometryCollection;
    extent.expandToInclude(geometry.getEnvelopeInternal());
    geometry.apply(new Dimensions());
  }

  private boolean fits(Geometry geometry) {
    return switch (kind()) {
      case POINT -> geometry instanceof Puntal;
      case LINE -> geometry instanceof Lineal;
      case POLYGON -> geometry instanceof Polygonal;
      case MIXED -> true;
      case RASTER, NONE -> false;
    };
  }

  private final class Dimensions implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence sequence, int i) {
      boolean z = sequence.hasZ() && !Double.isNaN(sequence.getZ(i));
      boolean m = sequence.hasM() && !Double.isNaN(sequence.getM(i));
      heights |= z;
      measures |= m;
      someWithoutHeights |= !z;
      someWithoutMeasures |= !m;
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }

  FeatureSource source() {
    return source;
  }

  GeometryKind kind() {
    return source.schema().geometryKind();
  }

  long features() {
    return features;
  }

  /** What was found wrong, for a person. */
  List<String> remarks() {
    return remarks;
  }

  /** Around all geometries; null envelope when there are none. */
  Envelope extent() {
    return extent;
  }

  Layout layout() {
    return Layout.of(heights, measures);
  }

  /** 0 for no heights, 1 for heights everywhere, 2 for some. */
  byte zFlag() {
    return flag(heights, someWithoutHeights);
  }

  /** 0 for no measures, 1 for measures everywhere, 2 for some. */
  byte mFlag() {
    return flag(measures, someWithoutMeasures);
  }

  private static byte flag(boolean some, boolean someWithout) {
    return (byte) (some ? (someWithout ? 2 : 1) : 0);
  }

  /** The type of the column: multi as soon as one geometry is. */
  GeometryType type() {
    return switch (kind()) {
      case POINT -> multi ? GeometryType.MULTIPOINT : GeometryType.POINT;
      case LINE -> multi ? GeometryType.MULTILINESTRING : GeometryType.LINESTRING;
      case POLYGON -> multi ? GeometryType.MULTIPOLYGON : GeometryType.POLYGON;
      case MIXED, RASTER, NONE -> GeometryType.GEOMETRY;
    };
  }

  /** A geometry of the column's type; null for an empty one. */
  @Nullable Geometry stored(@Nullable Geometry geometry) {
    if (geometry == null || geometry.isEmpty()) {
      return null;
    }
    if (!multi || kind() == GeometryKind.MIXED) {
      return geometry;
    }
    if (geometry instanceof Point point) {
      return FlatGeometry.FACTORY.createMultiPoint(new Point[] {point});
    }
    if (geometry instanceof LineString line) {
      return FlatGeometry.FACTORY.createMultiLineString(new LineString[] {line});
    }
    return geometry instanceof Polygon polygon
        ? FlatGeometry.FACTORY.createMultiPolygon(new Polygon[] {polygon})
        : geometry;
  }

  /**
   * The table's name: the source's, without the quotation marks that NGA's statements don't stand.
   */
  String tableName() {
    return plain(source.name());
  }

  /** The columns' names: the fields', without quotation marks, and different in any case. */
  List<String> columnNames() {
    return columnNames;
  }

  private static String plain(String name) {
    return name.replace('"', '\'');
  }

  private void nameColumns() {
    Set<String> taken = new HashSet<>();
    for (Field field : source.schema().fields()) {
      String base = plain(field.name());
      String name = base;
      for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = base + "_" + i;
      }
      columnNames.add(name);
      if (!name.equals(field.name())) {
        remarks.add(source.name() + ": the field " + field.name() + " is named " + name + ".");
      }
    }
    if (!tableName().equals(source.name())) {
      remarks.add("The layer " + source.name() + " is named " + tableName() + ".");
    }
  }

  /** A name for a column of ours that no field has. */
  String freeName(List<String> wanted) {
    Set<String> taken = new HashSet<>();
    columnNames.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    return wanted.stream()
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("fields must not have all of the names " + wanted));
  }
}
