package org.tutai.geo.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Columns;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Row;

/**
 * One pass of a style made ready for a layer and a scale: the rules that can hold, bound to the
 * layer's columns, and what must be read of a feature to choose among them. Immutable, thread-safe.
 */
public final class RulePlan {

  private static final int[] NONE = {};

  private final List<Rule> rules;
  private final @Nullable Expression[] filters;
  private final boolean[] elseRules;
  private final boolean hasElse;
  private final boolean firstMatchOnly;
  private final int[][] alone;
  private final Set<Integer> filterColumns = new TreeSet<>();
  private final Set<Integer> columns = new TreeSet<>();
  private final boolean filtersUseGeometry;

  private RulePlan(List<Rule> rules, boolean firstMatchOnly) {
    this.rules = List.copyOf(rules);
    this.firstMatchOnly = firstMatchOnly;
    filters = new Expression[rules.size()];
    elseRules = new boolean[rules.size()];
    alone = new int[rules.size()][];
    boolean usesGeometry = false;
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      Expression filter = rule.filter();
      filters[i] = filter;
      elseRules[i] = rule.elseFilter();
      alone[i] = new int[] {i};
      if (filter != null) {
        filterColumns.addAll(Expressions.columns(filter));
        usesGeometry |= Expressions.usesGeometry(filter);
      }
      rule.map(this::noteColumns);
    }
    filtersUseGeometry = usesGeometry;
    hasElse = rules.stream().anyMatch(Rule::elseFilter);
  }

  private Expression noteColumns(Expression expression) {
    columns.addAll(Expressions.columns(expression));
    return expression;
  }

  /**
   * The plan for a pass at a scale.
   *
   * @param scaleDenominator as {@link Rule#holdsAt} takes it
   * @param columns the layer's; properties they don't have are without value
   */
  public static RulePlan of(FeatureTypeStyle pass, double scaleDenominator, Columns columns) {
    List<Rule> active = new ArrayList<>();
    for (Rule rule : pass.rules()) {
      Rule bound = rule.holdsAt(scaleDenominator) ? rule.bind(columns) : null;
      if (bound != null && !neverHolds(bound)) {
        active.add(alwaysHolds(bound) ? withoutFilter(bound) : bound);
      }
    }
    return new RulePlan(active, pass.firstMatchOnly());
  }

  private static boolean neverHolds(Rule rule) {
    return rule.filter() instanceof Literal literal && !Boolean.TRUE.equals(literal.value());
  }

  private static boolean alwaysHolds(Rule rule) {
    return rule.filter() instanceof Literal literal && Boolean.TRUE.equals(literal.value());
  }

  private static Rule withoutFilter(Rule rule) {
    return new Rule(
        rule.name(),
        rule.title(),
        rule.description(),
        rule.minScale(),
        rule.maxScale(),
        null,
        rule.elseFilter(),
        rule.symbolizers());
  }

  /**
   * The rules that hold at the scale for one feature or another, bound, constants worked out, in
   * drawing order.
   */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether nothing is drawn at the scale. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /**
   * The indexes into {@link #rules()} of those that take a feature, ascending. The array may be
   * shared: it must not be changed.
   */
  public int[] rulesFor(Row row) {
    int[] taken = taken(row, false);
    return taken.length == 0 && hasElse ? taken(row, true) : taken;
  }

  private int[] taken(Row row, boolean fromElse) {
    int[] taken = NONE;
    for (int i = 0; i < elseRules.length; i++) {
      if (elseRules[i] == fromElse && holds(i, row)) {
        if (firstMatchOnly) {
          return alone[i];
        }
        taken = taken.length == 0 ? alone[i] : with(taken, i);
      }
    }
    return taken;
  }

  private boolean holds(int rule, Row row) {
    Expression filter = filters[rule];
    return filter == null || filter.test(row);
  }

  private static int[] with(int[] taken, int rule) {
    int[] longer = Arrays.copyOf(taken, taken.length + 1);
    longer[taken.length] = rule;
    return longer;
  }

  /** The indexes of the columns the filters look at, ascending. */
  public Set<Integer> filterColumns() {
    return Collections.unmodifiableSet(filterColumns);
  }

  /** The indexes of the columns the filters and the symbolizers look at, ascending. */
  public Set<Integer> columns() {
    return Collections.unmodifiableSet(columns);
  }

  /** Whether a filter looks at the feature's geometry. */
  public boolean filtersUseGeometry() {
    return filtersUseGeometry;
  }

  /** Whether {@link #rulesFor} is the same for all features: no filter looks at any. */
  public boolean isConstant() {
    return filterColumns.isEmpty() && !filtersUseGeometry;
  }

  /**
   * The column on which alone {@link #rulesFor} depends, so that its answer may be kept for each
   * distinct value; empty when it depends on none, on several, or on the geometry.
   */
  public OptionalInt singleColumn() {
    return filterColumns.size() == 1 && !filtersUseGeometry
        ? OptionalInt.of(filterColumns.iterator().next())
        : OptionalInt.empty();
  }
}
