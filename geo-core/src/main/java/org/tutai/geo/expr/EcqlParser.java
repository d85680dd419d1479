package org.tutai.geo.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression.And;
import org.tutai.geo.expr.Expression.Arithmetic;
import org.tutai.geo.expr.Expression.Between;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.IsNull;
import org.tutai.geo.expr.Expression.Like;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Not;
import org.tutai.geo.expr.Expression.Operator;
import org.tutai.geo.expr.Expression.Or;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.expr.Expression.SpatialOperator;
import org.tutai.geo.expr.Expression.TheGeometry;

/**
 * Reads filters written in ECQL, the text form of OGC filters (CQL of OGC 07-006r1, section 6.2.2,
 * with the additions of GeoTools): {@code population > 50000 AND name LIKE '臺%'}.
 *
 * <p>Taken: comparisons, {@code [NOT] BETWEEN … AND …}, {@code [NOT] LIKE} and {@code ILIKE} (% for
 * many, _ for one, \ before either for itself), {@code [NOT] IN (…)}, {@code IS [NOT] NULL}, {@code
 * AND}, {@code OR}, {@code NOT}, {@code INCLUDE}, {@code EXCLUDE}, arithmetic, the functions of
 * {@link Functions}, and the spatial relations of {@link SpatialOperator} with a property and a
 * geometry in WKT, or four numbers for {@code BBOX}. Names stand as they are (of any script) or in
 * double quotes, texts in single quotes, a quote within them twice. Coordinates are those of the
 * layer's CRS, x before y. Distances, feature ids and periods of time are not taken. Stateless
 * methods, thread-safe.
 */
public final class EcqlParser {

  /** A longer filter is refused unread. */
  public static final int LONGEST = 20_000;

  private static final int DEEPEST = 100;

  private static final Map<String, Comparator> COMPARATORS =
      Map.of(
          "=", Comparator.EQUAL,
          "<>", Comparator.NOT_EQUAL,
          "!=", Comparator.NOT_EQUAL,
          "<", Comparator.LESS,
          "<=", Comparator.LESS_OR_EQUAL,
          ">", Comparator.GREATER,
          ">=", Comparator.GREATER_OR_EQUAL);

  private static final List<String> RESERVED =
      List.of("AND", "OR", "NOT", "LIKE", "ILIKE", "BETWEEN", "IN", "IS", "NULL");

  private final EcqlTokens tokens;
  private final EcqlGeometries geometries;
  private int depth;

  private EcqlParser(EcqlTokens tokens) {
    this.tokens = tokens;
    this.geometries = new EcqlGeometries(tokens);
  }

  /**
   * Reads a filter.
   *
   * @return an expression that is not bound yet and yields a truth value
   * @throws EcqlException for a text that is none, with the place; also for one of more than {@link
   *     #LONGEST} characters and for brackets deeper than a hundred
   */
  public static Expression parse(String filter) throws EcqlException {
    if (filter.length() > LONGEST) {
      throw new EcqlException(LONGEST, "at most " + LONGEST + " characters", filter);
    }
    var parser = new EcqlParser(new EcqlTokens(filter));
    Expression all = parser.or();
    if (parser.tokens.kind() != EcqlTokens.Kind.END) {
      throw parser.tokens.unexpected("AND, OR or the end");
    }
    return all;
  }

  private Expression or() throws EcqlException {
    return orAfter(and());
  }

  private Expression orAfter(Expression first) throws EcqlException {
    if (!tokens.isWord("OR")) {
      return first;
    }
    var terms = new ArrayList<Expression>(List.of(first));
    while (tokens.takeWord("OR")) {
      terms.add(and());
    }
    return new Or(terms);
  }

  private Expression and() throws EcqlException {
    return andAfter(condition());
  }

  private Expression andAfter(Expression first) throws EcqlException {
    if (!tokens.isWord("AND")) {
      return first;
    }
    var terms = new ArrayList<Expression>(List.of(first));
    while (tokens.takeWord("AND")) {
      terms.add(condition());
    }
    return new And(terms);
  }

  private Expression condition() throws EcqlException {
    descend();
    try {
      return tokens.takeWord("NOT") ? new Not(condition()) : truth();
    } finally {
      depth--;
    }
  }

  private void descend() throws EcqlException {
    if (++depth > DEEPEST) {
      throw tokens.unexpected("at most " + DEEPEST + " brackets within each other");
    }
  }

  private Expression truth() throws EcqlException {
    return asTruth(predicate());
  }

  private Expression asTruth(Expression found) throws EcqlException {
    if (!isTruth(found)) {
      throw tokens.unexpected("an operator such as =, LIKE or IS NULL");
    }
    return found;
  }

  private static boolean isTruth(Expression found) {
    return !(found instanceof Property
        || found instanceof Arithmetic
        || found instanceof TheGeometry
        || (found instanceof Literal literal && !(literal.value() instanceof Boolean)));
  }

  private Expression predicate() throws EcqlException {
    String word = tokens.keyword();
    if (word.equals("INCLUDE") || word.equals("EXCLUDE")) {
      tokens.advance();
      return new Literal(word.equals("INCLUDE"));
    }
    Expression left = sum();
    Comparator comparator =
        tokens.kind() == EcqlTokens.Kind.SIGN ? COMPARATORS.get(tokens.value()) : null;
    if (comparator != null) {
      tokens.advance();
      return new Comparison(comparator, left, sum(), true);
    }
    if (tokens.takeWord("IS")) {
      boolean not = tokens.takeWord("NOT");
      tokens.expectWord("NULL");
      return negated(not, new IsNull(left));
    }
    boolean not = tokens.takeWord("NOT");
    Expression test = test(left);
    if (test != null) {
      return negated(not, test);
    }
    if (not) {
      throw tokens.unexpected("BETWEEN, LIKE, ILIKE or IN");
    }
    return left;
  }

  private static Expression negated(boolean not, Expression test) {
    return not ? new Not(test) : test;
  }

  private @Nullable Expression test(Expression left) throws EcqlException {
    if (tokens.takeWord("BETWEEN")) {
      Expression lower = sum();
      tokens.expectWord("AND");
      return new Between(left, lower, sum());
    }
    boolean like = tokens.isWord("LIKE");
    if (like || tokens.isWord("ILIKE")) {
      tokens.advance();
      if (tokens.kind() != EcqlTokens.Kind.TEXT) {
        throw tokens.unexpected("a pattern in single quotes");
      }
      String pattern = tokens.value();
      tokens.advance();
      return new Like(left, pattern, '%', '_', '\\', like);
    }
    if (tokens.takeWord("IN")) {
      tokens.expectSign("(");
      var arguments = new ArrayList<Expression>(List.of(left));
      arguments.addAll(list());
      return new Function("in", arguments);
    }
    return null;
  }

  /** Values with commas between them, and the bracket after them. */
  private List<Expression> list() throws EcqlException {
    var values = new ArrayList<Expression>();
    do {
      values.add(sum());
    } while (tokens.takeSign(","));
    tokens.expectSign(")");
    return values;
  }

  private Expression sum() throws EcqlException {
    Expression left = product();
    while (tokens.isSign("+") || tokens.isSign("-")) {
      Operator operator = tokens.isSign("+") ? Operator.ADD : Operator.SUBTRACT;
      tokens.advance();
      left = new Arithmetic(operator, left, product());
    }
    return left;
  }

  private Expression product() throws EcqlException {
    Expression left = factor();
    while (tokens.isSign("*") || tokens.isSign("/")) {
      Operator operator = tokens.isSign("*") ? Operator.MULTIPLY : Operator.DIVIDE;
      tokens.advance();
      left = new Arithmetic(operator, left, factor());
    }
    return left;
  }

  private Expression factor() throws EcqlException {
    descend();
    try {
      if (tokens.takeSign("-")) {
        Expression value = factor();
        return value instanceof Literal literal && literal.value() instanceof Number number
            ? new Literal(minus(number))
            : new Arithmetic(Operator.SUBTRACT, new Literal(0L), value);
      }
      return value();
    } finally {
      depth--;
    }
  }

  private static Number minus(Number number) {
    if (number instanceof Long whole) {
      return -whole;
    }
    return -number.doubleValue();
  }

  private Expression value() throws EcqlException {
    return switch (tokens.kind()) {
      case TEXT -> literal(tokens.value());
      case NUMBER -> literal(tokens.asNumber());
      case NAME -> {
        Expression property = new Property(tokens.value());
        tokens.advance();
        yield property;
      }
      case WORD -> word();
      case SIGN, END -> bracket();
    };
  }

  private Expression bracket() throws EcqlException {
    if (!tokens.takeSign("(")) {
      throw tokens.unexpected("a value");
    }
    Expression inner = inner();
    tokens.expectSign(")");
    return inner;
  }

  /** What stands in brackets: a condition, or a value to reckon with. */
  private Expression inner() throws EcqlException {
    Expression first = tokens.takeWord("NOT") ? new Not(condition()) : predicate();
    boolean joined = tokens.isWord("AND") || tokens.isWord("OR");
    return joined ? orAfter(andAfter(asTruth(first))) : first;
  }

  private Literal literal(Object value) throws EcqlException {
    tokens.advance();
    return new Literal(value);
  }

  private Expression word() throws EcqlException {
    String word = tokens.keyword();
    if (RESERVED.contains(word)) {
      throw tokens.unexpected("a value (a name that is a keyword stands in double quotes)");
    }
    if (word.equals("TRUE") || word.equals("FALSE")) {
      return literal(word.equals("TRUE"));
    }
    String name = tokens.value();
    int start = tokens.start();
    if (geometries.isNext()) {
      return geometries.wkt();
    }
    tokens.advance();
    if (!tokens.takeSign("(")) {
      return new Property(name);
    }
    Optional<SpatialOperator> spatial = EcqlGeometries.operator(word);
    return spatial.isEmpty() ? function(name, start) : geometries.relation(spatial.get());
  }

  private Expression function(String name, int start) throws EcqlException {
    if (!Functions.exists(name)) {
      throw new EcqlException(start, "a function this program has", name.toUpperCase(Locale.ROOT));
    }
    if (tokens.takeSign(")")) {
      return new Function(name, List.of());
    }
    return new Function(name, list());
  }
}
