package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tutai.geo.theme.Problem.Severity;

/**
 * An object of the document being read. Members that are taken count as known; the others are
 * {@link #extra}. A member that may be left away and is not as it should be is told as a problem,
 * replaced by the default, and kept with the others. One that is needed ends the whole part.
 */
final class Members {

  /** A part that cannot be used. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    final String pointer;
    final String expected;
    final String found;

    Unusable(String pointer, String expected, String found) {
      super(pointer, null, false, false);
      this.pointer = pointer;
      this.expected = expected;
      this.found = found;
    }
  }

  /** Makes a value of a member, or refuses it with {@link IllegalArgumentException}. */
  private interface Reader<T> extends Function<JsonNode, T> {}

  private final JsonNode node;
  private final String pointer;
  private final Problems problems;
  private final Set<String> taken = new HashSet<>();
  private final ObjectNode unread = JsonNodeFactory.instance.objectNode();

  /** Members of a node; one that is no object has none. */
  Members(JsonNode node, String pointer, Problems problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  static String escaped(String name) {
    return Check.shortened(name).replace("~", "~0").replace("/", "~1");
  }

  String place(String name) {
    return pointer + "/" + escaped(name);
  }

  /** A member, which counts as known from now on; missing for one that is null. */
  JsonNode take(String name) {
    taken.add(name);
    JsonNode value = node.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Makes a member known again as one that could not be read. */
  void keepUnread(String name) {
    JsonNode value = node.get(name);
    if (value != null) {
      unread.set(name, value);
    }
  }

  private <T> T read(String name, T otherwise, Reader<T> reader) {
    JsonNode value = take(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      keepUnread(name);
      problems.add(Severity.REPLACED, place(name), expectation(e, name), written(value));
      return otherwise;
    }
  }

  private <T> T need(String name, Reader<T> reader) throws Unusable {
    JsonNode value = take(name);
    if (value.isMissingNode()) {
      throw new Unusable(place(name), "a member " + name, "none");
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw new Unusable(place(name), expectation(e, name), written(value));
    }
  }

  /** Builds a record out of what was read; what it refuses makes the part unusable. */
  <T> T build(Supplier<T> maker) throws Unusable {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** At the member that the refusal names; at the part itself when it names several. */
  private Unusable refused(IllegalArgumentException refusal) {
    String message = String.valueOf(refusal.getMessage());
    String name = message.substring(0, Math.max(0, message.indexOf(" must ")));
    boolean one = taken.contains(name);
    int got = message.lastIndexOf(" (got: ");
    String found =
        got < 0 || !message.endsWith(")")
            ? "another"
            : message.substring(got + " (got: ".length(), message.length() - 1);
    return new Unusable(one ? place(name) : pointer, expectation(refusal, name), found);
  }

  private static String expectation(IllegalArgumentException refusal, String name) {
    return ProblemWords.requirement(String.valueOf(refusal.getMessage()), name);
  }

  static String written(JsonNode value) {
    if (value.isContainerNode()) {
      return (value.isArray() ? "an array of " : "an object of ") + value.size();
    }
    return value.isMissingNode() ? "nothing" : Check.shortened(value.toString());
  }

  private static String asText(JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("a text (got: " + value.getNodeType() + ")");
    }
    return value.textValue();
  }

  private static double asNumber(JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("a number (got: " + value.getNodeType() + ")");
    }
    return value.doubleValue();
  }

  private static boolean asFlag(JsonNode value) {
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("true or false (got: " + value.getNodeType() + ")");
    }
    return value.booleanValue();
  }

  private static int asWhole(JsonNode value, int least, int most) {
    double number = asNumber(value);
    if (number != Math.rint(number) || number < least || number > most) {
      throw new IllegalArgumentException("a whole number from " + least + " to " + most);
    }
    return (int) number;
  }

  String text(String name, String otherwise, Function<String, String> check) {
    return read(name, otherwise, value -> check.apply(asText(value)));
  }

  String needText(String name, Function<String, String> check) throws Unusable {
    return need(name, value -> check.apply(asText(value)));
  }

  Optional<String> optionalText(String name, Function<String, String> check) {
    return read(name, Optional.empty(), value -> Optional.of(check.apply(asText(value))));
  }

  boolean flag(String name, boolean otherwise) {
    return read(name, otherwise, Members::asFlag);
  }

  double number(String name, double otherwise, double least, double most) {
    return read(name, otherwise, value -> Check.number(name, asNumber(value), least, most));
  }

  OptionalDouble optionalNumber(String name, double least, double most) {
    return read(
        name,
        OptionalDouble.empty(),
        value -> OptionalDouble.of(Check.number(name, asNumber(value), least, most)));
  }

  int whole(String name, int otherwise, int least, int most) {
    return read(name, otherwise, value -> asWhole(value, least, most));
  }

  double needNumber(String name, double least, double most) throws Unusable {
    return need(name, value -> Check.number(name, asNumber(value), least, most));
  }

  /** A pair of numbers. */
  double[] needPair(String name) throws Unusable {
    return need(name, Members::pair);
  }

  private static double[] pair(JsonNode value) {
    if (!value.isArray() || value.size() != 2) {
      throw new IllegalArgumentException("two numbers");
    }
    return new double[] {asNumber(value.get(0)), asNumber(value.get(1))};
  }

  private static <T> List<T> list(JsonNode value, Function<JsonNode, T> each) {
    if (!value.isArray()) {
      throw new IllegalArgumentException("an array");
    }
    List<T> list = new ArrayList<>(value.size());
    value.forEach(item -> list.add(each.apply(item)));
    return list;
  }

  List<String> needTexts(String name) throws Unusable {
    return need(name, value -> list(value, Members::asText));
  }

  List<String> texts(String name) {
    return read(name, List.of(), value -> list(value, item -> Check.line(name, asText(item))));
  }

  List<Double> numbers(String name, double least, double most) {
    return read(
        name,
        List.of(),
        value -> {
          Check.size(name, value.size(), ThemeLimits.LIST);
          return list(value, item -> Check.number(name, asNumber(item), least, most));
        });
  }

  Optional<Position> position(String name) {
    return read(name, Optional.empty(), value -> Optional.of(position(value)));
  }

  private static Position position(JsonNode value) {
    if (!value.isArray() || value.size() != 2) {
      throw new IllegalArgumentException("a longitude and a latitude");
    }
    return new Position(asNumber(value.get(0)), asNumber(value.get(1)));
  }

  /** The width and the height of a map, in whole pixels. */
  Optional<ThemeView.Size> size(String name) {
    return read(name, Optional.empty(), value -> Optional.of(size(value)));
  }

  private static ThemeView.Size size(JsonNode value) {
    double[] sides = pair(value);
    if (sides[0] != Math.rint(sides[0]) || sides[1] != Math.rint(sides[1])) {
      throw new IllegalArgumentException("a width and a height in whole pixels");
    }
    return new ThemeView.Size((int) sides[0], (int) sides[1]);
  }

  /** Coordinates of a form. */
  List<List<Position>> coordinates(Form form) throws Unusable {
    return need("coordinates", value -> form.check(parts(form, value)));
  }

  private static List<List<Position>> parts(Form form, JsonNode value) {
    return switch (form) {
      case PLACE -> List.of(List.of(position(value)));
      case PATH -> List.of(list(value, Members::position));
      case RINGS -> list(value, ring -> list(ring, Members::position));
    };
  }

  /** The members of a member that is an object. */
  Optional<Members> object(String name) {
    return read(
        name,
        Optional.empty(),
        value -> {
          if (!value.isObject()) {
            throw new IllegalArgumentException("an object");
          }
          return Optional.of(new Members(value, place(name), problems));
        });
  }

  /** The elements of an array; none when it is not there or no array. */
  List<JsonNode> elements(String name, int most) {
    return read(
        name,
        List.of(),
        value -> {
          Check.require(value.size() <= most, name, "have at most " + most, "" + value.size());
          return list(value, Function.identity());
        });
  }

  Problems problems() {
    return problems;
  }

  /** What nobody took, and what could not be read. */
  Kept extra() {
    if (!node.isObject()) {
      return Kept.NONE;
    }
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            member -> {
              if (!taken.contains(member.getKey()) || unread.has(member.getKey())) {
                extra.set(member.getKey(), member.getValue());
              }
            });
    return Kept.of(extra);
  }
}
