package org.tutai.geo.style;

import java.util.List;

/**
 * One pass over a layer: for each feature every rule that holds is drawn, in the rules' order.
 * Immutable.
 */
public record FeatureTypeStyle(List<Rule> rules) {
  public FeatureTypeStyle {
    rules = List.copyOf(rules);
  }
}
