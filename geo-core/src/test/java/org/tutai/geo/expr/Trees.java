package org.tutai.geo.expr;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Property;

/** Expressions for property tests, over the columns {@link #NAMES}. */
public final class Trees {

  /** The names that occur; the last is the name of no column. */
  public static final List<String> NAMES = List.of("class", "人口", "name", "missing");

  private Trees() {}

  /** Text as styles hold it, with characters that XML has to escape. */
  public static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab Z09.-<>&\"'[]\n\r\t%_*?\\　區𠮷")
        .ofMaxLength(8)
        .filter(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000));
  }

  public static Arbitrary<Expression> properties() {
    return Arbitraries.of(NAMES).map(Property::new);
  }

  /** Expressions for a value; literals are text, as XML has them. */
  public static Arbitrary<Expression> values() {
    return values(2);
  }

  private static Arbitrary<Expression> values(int depth) {
    Arbitrary<Expression> literals =
        Arbitraries.oneOf(texts(), Arbitraries.integers().between(-9, 9).map(String::valueOf))
            .map(Literal::new);
    Arbitrary<Expression> leaves = Arbitraries.oneOf(literals, properties());
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Expression> deeper = values(depth - 1);
    Arbitrary<Expression> arithmetic =
        Combinators.combine(Arbitraries.of(Expression.Operator.class), deeper, deeper)
            .as(Expression.Arithmetic::new);
    Arbitrary<Expression> functions =
        Combinators.combine(
                Arbitraries.of("concat", "upper", "coalesce", "if_then_else", "Categorize"),
                deeper.list().ofMaxSize(4))
            .as(Expression.Function::new);
    return Arbitraries.oneOf(leaves, arithmetic, functions);
  }

  /** Expressions that are true or false. */
  public static Arbitrary<Expression> conditions() {
    return conditions(2);
  }

  private static Arbitrary<Expression> conditions(int depth) {
    Arbitrary<Expression> leaves =
        Arbitraries.oneOf(comparisons(), betweens(), likes(), isNulls(), spatials());
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Expression> deeper = conditions(depth - 1);
    Arbitrary<List<Expression>> terms = deeper.list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaves,
        deeper.map(Expression.Not::new),
        terms.map(Expression.And::new),
        terms.map(Expression.Or::new));
  }

  private static Arbitrary<Expression> comparisons() {
    return Combinators.combine(
            Arbitraries.of(Expression.Comparator.class),
            values(),
            values(),
            Arbitraries.of(true, false))
        .as(Expression.Comparison::new);
  }

  private static Arbitrary<Expression> betweens() {
    return Combinators.combine(values(), values(), values()).as(Expression.Between::new);
  }

  private static Arbitrary<Expression> isNulls() {
    return values().map(Expression.IsNull::new);
  }

  private static Arbitrary<Expression> likes() {
    return Combinators.combine(
            values(),
            texts(),
            Arbitraries.of('*', '%', '\0'),
            Arbitraries.of('?', '_', '\0'),
            Arbitraries.of('\\', '!', '\0'),
            Arbitraries.of(true, false))
        .as(Expression.Like::new);
  }

  private static Arbitrary<Expression> spatials() {
    Arbitrary<Expression> shapes =
        Combinators.combine(
                Arbitraries.doubles().between(-200, 200), Arbitraries.doubles().between(-90, 90))
            .as((x, y) -> new GeometryFactory().createPoint(new Coordinate(x, y)))
            .flatMap(
                point -> Arbitraries.of(point, point.buffer(3, 2), point.buffer(2).getBoundary()))
            .map(Literal::new);
    return Combinators.combine(Arbitraries.of(Expression.SpatialOperator.class), shapes)
        .as(
            (operator, shape) ->
                new Expression.Spatial(operator, new Expression.TheGeometry(), shape));
  }
}
