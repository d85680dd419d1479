package org.tutai.geo.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.BoundedXml;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.bytes.XmlNode;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Operator;
import org.tutai.geo.expr.Expression.SpatialOperator;
import org.tutai.geo.expr.Expression.TheGeometry;

/**
 * Reads OGC Filter Encoding 1.0 and 1.1 as XML (and what 2.0 shares with them) into expressions.
 *
 * <p>Literals come as text: XML says no more, and {@link Values} compares a text that reads as a
 * number with a number as numbers. A property named inside a spatial operator is the feature's
 * geometry, whatever its name. Coordinates of geometries are taken as they stand, x before y, in
 * the layer's CRS; what {@code srsName} says is left in the geometry's user data.
 *
 * <p>What the standard has and we don't (functions outside {@link Functions}, filters by feature
 * id, distance operators) goes to {@link Unsupported}. Thread-safe if that is.
 */
public final class OgcFilterParser {

  /** Told of what is in the standard but not in {@link Expression}. */
  public interface Unsupported {
    /**
     * Told once for each place; the part then yields no value.
     *
     * @param element where
     * @param what what is unsupported and what comes of it, a sentence's worth of words
     */
    void at(XmlElement element, String what) throws XmlException;
  }

  private static final Map<String, Comparator> COMPARATORS =
      Map.of(
          "propertyisequalto", Comparator.EQUAL,
          "propertyisnotequalto", Comparator.NOT_EQUAL,
          "propertyislessthan", Comparator.LESS,
          "propertyislessthanorequalto", Comparator.LESS_OR_EQUAL,
          "propertyisgreaterthan", Comparator.GREATER,
          "propertyisgreaterthanorequalto", Comparator.GREATER_OR_EQUAL);

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "add", Operator.ADD,
          "sub", Operator.SUBTRACT,
          "mul", Operator.MULTIPLY,
          "div", Operator.DIVIDE);

  private static final Map<String, SpatialOperator> SPATIAL =
      Map.of(
          "bbox", SpatialOperator.BBOX,
          "intersects", SpatialOperator.INTERSECTS,
          "disjoint", SpatialOperator.DISJOINT,
          "within", SpatialOperator.WITHIN,
          "contains", SpatialOperator.CONTAINS,
          "touches", SpatialOperator.TOUCHES,
          "crosses", SpatialOperator.CROSSES,
          "overlaps", SpatialOperator.OVERLAPS,
          "equals", SpatialOperator.EQUALS);

  private final Unsupported unsupported;

  /** A parser that refuses what it cannot express. */
  public OgcFilterParser() {
    this(
        (element, what) -> {
          throw element.expected("something this program can evaluate", what);
        });
  }

  /** A parser that tells of what it cannot express and goes on. */
  public OgcFilterParser(Unsupported unsupported) {
    this.unsupported = unsupported;
  }

  /** Reads a {@code Filter} document, as a request's parameter has it. */
  public Expression parse(String xml) throws XmlException {
    return parseFilter(BoundedXml.read(xml));
  }

  /**
   * Reads a {@code Filter} element, or one of the operators it may hold.
   *
   * @throws XmlException when the element is not as the standard has it
   */
  public Expression parseFilter(XmlElement element) throws XmlException {
    if (!element.is("Filter")) {
      return parseCondition(element);
    }
    List<XmlElement> operators = element.children();
    if (!operators.isEmpty() && operators.stream().allMatch(OgcFilterParser::isId)) {
      return parseCondition(operators.get(0));
    }
    return parseCondition(one(element, "one operator"));
  }

  private Expression parseCondition(XmlElement element) throws XmlException {
    String name = element.name().toLowerCase(Locale.ROOT);
    Comparator comparator = COMPARATORS.get(name);
    if (comparator != null) {
      return comparison(comparator, element);
    }
    SpatialOperator spatial = SPATIAL.get(name);
    if (spatial != null) {
      return spatial(spatial, element);
    }
    return switch (name) {
      case "and" -> new Expression.And(conditions(element));
      case "or" -> new Expression.Or(conditions(element));
      case "not" -> new Expression.Not(parseCondition(one(element, "one operator")));
      case "propertyisbetween" -> between(element);
      case "propertyislike" -> like(element);
      case "propertyisnull", "propertyisnil" ->
          new Expression.IsNull(parseExpression(one(element, "one expression")));
      case "literal" -> new Literal(Values.truth(literalText(element)));
      case "function", "propertyname" -> parseExpression(element);
      case "dwithin", "beyond" -> unknown(element, "a filter by distance, which is never true");
      default -> conditionOrNot(element);
    };
  }

  private Expression conditionOrNot(XmlElement element) throws XmlException {
    if (isId(element)) {
      return unknown(element, "a filter by feature id, which is never true");
    }
    throw element.expected(
        "an operator of the OGC's filter encoding (PropertyIsEqualTo, And, BBOX …)", element.tag());
  }

  private static boolean isId(XmlElement element) {
    return element.is("FeatureId") || element.is("GmlObjectId") || element.is("ResourceId");
  }

  private Expression unknown(XmlElement element, String what) throws XmlException {
    unsupported.at(element, what);
    return new Literal(null);
  }

  private static XmlElement one(XmlElement element, String expected) throws XmlException {
    List<XmlElement> children = element.children();
    if (children.size() != 1) {
      throw element.expected(expected, children.isEmpty() ? "none" : "" + children.size());
    }
    return children.get(0);
  }

  private List<Expression> conditions(XmlElement element) throws XmlException {
    List<Expression> terms = new ArrayList<>();
    for (XmlElement child : element.children()) {
      terms.add(parseCondition(child));
    }
    if (terms.isEmpty()) {
      throw element.expected("two operators or more", "none");
    }
    return terms;
  }

  private List<Expression> operands(XmlElement element, int count) throws XmlException {
    List<XmlElement> children = element.children();
    if (children.size() != count) {
      throw element.expected(count + " expressions", Integer.toString(children.size()));
    }
    return expressions(children);
  }

  private List<Expression> expressions(List<XmlElement> elements) throws XmlException {
    List<Expression> expressions = new ArrayList<>();
    for (XmlElement child : elements) {
      expressions.add(parseExpression(child));
    }
    return expressions;
  }

  private Expression comparison(Comparator comparator, XmlElement element) throws XmlException {
    List<Expression> operands = operands(element, 2);
    boolean matchCase = flag(element, "matchCase", true);
    return new Comparison(comparator, operands.get(0), operands.get(1), matchCase);
  }

  private static boolean flag(XmlElement element, String name, boolean otherwise)
      throws XmlException {
    Optional<String> value = element.attribute(name).map(String::strip);
    if (value.isEmpty()) {
      return otherwise;
    }
    return switch (value.get()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw element.expected(name + " to be true or false", value.get());
    };
  }

  private Expression between(XmlElement element) throws XmlException {
    List<XmlElement> children = element.children();
    if (children.size() != 3
        || !children.get(1).is("LowerBoundary")
        || !children.get(2).is("UpperBoundary")) {
      throw element.expected(
          "an expression, a LowerBoundary and an UpperBoundary",
          children.stream().map(XmlElement::tag).toList().toString());
    }
    return new Expression.Between(
        parseExpression(children.get(0)),
        parseExpression(one(children.get(1), "one expression")),
        parseExpression(one(children.get(2), "one expression")));
  }

  private Expression like(XmlElement element) throws XmlException {
    List<Expression> operands = operands(element, 2);
    if (!(operands.get(1) instanceof Literal pattern)) {
      throw element.expected("a Literal for a pattern", element.children().get(1).tag());
    }
    return new Expression.Like(
        operands.get(0),
        String.valueOf(pattern.value()),
        sign(element, '*', "wildCard"),
        sign(element, '?', "singleChar"),
        sign(element, '\\', "escape", "escapeChar"),
        flag(element, "matchCase", true));
  }

  /* An empty attribute says that there is no such sign; no XML text holds U+0000. */
  private static char sign(XmlElement element, char otherwise, String... names)
      throws XmlException {
    for (String name : names) {
      Optional<String> value = element.attribute(name);
      if (value.isPresent()) {
        if (value.get().length() > 1) {
          throw element.expected(name + " to be one character", value.get());
        }
        return value.get().isEmpty() ? '\0' : value.get().charAt(0);
      }
    }
    return otherwise;
  }

  private Expression spatial(SpatialOperator operator, XmlElement element) throws XmlException {
    List<XmlElement> children = element.children();
    boolean nameLeftOut = children.size() == 1 && operator == SpatialOperator.BBOX;
    if (children.size() != 2 && !nameLeftOut) {
      throw element.expected("a property name and a geometry", children.size() + " elements");
    }
    Expression left = nameLeftOut ? new TheGeometry() : spatialOperand(children.get(0));
    return new Expression.Spatial(
        operator, left, spatialOperand(children.get(children.size() - 1)));
  }

  private Expression spatialOperand(XmlElement element) throws XmlException {
    if (isPropertyName(element)) {
      return new TheGeometry();
    }
    return element.is("Function") || element.is("Literal")
        ? parseExpression(element)
        : new Literal(Gml.parse(element));
  }

  private static boolean isPropertyName(XmlElement element) {
    return element.is("PropertyName") || element.is("ValueReference");
  }

  /**
   * Reads an element that stands for a value: a property name, literal, arithmetic, function, or a
   * condition.
   *
   * @throws XmlException when the element is not as the standard has it
   */
  public Expression parseExpression(XmlElement element) throws XmlException {
    if (isPropertyName(element)) {
      return new Expression.Property(element.text());
    }
    if (element.is("Literal")) {
      return literal(element);
    }
    Operator operator = OPERATORS.get(element.name().toLowerCase(Locale.ROOT));
    if (operator != null) {
      List<Expression> operands = operands(element, 2);
      return new Expression.Arithmetic(operator, operands.get(0), operands.get(1));
    }
    if (element.is("Function")) {
      return function(element);
    }
    Expression symbology = new SymbologyFunctions(this).parse(element);
    return symbology != null ? symbology : parseValueCondition(element);
  }

  /** A condition where a value is wanted, as {@code if_then_else} has it for its first argument. */
  private Expression parseValueCondition(XmlElement element) throws XmlException {
    String name = element.name().toLowerCase(Locale.ROOT);
    if (COMPARATORS.containsKey(name)
        || SPATIAL.containsKey(name)
        || name.startsWith("propertyis")
        || List.of("and", "or", "not").contains(name)) {
      return parseCondition(element);
    }
    throw element.expected("PropertyName, Literal, Function, Add, Sub, Mul or Div", element.tag());
  }

  private static Expression literal(XmlElement element) throws XmlException {
    List<XmlElement> children = element.children();
    if (children.isEmpty()) {
      return new Literal(literalText(element));
    }
    return new Literal(Gml.parse(one(element, "text or one geometry")));
  }

  /* White space around a literal is layout, except where the literal is nothing else, or CDATA. */
  private static String literalText(XmlElement element) {
    var all = new StringBuilder();
    boolean verbatim = false;
    for (XmlNode node : element.content()) {
      if (node instanceof XmlNode.Text text) {
        all.append(text.value());
        verbatim |= text.verbatim();
      }
    }
    String text = all.toString();
    boolean allSpace = text.isBlank() && text.indexOf('\n') < 0;
    return verbatim || allSpace ? text : text.strip();
  }

  private Expression function(XmlElement element) throws XmlException {
    Optional<String> name = element.attribute("name").map(String::strip);
    if (name.isEmpty() || name.get().isEmpty()) {
      throw element.expected("a name", "none");
    }
    if (!Functions.exists(name.get())) {
      return unknown(element, "the function " + name.get() + ", which yields no value");
    }
    return new Function(name.get(), expressions(element.children()));
  }

  /**
   * Reads the value of a parameter of a style: text, expressions, or both mixed (as labels have
   * them), which are joined by {@code concat}.
   *
   * @return null when the element holds nothing but white space
   */
  public @Nullable Expression parseValue(XmlElement element) throws XmlException {
    return new MixedContent(this).parse(element);
  }
}
