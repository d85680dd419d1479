package org.tutai.geo.style;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;

/**
 * How a feature's geometry, or a raster, becomes marks on the map (SLD 1.0, sections 11 and 12; SE
 * 1.1, section 11). Lengths are pixels.
 */
public sealed interface Symbolizer {

  /** The symbolizer with each of its expressions changed. */
  Symbolizer map(UnaryOperator<Expression> change);

  /** Fills and strokes polygons; lines are closed for filling. */
  record PolygonSymbolizer(@Nullable Fill fill, @Nullable Stroke stroke) implements Symbolizer {

    @Override
    public PolygonSymbolizer map(UnaryOperator<Expression> change) {
      return new PolygonSymbolizer(
          fill == null ? null : fill.map(change), stroke == null ? null : stroke.map(change));
    }
  }

  /** Strokes lines and the rings of polygons. */
  record LineSymbolizer(Stroke stroke) implements Symbolizer {

    @Override
    public LineSymbolizer map(UnaryOperator<Expression> change) {
      return new LineSymbolizer(stroke.map(change));
    }
  }

  /**
   * Puts a mark on each point; on a line's middle vertex and inside a polygon.
   *
   * @param size evaluates to the mark's height in pixels
   * @param rotation evaluates to degrees clockwise
   * @param opacity evaluates to 0 … 1
   */
  record PointSymbolizer(Mark mark, Expression size, Expression rotation, Expression opacity)
      implements Symbolizer {

    @Override
    public PointSymbolizer map(UnaryOperator<Expression> change) {
      return new PointSymbolizer(
          mark.map(change), change.apply(size), change.apply(rotation), change.apply(opacity));
    }
  }

  /**
   * Writes text at a point.
   *
   * @param label evaluates to the text; null or blank writes nothing
   * @param anchorX which part of the text sits on the point, 0 left … 1 right
   * @param anchorY 0 bottom … 1 top
   * @param displacementX pixels to the right
   * @param displacementY pixels upwards
   * @param priority evaluates to a number; greater wins where labels collide
   * @param letterSpacing extra pixels between characters
   */
  record TextSymbolizer(
      Expression label,
      Font font,
      Fill fill,
      @Nullable Halo halo,
      double anchorX,
      double anchorY,
      double displacementX,
      double displacementY,
      Expression priority,
      double letterSpacing)
      implements Symbolizer {

    @Override
    public TextSymbolizer map(UnaryOperator<Expression> change) {
      return new TextSymbolizer(
          change.apply(label),
          font.map(change),
          fill.map(change),
          halo == null ? null : halo.map(change),
          anchorX,
          anchorY,
          displacementX,
          displacementY,
          change.apply(priority),
          letterSpacing);
    }
  }

  /**
   * Colours the cells of a raster (SLD 1.0, section 12; SE 1.1, section 11). First the channels are
   * chosen and enhanced, then the colour map is looked up, then the relief is shaded.
   *
   * @param opacity 0 … 1, of the whole
   * @param channels none for the layer's own colours; one for grey, or for the values of the colour
   *     map; three for red, green and blue
   * @param contrast of the whole, where there is no colour map; with one, only its gamma counts
   * @param colorMap null for none
   * @param relief null for none
   * @param resampling null for what suits the layer: smooth for quantities and pictures, nearest
   *     for categories
   */
  record RasterSymbolizer(
      double opacity,
      List<Channel> channels,
      ContrastEnhancement contrast,
      @Nullable ColorMap colorMap,
      @Nullable ShadedRelief relief,
      @Nullable Resampling resampling)
      implements Symbolizer {

    /**
     * A band as a channel.
     *
     * @param source the band's name, or its number from 1
     */
    public record Channel(String source, ContrastEnhancement contrast) {}

    /** The layer as it comes. */
    public static final RasterSymbolizer PLAIN =
        new RasterSymbolizer(1, List.of(), ContrastEnhancement.NONE, null, null, null);

    public RasterSymbolizer {
      channels = List.copyOf(channels);
      if (!(opacity >= 0 && opacity <= 1)) {
        throw new IllegalArgumentException("an opacity must be from 0 to 1 (got: " + opacity + ")");
      }
      if (channels.size() != 0 && channels.size() != 1 && channels.size() != 3) {
        throw new IllegalArgumentException(
            "there must be no channel, one or three (got: " + channels.size() + ")");
      }
    }

    /** The same with a colour map. */
    RasterSymbolizer with(ColorMap map) {
      return new RasterSymbolizer(opacity, channels, contrast, map, relief, resampling);
    }

    @Override
    public RasterSymbolizer map(UnaryOperator<Expression> change) {
      return this;
    }
  }
}
