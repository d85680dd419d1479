package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Columns;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.TheGeometry;
import org.tutai.geo.expr.Row;
import org.tutai.geo.expr.Rows;

class RulePlanTest {

  private static final Columns COLUMNS = Rows.columns("class", "name", "width");
  private static final double SCALE = 10_000;
  private static final double NO_END = Double.POSITIVE_INFINITY;

  private static Rule rule(Expression filter) {
    return new Rule("", "", 0, NO_END, filter, false, List.of());
  }

  private static Rule elseRule(Expression filter) {
    return new Rule("", "", 0, NO_END, filter, true, List.of());
  }

  private static Expression is(String property, String value) {
    return new Comparison(
        Comparator.EQUAL, new Expression.Property(property), new Literal(value), true);
  }

  private static RulePlan plan(Rule... rules) {
    return RulePlan.of(new FeatureTypeStyle(List.of(rules)), SCALE, COLUMNS);
  }

  private static Row row(Object value) {
    return Rows.of(value, "x", 1L);
  }

  @Test
  void everyRuleThatHoldsTakesTheFeature() {
    RulePlan plan = plan(rule(is("class", "1")), rule(null), rule(is("class", "2")));
    assertThat(plan.rulesFor(row(1L))).containsExactly(0, 1);
    assertThat(plan.rulesFor(row(2L))).containsExactly(1, 2);
    assertThat(plan.rulesFor(row(null))).containsExactly(1);
  }

  @Test
  void anElseRuleTakesWhatNoOtherTakes() {
    RulePlan plan = plan(elseRule(null), rule(is("class", "1")), elseRule(is("name", "y")));
    assertThat(plan.rulesFor(row(1L))).containsExactly(1);
    assertThat(plan.rulesFor(row(3L))).containsExactly(0);
    assertThat(plan.rulesFor(Rows.of(3L, "y", 1L))).containsExactly(0, 2);
  }

  @Test
  void anElseRuleLooksOnlyAtRulesOfItsScale() {
    Rule far = new Rule("", "", SCALE * 2, NO_END, null, false, List.of());
    RulePlan plan = plan(far, elseRule(null));
    assertThat(plan.rules()).hasSize(1);
    assertThat(plan.rulesFor(row(1L))).containsExactly(0);
  }

  @Test
  void ofFirstMatchesThereIsOne() {
    FeatureTypeStyle pass =
        new FeatureTypeStyle(
            List.of(elseRule(null), rule(is("class", "1")), rule(null), rule(null)), true);
    RulePlan plan = RulePlan.of(pass, SCALE, COLUMNS);
    assertThat(plan.rulesFor(row(1L))).containsExactly(1);
    assertThat(plan.rulesFor(row(2L))).containsExactly(2);
  }

  @Test
  void rulesThatCannotHoldAreLeftOut() {
    RulePlan plan = plan(rule(is("nobody", "1")), rule(new Literal(false)), rule(is("class", "1")));
    assertThat(plan.rules()).hasSize(1);
    assertThat(plan.rulesFor(row(1L))).containsExactly(0);
    assertThat(plan(rule(is("nobody", "1"))).isEmpty()).isTrue();
  }

  @Test
  void tellsOnWhichColumnsTheChoiceDepends() {
    assertThat(plan(rule(is("name", "a")), rule(is("name", "b"))).singleColumn()).hasValue(1);
    assertThat(plan(rule(is("name", "a")), rule(null)).singleColumn()).hasValue(1);
    assertThat(plan(rule(is("name", "a")), rule(is("class", "b"))).singleColumn()).isEmpty();
    assertThat(plan(rule(is("name", "a")), rule(is("class", "b"))).filterColumns())
        .containsExactly(0, 1);
    RulePlan constant = plan(rule(null), elseRule(null));
    assertThat(constant.singleColumn()).isEmpty();
    assertThat(constant.isConstant()).isTrue();
  }

  @Test
  void aFilterOnTheGeometryDependsOnMoreThanAColumn() {
    Expression near =
        new Expression.Spatial(
            Expression.SpatialOperator.INTERSECTS,
            new TheGeometry(),
            new Literal(Rows.wkt("POINT (1 1)")));
    RulePlan plan = plan(rule(is("name", "x")), rule(near));
    assertThat(plan.filtersUseGeometry()).isTrue();
    assertThat(plan.singleColumn()).isEmpty();
    assertThat(plan.isConstant()).isFalse();
    assertThat(plan(rule(near)).isConstant()).isFalse();
    assertThat(plan.rulesFor(Rows.at("POINT (1 1)", 0L, "y", 1L))).containsExactly(1);
  }

  @Test
  void symbolizersAreBoundAndTheirColumnsTold() {
    Stroke stroke =
        new Stroke(
            new Literal("#000000"),
            new Literal(1.0),
            new Expression.Property("width"),
            Stroke.Join.ROUND,
            Stroke.Cap.ROUND,
            List.of(),
            0);
    RulePlan plan =
        plan(
            new Rule(
                "",
                "",
                0,
                NO_END,
                is("class", "1"),
                false,
                List.of(new Symbolizer.LineSymbolizer(stroke))));
    Symbolizer.LineSymbolizer line =
        (Symbolizer.LineSymbolizer) plan.rules().get(0).symbolizers().get(0);
    assertThat(line.stroke().width()).isEqualTo(new Expression.Column("width", 2));
    assertThat(plan.columns()).containsExactly(0, 2);
    assertThat(plan.filterColumns()).containsExactly(0);
  }

  @Property(tries = 500)
  void agreesWithTheRulesReadOneByOne(
      @ForAll("passes") FeatureTypeStyle pass, @ForAll("values") List<Object> values) {
    Row row = Rows.of(values.toArray());
    RulePlan plan = RulePlan.of(pass, SCALE, COLUMNS);
    List<String> taken =
        Arrays.stream(plan.rulesFor(row)).mapToObj(i -> plan.rules().get(i).name()).toList();
    assertThat(taken).isEqualTo(naive(pass, row));
  }

  private static List<String> naive(FeatureTypeStyle pass, Row row) {
    List<String> normal = naive(pass, row, false);
    return normal.isEmpty() ? naive(pass, row, true) : normal;
  }

  private static List<String> naive(FeatureTypeStyle pass, Row row, boolean fromElse) {
    return pass.rules().stream()
        .filter(rule -> rule.elseFilter() == fromElse && rule.holdsAt(SCALE))
        .filter(rule -> rule.filter() == null || rule.filter().bind(COLUMNS).test(row))
        .map(Rule::name)
        .limit(pass.firstMatchOnly() ? 1 : Long.MAX_VALUE)
        .toList();
  }

  @Provide
  Arbitrary<FeatureTypeStyle> passes() {
    Arbitrary<Expression> filters =
        Combinators.combine(
                Arbitraries.of("class", "name", "nobody"), Arbitraries.of("1", "x", "y"))
            .as(RulePlanTest::is);
    Arbitrary<Rule> rules =
        Combinators.combine(
                filters.injectNull(0.2),
                Arbitraries.of(true, false, false),
                Arbitraries.of(0.0, 0.0, SCALE, SCALE * 2))
            .as(
                (filter, isElse, from) ->
                    new Rule("", "", from, NO_END, filter, isElse, List.of()));
    return Combinators.combine(rules.list().ofMaxSize(6), Arbitraries.of(true, false))
        .as((list, first) -> new FeatureTypeStyle(named(list), first));
  }

  private static List<Rule> named(List<Rule> rules) {
    return IntStream.range(0, rules.size())
        .mapToObj(
            i -> {
              Rule rule = rules.get(i);
              return new Rule(
                  "r" + i,
                  "",
                  rule.minScale(),
                  rule.maxScale(),
                  rule.filter(),
                  rule.elseFilter(),
                  List.of());
            })
        .toList();
  }

  @Provide
  Arbitrary<List<Object>> values() {
    return Arbitraries.<Object>of("1", 1L, "x", "y", 2.5).injectNull(0.2).list().ofSize(3);
  }
}
