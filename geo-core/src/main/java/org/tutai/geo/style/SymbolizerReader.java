package org.tutai.geo.style;

import static org.tutai.geo.style.SldValues.color;
import static org.tutai.geo.style.SldValues.number;
import static org.tutai.geo.style.SldValues.parameterName;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Values;

/** Reads the symbolizers of {@link SldReader}. Defaults are those of SLD 1.0, section 11. */
final class SymbolizerReader {

  private static final int GREY = 0x808080;
  private static final int BLACK = 0x000000;
  private static final double DEFAULT_SIZE = 6;
  private static final int MOST_DASHES = 1000;

  /** The graphic of SLD 1.0, section 11.3.1, for one that says nothing. */
  private static final Mark DEFAULT_MARK =
      new Mark(
          Mark.Shape.SQUARE,
          new Fill(color(GREY), number(1)),
          new Stroke(
              color(BLACK),
              number(1),
              number(1),
              Stroke.Join.MITRE,
              Stroke.Cap.BUTT,
              List.of(),
              0));

  /** The mark that makes a fill of slanting lines, as GeoServer and others name it. */
  static final String SLANTING = "shape://slash";

  private static final Map<String, Mark.Shape> SHAPES =
      Map.of(
          "square", Mark.Shape.SQUARE,
          "circle", Mark.Shape.CIRCLE,
          "triangle", Mark.Shape.TRIANGLE,
          "star", Mark.Shape.STAR,
          "cross", Mark.Shape.CROSS,
          "x", Mark.Shape.X,
          "shape://plus", Mark.Shape.CROSS,
          "shape://times", Mark.Shape.X,
          "shape://dot", Mark.Shape.CIRCLE);

  private final SldValues values;
  private final SldReader.Remarks remarks;

  SymbolizerReader(SldValues values) {
    this.values = values;
    this.remarks = values.remarks();
  }

  /** The symbolizer, or empty (with a remark) when the element is none that is drawn. */
  Optional<Symbolizer> read(XmlElement element) throws XmlException {
    if (values.isLeftOutOfMaps(element)) {
      return Optional.empty();
    }
    unit(element);
    return switch (element.name().toLowerCase(Locale.ROOT)) {
      case "polygonsymbolizer" -> Optional.of(polygon(element));
      case "linesymbolizer" -> Optional.of(line(element));
      case "pointsymbolizer" -> Optional.of(point(element));
      case "textsymbolizer" -> new TextSymbolizerReader(values, this).read(element);
      case "rastersymbolizer" -> Optional.of(new RasterSymbolizerReader(values).read(element));
      default -> notDrawn(element);
    };
  }

  private Optional<Symbolizer> notDrawn(XmlElement element) {
    if (element.name().toLowerCase(Locale.ROOT).endsWith("symbolizer")) {
      remarks.at(element, "not drawn");
    } else {
      remarks.notUsed(element);
    }
    return Optional.empty();
  }

  private void unit(XmlElement element) {
    Optional<String> unit = element.attribute("uom");
    if (unit.isPresent() && !unit.get().toLowerCase(Locale.ROOT).endsWith("pixel")) {
      remarks.at(element, "lengths in " + unit.get() + " are drawn as pixels");
    }
  }

  private Symbolizer polygon(XmlElement element) throws XmlException {
    Fill fill = null;
    Stroke stroke = null;
    for (XmlElement child : element.children()) {
      if (child.is("Fill")) {
        fill = areaFill(child);
      } else if (child.is("Stroke")) {
        stroke = stroke(child);
      } else {
        values.passOver(child);
      }
    }
    return new Symbolizer.PolygonSymbolizer(fill, stroke);
  }

  private Symbolizer line(XmlElement element) throws XmlException {
    Stroke stroke = plainStroke();
    for (XmlElement child : element.children()) {
      if (child.is("Stroke")) {
        stroke = stroke(child);
      } else {
        values.passOver(child);
      }
    }
    return new Symbolizer.LineSymbolizer(stroke);
  }

  private Symbolizer point(XmlElement element) throws XmlException {
    Symbolizer symbolizer = pointOf(DEFAULT_MARK);
    for (XmlElement child : element.children()) {
      if (child.is("Graphic")) {
        symbolizer = graphic(child);
      } else {
        values.passOver(child);
      }
    }
    return symbolizer;
  }

  private static Symbolizer pointOf(Mark mark) {
    return new Symbolizer.PointSymbolizer(mark, number(DEFAULT_SIZE), number(0), number(1));
  }

  /* Of several marks the first is meant: the others are for programs that don't know it. */
  private Symbolizer graphic(XmlElement element) throws XmlException {
    Mark mark = null;
    Expression size = number(DEFAULT_SIZE);
    Expression rotation = number(0);
    Expression opacity = number(1);
    for (XmlElement child : element.children()) {
      switch (child.name().toLowerCase(Locale.ROOT)) {
        case "mark" -> mark = mark == null ? mark(child) : mark;
        case "size" -> size = values.number(child, DEFAULT_SIZE);
        case "rotation" -> rotation = values.number(child, 0);
        case "opacity" -> opacity = values.number(child, 1);
        case "externalgraphic" -> remarks.at(child, "not drawn, a mark stands in its place");
        default -> values.passOver(child);
      }
    }
    return new Symbolizer.PointSymbolizer(
        mark == null ? DEFAULT_MARK : mark, size, rotation, opacity);
  }

  private Mark mark(XmlElement element) throws XmlException {
    Mark.Shape shape = Mark.Shape.SQUARE;
    Fill fill = null;
    Stroke stroke = null;
    boolean painted = false;
    for (XmlElement child : element.children()) {
      switch (child.name().toLowerCase(Locale.ROOT)) {
        case "wellknownname" -> shape = shape(child);
        case "fill" -> {
          fill = areaFill(child);
          painted = true;
        }
        case "stroke" -> {
          stroke = stroke(child);
          painted = true;
        }
        default -> values.passOver(child);
      }
    }
    return painted
        ? new Mark(shape, fill, stroke)
        : new Mark(shape, DEFAULT_MARK.fill(), DEFAULT_MARK.stroke());
  }

  private Mark.Shape shape(XmlElement element) throws XmlException {
    Mark.Shape shape = SHAPES.get(values.word(element, "square"));
    if (shape == null) {
      remarks.at(element, "the shape " + element.text() + " is drawn as a square");
      return Mark.Shape.SQUARE;
    }
    return shape;
  }

  /** The fill, or null when the element asks for a pattern and names no colour. */
  private @Nullable Fill areaFill(XmlElement element) throws XmlException {
    Optional<XmlElement> slanting = slanting(element);
    if (slanting.isPresent()) {
      Stroke lines = stroke(slanting.get());
      return new Fill(lines.color(), lines.opacity(), true);
    }
    Fill fill = fill(element, GREY);
    boolean hasColor =
        element.children().stream().anyMatch(child -> parameterName(child).equals("fill"));
    return hasColor || element.child("GraphicFill").isEmpty() ? fill : null;
  }

  /** How the slanting lines of a fill of them are drawn. */
  private static Optional<XmlElement> slanting(XmlElement fill) {
    return fill.child("GraphicFill")
        .flatMap(pattern -> pattern.child("Graphic"))
        .flatMap(graphic -> graphic.child("Mark"))
        .filter(mark -> mark.childText("WellKnownName").strip().equals(SLANTING))
        .flatMap(mark -> mark.child("Stroke"));
  }

  /** A plain fill; {@code otherwise} where the element names no colour. */
  Fill fill(XmlElement element, int otherwise) throws XmlException {
    Expression color = color(otherwise);
    Expression opacity = number(1);
    for (XmlElement child : element.children()) {
      switch (parameterName(child)) {
        case "fill" -> color = values.color(child, otherwise);
        case "fill-opacity" -> opacity = values.number(child, 1);
        default -> remarks.notUsed(child);
      }
    }
    return new Fill(color, opacity);
  }

  private static Stroke plainStroke() {
    return new StrokeParts().build();
  }

  private Stroke stroke(XmlElement element) throws XmlException {
    var parts = new StrokeParts();
    for (XmlElement child : element.children()) {
      switch (parameterName(child)) {
        case "stroke" -> parts.color = values.color(child, BLACK);
        case "stroke-opacity" -> parts.opacity = values.number(child, 1);
        case "stroke-width" -> parts.width = values.number(child, 1);
        case "stroke-linejoin" -> parts.join = join(child);
        case "stroke-linecap" -> parts.cap = cap(child);
        case "stroke-dasharray" -> parts.dashes = dashes(child);
        case "stroke-dashoffset" -> parts.dashOffset = values.constant(child, 0);
        default -> remarks.notUsed(child);
      }
    }
    return parts.build();
  }

  private Stroke.Join join(XmlElement element) throws XmlException {
    return switch (values.word(element, "mitre")) {
      case "mitre", "miter" -> Stroke.Join.MITRE;
      case "round" -> Stroke.Join.ROUND;
      case "bevel" -> Stroke.Join.BEVEL;
      default -> unknown(element, Stroke.Join.MITRE);
    };
  }

  private Stroke.Cap cap(XmlElement element) throws XmlException {
    return switch (values.word(element, "butt")) {
      case "butt" -> Stroke.Cap.BUTT;
      case "round" -> Stroke.Cap.ROUND;
      case "square" -> Stroke.Cap.SQUARE;
      default -> unknown(element, Stroke.Cap.BUTT);
    };
  }

  private <T extends Enum<T>> T unknown(XmlElement element, T otherwise) {
    String name = otherwise.name().toLowerCase(Locale.ROOT);
    remarks.at(element, element.text() + " is not known here and drawn as " + name);
    return otherwise;
  }

  /** Lengths parted by spaces or commas; of an odd number, SVG says, the list is taken twice. */
  private List<Double> dashes(XmlElement element) throws XmlException {
    String text = values.text(element, "");
    if (text.isEmpty() || text.equalsIgnoreCase("none")) {
      return List.of();
    }
    List<Double> lengths = new ArrayList<>();
    for (String word : text.split("[\\s,]+", MOST_DASHES)) {
      Number length = Values.number(word);
      if (length == null || length.doubleValue() < 0) {
        throw element.expected("lengths such as 4 2", text);
      }
      lengths.add(length.doubleValue());
    }
    if (lengths.size() % 2 != 0) {
      lengths.addAll(List.copyOf(lengths));
    }
    return lengths.stream().anyMatch(length -> length > 0) ? lengths : List.of();
  }

  /** A stroke being read. */
  private static final class StrokeParts {
    Expression color = color(BLACK);
    Expression opacity = number(1);
    Expression width = number(1);
    Stroke.Join join = Stroke.Join.MITRE;
    Stroke.Cap cap = Stroke.Cap.BUTT;
    List<Double> dashes = List.of();
    double dashOffset;

    Stroke build() {
      return new Stroke(color, opacity, width, join, cap, dashes, dashOffset);
    }
  }
}
