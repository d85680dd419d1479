package org.tutai.geo.style.choice;

import java.util.Objects;
import java.util.Optional;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.Style;

/**
 * The style of a layer of features as a person chose it. Immutable.
 *
 * @param kind of the layer
 * @param symbol how features are drawn; where there are classes, in the first one's colour
 * @param noData what the legend calls features without a value, which are then drawn hatched or
 *     grey; empty: they are not drawn. Never there for a single symbol
 * @param labels empty for none
 */
public record StyleChoices(
    GeometryKind kind,
    Symbol symbol,
    Division division,
    Optional<String> noData,
    Optional<Labelling> labels) {

  public StyleChoices {
    Objects.requireNonNull(kind, "kind");
    if (!division.colours().isEmpty()) {
      symbol = symbol.withColour(division.colours().get(0));
    }
    if (division instanceof Division.Single) {
      noData = Optional.empty();
    }
  }

  /** One symbol for all, without labels. */
  public static StyleChoices single(GeometryKind kind, Symbol symbol) {
    return new StyleChoices(
        kind, symbol, Division.Single.PLAIN, Optional.empty(), Optional.empty());
  }

  /** The style that draws so. */
  public Style style(String name) {
    return StyleMaking.style(this, name);
  }

  public StyleChoices withSymbol(Symbol other) {
    return new StyleChoices(kind, other, division, noData, labels);
  }

  public StyleChoices withDivision(Division other) {
    return new StyleChoices(kind, symbol, other, noData, labels);
  }

  public StyleChoices withNoData(Optional<String> title) {
    return new StyleChoices(kind, symbol, division, title, labels);
  }

  public StyleChoices withLabels(Optional<Labelling> other) {
    return new StyleChoices(kind, symbol, division, noData, other);
  }
}
