package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Property;

/**
 * What is written beside features, as a person writes it: text with the names of fields in braces,
 * such as <code>{COUNTYNAME} {TOWNNAME}</code>. A brace itself is written twice. In a style it is
 * SLD's own {@code concat}; a field without a value is left out. Immutable.
 *
 * @param parts texts as {@link Literal}, fields as {@link Property}; no text follows a text
 */
public record LabelTemplate(List<Expression> parts) {

  /** How long a template can be. */
  public static final int LONGEST = 1000;

  private static final String CONCAT = "concat";

  public LabelTemplate {
    parts = List.copyOf(parts);
    if (!parts.stream().allMatch(LabelTemplate::isPart)) {
      throw new IllegalArgumentException(
          "a template must be of texts and fields (got: " + parts + ")");
    }
  }

  private static boolean isPart(Expression part) {
    return part instanceof Property
        || (part instanceof Literal literal && literal.value() instanceof String);
  }

  /**
   * Reads what a person writes. A brace that is opened and not closed, and one that is closed and
   * not opened, are text; what is longer than {@link #LONGEST} is cut off.
   */
  public static LabelTemplate parse(String written) {
    String all = written.substring(0, Math.min(LONGEST, written.length()));
    List<Expression> parts = new ArrayList<>();
    var text = new StringBuilder();
    for (int at = 0; at < all.length(); at++) {
      char c = all.charAt(at);
      boolean twice = at + 1 < all.length() && all.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        text.append(c);
        at++;
      } else if (c == '{' && all.indexOf('}', at) > at + 1) {
        int end = all.indexOf('}', at);
        flush(text, parts);
        parts.add(new Property(all.substring(at + 1, end)));
        at = end;
      } else {
        text.append(c);
      }
    }
    flush(text, parts);
    return new LabelTemplate(parts);
  }

  private static void flush(StringBuilder text, List<Expression> parts) {
    if (text.length() > 0) {
      parts.add(new Literal(text.toString()));
      text.setLength(0);
    }
  }

  /** The template that a style's label is; empty where it is worked out in another way. */
  public static Optional<LabelTemplate> of(Expression label) {
    List<Expression> parts =
        label instanceof Function function && function.name().equalsIgnoreCase(CONCAT)
            ? function.arguments()
            : List.of(label);
    return parts.stream().allMatch(LabelTemplate::isPart)
        ? Optional.of(new LabelTemplate(parts))
        : Optional.empty();
  }

  /** What a style's label is; a text without letters for a template without parts. */
  public Expression expression() {
    return switch (parts.size()) {
      case 0 -> new Literal("");
      case 1 -> parts.get(0);
      default -> new Function(CONCAT, parts);
    };
  }

  /** The names of its fields, in the order they come first. */
  public Set<String> fields() {
    var names = new LinkedHashSet<String>();
    for (Expression part : parts) {
      if (part instanceof Property property) {
        names.add(property.name());
      }
    }
    return names;
  }

  /** As a person writes it. */
  public String written() {
    var written = new StringBuilder();
    for (Expression part : parts) {
      if (part instanceof Property property) {
        written.append('{').append(property.name()).append('}');
      } else if (part instanceof Literal literal) {
        written.append(String.valueOf(literal.value()).replace("{", "{{").replace("}", "}}"));
      }
    }
    return written.toString();
  }
}
