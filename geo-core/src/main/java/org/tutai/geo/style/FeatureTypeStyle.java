package org.tutai.geo.style;

import java.util.List;

/**
 * One pass over a layer. Immutable.
 *
 * @param rules in the order in which they are drawn for a feature
 * @param firstMatchOnly whether only the first rule that takes a feature draws it, instead of each
 *     (the vendor option {@code ruleEvaluation} = {@code first})
 */
public record FeatureTypeStyle(List<Rule> rules, boolean firstMatchOnly) {
  public FeatureTypeStyle {
    rules = List.copyOf(rules);
  }

  /** A pass in which every rule that takes a feature draws it. */
  public FeatureTypeStyle(List<Rule> rules) {
    this(rules, false);
  }
}
