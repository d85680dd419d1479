package org.tutai.server.http.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.StyledName;
import org.tutai.server.workspace.NamedStyle;

/**
 * The layers and styles a request names. Each protocol says in its own words what was wrong.
 *
 * @param layers painted from first to last, at least one
 */
public record LayerSelection(List<StyledName> layers) {

  /** The most layers one picture may have. */
  public static final int MOST_LAYERS = 100;

  /** How a protocol refuses. */
  public interface Refusal {
    RuntimeException noSuchLayer(String name);

    RuntimeException noSuchStyle(String layer, String style, List<String> known);

    RuntimeException badLists(String what);
  }

  /** Finds layers in looks of somebody's own. */
  @FunctionalInterface
  public interface LookFinder {

    /** Knows none. */
    LookFinder NONE =
        (layer, look) -> {
          throw ProblemException.notFound("There are no looks here.");
        };

    /** The layer in a look, by the look's id. */
    StyledName find(String layer, String look);
  }

  public LayerSelection {
    layers = List.copyOf(layers);
  }

  /**
   * Finds what two comma lists name.
   *
   * @param styles as many as there are layers, or none at all; an empty one is the default
   */
  public static LayerSelection of(
      VisibleLayers visible, String layers, String styles, Refusal refusal) {
    return of(visible, layers, styles, "", LookFinder.NONE, refusal);
  }

  /**
   * Finds what three comma lists name.
   *
   * @param looks as many as there are layers, or none at all; where one is not empty, it counts and
   *     the style does not
   */
  public static LayerSelection of(
      VisibleLayers visible,
      String layers,
      String styles,
      String looks,
      LookFinder finder,
      Refusal refusal) {
    List<String> names = list(layers);
    List<String> lookIds = looks.isBlank() ? List.of() : list(looks);
    List<String> styleNames = styles.isBlank() ? List.of() : list(styles);
    if (names.isEmpty() || names.size() > MOST_LAYERS) {
      throw refusal.badLists(
          "from 1 to " + MOST_LAYERS + " layers must be named (got: " + names.size() + ")");
    }
    if (!styleNames.isEmpty() && styleNames.size() != names.size()) {
      throw refusal.badLists(
          "there must be as many styles as layers, or none (got: "
              + styleNames.size()
              + " styles for "
              + names.size()
              + " layers)");
    }
    if (!lookIds.isEmpty() && lookIds.size() != names.size()) {
      throw refusal.badLists(
          "there must be as many looks as layers, or none (got: "
              + lookIds.size()
              + " looks for "
              + names.size()
              + " layers)");
    }
    var chosen = new ArrayList<StyledName>();
    for (int i = 0; i < names.size(); i++) {
      String style = styleNames.isEmpty() ? "" : styleNames.get(i);
      String look = lookIds.isEmpty() ? "" : lookIds.get(i);
      chosen.add(
          look.isEmpty()
              ? find(visible, names.get(i), style, refusal)
              : finder.find(names.get(i), look));
    }
    return new LayerSelection(chosen);
  }

  private static StyledName find(
      VisibleLayers visible, String name, String style, Refusal refusal) {
    VisibleLayer layer = visible.byName(name).orElseThrow(() -> refusal.noSuchLayer(shown(name)));
    NamedStyle found =
        layer
            .style(style)
            .orElseThrow(
                () ->
                    refusal.noSuchStyle(
                        name,
                        shown(style),
                        layer.styles().stream().map(NamedStyle::name).toList()));
    return new StyledName(layer, found);
  }

  private static List<String> list(String commaList) {
    return commaList.isBlank()
        ? List.of()
        : Arrays.stream(commaList.split(",", -1)).map(String::strip).toList();
  }

  /** A value from a request as a message may repeat it: not longer than a line. */
  public static String shown(String value) {
    return value.length() > 100 ? value.substring(0, 100) + "…" : value;
  }
}
