package org.tutai.geo.style;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.BoundedXml;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.OgcFilterParser;

/**
 * Reads styles from SLD 1.0 and SE 1.1 (SLD 1.1) documents: a {@code StyledLayerDescriptor}, or a
 * {@code UserStyle} or {@code FeatureTypeStyle} that stands alone.
 *
 * <p>Elements are found by local name, in any case and namespace, because many files in use mix the
 * two versions. What a document asks for that we don't draw is no error: it is left out, or drawn
 * as the nearest thing, and told in {@link SldDocument#remarks()}. What contradicts the standard (a
 * colour that is none, a filter without operands) is an error that names the line. Documents are
 * read within the limits of {@link BoundedXml}. All methods are thread-safe.
 */
public final class SldReader {

  private final Remarks remarks = new Remarks();
  private final OgcFilterParser filters = new OgcFilterParser(remarks);
  private final SldValues values = new SldValues(filters, remarks);
  private final SymbolizerReader symbolizers = new SymbolizerReader(values);
  private final List<SldDocument.NamedStyle> styles = new ArrayList<>();

  private SldReader() {}

  /**
   * Reads a file.
   *
   * @throws StyleException when it is no style we can read; the message names the file and line
   */
  public static SldDocument read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path, BoundedXml.read(in));
    } catch (XmlException e) {
      throw new StyleException(path, e);
    }
  }

  /** Reads a document to its end and does not close the stream; see {@link #read(Path)}. */
  public static SldDocument read(InputStream in) throws IOException {
    try {
      return read(null, BoundedXml.read(in));
    } catch (XmlException e) {
      throw new StyleException(null, e);
    }
  }

  /** Reads a document that is text already; see {@link #read(Path)}. */
  public static SldDocument read(String document) throws StyleException {
    try {
      return read(null, BoundedXml.read(document));
    } catch (XmlException e) {
      throw new StyleException(null, e);
    }
  }

  private static SldDocument read(@Nullable Path path, XmlElement root) throws StyleException {
    try {
      return new SldReader().document(root);
    } catch (XmlException e) {
      throw new StyleException(path, e);
    }
  }

  private SldDocument document(XmlElement root) throws XmlException {
    if (root.is("StyledLayerDescriptor")) {
      layers(root);
    } else if (root.is("UserStyle")) {
      userStyle("", root);
    } else if (root.is("FeatureTypeStyle")) {
      Style style = new Style("", "", List.of(pass(root)));
      styles.add(new SldDocument.NamedStyle("", style, false));
    } else {
      throw root.expected("a StyledLayerDescriptor, UserStyle or FeatureTypeStyle", root.tag());
    }
    return new SldDocument(styles, remarks.all());
  }

  private void layers(XmlElement root) throws XmlException {
    for (XmlElement child : root.children()) {
      if (child.is("NamedLayer") || child.is("UserLayer")) {
        layer(child);
      } else if (!SldValues.isMetadata(child)) {
        remarks.notUsed(child);
      }
    }
  }

  private void layer(XmlElement element) throws XmlException {
    String layerName = element.childText("Name");
    for (XmlElement child : element.children()) {
      if (child.is("UserStyle")) {
        userStyle(layerName, child);
      } else if (child.is("LayerFeatureConstraints")) {
        constraints(child);
      } else if (!SldValues.isMetadata(child)) {
        remarks.notUsed(child);
      }
    }
  }

  /* Most files have one that constrains nothing. */
  private void constraints(XmlElement element) {
    for (XmlElement constraint : element.children("FeatureTypeConstraint")) {
      if (constraint.child("Filter").isPresent()) {
        remarks.at(constraint, "the filter is not used, all features are drawn");
      }
    }
  }

  private void userStyle(String layerName, XmlElement element) throws XmlException {
    List<FeatureTypeStyle> passes = new ArrayList<>();
    for (XmlElement child : element.children()) {
      if (child.is("FeatureTypeStyle")) {
        passes.add(pass(child));
      } else if (!SldValues.isMetadata(child) && !child.is("IsDefault")) {
        remarks.notUsed(child);
      }
    }
    Style style = new Style(element.childText("Name"), title(element), passes);
    styles.add(new SldDocument.NamedStyle(layerName, style, isDefault(element)));
  }

  private static boolean isDefault(XmlElement element) {
    String text = element.childText("IsDefault");
    return text.equals("1") || text.equalsIgnoreCase("true");
  }

  private FeatureTypeStyle pass(XmlElement element) throws XmlException {
    List<Rule> rules = new ArrayList<>();
    boolean firstMatchOnly = false;
    for (XmlElement child : element.children()) {
      if (child.is("Rule")) {
        Rule rule = rule(child);
        if (!values.isLeftOutOfMaps(child)) {
          rules.add(rule);
        }
      } else if (isRuleEvaluation(child)) {
        firstMatchOnly = child.text().equalsIgnoreCase("first");
      } else if (!SldValues.isMetadata(child) && !isAnyFeatureType(child)) {
        remarks.notUsed(child);
      }
    }
    return new FeatureTypeStyle(rules, firstMatchOnly);
  }

  private static boolean isRuleEvaluation(XmlElement element) {
    return element.is("VendorOption")
        && element.attribute("name").orElse("").equals("ruleEvaluation");
  }

  /* "Feature" is the type of which all others are; the semantic types only say what is drawn. */
  private static boolean isAnyFeatureType(XmlElement element) {
    return element.is("SemanticTypeIdentifier")
        || (element.is("FeatureTypeName")
            && (element.text().isEmpty() || element.text().endsWith("Feature")));
  }

  private Rule rule(XmlElement element) throws XmlException {
    List<Symbolizer> drawn = new ArrayList<>();
    Expression filter = null;
    boolean elseFilter = false;
    for (XmlElement child : element.children()) {
      if (child.is("Filter")) {
        filter = filters.parseFilter(child);
      } else if (child.is("ElseFilter")) {
        elseFilter = true;
      } else if (!isScale(child) && !SldValues.isMetadata(child) && !SldValues.isInclusion(child)) {
        symbolizers.read(child).ifPresent(drawn::add);
      }
    }
    double minScale = scale(element, "MinScaleDenominator", 0);
    double maxScale = scale(element, "MaxScaleDenominator", Double.POSITIVE_INFINITY);
    if (maxScale <= minScale) {
      throw element.expected(
          "MinScaleDenominator less than MaxScaleDenominator", minScale + " and " + maxScale);
    }
    return new Rule(
        element.childText("Name"),
        title(element),
        described(element, "Abstract"),
        minScale,
        maxScale,
        filter,
        elseFilter,
        drawn);
  }

  private static boolean isScale(XmlElement element) {
    return element.is("MinScaleDenominator") || element.is("MaxScaleDenominator");
  }

  private static double scale(XmlElement rule, String name, double otherwise) throws XmlException {
    var child = rule.child(name);
    if (child.isEmpty()) {
      return otherwise;
    }
    double scale = SldValues.plainNumber(child.get());
    if (scale < 0) {
      throw child.get().expected("a scale denominator of 0 or more", child.get().text());
    }
    return scale;
  }

  private static String title(XmlElement element) {
    return described(element, "Title");
  }

  /** A text for people: a child in SLD 1.0, a child of {@code Description} in SE 1.1. */
  private static String described(XmlElement element, String name) {
    String text = element.childText(name);
    return text.isEmpty()
        ? element.child("Description").map(child -> child.childText(name)).orElse("")
        : text;
  }

  /** What was met that is not drawn as asked. */
  static final class Remarks implements OgcFilterParser.Unsupported {

    private static final int MOST = 1000;
    private static final int LONGEST = 200;

    private final List<SldDocument.Remark> all = new ArrayList<>();

    @Override
    public void at(XmlElement element, String what) {
      if (all.size() < MOST) {
        String text = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + " …";
        all.add(new SldDocument.Remark(element.line(), element.tag(), text));
      }
    }

    void notUsed(XmlElement element) {
      String name = element.attribute("name").map(value -> value + " is ").orElse("");
      at(element, name + "not used");
    }

    List<SldDocument.Remark> all() {
      return all;
    }
  }
}
