package org.tutai.geo.style;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.tutai.geo.bytes.XmlWriter;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.OgcFilterWriter;
import org.tutai.geo.expr.Values;

/**
 * Writes styles as SLD 1.0, so that {@link SldReader} gives the same styles back; numbers in
 * filters, which have no type in XML, come back as text. What SLD 1.0 has no words for is written
 * as others write it: {@code Priority}, the type of a colour map, and vendor options: {@code
 * charSpacing}, {@code ruleEvaluation}, {@code resampling}, and those of normalizing and of relief.
 */
public final class SldWriter {

  private final XmlWriter xml = new XmlWriter();
  private final OgcFilterWriter filters = new OgcFilterWriter(xml);

  private SldWriter() {}

  /** The document that gives a layer one style, as its default. */
  public static String write(String layerName, Style style) {
    return write(List.of(new SldDocument.NamedStyle(layerName, style, true)));
  }

  /** The document of several styles, each for its layer. */
  public static String write(List<SldDocument.NamedStyle> styles) {
    return new SldWriter().document(styles);
  }

  private String document(List<SldDocument.NamedStyle> styles) {
    xml.begin(
        "StyledLayerDescriptor",
        "version",
        "1.0.0",
        "xmlns",
        "http://www.opengis.net/sld",
        "xmlns:ogc",
        OgcFilterWriter.OGC,
        "xmlns:gml",
        OgcFilterWriter.GML);
    styles.forEach(this::layer);
    return xml.end().document();
  }

  private void layer(SldDocument.NamedStyle named) {
    xml.begin("NamedLayer").leaf("Name", named.layerName()).begin("UserStyle");
    optional("Name", named.style().name());
    optional("Title", named.style().title());
    if (named.isDefault()) {
      xml.leaf("IsDefault", "1");
    }
    named.style().passes().forEach(this::pass);
    xml.end().end();
  }

  private void optional(String tag, String text) {
    if (!text.isEmpty()) {
      xml.leaf(tag, text);
    }
  }

  private void pass(FeatureTypeStyle pass) {
    xml.begin("FeatureTypeStyle");
    pass.rules().forEach(this::rule);
    if (pass.firstMatchOnly()) {
      xml.leaf("VendorOption", "first", "name", "ruleEvaluation");
    }
    xml.end();
  }

  private void rule(Rule rule) {
    xml.begin("Rule");
    optional("Name", rule.name());
    optional("Title", rule.title());
    optional("Abstract", rule.description());
    Expression filter = rule.filter();
    if (filter != null) {
      filters.filter(filter);
    }
    if (rule.elseFilter()) {
      xml.leaf("ElseFilter", "");
    }
    if (rule.minScale() > 0) {
      xml.leaf("MinScaleDenominator", text(rule.minScale()));
    }
    if (rule.maxScale() < Double.POSITIVE_INFINITY) {
      xml.leaf("MaxScaleDenominator", text(rule.maxScale()));
    }
    rule.symbolizers().forEach(this::symbolizer);
    xml.end();
  }

  private static String text(double number) {
    return String.valueOf(Values.text(number));
  }

  private void symbolizer(Symbolizer symbolizer) {
    if (symbolizer instanceof Symbolizer.PolygonSymbolizer polygon) {
      polygon(polygon);
    } else if (symbolizer instanceof Symbolizer.LineSymbolizer line) {
      xml.begin("LineSymbolizer");
      stroke(line.stroke());
      xml.end();
    } else if (symbolizer instanceof Symbolizer.PointSymbolizer point) {
      point(point);
    } else if (symbolizer instanceof Symbolizer.TextSymbolizer text) {
      text(text);
    } else if (symbolizer instanceof Symbolizer.RasterSymbolizer raster) {
      new RasterWriter(xml).write(raster);
    }
  }

  private void polygon(Symbolizer.PolygonSymbolizer polygon) {
    xml.begin("PolygonSymbolizer");
    Fill fill = polygon.fill();
    if (fill != null) {
      fill(fill);
    }
    Stroke stroke = polygon.stroke();
    if (stroke != null) {
      stroke(stroke);
    }
    xml.end();
  }

  private void fill(Fill fill) {
    xml.begin("Fill");
    if (fill.hatched()) {
      hatch(fill);
      xml.end();
      return;
    }
    parameter("fill", fill.color());
    parameter("fill-opacity", fill.opacity());
    xml.end();
  }

  /* GeoServer's name for a slanting line, drawn again and again. */
  private void hatch(Fill fill) {
    xml.begin("GraphicFill").begin("Graphic").begin("Mark");
    xml.leaf("WellKnownName", SymbolizerReader.SLANTING).begin("Stroke");
    parameter("stroke", fill.color());
    parameter("stroke-opacity", fill.opacity());
    xml.end().end().leaf("Size", "8").end().end();
  }

  private void stroke(Stroke stroke) {
    xml.begin("Stroke");
    parameter("stroke", stroke.color());
    parameter("stroke-opacity", stroke.opacity());
    parameter("stroke-width", stroke.width());
    parameter("stroke-linejoin", word(stroke.join()));
    parameter("stroke-linecap", word(stroke.cap()));
    if (!stroke.dashes().isEmpty()) {
      var dashes = new StringJoiner(" ");
      stroke.dashes().forEach(dash -> dashes.add(text(dash)));
      parameter("stroke-dasharray", dashes.toString());
      parameter("stroke-dashoffset", text(stroke.dashOffset()));
    }
    xml.end();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void parameter(String name, String text) {
    xml.leaf("CssParameter", text, "name", name);
  }

  private void parameter(String name, Expression value) {
    value("CssParameter", value, "name", name);
  }

  /** An element whose value is a constant's text, or an expression. */
  private void value(String tag, Expression value, String... attributes) {
    String text = value instanceof Literal literal ? Values.text(literal.value()) : null;
    if (text != null && !text.isEmpty() && isOneLine(text)) {
      xml.leaf(tag, text, attributes);
    } else {
      xml.begin(tag, attributes);
      filters.expression(value);
      xml.end();
    }
  }

  /* Other white space than single spaces would not come back as it was. */
  private static boolean isOneLine(String text) {
    return text.equals(text.strip().replaceAll("\\s+", " "));
  }

  private void point(Symbolizer.PointSymbolizer point) {
    xml.begin("PointSymbolizer").begin("Graphic");
    mark(point.mark());
    value("Opacity", point.opacity());
    value("Size", point.size());
    value("Rotation", point.rotation());
    xml.end().end();
  }

  /* A mark without fill and stroke would be read as the standard's default mark. */
  private void mark(Mark mark) {
    xml.begin("Mark").leaf("WellKnownName", word(mark.shape()));
    Fill fill = mark.fill();
    Stroke stroke = mark.stroke();
    if (fill != null) {
      fill(fill);
    } else if (stroke == null) {
      xml.begin("Fill");
      parameter("fill-opacity", "0");
      xml.end();
    }
    if (stroke != null) {
      stroke(stroke);
    }
    xml.end();
  }

  private void text(Symbolizer.TextSymbolizer text) {
    xml.begin("TextSymbolizer");
    value("Label", text.label());
    font(text.font());
    placement(text);
    Halo halo = text.halo();
    if (halo != null) {
      xml.begin("Halo");
      value("Radius", halo.radius());
      fill(halo.fill());
      xml.end();
    }
    fill(text.fill());
    if (!text.priority().equals(SldValues.number(0))) {
      value("Priority", text.priority());
    }
    if (text.letterSpacing() != 0) {
      xml.leaf("VendorOption", text(text.letterSpacing()), "name", "charSpacing");
    }
    xml.end();
  }

  private void font(Font font) {
    xml.begin("Font");
    font.families().forEach(family -> parameter("font-family", family));
    parameter("font-size", font.size());
    parameter("font-style", font.italic() ? "italic" : "normal");
    parameter("font-weight", font.bold() ? "bold" : "normal");
    xml.end();
  }

  private void placement(Symbolizer.TextSymbolizer text) {
    xml.begin("LabelPlacement").begin("PointPlacement").begin("AnchorPoint");
    xml.leaf("AnchorPointX", text(text.anchorX())).leaf("AnchorPointY", text(text.anchorY()));
    xml.end().begin("Displacement");
    xml.leaf("DisplacementX", text(text.displacementX()));
    xml.leaf("DisplacementY", text(text.displacementY()));
    xml.end().end().end();
  }
}
