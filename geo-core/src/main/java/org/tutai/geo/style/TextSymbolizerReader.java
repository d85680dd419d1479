package org.tutai.geo.style;

import static org.tutai.geo.style.SldValues.number;
import static org.tutai.geo.style.SldValues.parameterName;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Values;

/**
 * Reads one TextSymbolizer of {@link SldReader}. A text without a placement is centred on its
 * point, which suits areas; a PointPlacement without an anchor begins at the point, as SLD 1.0
 * (section 11.4.4) has it.
 */
final class TextSymbolizerReader {

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;
  private static final double DEFAULT_FONT_SIZE = 10;
  private static final int BOLD_WEIGHT = 600;

  private final SldValues values;
  private final SldReader.Remarks remarks;
  private final SymbolizerReader symbolizers;

  private @Nullable Expression label;
  private final Set<String> families = new LinkedHashSet<>();
  private Expression fontSize = number(DEFAULT_FONT_SIZE);
  private boolean bold;
  private boolean italic;
  private Fill fill;
  private @Nullable Halo halo;
  private double anchorX = 0.5;
  private double anchorY = 0.5;
  private double displacementX;
  private double displacementY;
  private Expression priority = number(0);
  private double letterSpacing;

  TextSymbolizerReader(SldValues values, SymbolizerReader symbolizers) {
    this.values = values;
    this.remarks = values.remarks();
    this.symbolizers = symbolizers;
    this.fill = new Fill(SldValues.color(BLACK), number(1));
  }

  /** The symbolizer, or empty (with a remark) when it says nothing to write. */
  Optional<Symbolizer> read(XmlElement element) throws XmlException {
    for (XmlElement child : element.children()) {
      part(child);
    }
    if (label == null) {
      remarks.at(element, "not drawn, for it has no label");
      return Optional.empty();
    }
    return Optional.of(
        new Symbolizer.TextSymbolizer(
            label,
            new Font(List.copyOf(families), fontSize, bold, italic),
            fill,
            halo,
            anchorX,
            anchorY,
            displacementX,
            displacementY,
            priority,
            letterSpacing));
  }

  private void part(XmlElement element) throws XmlException {
    switch (element.name().toLowerCase(Locale.ROOT)) {
      case "label" -> label = values.value(element);
      case "font" -> font(element);
      case "fill" -> fill = symbolizers.fill(element, BLACK);
      case "halo" -> halo = halo(element);
      case "labelplacement" -> placement(element);
      case "priority" -> priority = values.number(element, 0);
      case "vendoroption" -> option(element);
      default -> values.passOver(element);
    }
  }

  /* Some files have several fonts, each the next best: the families add up, the last size counts. */
  private void font(XmlElement element) throws XmlException {
    for (XmlElement child : element.children()) {
      switch (parameterName(child)) {
        case "font-family" -> families(values.text(child, ""));
        case "font-size" -> fontSize = values.number(child, DEFAULT_FONT_SIZE);
        case "font-weight" -> bold = isBold(values.word(child, "normal"));
        case "font-style" -> italic = isItalic(values.word(child, "normal"));
        default -> remarks.notUsed(child);
      }
    }
  }

  private void families(String list) {
    for (String family : list.split(",")) {
      String name = family.strip().replaceAll("^[\"']|[\"']$", "");
      if (!name.isEmpty()) {
        families.add(name);
      }
    }
  }

  private static boolean isBold(String weight) {
    Number number = Values.number(weight);
    return number == null ? weight.startsWith("bold") : number.doubleValue() >= BOLD_WEIGHT;
  }

  private static boolean isItalic(String style) {
    return style.equals("italic") || style.equals("oblique");
  }

  private Halo halo(XmlElement element) throws XmlException {
    Expression radius = number(1);
    Fill rim = new Fill(SldValues.color(WHITE), number(1));
    for (XmlElement child : element.children()) {
      if (child.is("Radius")) {
        radius = values.number(child, 1);
      } else if (child.is("Fill")) {
        rim = symbolizers.fill(child, WHITE);
      } else {
        remarks.notUsed(child);
      }
    }
    return new Halo(radius, rim);
  }

  private void placement(XmlElement element) throws XmlException {
    for (XmlElement child : element.children()) {
      if (child.is("PointPlacement")) {
        pointPlacement(child);
      } else {
        remarks.at(child, "not used, the text is put at a point");
      }
    }
  }

  private void pointPlacement(XmlElement element) throws XmlException {
    anchorX = 0;
    for (XmlElement child : element.children()) {
      if (child.is("AnchorPoint")) {
        anchorX = constant(child, "AnchorPointX", 0);
        anchorY = constant(child, "AnchorPointY", 0.5);
      } else if (child.is("Displacement")) {
        displacementX = constant(child, "DisplacementX", 0);
        displacementY = constant(child, "DisplacementY", 0);
      } else if (!isNoRotation(child)) {
        remarks.notUsed(child);
      }
    }
  }

  private boolean isNoRotation(XmlElement element) throws XmlException {
    return element.is("Rotation")
        && values.number(element, 0) instanceof Literal literal
        && Double.valueOf(0).equals(literal.value());
  }

  private double constant(XmlElement parent, String name, double otherwise) throws XmlException {
    Optional<XmlElement> child = parent.child(name);
    return child.isEmpty() ? otherwise : values.constant(child.get(), otherwise);
  }

  private void option(XmlElement element) throws XmlException {
    switch (element.attribute("name").orElse("").strip()) {
      case "priority" -> priority = values.number(element, 0);
      case "charSpacing", "letterSpacing" -> letterSpacing = values.constant(element, 0);
      default -> remarks.notUsed(element);
    }
  }
}
