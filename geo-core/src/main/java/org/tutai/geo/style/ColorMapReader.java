package org.tutai.geo.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Values;

/**
 * Reads the ColorMap of a RasterSymbolizer: SLD 1.0's list of entries with the types GeoServer gave
 * it, or SE 1.1's functions Categorize and Interpolate.
 */
final class ColorMapReader {

  private final SldValues values;
  private final SldReader.Remarks remarks;

  ColorMapReader(SldValues values) {
    this.values = values;
    this.remarks = values.remarks();
  }

  /** The map; empty, with a remark, when it has no entry. */
  Optional<ColorMap> read(XmlElement element) throws XmlException {
    ColorMap.Type type = type(element);
    List<ColorMap.Entry> entries = new ArrayList<>();
    for (XmlElement child : element.children()) {
      if (child.is("ColorMapEntry")) {
        entry(child).ifPresent(entries::add);
      } else if (child.is("Categorize")) {
        type = ColorMap.Type.INTERVALS;
        categories(child, entries);
      } else if (child.is("Interpolate")) {
        points(child, entries);
      } else {
        remarks.notUsed(child);
      }
    }
    if (entries.isEmpty()) {
      remarks.at(element, "not used, for it has no entries");
      return Optional.empty();
    }
    if (entries.size() > ColorMap.MOST_ENTRIES) {
      throw element.expected(
          "at most " + ColorMap.MOST_ENTRIES + " entries", String.valueOf(entries.size()));
    }
    return Optional.of(
        new ColorMap(type, type == ColorMap.Type.VALUES ? entries : risen(element, entries)));
  }

  private ColorMap.Type type(XmlElement element) {
    String word = element.attribute("type").orElse("ramp").strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "ramp" -> ColorMap.Type.RAMP;
      case "intervals" -> ColorMap.Type.INTERVALS;
      case "values" -> ColorMap.Type.VALUES;
      default -> {
        remarks.at(element, "the type " + word + " is not known here and drawn as a ramp");
        yield ColorMap.Type.RAMP;
      }
    };
  }

  private List<ColorMap.Entry> risen(XmlElement element, List<ColorMap.Entry> entries) {
    List<ColorMap.Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingDouble(ColorMap.Entry::quantity));
    if (!sorted.equals(entries)) {
      remarks.at(element, "its quantities do not rise; they are put in order");
    }
    return sorted;
  }

  private Optional<ColorMap.Entry> entry(XmlElement element) throws XmlException {
    for (String name : List.of("color", "quantity", "opacity")) {
      if (element.attribute(name).orElse("").contains("${")) {
        remarks.at(element, "not used, for its " + name + " is not a constant");
        return Optional.empty();
      }
    }
    String quantity = element.attribute("quantity").orElse("");
    String color = element.attribute("color").orElse("");
    return Optional.of(
        new ColorMap.Entry(
            rgb(element, color),
            quantity(element, quantity),
            opacity(element),
            element.attribute("label").orElse("")));
  }

  private double opacity(XmlElement element) throws XmlException {
    String text = element.attribute("opacity").orElse("1").strip();
    Number number = Values.number(text);
    if (number == null || Double.isNaN(number.doubleValue())) {
      throw element.expected("an opacity from 0 to 1", text);
    }
    return Math.max(0, Math.min(1, number.doubleValue()));
  }

  /** A number, or an infinity as programs spell it. */
  private static double quantity(XmlElement element, String text) throws XmlException {
    String word = text.strip().toLowerCase(Locale.ROOT);
    switch (word) {
      case "inf", "+inf", "infinity", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {
        Number number = Values.number(word);
        if (number == null || Double.isNaN(number.doubleValue())) {
          throw element.expected("a quantity that is a number", word.isEmpty() ? "nothing" : text);
        }
        return number.doubleValue();
      }
    }
  }

  private static int rgb(XmlElement element, String text) throws XmlException {
    OptionalInt rgb = Colors.parse(text);
    if (rgb.isEmpty()) {
      throw element.expected("a colour such as #f6f4ee", text.isEmpty() ? "nothing" : text);
    }
    return rgb.getAsInt();
  }

  /**
   * Value, threshold, value, … : each value is the colour of what lies below the next threshold.
   */
  private void categories(XmlElement element, List<ColorMap.Entry> into) throws XmlException {
    boolean preceding =
        element.attributes().entrySet().stream()
            .anyMatch(
                a ->
                    a.getKey().equalsIgnoreCase("thresholdsBelongTo")
                        && a.getValue().strip().equalsIgnoreCase("preceding"));
    OptionalInt color = OptionalInt.empty();
    for (XmlElement child : element.children()) {
      if (child.is("Value")) {
        color = OptionalInt.of(rgb(child, values.text(child, "")));
      } else if (child.is("Threshold") && color.isPresent()) {
        double threshold = quantity(child, values.text(child, ""));
        double above = preceding ? Math.nextUp(threshold) : threshold;
        into.add(new ColorMap.Entry(color.getAsInt(), above, 1, ""));
      } else if (!child.is("LookupValue")) {
        remarks.notUsed(child);
      }
    }
    if (color.isPresent()) {
      into.add(new ColorMap.Entry(color.getAsInt(), Double.POSITIVE_INFINITY, 1, ""));
    }
  }

  private void points(XmlElement element, List<ColorMap.Entry> into) throws XmlException {
    String mode = element.attribute("mode").orElse("linear").strip();
    if (!mode.equalsIgnoreCase("linear")) {
      remarks.at(element, "the mode " + mode + " is drawn as linear");
    }
    for (XmlElement child : element.children()) {
      if (child.is("InterpolationPoint")) {
        into.add(point(child));
      } else if (!child.is("LookupValue")) {
        remarks.notUsed(child);
      }
    }
  }

  private ColorMap.Entry point(XmlElement element) throws XmlException {
    var data = element.child("Data");
    var value = element.child("Value");
    if (data.isEmpty() || value.isEmpty()) {
      throw element.expected("Data and Value", "one of them or none");
    }
    return new ColorMap.Entry(
        rgb(value.get(), values.text(value.get(), "")),
        quantity(data.get(), values.text(data.get(), "")),
        1,
        "");
  }
}
