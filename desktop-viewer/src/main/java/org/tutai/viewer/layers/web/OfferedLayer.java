package org.tutai.viewer.layers.web;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.words.Text;

/**
 * A layer that a service offers, or a heading of its list. Each is itself alone, however alike
 * others look. Immutable.
 */
public final class OfferedLayer {

  /**
   * A style.
   *
   * @param name as requests say it; empty for the layer's own
   * @param legend where its legend is drawn
   */
  public record Style(String name, String title, Optional<String> legend) {}

  /** Makes a layer of a theme. */
  @FunctionalInterface
  public interface Maker {

    /**
     * The layer in a style, with a new id.
     *
     * @throws IllegalArgumentException when the service says what a theme cannot hold
     */
    ThemeLayer make(String style);
  }

  /**
   * What is told of a layer.
   *
   * @param title never empty
   * @param summary may be empty
   * @param crs in which it is asked, for a person; empty when it cannot be
   * @param format likewise
   * @param lonLat where it is, in degrees
   */
  public record About(
      String title, String summary, String crs, String format, Optional<Bounds> lonLat) {}

  private final About about;
  private final List<Style> styles;
  private final Optional<Maker> maker;
  private final Optional<Text> problem;
  private final List<OfferedLayer> layers;

  private OfferedLayer(
      About about,
      List<Style> styles,
      Optional<Maker> maker,
      Optional<Text> problem,
      List<OfferedLayer> layers) {
    this.about = about;
    this.styles = List.copyOf(styles);
    this.maker = maker;
    this.problem = problem;
    this.layers = List.copyOf(layers);
  }

  /** A layer that can be added. */
  static OfferedLayer of(About about, List<Style> styles, Maker maker, List<OfferedLayer> layers) {
    return new OfferedLayer(about, styles, Optional.of(maker), Optional.empty(), layers);
  }

  /** A layer that cannot be shown here, and why. */
  static OfferedLayer unusable(About about, Text problem, List<OfferedLayer> layers) {
    return new OfferedLayer(about, List.of(), Optional.empty(), Optional.of(problem), layers);
  }

  /** A mere heading. */
  static OfferedLayer heading(About about, List<OfferedLayer> layers) {
    return new OfferedLayer(about, List.of(), Optional.empty(), Optional.empty(), layers);
  }

  public About about() {
    return about;
  }

  public List<Style> styles() {
    return styles;
  }

  /** Makes a layer of a theme of it; empty when it cannot be added. */
  public Optional<Maker> maker() {
    return maker;
  }

  /** Why it cannot be added, where that is not plain. */
  public Optional<Text> problem() {
    return problem;
  }

  /** Those below it. */
  public List<OfferedLayer> layers() {
    return layers;
  }

  /** The style that is taken when nobody chooses. */
  public String usualStyle() {
    return styles.isEmpty() ? "" : styles.get(0).name();
  }
}
