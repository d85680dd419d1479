package org.tutai.geo.style;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.OgcFilterParser;
import org.tutai.geo.expr.Values;

/**
 * Reads the values in symbolizers: constants are checked and brought to one form here ({@code
 * Double}, {@code #rrggbb}), so that drawing never parses them again; expressions stay as they are.
 */
final class SldValues {

  private static final Set<String> METADATA = Set.of("name", "title", "abstract", "description");

  private final OgcFilterParser expressions;
  private final SldReader.Remarks remarks;

  SldValues(OgcFilterParser expressions, SldReader.Remarks remarks) {
    this.expressions = expressions;
    this.remarks = remarks;
  }

  SldReader.Remarks remarks() {
    return remarks;
  }

  /** A constant number. */
  static Expression number(double value) {
    return new Literal(value);
  }

  /** A constant colour. */
  static Expression color(int rgb) {
    return new Literal(Colors.format(rgb));
  }

  /** Whether the element only says something to people. */
  static boolean isMetadata(XmlElement element) {
    return METADATA.contains(element.name().toLowerCase(Locale.ROOT));
  }

  /**
   * The name of a CssParameter (SLD 1.0) or SvgParameter (SE 1.1) in lower case; empty for any
   * other element.
   */
  static String parameterName(XmlElement element) {
    return element.is("CssParameter") || element.is("SvgParameter")
        ? element.attribute("name").orElse("").strip().toLowerCase(Locale.ROOT)
        : "";
  }

  /** The number an element holds as plain text. */
  static double plainNumber(XmlElement element) throws XmlException {
    return parse(element, element.text());
  }

  private static double parse(XmlElement element, String text) throws XmlException {
    String digits = text.strip();
    Number number =
        Values.number(digits.endsWith("px") ? digits.substring(0, digits.length() - 2) : digits);
    if (number == null) {
      throw element.expected("a number", digits.isEmpty() ? "nothing" : digits);
    }
    return number.doubleValue();
  }

  /** Text, an expression, or both mixed; null when there is neither. */
  @Nullable Expression value(XmlElement element) throws XmlException {
    Expression value = expressions.parseValue(element);
    return value == null ? null : Expressions.fold(value);
  }

  /** A number or an expression for one; {@code otherwise} where the element is empty. */
  Expression number(XmlElement element, double otherwise) throws XmlException {
    Expression value = value(element);
    if (value instanceof Literal literal) {
      String text = Values.text(literal.value());
      return number(text == null ? otherwise : parse(element, text));
    }
    return value == null ? number(otherwise) : value;
  }

  /** A colour or an expression for one; {@code otherwise} where the element is empty. */
  Expression color(XmlElement element, int otherwise) throws XmlException {
    Expression value = value(element);
    if (value instanceof Literal literal) {
      String text = Values.text(literal.value());
      return color(text == null ? otherwise : rgb(element, text));
    }
    return value == null ? color(otherwise) : value;
  }

  private static int rgb(XmlElement element, String text) throws XmlException {
    OptionalInt rgb = Colors.parse(text);
    if (rgb.isEmpty()) {
      throw element.expected("a colour such as #f6f4ee", text);
    }
    return rgb.getAsInt();
  }

  /** A number that must be the same for all features; otherwise a remark. */
  double constant(XmlElement element, double otherwise) throws XmlException {
    Expression value = number(element, otherwise);
    if (value instanceof Literal literal && literal.value() instanceof Double number) {
      return number;
    }
    return notConstant(element, otherwise);
  }

  /** A word that must be the same for all features, in lower case; otherwise a remark. */
  String word(XmlElement element, String otherwise) throws XmlException {
    return text(element, otherwise).toLowerCase(Locale.ROOT);
  }

  /** A text that must be the same for all features; otherwise a remark. */
  String text(XmlElement element, String otherwise) throws XmlException {
    Expression value = value(element);
    if (value == null) {
      return otherwise;
    }
    String text = value instanceof Literal literal ? Values.text(literal.value()) : null;
    if (text == null) {
      return notConstant(element, otherwise);
    }
    return text.strip();
  }

  private <T> T notConstant(XmlElement element, T otherwise) {
    String instead = String.valueOf(otherwise);
    remarks.at(
        element,
        instead.isEmpty()
            ? "only a constant is used here"
            : "only a constant is used here, " + instead + " stands in its place");
    return otherwise;
  }

  /** Whether the element is the vendor option that says where its parent is drawn. */
  static boolean isInclusion(XmlElement element) {
    return element.is("VendorOption")
        && element.attribute("name").orElse("").strip().equals("inclusion");
  }

  /** Whether a rule or symbolizer is for legends alone; then also a remark. */
  boolean isLeftOutOfMaps(XmlElement element) {
    for (XmlElement child : element.children()) {
      if (isInclusion(child) && child.text().equalsIgnoreCase("legendOnly")) {
        remarks.at(child, "its " + element.name() + " is for legends alone and not drawn");
        return true;
      }
    }
    return false;
  }

  /** Passes over a child of a symbolizer, with a remark if it would change the picture. */
  void passOver(XmlElement element) {
    boolean plainGeometry =
        element.is("Geometry")
            && element.children().stream().allMatch(child -> child.is("PropertyName"));
    if (!plainGeometry && !isMetadata(element) && !isInclusion(element)) {
      remarks.notUsed(element);
    }
  }
}
