package org.tutai.viewer.map;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.theme.Position;

/**
 * What a tool shows over the map while it is at work. Few and simple: it is drawn on the UI thread.
 *
 * @param shapes lowest first
 */
public record Sketch(List<Shape> shapes) {

  /** Nothing. */
  public static final Sketch NONE = new Sketch(List.of());

  public Sketch {
    shapes = List.copyOf(shapes);
  }

  /** These shapes with others above them. */
  public Sketch over(Sketch above) {
    var all = new ArrayList<>(shapes);
    all.addAll(above.shapes);
    return new Sketch(all);
  }

  /** How a shape looks. */
  public enum Look {
    /** What is being drawn. */
    ACTIVE,
    /** What is picked, and can be moved. */
    HANDLE,
    /** A lesser handle, between two others. */
    BETWEEN,
    /** The handle that was chosen, or the corner that catches the pointer. */
    CHOSEN,
    /** A place found or asked about. */
    PLACE,
    /** A reach, such as a buffer. */
    REACH
  }

  /** How a shape's positions are joined. */
  public enum Form {
    POINTS,
    LINE,
    AREA
  }

  /**
   * A shape.
   *
   * @param form how the positions are joined
   * @param positions in order; an area closes itself
   * @param look how it looks
   * @param label written at its last position; may be empty
   */
  public record Shape(Form form, List<Position> positions, Look look, String label) {
    public Shape {
      positions = List.copyOf(positions);
    }
  }
}
