package org.tutai.geo.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.expr.Expression.And;
import org.tutai.geo.expr.Expression.Arithmetic;
import org.tutai.geo.expr.Expression.Between;
import org.tutai.geo.expr.Expression.Column;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.IsNull;
import org.tutai.geo.expr.Expression.Like;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Not;
import org.tutai.geo.expr.Expression.Or;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.expr.Expression.Spatial;
import org.tutai.geo.expr.Expression.TheGeometry;

/**
 * Binds, simplifies, searches and evaluates expressions. All methods are pure and thread-safe.
 *
 * <p>There are two truth values: a comparison, a pattern match or a spatial relation with "no
 * value" on either side is false (so {@code NOT (a = 1)} is true where {@code a} has no value, and
 * {@code a <> 1} is false). Values of different kinds are compared as {@link Values} says.
 * Arithmetic and functions of "no value" yield no value, unless a function says otherwise. Nothing
 * here throws for a value of the wrong kind: it counts as no value.
 */
public final class Expressions {

  private Expressions() {}

  /**
   * The expression with its properties turned into columns and all that is constant worked out. A
   * name {@code prefix:name} that is no column is looked up without its prefix.
   */
  public static Expression bind(Expression expression, Columns columns) {
    Expression bound =
        expression instanceof Property property
            ? bindProperty(property, columns)
            : map(expression, part -> bind(part, columns));
    return foldHere(bound);
  }

  /** The expression with all that is constant worked out; what it yields stays the same. */
  public static Expression fold(Expression expression) {
    return foldHere(map(expression, Expressions::fold));
  }

  /** The names of the properties the expression uses, bound or not, in order of appearance. */
  public static Set<String> properties(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    visitProperties(expression, names);
    return names;
  }

  /** The indexes of the columns a bound expression uses, ascending; unknown columns left out. */
  public static Set<Integer> columns(Expression expression) {
    Set<Integer> indexes = new TreeSet<>();
    visitColumns(expression, indexes);
    return indexes;
  }

  /** Whether the expression looks at the feature's geometry. */
  public static boolean usesGeometry(Expression expression) {
    return expression instanceof TheGeometry
        || parts(expression).stream().anyMatch(Expressions::usesGeometry);
  }

  /** The expressions an expression is directly made of, in order; none for a leaf. */
  public static List<Expression> parts(Expression expression) {
    List<Expression> parts = new ArrayList<>();
    map(
        expression,
        part -> {
          parts.add(part);
          return part;
        });
    return parts;
  }

  /** The value of a bound expression for a row, or null for "no value". */
  public static @Nullable Object evaluate(Expression expression, Row row) {
    if (expression instanceof Literal literal) {
      return literal.value();
    }
    if (expression instanceof Column column) {
      return column.index() < 0 ? null : row.value(column.index());
    }
    if (expression instanceof Arithmetic arithmetic) {
      return Values.calculate(
          arithmetic.operator(),
          evaluate(arithmetic.left(), row),
          evaluate(arithmetic.right(), row));
    }
    if (expression instanceof Function function) {
      return Functions.evaluate(function, row);
    }
    if (expression instanceof TheGeometry) {
      return row.geometry();
    }
    if (expression instanceof Property) {
      return null;
    }
    return holds(expression, row);
  }

  /** Evaluates an operator that yields a truth value. */
  private static boolean holds(Expression expression, Row row) {
    if (expression instanceof Comparison comparison) {
      return Values.holds(
          comparison.operator(),
          evaluate(comparison.left(), row),
          evaluate(comparison.right(), row),
          comparison.matchCase());
    }
    if (expression instanceof And and) {
      return all(and.terms(), row);
    }
    if (expression instanceof Or or) {
      return any(or.terms(), row);
    }
    if (expression instanceof Not not) {
      return !not.term().test(row);
    }
    if (expression instanceof Between between) {
      return between(between, row);
    }
    if (expression instanceof Like like) {
      return Patterns.matches(like, Values.text(evaluate(like.value(), row)));
    }
    if (expression instanceof IsNull isNull) {
      return evaluate(isNull.value(), row) == null;
    }
    if (expression instanceof Spatial spatial) {
      return SpatialRelations.holds(
          spatial.operator(), evaluate(spatial.left(), row), evaluate(spatial.right(), row));
    }
    throw new IllegalStateException("an expression nobody evaluates: " + expression);
  }

  /** The value as a number, or {@code otherwise} where there is none. */
  public static double number(Expression expression, Row row, double otherwise) {
    Number number = Values.number(evaluate(expression, row));
    return number == null ? otherwise : number.doubleValue();
  }

  /** The value as text (see {@link Values#text}), or null where there is none. */
  public static @Nullable String text(Expression expression, Row row) {
    return Values.text(evaluate(expression, row));
  }

  private static boolean all(List<Expression> terms, Row row) {
    for (Expression term : terms) {
      if (!term.test(row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(List<Expression> terms, Row row) {
    for (Expression term : terms) {
      if (term.test(row)) {
        return true;
      }
    }
    return false;
  }

  private static boolean between(Between between, Row row) {
    Object value = evaluate(between.value(), row);
    return Values.holds(
            Expression.Comparator.GREATER_OR_EQUAL, value, evaluate(between.lower(), row), true)
        && Values.holds(
            Expression.Comparator.LESS_OR_EQUAL, value, evaluate(between.upper(), row), true);
  }

  private static Column bindProperty(Property property, Columns columns) {
    String name = property.name();
    int index = columns.indexOf(name);
    int colon = name.indexOf(':');
    if (index < 0 && colon >= 0) {
      index = columns.indexOf(name.substring(colon + 1));
    }
    return new Column(name, index);
  }

  private static void visitProperties(Expression expression, Set<String> names) {
    if (expression instanceof Property property) {
      names.add(property.name());
    } else if (expression instanceof Column column) {
      names.add(column.name());
    }
    parts(expression).forEach(part -> visitProperties(part, names));
  }

  private static void visitColumns(Expression expression, Set<Integer> indexes) {
    if (expression instanceof Column column && column.index() >= 0) {
      indexes.add(column.index());
    }
    parts(expression).forEach(part -> visitColumns(part, indexes));
  }

  /** A row of nothing, for working out what is constant. */
  private static final Row NO_ROW =
      new Row() {
        @Override
        public @Nullable Object value(int column) {
          throw new IllegalStateException("a constant must not ask for column " + column);
        }

        @Override
        public @Nullable Geometry geometry() {
          throw new IllegalStateException("a constant must not ask for the geometry");
        }
      };

  /** Simplifies an expression whose parts are simplified already. */
  private static Expression foldHere(Expression expression) {
    if (expression instanceof And and) {
      return foldTerms(and.terms(), true);
    }
    if (expression instanceof Or or) {
      return foldTerms(or.terms(), false);
    }
    List<Expression> parts = parts(expression);
    return !parts.isEmpty() && parts.stream().allMatch(Expressions::isConstant)
        ? new Literal(evaluate(expression, NO_ROW))
        : expression;
  }

  /** Drops the terms that cannot decide; a term that decides alone is all that is left. */
  private static Expression foldTerms(List<Expression> terms, boolean neutral) {
    List<Expression> open = new ArrayList<>();
    for (Expression term : terms) {
      if (!isConstant(term)) {
        open.add(term);
      } else if (term.test(NO_ROW) != neutral) {
        return new Literal(!neutral);
      }
    }
    if (open.isEmpty()) {
      return new Literal(neutral);
    }
    if (open.size() == 1 && yieldsTruth(open.get(0))) {
      return open.get(0);
    }
    return neutral ? new And(open) : new Or(open);
  }

  /* AND of one column is true or false where the column itself may be anything. */
  private static boolean yieldsTruth(Expression expression) {
    return !(expression instanceof Column
        || expression instanceof Property
        || expression instanceof Function
        || expression instanceof Arithmetic
        || expression instanceof TheGeometry);
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Literal
        || (expression instanceof Column column && column.index() < 0);
  }

  /** The same kind of expression over changed parts; a leaf is returned as it is. */
  private static Expression map(Expression expression, UnaryOperator<Expression> change) {
    if (expression instanceof Comparison e) {
      return new Comparison(
          e.operator(), change.apply(e.left()), change.apply(e.right()), e.matchCase());
    }
    if (expression instanceof Between e) {
      return new Between(change.apply(e.value()), change.apply(e.lower()), change.apply(e.upper()));
    }
    if (expression instanceof Like e) {
      return new Like(
          change.apply(e.value()), e.pattern(), e.many(), e.one(), e.escape(), e.matchCase());
    }
    if (expression instanceof IsNull e) {
      return new IsNull(change.apply(e.value()));
    }
    if (expression instanceof And e) {
      return new And(e.terms().stream().map(change).toList());
    }
    if (expression instanceof Or e) {
      return new Or(e.terms().stream().map(change).toList());
    }
    if (expression instanceof Not e) {
      return new Not(change.apply(e.term()));
    }
    if (expression instanceof Arithmetic e) {
      return new Arithmetic(e.operator(), change.apply(e.left()), change.apply(e.right()));
    }
    if (expression instanceof Function e) {
      return new Function(e.name(), e.arguments().stream().map(change).toList());
    }
    if (expression instanceof Spatial e) {
      return new Spatial(e.operator(), change.apply(e.left()), change.apply(e.right()));
    }
    return expression;
  }
}
