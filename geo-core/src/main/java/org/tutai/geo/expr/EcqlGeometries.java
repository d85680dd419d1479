package org.tutai.geo.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Spatial;
import org.tutai.geo.expr.Expression.SpatialOperator;
import org.tutai.geo.expr.Expression.TheGeometry;

/** Reads what of ECQL is about shapes: relations, boxes and geometries in WKT. */
final class EcqlGeometries {

  private static final Map<String, SpatialOperator> OPERATORS =
      Map.of(
          "BBOX", SpatialOperator.BBOX,
          "INTERSECTS", SpatialOperator.INTERSECTS,
          "DISJOINT", SpatialOperator.DISJOINT,
          "WITHIN", SpatialOperator.WITHIN,
          "CONTAINS", SpatialOperator.CONTAINS,
          "TOUCHES", SpatialOperator.TOUCHES,
          "CROSSES", SpatialOperator.CROSSES,
          "OVERLAPS", SpatialOperator.OVERLAPS,
          "EQUALS", SpatialOperator.EQUALS);

  private static final List<String> WKT =
      List.of(
          "POINT",
          "LINESTRING",
          "POLYGON",
          "MULTIPOINT",
          "MULTILINESTRING",
          "MULTIPOLYGON",
          "GEOMETRYCOLLECTION");

  private final EcqlTokens tokens;

  EcqlGeometries(EcqlTokens tokens) {
    this.tokens = tokens;
  }

  /** The relation that a word (in capitals) names. */
  static Optional<SpatialOperator> operator(String word) {
    return Optional.ofNullable(OPERATORS.get(word));
  }

  /** Whether a geometry in WKT stands next. */
  boolean isNext() {
    return WKT.contains(tokens.keyword());
  }

  /** The rest of a relation whose name and bracket have been taken. */
  Expression relation(SpatialOperator operator) throws EcqlException {
    Expression left = geometry();
    tokens.expectSign(",");
    Expression right = operator == SpatialOperator.BBOX ? box() : geometry();
    if (tokens.isSign(",")) {
      throw tokens.unexpected(
          "\")\", as coordinates are always those of the layer's own coordinate system");
    }
    tokens.expectSign(")");
    return new Spatial(operator, left, right);
  }

  private Expression geometry() throws EcqlException {
    if (isNext()) {
      return wkt();
    }
    if (tokens.kind() == EcqlTokens.Kind.WORD || tokens.kind() == EcqlTokens.Kind.NAME) {
      tokens.advance();
      return new TheGeometry();
    }
    throw tokens.unexpected("the geometry's name, or a geometry such as POINT (1 2)");
  }

  private Expression box() throws EcqlException {
    double[] v = new double[4];
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        tokens.expectSign(",");
      }
      v[i] = coordinate();
    }
    Envelope box = new Envelope(new Coordinate(v[0], v[1]), new Coordinate(v[2], v[3]));
    return new Literal(new GeometryFactory().toGeometry(box));
  }

  private double coordinate() throws EcqlException {
    int sign = tokens.takeSign("-") ? -1 : 1;
    if (tokens.kind() != EcqlTokens.Kind.NUMBER) {
      throw tokens.unexpected("a number");
    }
    double value = sign * tokens.asNumber().doubleValue();
    tokens.advance();
    return value;
  }

  /** The geometry that stands next. */
  Expression wkt() throws EcqlException {
    int start = tokens.start();
    String text = tokens.untilClosed();
    try {
      Geometry geometry = new WKTReader().read(text);
      return new Literal(geometry);
    } catch (ParseException | IllegalArgumentException e) {
      throw new EcqlException(start, "a geometry in WKT", text);
    }
  }
}
