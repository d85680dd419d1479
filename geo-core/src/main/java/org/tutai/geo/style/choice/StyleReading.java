package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.And;
import org.tutai.geo.expr.Expression.Arithmetic;
import org.tutai.geo.expr.Expression.Between;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.IsNull;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Operator;
import org.tutai.geo.expr.Expression.Or;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.expr.Values;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;
import org.tutai.geo.style.Symbolizer;
import org.tutai.geo.style.Symbolizer.TextSymbolizer;

/**
 * The choices found in a style.
 *
 * @param choices as near to the style as choices come
 * @param exact whether a style made of them draws the same; if not, using them loses something
 */
public record StyleReading(StyleChoices choices, boolean exact) {

  /*
   * What is found need not be careful: it counts as exact only when the style that is made of it is
   * the style that was read. Both are compared as a document gives them back, and without names and
   * descriptions, which draw nothing.
   */

  private static final int MOST_CATEGORIES = 2_000;

  /** Finds the choices in the style of a layer of a kind; any style gives some. */
  public static StyleReading of(Style style, GeometryKind kind) {
    StyleChoices choices = choices(style, kind);
    return new StyleReading(choices, plain(choices.style("")).equals(plain(style)));
  }

  private static Style plain(Style style) {
    Style read = throughDocument(style);
    List<FeatureTypeStyle> passes =
        read.passes().stream()
            .map(
                pass ->
                    new FeatureTypeStyle(pass.rules().stream().map(StyleReading::plain).toList()))
            .toList();
    return new Style("", "", passes);
  }

  private static Rule plain(Rule rule) {
    String title = rule.title().isEmpty() ? rule.name() : rule.title();
    boolean text = rule.symbolizers().stream().allMatch(TextSymbolizer.class::isInstance);
    return new Rule(
        "",
        text ? "" : title,
        rule.minScale(),
        rule.maxScale(),
        rule.filter(),
        rule.elseFilter(),
        rule.symbolizers());
  }

  private static Style throughDocument(Style style) {
    try {
      return SldReader.read(SldWriter.write("layer", style)).defaultStyle().orElse(style);
    } catch (StyleException e) {
      return style;
    }
  }

  private static StyleChoices choices(Style style, GeometryKind kind) {
    List<Rule> drawn = new ArrayList<>();
    Optional<Labelling> labels = Optional.empty();
    for (FeatureTypeStyle pass : style.passes()) {
      for (Rule rule : pass.rules()) {
        if (labels.isEmpty()) {
          labels = labels(rule);
        }
      }
      if (drawn.isEmpty()) {
        drawn = pass.rules().stream().filter(rule -> part(rule).isPresent()).toList();
      }
    }
    Symbol symbol = symbol(style, kind);
    List<Rule> classes = drawn.stream().map(StyleReading::withoutKind).toList();
    Optional<Division> division = graduated(classes).or(() -> unique(classes));
    return new StyleChoices(
        kind,
        symbol,
        division.orElseGet(() -> single(classes)),
        division.flatMap(found -> noData(classes, found)),
        labels);
  }

  private static Division single(List<Rule> rules) {
    return rules.size() == 1 ? new Division.Single(title(rules.get(0))) : Division.Single.PLAIN;
  }

  private static Optional<Labelling> labels(Rule rule) {
    return rule.symbolizers().stream()
        .filter(TextSymbolizer.class::isInstance)
        .map(TextSymbolizer.class::cast)
        .map(text -> new Labelling(text, rule.minScale(), rule.maxScale()))
        .findFirst();
  }

  /** What a rule draws of shapes: the first. */
  private static Optional<Symbolizer> part(Rule rule) {
    return rule.symbolizers().stream().filter(StyleReading::isShape).findFirst();
  }

  private static boolean isShape(Symbolizer symbolizer) {
    return !(symbolizer instanceof TextSymbolizer)
        && !(symbolizer instanceof Symbolizer.RasterSymbolizer);
  }

  private static Symbol symbol(Style style, GeometryKind kind) {
    List<Symbolizer> all =
        style.passes().stream()
            .flatMap(pass -> pass.rules().stream())
            .flatMap(rule -> rule.symbolizers().stream())
            .filter(StyleReading::isShape)
            .toList();
    Symbol usual = Symbol.of(kind, 0x7a8fa6);
    List<Symbolizer> parts =
        usual.parts().stream().map(part -> first(all, part.getClass()).orElse(part)).toList();
    boolean one = kind != GeometryKind.MIXED && !all.isEmpty();
    return new Symbol(one ? List.of(all.get(0)) : parts);
  }

  private static Optional<Symbolizer> first(
      List<Symbolizer> all, Class<? extends Symbolizer> kind) {
    return all.stream().filter(kind::isInstance).findFirst();
  }

  /** The rule without the condition that it is for shapes of a dimension. */
  private static Rule withoutKind(Rule rule) {
    Expression filter = rule.filter();
    if (isDimension(filter)) {
      return with(rule, null);
    }
    if (filter instanceof And and && and.terms().size() == 2 && isDimension(and.terms().get(0))) {
      return with(rule, and.terms().get(1));
    }
    return rule;
  }

  private static Rule with(Rule rule, @Nullable Expression filter) {
    return new Rule(
        rule.name(),
        rule.title(),
        rule.minScale(),
        rule.maxScale(),
        filter,
        rule.elseFilter(),
        rule.symbolizers());
  }

  private static boolean isDimension(@Nullable Expression filter) {
    return filter instanceof Comparison comparison
        && comparison.left() instanceof Expression.Function function
        && function.name().equals("dimension");
  }

  private static String title(Rule rule) {
    return rule.title().isEmpty() ? rule.name() : rule.title();
  }

  private static int colour(Rule rule) {
    return part(rule)
        .map(part -> new Symbol(List.of(part)).colour().orElse(0x9a958b))
        .orElse(0x9a958b);
  }

  private static Optional<String> noData(List<Rule> rules, Division division) {
    return rules.stream()
        .filter(
            rule ->
                division instanceof Division.Unique
                    ? rule.filter() instanceof IsNull
                    : rule.elseFilter() || rule.filter() instanceof IsNull)
        .map(StyleReading::title)
        .findFirst();
  }

  // ---- one colour for each value

  private static Optional<Division> unique(List<Rule> rules) {
    List<Division.Category> categories = new ArrayList<>();
    Optional<Division.Others> others = Optional.empty();
    String field = null;
    for (Rule rule : rules) {
      if (rule.elseFilter()) {
        others = Optional.of(new Division.Others(title(rule), colour(rule)));
      } else if (!(rule.filter() instanceof IsNull)) {
        List<Comparison> terms = terms(rule.filter());
        if (terms.isEmpty() || categories.size() == MOST_CATEGORIES) {
          return Optional.empty();
        }
        for (Comparison term : terms) {
          String name = ((Property) term.left()).name();
          if (field != null && !field.equals(name)) {
            return Optional.empty();
          }
          field = name;
        }
        List<String> values =
            terms.stream()
                .map(term -> String.valueOf(Values.text(((Literal) term.right()).value())))
                .toList();
        categories.add(new Division.Category(values, title(rule), colour(rule)));
      }
    }
    return field == null
        ? Optional.empty()
        : Optional.of(new Division.Unique(field, categories, others));
  }

  /** The comparisons of a property with constants that a filter is, or that it is one of. */
  private static List<Comparison> terms(@Nullable Expression filter) {
    Stream<Expression> parts =
        filter instanceof Or or ? or.terms().stream() : Stream.ofNullable(filter);
    List<Expression> all = parts.toList();
    boolean equal =
        all.stream()
            .allMatch(
                each ->
                    each instanceof Comparison comparison
                        && comparison.operator() == Comparator.EQUAL
                        && comparison.left() instanceof Property
                        && comparison.right() instanceof Literal literal
                        && Values.text(literal.value()) != null);
    return equal ? all.stream().map(Comparison.class::cast).toList() : List.of();
  }

  // ---- classes of a number

  private record Stretch(Expression value, double from, double to, Rule rule) {}

  private static Optional<Division> graduated(List<Rule> rules) {
    List<Stretch> stretches = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.elseFilter() && !(rule.filter() instanceof IsNull)) {
        Optional<Stretch> stretch = stretch(rule);
        if (stretch.isEmpty()) {
          return Optional.empty();
        }
        stretches.add(stretch.get());
      }
    }
    if (stretches.isEmpty()) {
      return Optional.empty();
    }
    stretches.sort(java.util.Comparator.comparingDouble(Stretch::from));
    return graduatedOf(stretches);
  }

  private static Optional<Division> graduatedOf(List<Stretch> stretches) {
    Expression value = stretches.get(0).value();
    List<Double> breaks = new ArrayList<>();
    for (int i = 1; i < stretches.size(); i++) {
      Stretch each = stretches.get(i);
      boolean next = each.from() == stretches.get(i - 1).to() && each.from() > last(breaks);
      if (!next || !each.value().equals(value) || !Double.isFinite(each.from())) {
        return Optional.empty();
      }
      breaks.add(each.from());
    }
    Optional<String> field = field(value, true);
    return field.map(
        name ->
            new Division.Graduated(
                name,
                field(value, false),
                breaks,
                stretches.stream().map(each -> colour(each.rule())).toList(),
                stretches.stream().map(each -> title(each.rule())).toList()));
  }

  private static double last(List<Double> breaks) {
    return breaks.isEmpty() ? Double.NEGATIVE_INFINITY : breaks.get(breaks.size() - 1);
  }

  private static Optional<String> field(Expression value, boolean first) {
    if (value instanceof Property property) {
      return first ? Optional.of(property.name()) : Optional.empty();
    }
    if (value instanceof Arithmetic ratio
        && ratio.operator() == Operator.DIVIDE
        && ratio.left() instanceof Property left
        && ratio.right() instanceof Property right) {
      return Optional.of(first ? left.name() : right.name());
    }
    return Optional.empty();
  }

  /** The stretch of numbers that a rule is for; which of its ends are included is not looked at. */
  private static Optional<Stretch> stretch(Rule rule) {
    Expression filter = rule.filter();
    if (filter instanceof Expression.Not not && not.term() instanceof IsNull some) {
      return Optional.of(
          new Stretch(some.value(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, rule));
    }
    if (filter instanceof Between between) {
      Stretch whole =
          new Stretch(between.value(), number(between.lower()), number(between.upper()), rule);
      return Double.isNaN(whole.from() + whole.to()) ? Optional.empty() : Optional.of(whole);
    }
    if (filter instanceof Comparison comparison) {
      return side(comparison, rule);
    }
    if (filter instanceof And and && and.terms().size() == 2) {
      return and.terms().stream()
          .map(
              term ->
                  term instanceof Comparison side ? side(side, rule) : Optional.<Stretch>empty())
          .reduce((a, b) -> a.flatMap(left -> b.flatMap(right -> both(left, right))))
          .orElse(Optional.empty());
    }
    return Optional.empty();
  }

  private static Optional<Stretch> side(Comparison comparison, Rule rule) {
    double bound = number(comparison.right());
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    switch (comparison.operator()) {
      case LESS, LESS_OR_EQUAL -> most = bound;
      case GREATER, GREATER_OR_EQUAL -> least = bound;
      default -> bound = Double.NaN;
    }
    return Double.isNaN(bound)
        ? Optional.empty()
        : Optional.of(new Stretch(comparison.left(), least, most, rule));
  }

  private static Optional<Stretch> both(Stretch a, Stretch b) {
    double from = Math.max(a.from(), b.from());
    double to = Math.min(a.to(), b.to());
    return a.value().equals(b.value()) && from < to
        ? Optional.of(new Stretch(a.value(), from, to, a.rule()))
        : Optional.empty();
  }

  private static double number(Expression bound) {
    Number number = bound instanceof Literal literal ? Values.number(literal.value()) : null;
    return number == null ? Double.NaN : number.doubleValue();
  }
}
