package org.tutai.geo.expr;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The functions an expression may use, and no others. Names are taken in any case.
 *
 * <table>
 * <caption>Names with their other spellings, and arguments</caption>
 * <tr><td>{@code concat}, strConcat, Concatenate</td><td>texts; those without value are left out,
 *     and of none but such there is no value</td></tr>
 * <tr><td>{@code upper}, strToUpperCase · {@code lower}, strToLowerCase · {@code trim}, strTrim ·
 *     {@code length}, strLength, StringLength</td><td>text</td></tr>
 * <tr><td>{@code substring}</td><td>text, first character from 1, length (to the end)</td></tr>
 * <tr><td>{@code strSubstring}</td><td>text, begin from 0, end (not included)</td></tr>
 * <tr><td>{@code strSubstringStart}</td><td>text, begin from 0</td></tr>
 * <tr><td>{@code abs}, {@code floor}, {@code ceil}, {@code round}, roundDouble, {@code
 *     sqrt}</td><td>number</td></tr>
 * <tr><td>{@code min}, {@code max}</td><td>numbers; those without value are left out</td></tr>
 * <tr><td>{@code pow} · {@code modulo}</td><td>two numbers</td></tr>
 * <tr><td>{@code parseLong}, parseInt · {@code parseDouble}, toNumber</td><td>number as
 *     text</td></tr>
 * <tr><td>{@code if_then_else}</td><td>condition, value, other value</td></tr>
 * <tr><td>{@code coalesce}</td><td>values; the first there is</td></tr>
 * <tr><td>{@code isNull} · {@code equalTo}, notEqual, lessThan, lessEqualThan, greaterThan,
 *     greaterEqualThan</td><td>the operators as functions</td></tr>
 * <tr><td>{@code in}, in2 … in10</td><td>value, values it may equal</td></tr>
 * <tr><td>{@code dimension}</td><td>geometry: 0 for points, 1 for lines, 2 for polygons, the
 *     greatest of a collection</td></tr>
 * <tr><td>{@code env}</td><td>name, default: always the default</td></tr>
 * <tr><td>{@code Categorize}</td><td>SE 1.1, 11.6.1: number, value, threshold, value …; last,
 *     optionally, {@code succeeding} or {@code preceding}</td></tr>
 * <tr><td>{@code Interpolate}</td><td>SE 1.1, 11.6.2: number, data, value, data, value …; last,
 *     optionally, mode ({@code numeric}, {@code color}) and method ({@code linear}, {@code cosine}) in
 *     any order</td></tr>
 * <tr><td>{@code Recode}</td><td>SE 1.1, 11.6.3: value, from, to, from, to …</td></tr>
 * </table>
 *
 * <p>Characters are counted as code points. An argument that is missing, or of the wrong kind, is
 * "no value", and so is the result then.
 */
public final class Functions {

  /** Computes a function from its arguments, of which it evaluates what it needs. */
  private interface Body {
    @Nullable Object apply(Arguments arguments);
  }

  private static final Map<String, Body> BODIES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Functions() {}

  static {
    text();
    numbers();
    choices();
    classes();
  }

  /** Whether there is a function of that name. */
  public static boolean exists(String name) {
    return BODIES.containsKey(name);
  }

  /** The names of all functions, in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BODIES.keySet());
  }

  /** The function's value; a name that is not in the list yields no value. */
  static @Nullable Object evaluate(Expression.Function function, Row row) {
    Body body = BODIES.get(function.name());
    return body == null ? null : body.apply(new Arguments(function.arguments(), row));
  }

  private static void define(Body body, String... names) {
    for (String name : names) {
      BODIES.put(name, body);
    }
  }

  private static void text() {
    define(Functions::concat, "concat", "strConcat", "Concatenate");
    define(a -> upper(a.text(0)), "upper", "strToUpperCase");
    define(a -> lower(a.text(0)), "lower", "strToLowerCase");
    define(a -> strip(a.text(0)), "trim", "strTrim");
    define(a -> length(a.text(0)), "length", "strLength", "StringLength");
    define(Functions::substring, "substring");
    define(a -> slice(a.text(0), a.whole(1), a.whole(2)), "strSubstring");
    define(a -> slice(a.text(0), a.whole(1), Long.valueOf(Long.MAX_VALUE)), "strSubstringStart");
  }

  private static void numbers() {
    define(a -> abs(a.number(0)), "abs");
    define(a -> rounded(a.number(0), Rounding.FLOOR), "floor");
    define(a -> rounded(a.number(0), Rounding.CEILING), "ceil");
    define(a -> rounded(a.number(0), Rounding.NEAREST), "round", "roundDouble");
    define(a -> power(a.number(0), 0.5), "sqrt");
    define(a -> power(a.number(0), a.number(1)), "pow");
    define(a -> modulo(a.whole(0), a.whole(1)), "modulo");
    define(a -> extreme(a, -1), "min");
    define(a -> extreme(a, 1), "max");
    define(a -> a.whole(0), "parseLong", "parseInt");
    define(a -> a.number(0), "parseDouble", "toNumber");
  }

  private static void choices() {
    define(a -> a.value(Boolean.TRUE.equals(Values.truth(a.value(0))) ? 1 : 2), "if_then_else");
    define(Functions::coalesce, "coalesce");
    define(a -> a.value(0) == null, "isNull");
    define(a -> a.value(1), "env");
    define(a -> a.value(0) instanceof Geometry g ? dimension(g) : null, "dimension");
    define(Functions::in, "in", "in2", "in3", "in4", "in5", "in6", "in7", "in8", "in9", "in10");
    comparison(Expression.Comparator.EQUAL, "equalTo");
    comparison(Expression.Comparator.NOT_EQUAL, "notEqual");
    comparison(Expression.Comparator.LESS, "lessThan");
    comparison(Expression.Comparator.LESS_OR_EQUAL, "lessEqualThan");
    comparison(Expression.Comparator.GREATER, "greaterThan");
    comparison(Expression.Comparator.GREATER_OR_EQUAL, "greaterEqualThan");
  }

  private static void comparison(Expression.Comparator operator, String name) {
    define(a -> Values.holds(operator, a.value(0), a.value(1), true), name);
  }

  private static void classes() {
    define(Functions::categorize, "Categorize");
    define(Interpolation::evaluate, "Interpolate");
    define(Functions::recode, "Recode");
  }

  private static @Nullable Object concat(Arguments arguments) {
    var all = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < arguments.count(); i++) {
      String text = arguments.text(i);
      if (text != null) {
        all.append(text);
        any = true;
      }
    }
    return any ? all.toString() : null;
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String strip(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  private static @Nullable Long length(@Nullable String text) {
    return text == null ? null : Long.valueOf(text.codePointCount(0, text.length()));
  }

  private static @Nullable String substring(Arguments arguments) {
    Long first = arguments.whole(1);
    if (first == null) {
      return null;
    }
    Long length = arguments.count() < 3 ? Long.valueOf(Integer.MAX_VALUE) : arguments.whole(2);
    long begin = clamp(first) - 1;
    return length == null ? null : slice(arguments.text(0), begin, begin + clamp(length));
  }

  private static long clamp(long position) {
    return Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, position));
  }

  /** The characters from {@code begin} to before {@code end}, as far as there are any. */
  private static @Nullable String slice(
      @Nullable String text, @Nullable Long begin, @Nullable Long end) {
    if (text == null || begin == null || end == null) {
      return null;
    }
    int characters = text.codePointCount(0, text.length());
    int from = (int) Math.max(0, Math.min(characters, begin));
    int to = (int) Math.max(from, Math.min(characters, end));
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  private static @Nullable Number abs(@Nullable Number number) {
    if (number instanceof Long whole && whole != Long.MIN_VALUE) {
      return Math.abs(whole);
    }
    return number == null ? null : Double.valueOf(Math.abs(number.doubleValue()));
  }

  /** How a number becomes whole. */
  private enum Rounding {
    FLOOR,
    CEILING,
    NEAREST
  }

  private static @Nullable Number rounded(@Nullable Number number, Rounding rounding) {
    if (number == null || number instanceof Long) {
      return number;
    }
    double value = number.doubleValue();
    return whole(
        switch (rounding) {
          case FLOOR -> Math.floor(value);
          case CEILING -> Math.ceil(value);
          case NEAREST -> Math.floor(value + 0.5);
        });
  }

  private static Number whole(double number) {
    if (Math.abs(number) < Long.MAX_VALUE) {
      return (long) number;
    }
    return number;
  }

  private static @Nullable Number power(@Nullable Number base, @Nullable Number exponent) {
    return base == null || exponent == null
        ? null
        : Values.finite(Math.pow(base.doubleValue(), exponent.doubleValue()));
  }

  private static @Nullable Long modulo(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null || b == 0 ? null : Long.valueOf(Math.floorMod(a, b));
  }

  private static @Nullable Number extreme(Arguments arguments, int sign) {
    Number best = null;
    for (int i = 0; i < arguments.count(); i++) {
      Number number = arguments.number(i);
      if (number != null && (best == null || Values.compare(number, best) * sign > 0)) {
        best = number;
      }
    }
    return best;
  }

  private static @Nullable Object coalesce(Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      Object value = arguments.value(i);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Long dimension(Geometry geometry) {
    return (long) geometry.getDimension();
  }

  private static boolean in(Arguments arguments) {
    Object value = arguments.value(0);
    for (int i = 1; i < arguments.count(); i++) {
      if (Values.holds(Expression.Comparator.EQUAL, value, arguments.value(i), true)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object recode(Arguments arguments) {
    Object value = arguments.value(0);
    for (int i = 1; i + 1 < arguments.count(); i += 2) {
      if (Values.holds(Expression.Comparator.EQUAL, value, arguments.value(i), true)) {
        return arguments.value(i + 1);
      }
    }
    return null;
  }

  /* The value, then pairs of threshold and value: an even count says there is no word at the end. */
  private static @Nullable Object categorize(Arguments arguments) {
    int count = arguments.count();
    Object value = arguments.value(0);
    if (value == null || count < 2) {
      return null;
    }
    boolean hasWord = count % 2 == 1;
    Expression.Comparator reached =
        hasWord && "preceding".equalsIgnoreCase(arguments.text(count - 1))
            ? Expression.Comparator.GREATER
            : Expression.Comparator.GREATER_OR_EQUAL;
    int taken = 1;
    for (int i = 2; i + 1 < (hasWord ? count - 1 : count); i += 2) {
      if (Values.holds(reached, value, arguments.value(i), true)) {
        taken = i + 1;
      }
    }
    return arguments.value(taken);
  }

  /** A call's arguments, evaluated when asked for; a missing one is no value. */
  record Arguments(List<Expression> expressions, Row row) {

    int count() {
      return expressions.size();
    }

    @Nullable Object value(int index) {
      return index < expressions.size() ? Expressions.evaluate(expressions.get(index), row) : null;
    }

    @Nullable String text(int index) {
      return Values.text(value(index));
    }

    @Nullable Number number(int index) {
      return Values.number(value(index));
    }

    /** The number without what stands behind its point. */
    @Nullable Long whole(int index) {
      Number number = number(index);
      return number == null ? null : Long.valueOf(number.longValue());
    }
  }
}
