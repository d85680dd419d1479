package org.tutai.geo.expr;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;

/** The relations of {@link Expression.Spatial}. */
final class SpatialRelations {

  private SpatialRelations() {}

  /**
   * Whether the relation holds; false when a side is no geometry, and where a geometry is so broken
   * that the relation cannot be decided.
   */
  static boolean holds(
      Expression.SpatialOperator operator, @Nullable Object left, @Nullable Object right) {
    if (!(left instanceof Geometry a) || !(right instanceof Geometry b)) {
      return false;
    }
    try {
      return decide(operator, a, b);
    } catch (TopologyException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean decide(Expression.SpatialOperator operator, Geometry a, Geometry b) {
    return switch (operator) {
      case BBOX, INTERSECTS -> a.intersects(b);
      case DISJOINT -> a.disjoint(b);
      case WITHIN -> a.within(b);
      case CONTAINS -> a.contains(b);
      case TOUCHES -> a.touches(b);
      case CROSSES -> a.crosses(b);
      case OVERLAPS -> a.overlaps(b);
      case EQUALS -> a.equalsTopo(b);
    };
  }
}
