package org.tutai.geo.expr;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from a feature: the one expression tree behind SLD filters, ECQL and MapLibre
 * expressions. Nothing in it can name code: functions come from an allow-list ({@link Functions}).
 * Immutable, thread-safe.
 *
 * <p>Names are looked up once by {@link #bind}; an expression is evaluated only when bound (or when
 * it names no column).
 */
public sealed interface Expression {

  /**
   * This expression with its property names turned into column indexes; an unknown name always
   * yields null.
   */
  default Expression bind(Columns columns) {
    return Expressions.bind(this, columns);
  }

  /**
   * The value for a row, or null for "no value"; see {@link Expressions#evaluate} for the rules.
   */
  default @Nullable Object evaluate(Row row) {
    return Expressions.evaluate(this, row);
  }

  /**
   * Whether the value is true for a row; null and anything that is not a truth value count as
   * false.
   */
  default boolean test(Row row) {
    return Boolean.TRUE.equals(evaluate(row));
  }

  /**
   * A constant: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, a JTS geometry, or
   * null.
   */
  record Literal(@Nullable Object value) implements Expression {}

  /** A property by name, not yet bound. */
  record Property(String name) implements Expression {
    public Property {
      Objects.requireNonNull(name, "name");
    }
  }

  /** A bound property; index −1 is a property the columns don't have. */
  record Column(String name, int index) implements Expression {}

  /** The feature's geometry. */
  record TheGeometry() implements Expression {}

  /** Operators of two values that yield a truth value. */
  enum Comparator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** {@code left op right}. */
  record Comparison(Comparator operator, Expression left, Expression right, boolean matchCase)
      implements Expression {}

  /** {@code value BETWEEN lower AND upper}, ends included. */
  record Between(Expression value, Expression lower, Expression upper) implements Expression {}

  /**
   * A pattern match over the whole text: {@code many} stands for any run of characters, {@code one}
   * for any one, {@code escape} takes the meaning from the character after it.
   */
  record Like(Expression value, String pattern, char many, char one, char escape, boolean matchCase)
      implements Expression {}

  /** Whether there is no value. */
  record IsNull(Expression value) implements Expression {}

  /** All true (of none: true). */
  record And(List<Expression> terms) implements Expression {
    public And {
      terms = List.copyOf(terms);
    }
  }

  /** At least one true (of none: false). */
  record Or(List<Expression> terms) implements Expression {
    public Or {
      terms = List.copyOf(terms);
    }
  }

  /** Not true. */
  record Not(Expression term) implements Expression {}

  /** Operators of two numbers. */
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
  }

  /** {@code left op right}. */
  record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {}

  /** A function of the allow-list. */
  record Function(String name, List<Expression> arguments) implements Expression {
    public Function {
      arguments = List.copyOf(arguments);
    }
  }

  /** A relation of two geometries. */
  enum SpatialOperator {
    BBOX,
    INTERSECTS,
    DISJOINT,
    WITHIN,
    CONTAINS,
    TOUCHES,
    CROSSES,
    OVERLAPS,
    EQUALS
  }

  /** {@code left op right}, both geometries in the layer's CRS. */
  record Spatial(SpatialOperator operator, Expression left, Expression right)
      implements Expression {}
}
