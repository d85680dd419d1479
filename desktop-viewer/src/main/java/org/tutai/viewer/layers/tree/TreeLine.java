package org.tutai.viewer.layers.tree;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** A line of the layer tree, as a value. */
sealed interface TreeLine {

  /** What names the line as long as it is there. */
  String key();

  /** The lines below it, the topmost first. */
  List<TreeLine> lines();

  /** What kind of thing a layer is. */
  enum Kind {
    GROUP,
    POINT,
    LINE,
    POLYGON,
    RASTER,
    SERVER,
    UNKNOWN
  }

  /** How a layer is. */
  enum Health {
    FINE,
    LOADING,
    STOPPED,
    MISSING,
    FAILED,
    /** Shown, but not as it should be. */
    TROUBLE,
    /** Shown without what is joined to it, whose file is not there. */
    LACKING,
    /** Its file was changed since. */
    CHANGED,
    TOO_FAR,
    TOO_NEAR
  }

  /**
   * How a layer is, in words; and the opening that goes on.
   *
   * @param words empty where there is nothing to say
   */
  record Status(Health health, Optional<Text> words, Optional<Job<?>> job) {

    static final Status FINE = of(Health.FINE);

    static Status of(Health health) {
      return new Status(health, Optional.empty(), Optional.empty());
    }

    static Status of(Health health, Text words) {
      return new Status(health, Optional.of(words), Optional.empty());
    }
  }

  /**
   * A layer or a group.
   *
   * @param shown whether it and all groups around it are switched on
   * @param swatch how it is drawn, where one picture says it
   */
  record Layer(
      String id,
      Kind kind,
      Text title,
      boolean visible,
      boolean shown,
      double opacity,
      ScaleRange scales,
      String attribution,
      Status status,
      Optional<Picture> swatch,
      List<TreeLine> lines)
      implements TreeLine {

    public Layer {
      lines = List.copyOf(lines);
    }

    @Override
    public String key() {
      return id;
    }

    boolean isGroup() {
      return kind == Kind.GROUP;
    }
  }

  /**
   * A line of a legend.
   *
   * @param shown whether it is drawn at the scale of the map
   */
  record Sign(String key, LegendBook.Item item, boolean shown) implements TreeLine {
    @Override
    public List<TreeLine> lines() {
      return List.of();
    }
  }

  /** That a legend has more lines than are shown. */
  record More(String key, String layer, int count) implements TreeLine {
    @Override
    public List<TreeLine> lines() {
      return List.of();
    }
  }

  /** A layer that could not be read. */
  record Unreadable(String key) implements TreeLine {
    @Override
    public List<TreeLine> lines() {
      return List.of();
    }
  }
}
