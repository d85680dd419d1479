package org.tutai.geo.theme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A theme map: layers in order, drawings, measures and the view they are seen in. Immutable.
 *
 * @param version of the document it came from, at least {@link ThemeDocument#VERSION}; a newer one
 *     keeps its number, since what is new in it is kept too
 * @param title one line; may be empty
 * @param description plain text of any number of lines
 * @param author one line
 * @param view what it opens with
 * @param base what lies under the layers
 * @param layers lowest first
 * @param annotations lowest first
 * @param measurements lowest first
 * @param legend whether the legend is shown
 * @param attribution of the whole, plain text
 * @param extra members of other programs, and members that could not be read
 */
public record ThemeMap(
    int version,
    String title,
    String description,
    String author,
    ThemeView view,
    ThemeBase base,
    List<ThemeLayer> layers,
    List<Annotation> annotations,
    List<Measurement> measurements,
    boolean legend,
    String attribution,
    Kept extra) {

  /** No layer, no drawing: the server's base layers over Taiwan. */
  public static final ThemeMap EMPTY =
      new ThemeMap(
          ThemeDocument.VERSION,
          "",
          "",
          "",
          ThemeView.TAIWAN,
          ThemeBase.SERVER,
          List.of(),
          List.of(),
          List.of(),
          true,
          "",
          Kept.NONE);

  /**
   * Checks what holds for the whole.
   *
   * @throws IllegalArgumentException when an id is there twice, a list is longer than {@link
   *     ThemeLimits} allows, or groups are too deep in one another
   */
  public ThemeMap {
    Check.number("version", version, ThemeDocument.VERSION, Integer.MAX_VALUE);
    Check.line("title", title);
    Check.text("description", description, ThemeLimits.TEXT);
    Check.line("author", author);
    layers = List.copyOf(layers);
    annotations = List.copyOf(annotations);
    measurements = List.copyOf(measurements);
    Check.text("attribution", attribution, ThemeLimits.TEXT);
    extra.requireObject();
    Check.size("annotations", annotations.size(), ThemeLimits.ANNOTATIONS);
    Check.size("measurements", measurements.size(), ThemeLimits.MEASUREMENTS);
    Census census = new Census();
    base.layer().ifPresent(census::count);
    census.count(layers, 0);
    annotations.forEach(census::count);
    measurements.forEach(census::count);
    census.check();
  }

  /** Every layer that can be drawn, groups taken apart, lowest first, without the base. */
  public List<ThemeLayer> leaves() {
    List<ThemeLayer> leaves = new ArrayList<>();
    collect(layers, leaves);
    return leaves;
  }

  private static void collect(List<ThemeLayer> layers, List<ThemeLayer> leaves) {
    for (ThemeLayer layer : layers) {
      if (layer instanceof GroupLayer group) {
        collect(group.layers(), leaves);
      } else if (!(layer instanceof UnknownLayer)) {
        leaves.add(layer);
      }
    }
  }

  /** The same with other layers. */
  public ThemeMap withLayers(List<ThemeLayer> others) {
    return new ThemeMap(
        version,
        title,
        description,
        author,
        view,
        base,
        others,
        annotations,
        measurements,
        legend,
        attribution,
        extra);
  }

  /** The same over another base. */
  public ThemeMap withBase(ThemeBase other) {
    return new ThemeMap(
        version,
        title,
        description,
        author,
        view,
        other,
        layers,
        annotations,
        measurements,
        legend,
        attribution,
        extra);
  }

  /** The same with other annotations. */
  public ThemeMap withAnnotations(List<Annotation> others) {
    return new ThemeMap(
        version,
        title,
        description,
        author,
        view,
        base,
        layers,
        others,
        measurements,
        legend,
        attribution,
        extra);
  }

  /** The same with other measurements. */
  public ThemeMap withMeasurements(List<Measurement> others) {
    return new ThemeMap(
        version,
        title,
        description,
        author,
        view,
        base,
        layers,
        annotations,
        others,
        legend,
        attribution,
        extra);
  }

  /** Counts what the whole may hold only so often. */
  private static final class Census {

    private final Set<String> ids = new HashSet<>();
    private int layers;
    private long positions;

    void count(List<ThemeLayer> some, int depth) {
      Check.size("groups in one another", depth, ThemeLimits.GROUPS_DEEP);
      for (ThemeLayer layer : some) {
        count(layer);
        if (layer instanceof GroupLayer group) {
          count(group.layers(), depth + 1);
        }
      }
    }

    void count(ThemeLayer layer) {
      layers++;
      layer.common().ifPresent(entry -> take(entry.id()));
    }

    void count(Annotation annotation) {
      if (annotation instanceof Annotation.Drawn drawn) {
        take(drawn.id());
        drawn.parts().forEach(part -> positions += part.size());
      }
    }

    void count(Measurement measurement) {
      if (measurement instanceof Measurement.Taken taken) {
        take(taken.id());
        taken.parts().forEach(part -> positions += part.size());
      }
    }

    private void take(String id) {
      Check.require(ids.add(id), "id", "be unique", id);
    }

    void check() {
      Check.size("layers", layers, ThemeLimits.LAYERS);
      Check.require(
          positions <= ThemeLimits.POSITIONS,
          "positions",
          "be at most " + ThemeLimits.POSITIONS,
          Long.toString(positions));
    }
  }
}
