package org.tutai.geo.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;

/** Reads the functions that SE 1.1 (section 11.6) writes as elements of their own. */
final class SymbologyFunctions {

  private final OgcFilterParser parser;

  SymbologyFunctions(OgcFilterParser parser) {
    this.parser = parser;
  }

  /** The function, or null when the element is none of them. */
  @Nullable Expression parse(XmlElement element) throws XmlException {
    return switch (element.name().toLowerCase(Locale.ROOT)) {
      case "categorize" -> categorize(element);
      case "interpolate" -> interpolate(element);
      case "recode" -> recode(element);
      case "concatenate" -> new Function("concat", values(element, "StringValue"));
      case "trim" -> new Function("trim", values(element, "StringValue"));
      case "stringlength" -> new Function("length", values(element, "StringValue"));
      case "changecase" -> changeCase(element);
      case "substring" -> substring(element);
      default -> null;
    };
  }

  private Expression value(XmlElement element) throws XmlException {
    Expression value = parser.parseValue(element);
    return value == null ? new Literal(null) : value;
  }

  private Expression required(XmlElement element, String name) throws XmlException {
    var child = element.child(name);
    if (child.isEmpty()) {
      throw element.expected("a " + name, "none");
    }
    return value(child.get());
  }

  private List<Expression> values(XmlElement element, String name) throws XmlException {
    List<Expression> values = new ArrayList<>();
    for (XmlElement child : element.children(name)) {
      values.add(value(child));
    }
    if (values.isEmpty()) {
      throw element.expected("a " + name, "none");
    }
    return values;
  }

  private Expression categorize(XmlElement element) throws XmlException {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(required(element, "LookupValue"));
    for (XmlElement child : element.children()) {
      if (child.is("Value") || child.is("Threshold")) {
        arguments.add(value(child));
      }
    }
    if (arguments.size() % 2 != 0) {
      throw element.expected("a Value, then pairs of Threshold and Value", "a Value missing");
    }
    /* The schema's spelling; newer texts mend it. */
    element
        .attribute("threshholdsBelongTo")
        .or(() -> element.attribute("thresholdsBelongTo"))
        .ifPresent(word -> arguments.add(new Literal(word)));
    return new Function("Categorize", arguments);
  }

  private Expression interpolate(XmlElement element) throws XmlException {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(required(element, "LookupValue"));
    for (XmlElement point : element.children("InterpolationPoint")) {
      arguments.add(required(point, "Data"));
      arguments.add(required(point, "Value"));
    }
    if (arguments.size() == 1) {
      throw element.expected("an InterpolationPoint", "none");
    }
    element.attribute("mode").ifPresent(word -> arguments.add(new Literal(word)));
    element.attribute("method").ifPresent(word -> arguments.add(new Literal(word)));
    return new Function("Interpolate", arguments);
  }

  private Expression recode(XmlElement element) throws XmlException {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(required(element, "LookupValue"));
    for (XmlElement item : element.children("MapItem")) {
      arguments.add(required(item, "Data"));
      arguments.add(required(item, "Value"));
    }
    return new Function("Recode", arguments);
  }

  private Expression changeCase(XmlElement element) throws XmlException {
    String direction = element.attribute("direction").orElse("toUpper");
    String name = direction.equalsIgnoreCase("toLower") ? "lower" : "upper";
    return new Function(name, values(element, "StringValue"));
  }

  private Expression substring(XmlElement element) throws XmlException {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(required(element, "StringValue"));
    var position = element.child("Position");
    arguments.add(position.isPresent() ? value(position.get()) : new Literal(1L));
    var length = element.child("Length");
    if (length.isPresent()) {
      arguments.add(value(length.get()));
    }
    return new Function("substring", arguments);
  }
}
