package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.And;
import org.tutai.geo.expr.Expression.Arithmetic;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.IsNull;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Operator;
import org.tutai.geo.expr.Expression.Or;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.expr.Expression.TheGeometry;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.Symbolizer;

/**
 * Makes styles of choices: a pass of a rule for each class, one such pass for each kind of geometry
 * in a layer of several, and a pass of labels.
 */
final class StyleMaking {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private StyleMaking() {}

  static Style style(StyleChoices choices, String name) {
    List<FeatureTypeStyle> passes = new ArrayList<>();
    if (choices.kind() == GeometryKind.MIXED) {
      for (int part = 0; part < choices.symbol().parts().size(); part++) {
        passes.add(pass(choices, part));
      }
    } else {
      passes.add(pass(choices, 0));
    }
    choices.labels().ifPresent(labels -> passes.add(labels(labels)));
    return new Style(name, "", passes);
  }

  private static FeatureTypeStyle labels(Labelling labels) {
    Rule rule =
        new Rule(
            "labels",
            "",
            labels.minScale(),
            labels.maxScale(),
            null,
            false,
            List.of(labels.text()));
    return new FeatureTypeStyle(List.of(rule));
  }

  private static FeatureTypeStyle pass(StyleChoices choices, int part) {
    Symbolizer plain = choices.symbol().parts().get(part);
    Expression only = choices.kind() == GeometryKind.MIXED ? dimension(plain) : null;
    List<Rule> rules = new ArrayList<>();
    Division division = choices.division();
    if (division instanceof Division.Unique unique) {
      unique(unique, choices, plain, only, rules);
    } else if (division instanceof Division.Graduated graduated) {
      graduated(graduated, choices, plain, only, rules);
    } else if (division instanceof Division.Single single) {
      rules.add(rule(single.title(), only, false, plain));
    }
    return new FeatureTypeStyle(rules);
  }

  private static Rule rule(
      String title, @Nullable Expression filter, boolean other, Symbolizer symbolizer) {
    return new Rule("", title, 0, NEVER, filter, other, List.of(symbolizer));
  }

  private static Expression dimension(Symbolizer part) {
    long dimension =
        part instanceof Symbolizer.PolygonSymbolizer
            ? 2
            : part instanceof Symbolizer.LineSymbolizer ? 1 : 0;
    return new Comparison(
        Comparator.EQUAL,
        new Function("dimension", List.of(new TheGeometry())),
        new Literal(dimension),
        true);
  }

  private static Expression both(@Nullable Expression only, Expression filter) {
    return only == null ? filter : new And(List.of(only, filter));
  }

  private static void unique(
      Division.Unique unique,
      StyleChoices choices,
      Symbolizer plain,
      @Nullable Expression only,
      List<Rule> into) {
    Expression value = new Property(unique.field());
    for (Division.Category category : unique.categories()) {
      Expression filter = both(only, isOneOf(value, category.values()));
      into.add(rule(category.title(), filter, false, coloured(plain, category.rgb())));
    }
    if (choices.noData().isPresent()) {
      Expression filter = both(only, new IsNull(value));
      into.add(rule(choices.noData().get(), filter, false, empty(plain)));
    }
    Optional<Division.Others> others = unique.others();
    if (others.isPresent()) {
      into.add(rule(others.get().title(), only, true, coloured(plain, others.get().rgb())));
    }
  }

  private static Expression isOneOf(Expression value, List<String> texts) {
    List<Expression> terms = texts.stream().map(text -> is(value, text)).toList();
    return terms.size() == 1 ? terms.get(0) : new Or(terms);
  }

  private static Expression is(Expression value, String text) {
    return new Comparison(Comparator.EQUAL, value, new Literal(text), true);
  }

  private static void graduated(
      Division.Graduated graduated,
      StyleChoices choices,
      Symbolizer plain,
      @Nullable Expression only,
      List<Rule> into) {
    Expression value = value(graduated);
    for (int i = 0; i < graduated.colours().size(); i++) {
      Expression filter = both(only, inClass(value, graduated.breaks(), i));
      into.add(
          rule(
              graduated.titles().get(i),
              filter,
              false,
              coloured(plain, graduated.colours().get(i))));
    }
    choices.noData().ifPresent(title -> into.add(rule(title, only, true, empty(plain))));
  }

  static Expression value(Division.Graduated graduated) {
    Expression value = new Property(graduated.field());
    return graduated.per().isEmpty()
        ? value
        : new Arithmetic(Operator.DIVIDE, value, new Property(graduated.per().get()));
  }

  /** Whether a number is in a class; of a single class: whether there is a number. */
  private static Expression inClass(Expression value, List<Double> breaks, int place) {
    if (breaks.isEmpty()) {
      return new Expression.Not(new IsNull(value));
    }
    if (place == 0) {
      return compare(Comparator.LESS, value, breaks.get(0));
    }
    Expression from = compare(Comparator.GREATER_OR_EQUAL, value, breaks.get(place - 1));
    return place == breaks.size()
        ? from
        : new And(List.of(from, compare(Comparator.LESS, value, breaks.get(place))));
  }

  private static Expression compare(Comparator operator, Expression value, double bound) {
    return new Comparison(operator, value, new Literal(bound), true);
  }

  private static Symbolizer coloured(Symbolizer part, int rgb) {
    return new Symbol(List.of(part)).withColour(rgb).parts().get(0);
  }

  private static Symbolizer empty(Symbolizer part) {
    return new Symbol(List.of(part)).empty().parts().get(0);
  }
}
