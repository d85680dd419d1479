package org.tutai.geo.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression.And;
import org.tutai.geo.expr.Expression.Arithmetic;
import org.tutai.geo.expr.Expression.Between;
import org.tutai.geo.expr.Expression.Column;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.IsNull;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Not;
import org.tutai.geo.expr.Expression.Operator;
import org.tutai.geo.expr.Expression.Or;
import org.tutai.geo.expr.Expression.Spatial;
import org.tutai.geo.expr.Expression.SpatialOperator;
import org.tutai.geo.expr.Expression.TheGeometry;

class ExpressionsTest {

  private static final Columns COLUMNS = Rows.columns("class", "人口", "name");

  private static Expression property(String name) {
    return new Expression.Property(name);
  }

  private static Expression literal(Object value) {
    return new Literal(value);
  }

  private static Comparison isOne(String name) {
    return new Comparison(Comparator.EQUAL, property(name), literal("1"), true);
  }

  @Test
  void bindingTurnsNamesIntoColumns() {
    assertThat(property("人口").bind(COLUMNS)).isEqualTo(new Column("人口", 1));
    assertThat(property("nobody").bind(COLUMNS)).isEqualTo(new Column("nobody", -1));
  }

  @Test
  void aPrefixIsLeftOutWhereTheWholeNameIsNoColumn() {
    assertThat(property("topp:name").bind(COLUMNS)).isEqualTo(new Column("topp:name", 2));
    assertThat(property("a:b").bind(Rows.columns("b", "a:b"))).isEqualTo(new Column("a:b", 1));
  }

  @Test
  void anExpressionThatIsNotBoundKnowsNoProperty() {
    assertThat(property("class").evaluate(Rows.of(1L))).isNull();
  }

  @Test
  void evaluatesWhatTheRowHolds() {
    Row row = Rows.at("POINT (3 4)", 1L, 2_500.5, "信義區");
    assertThat(property("name").bind(COLUMNS).evaluate(row)).isEqualTo("信義區");
    assertThat(isOne("class").bind(COLUMNS).test(row)).isTrue();
    assertThat(new TheGeometry().evaluate(row)).isEqualTo(Rows.wkt("POINT (3 4)"));
    assertThat(
            new Arithmetic(Operator.DIVIDE, property("人口"), literal("2"))
                .bind(COLUMNS)
                .evaluate(row))
        .isEqualTo(1250.25);
  }

  @Test
  void comparingWithNoValueIsFalseAndItsNegationTrue() {
    Row row = Rows.of(null, null, null);
    assertThat(isOne("class").bind(COLUMNS).test(row)).isFalse();
    assertThat(new Not(isOne("class")).bind(COLUMNS).test(row)).isTrue();
    assertThat(new IsNull(property("class")).bind(COLUMNS).test(row)).isTrue();
    assertThat(new IsNull(property("nobody")).bind(COLUMNS).test(row)).isTrue();
    assertThat(new IsNull(literal("")).test(row)).isFalse();
    assertThat(new Between(property("class"), literal("0"), literal("9")).bind(COLUMNS).test(row))
        .isFalse();
  }

  @Test
  void betweenIncludesItsEnds() {
    Expression between = new Between(property("人口"), literal("9"), literal("100")).bind(COLUMNS);
    assertThat(between.test(Rows.of(0L, 9L, ""))).isTrue();
    assertThat(between.test(Rows.of(0L, 100.0, ""))).isTrue();
    assertThat(between.test(Rows.of(0L, "50", ""))).isTrue();
    assertThat(between.test(Rows.of(0L, 100.5, ""))).isFalse();
  }

  @Test
  void ofNoTermsAndIsTrueAndOrIsFalse() {
    assertThat(new And(List.of()).test(Rows.of())).isTrue();
    assertThat(new Or(List.of()).test(Rows.of())).isFalse();
  }

  @Test
  void spatialRelationsOfAFeatureWithoutGeometryAreFalse() {
    for (SpatialOperator operator : SpatialOperator.values()) {
      Expression relation =
          new Spatial(operator, new TheGeometry(), literal(Rows.wkt("POINT (1 1)")));
      assertThat(relation.test(Rows.of())).isFalse();
    }
  }

  @Test
  void spatialRelations() {
    checkRelation(SpatialOperator.BBOX, "POINT (1 1)", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", true);
    checkRelation(SpatialOperator.INTERSECTS, "LINESTRING (0 0, 9 9)", "POINT (5 5)", true);
    checkRelation(SpatialOperator.DISJOINT, "LINESTRING (0 0, 9 9)", "POINT (5 6)", true);
    checkRelation(
        SpatialOperator.WITHIN, "POINT (1 1)", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", true);
    checkRelation(
        SpatialOperator.CONTAINS, "POINT (1 1)", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", false);
    checkRelation(
        SpatialOperator.TOUCHES, "POINT (0 1)", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", true);
    checkRelation(SpatialOperator.CROSSES, "LINESTRING (0 1, 2 1)", "LINESTRING (1 0, 1 2)", true);
    checkRelation(SpatialOperator.OVERLAPS, "LINESTRING (0 0, 2 0)", "LINESTRING (1 0, 3 0)", true);
    checkRelation(
        SpatialOperator.EQUALS, "LINESTRING (0 0, 2 0)", "LINESTRING (2 0, 1 0, 0 0)", true);
  }

  private static void checkRelation(
      SpatialOperator operator, String a, String b, boolean expected) {
    Expression relation = new Spatial(operator, new TheGeometry(), literal(Rows.wkt(b)));
    assertThat(relation.test(Rows.at(a))).as("%s %s %s", a, operator, b).isEqualTo(expected);
  }

  @Test
  void numbersAndTextsForDrawing() {
    assertThat(Expressions.number(literal("2.5"), Rows.of(), 1)).isEqualTo(2.5);
    assertThat(Expressions.number(literal("wide"), Rows.of(), 1)).isEqualTo(1);
    assertThat(Expressions.number(literal(null), Rows.of(), 1)).isEqualTo(1);
    assertThat(Expressions.text(literal(12.0), Rows.of())).isEqualTo("12");
    assertThat(Expressions.text(literal(null), Rows.of())).isNull();
  }

  @Test
  void tellsWhatAnExpressionUses() {
    Expression filter =
        new And(
            List.of(
                isOne("name"),
                new Not(isOne("class")),
                isOne("nobody"),
                new Function("in", List.of(property("class"), literal("2"))),
                new Spatial(
                    SpatialOperator.INTERSECTS,
                    new TheGeometry(),
                    literal(Rows.wkt("POINT (1 1)")))));
    assertThat(Expressions.properties(filter)).containsExactly("name", "class", "nobody");
    assertThat(Expressions.columns(filter)).isEmpty();
    assertThat(Expressions.usesGeometry(filter)).isTrue();
    assertThat(Expressions.usesGeometry(isOne("name"))).isFalse();
    Expression bound = new Or(List.of(isOne("name"), isOne("class"))).bind(COLUMNS);
    assertThat(Expressions.properties(bound)).containsExactly("name", "class");
    assertThat(Expressions.columns(bound)).containsExactly(0, 2);
  }

  @Test
  void whatIsConstantIsWorkedOut() {
    checkFolded(new Arithmetic(Operator.ADD, literal("1"), literal(2L)), literal(3L));
    checkFolded(new Not(new Not(literal(true))), literal(true));
    checkFolded(new And(List.of(isOne("class"), literal(false))), literal(false));
    checkFolded(new And(List.of(isOne("class"), literal(true))), isOne("class"));
    checkFolded(new Or(List.of(isOne("class"), literal(true))), literal(true));
    checkFolded(new Or(List.of(literal("maybe"), literal(null))), literal(false));
    checkFolded(new And(List.of(property("class"))), new And(List.of(property("class"))));
    assertThat(isOne("nobody").bind(COLUMNS)).isEqualTo(literal(false));
  }

  private static void checkFolded(Expression expression, Expression expected) {
    assertThat(Expressions.fold(expression)).isEqualTo(expected);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void bindingAndFoldingChangeNoAnswer(
      @ForAll("conditions") Expression expression, @ForAll("rows") Row row) {
    Expression bound = expression.bind(COLUMNS);
    assertThat(bound.test(row)).isEqualTo(naive(expression, row));
    assertThat(Expressions.fold(expression).bind(COLUMNS).test(row)).isEqualTo(bound.test(row));
  }

  /** Answers a filter with nothing folded: only the logic is evaluated here. */
  private static boolean naive(Expression expression, Row row) {
    if (expression instanceof And and) {
      return and.terms().stream().allMatch(term -> naive(term, row));
    }
    if (expression instanceof Or or) {
      return or.terms().stream().anyMatch(term -> naive(term, row));
    }
    if (expression instanceof Not not) {
      return !naive(not.term(), row);
    }
    return Boolean.TRUE.equals(Expressions.evaluate(columnsOnly(expression), row));
  }

  private static Expression columnsOnly(Expression expression) {
    if (expression instanceof Expression.Property property) {
      return new Column(property.name(), COLUMNS.indexOf(property.name()));
    }
    if (expression instanceof Comparison e) {
      return new Comparison(
          e.operator(), columnsOnly(e.left()), columnsOnly(e.right()), e.matchCase());
    }
    if (expression instanceof Between e) {
      return new Between(columnsOnly(e.value()), columnsOnly(e.lower()), columnsOnly(e.upper()));
    }
    if (expression instanceof Expression.Like e) {
      return new Expression.Like(
          columnsOnly(e.value()), e.pattern(), e.many(), e.one(), e.escape(), e.matchCase());
    }
    if (expression instanceof IsNull e) {
      return new IsNull(columnsOnly(e.value()));
    }
    if (expression instanceof Arithmetic e) {
      return new Arithmetic(e.operator(), columnsOnly(e.left()), columnsOnly(e.right()));
    }
    if (expression instanceof Function e) {
      return new Function(
          e.name(), e.arguments().stream().map(ExpressionsTest::columnsOnly).toList());
    }
    return expression;
  }

  @Provide
  Arbitrary<Expression> conditions() {
    return Trees.conditions();
  }

  @Provide
  Arbitrary<Row> rows() {
    return Arbitraries.<Object>of("1", "a", 1L, 2.5, true, "", "09")
        .injectNull(0.2)
        .list()
        .ofSize(3)
        .map(values -> Rows.at("POINT (1 1)", values.toArray()));
  }
}
