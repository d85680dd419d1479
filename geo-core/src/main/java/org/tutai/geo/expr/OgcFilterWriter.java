package org.tutai.geo.expr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.XmlWriter;
import org.tutai.geo.expr.Expression.And;
import org.tutai.geo.expr.Expression.Arithmetic;
import org.tutai.geo.expr.Expression.Between;
import org.tutai.geo.expr.Expression.Column;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.IsNull;
import org.tutai.geo.expr.Expression.Like;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Not;
import org.tutai.geo.expr.Expression.Or;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.expr.Expression.Spatial;

/**
 * Writes expressions as OGC Filter Encoding 1.0 (with {@code matchCase} from 1.1), as {@link
 * OgcFilterParser} reads them. XML says nothing of a literal's type: numbers and truth values come
 * back as text. The prefixes {@code ogc} and {@code gml} must be bound by the document.
 */
public final class OgcFilterWriter {

  /** What {@code ogc:} stands for. */
  public static final String OGC = "http://www.opengis.net/ogc";

  /** What {@code gml:} stands for. */
  public static final String GML = "http://www.opengis.net/gml";

  private static final Map<Comparator, String> COMPARATORS =
      Map.of(
          Comparator.EQUAL, "ogc:PropertyIsEqualTo",
          Comparator.NOT_EQUAL, "ogc:PropertyIsNotEqualTo",
          Comparator.LESS, "ogc:PropertyIsLessThan",
          Comparator.LESS_OR_EQUAL, "ogc:PropertyIsLessThanOrEqualTo",
          Comparator.GREATER, "ogc:PropertyIsGreaterThan",
          Comparator.GREATER_OR_EQUAL, "ogc:PropertyIsGreaterThanOrEqualTo");

  /** A comparison that is always true; the standard has no word for it. */
  private static final Expression ALWAYS =
      new Comparison(Comparator.EQUAL, new Literal("1"), new Literal("1"), true);

  private final XmlWriter xml;

  /** Writes into a document being written. */
  public OgcFilterWriter(XmlWriter xml) {
    this.xml = xml;
  }

  /** Writes a {@code Filter} element. */
  public void filter(Expression filter) {
    xml.begin("ogc:Filter");
    expression(filter);
    xml.end();
  }

  /** Writes the element (or elements) that an expression is. */
  public void expression(Expression expression) {
    if (expression instanceof Literal literal) {
      literal(literal.value());
    } else if (expression instanceof Property property) {
      xml.leaf("ogc:PropertyName", property.name());
    } else if (expression instanceof Column column) {
      xml.leaf("ogc:PropertyName", column.name());
    } else if (expression instanceof Comparison e) {
      comparison(e);
    } else if (expression instanceof And e) {
      terms("ogc:And", e.terms(), ALWAYS);
    } else if (expression instanceof Or e) {
      terms("ogc:Or", e.terms(), new Not(ALWAYS));
    } else if (expression instanceof Not e) {
      element("ogc:Not", List.of(e.term()));
    } else if (expression instanceof Between e) {
      between(e);
    } else if (expression instanceof Like e) {
      like(e);
    } else if (expression instanceof IsNull e) {
      element("ogc:PropertyIsNull", List.of(e.value()));
    } else if (expression instanceof Arithmetic e) {
      element(operator(e.operator()), List.of(e.left(), e.right()));
    } else if (expression instanceof Function e) {
      element("ogc:Function", e.arguments(), "name", e.name());
    } else if (expression instanceof Spatial e) {
      spatial(e);
    } else {
      xml.leaf("ogc:PropertyName", "geometry");
    }
  }

  private void element(String tag, List<Expression> parts, String... attributes) {
    xml.begin(tag, attributes);
    parts.forEach(this::expression);
    xml.end();
  }

  private void terms(String tag, List<Expression> terms, Expression ofNone) {
    if (terms.isEmpty()) {
      expression(ofNone);
    } else {
      element(tag, terms);
    }
  }

  private static String operator(Expression.Operator operator) {
    return switch (operator) {
      case ADD -> "ogc:Add";
      case SUBTRACT -> "ogc:Sub";
      case MULTIPLY -> "ogc:Mul";
      case DIVIDE -> "ogc:Div";
    };
  }

  private static String operator(Expression.SpatialOperator operator) {
    String name = operator.name();
    return operator == Expression.SpatialOperator.BBOX
        ? "ogc:BBOX"
        : "ogc:" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private void spatial(Spatial spatial) {
    xml.begin(operator(spatial.operator()));
    for (Expression side : List.of(spatial.left(), spatial.right())) {
      if (side instanceof Literal literal && literal.value() instanceof Geometry geometry) {
        new GmlWriter(xml).write(geometry);
      } else {
        expression(side);
      }
    }
    xml.end();
  }

  private void comparison(Comparison comparison) {
    String tag = String.valueOf(COMPARATORS.get(comparison.operator()));
    List<Expression> parts = List.of(comparison.left(), comparison.right());
    if (comparison.matchCase()) {
      element(tag, parts);
    } else {
      element(tag, parts, "matchCase", "false");
    }
  }

  private void between(Between between) {
    xml.begin("ogc:PropertyIsBetween");
    expression(between.value());
    element("ogc:LowerBoundary", List.of(between.lower()));
    element("ogc:UpperBoundary", List.of(between.upper()));
    xml.end();
  }

  private void like(Like like) {
    String tag = "ogc:PropertyIsLike";
    String many = sign(like.many());
    String one = sign(like.one());
    String escape = sign(like.escape());
    if (like.matchCase()) {
      xml.begin(tag, "wildCard", many, "singleChar", one, "escape", escape);
    } else {
      xml.begin(tag, "wildCard", many, "singleChar", one, "escape", escape, "matchCase", "false");
    }
    expression(like.value());
    literal(like.pattern());
    xml.end();
  }

  private static String sign(char sign) {
    return sign == '\0' ? "" : String.valueOf(sign);
  }

  private void literal(@Nullable Object value) {
    String text = Values.text(value);
    if (value instanceof Geometry geometry) {
      xml.begin("ogc:Literal");
      new GmlWriter(xml).write(geometry);
      xml.end();
    } else if (text == null) {
      xml.leaf("ogc:Function", "", "name", "coalesce");
    } else if (text.equals(text.strip())) {
      xml.leaf("ogc:Literal", text);
    } else {
      xml.verbatimLeaf("ogc:Literal", text);
    }
  }
}
