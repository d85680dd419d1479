package org.tutai.geo.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.bytes.XmlNode;
import org.tutai.geo.expr.Expression.Literal;

/**
 * Reads SLD's {@code ParameterValueType}: text and expressions mixed (SLD 1.0, section 11.1).
 *
 * <p>The standard does not say which white space is meant. Here, a run with a line break in it at
 * the edge of a text is layout and dropped; any other run counts as one space; CDATA is kept as it
 * is; at both ends of the whole, white space is dropped.
 */
final class MixedContent {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final OgcFilterParser parser;

  MixedContent(OgcFilterParser parser) {
    this.parser = parser;
  }

  /** The value, or null when the element holds nothing but white space. */
  @Nullable Expression parse(XmlElement element) throws XmlException {
    List<Expression> parts = parts(element.content());
    if (parts.isEmpty()) {
      return null;
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Function("concat", parts);
  }

  private List<Expression> parts(List<XmlNode> nodes) throws XmlException {
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof XmlElement child) {
        parts.add(parser.parseExpression(child));
      } else if (nodes.get(i) instanceof XmlNode.Text text) {
        String value = meant(text, i == 0, i == nodes.size() - 1);
        if (!value.isEmpty()) {
          parts.add(new Literal(value));
        }
      }
    }
    return parts;
  }

  private static String meant(XmlNode.Text text, boolean first, boolean last) {
    if (text.verbatim()) {
      return text.value();
    }
    String value = text.value();
    String begun = value.stripLeading();
    if (!first && !hasLineBreak(value, 0, value.length() - begun.length())) {
      begun = value;
    }
    String ended = begun.stripTrailing();
    if (!last && !hasLineBreak(begun, ended.length(), begun.length())) {
      ended = begun;
    }
    return SPACES.matcher(ended).replaceAll(" ");
  }

  private static boolean hasLineBreak(String text, int from, int to) {
    int at = text.indexOf('\n', from);
    return at >= 0 && at < to;
  }
}
