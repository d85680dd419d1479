package org.tutai.geo.expr;

import org.jspecify.annotations.Nullable;

/** Binds and evaluates expressions. */
final class Expressions {

  private Expressions() {}

  static Expression bind(Expression expression, Columns columns) {
    return expression instanceof Expression.Property property
        ? new Expression.Column(property.name(), columns.indexOf(property.name()))
        : expression;
  }

  static @Nullable Object evaluate(Expression expression, Row row) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    return expression instanceof Expression.Column column && column.index() >= 0
        ? row.value(column.index())
        : null;
  }
}
