package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.expr.Functions;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;

/**
 * What could be written next in a condition: columns, functions, operators or values, by what
 * stands before. Stateless, thread-safe; a text that makes no sense gets what usually begins one.
 */
public final class EcqlCompletion {

  /** No more than these are offered. */
  public static final int MOST = 60;

  /** What a suggestion is. */
  public enum Kind {
    COLUMN,
    OPERATOR,
    FUNCTION,
    VALUE
  }

  /**
   * Something that could be written.
   *
   * @param shown to a person
   * @param written in place of the characters {@code from} to {@code to}
   * @param caret where the caret goes after, from the beginning of what is written
   */
  public record Suggestion(Kind kind, String shown, String written, int from, int to, int caret) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'?|\"(?:[^\"]|\"\")*\"?|[\\p{L}_][\\p{L}\\p{N}_]*|[0-9.]+|<>|!=|<=|>=|[=<>(),+*/-]");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Set<String> KEYWORDS =
      Set.of(
          "AND", "OR", "NOT", "LIKE", "ILIKE", "BETWEEN", "IN", "IS", "NULL", "INCLUDE", "EXCLUDE",
          "TRUE", "FALSE");
  private static final Set<String> COMPARISONS =
      Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "LIKE", "ILIKE", "BETWEEN", "IN");
  private static final List<String> OFFERED =
      List.of(
          "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "LIKE ''",
          "ILIKE ''",
          "IN ()",
          "BETWEEN ",
          "IS NULL",
          "IS NOT NULL");
  private static final List<String> FUNCTIONS =
      List.of(
          "length",
          "lower",
          "upper",
          "trim",
          "substring",
          "concat",
          "coalesce",
          "round",
          "floor",
          "ceil",
          "abs",
          "sqrt",
          "pow",
          "min",
          "max",
          "modulo",
          "parseDouble",
          "if_then_else");

  private record Token(String text, int from, int to) {
    boolean isWord() {
      return !text.isEmpty() && NAME.matcher(text).matches();
    }

    String upper() {
      return text.toUpperCase(Locale.ROOT);
    }
  }

  private final List<Field> fields;
  private final IntFunction<List<String>> values;
  private final List<Suggestion> found = new ArrayList<>();
  private final List<Token> before = new ArrayList<>();
  private String begun = "";
  private char quote = ' ';
  private int from;
  private final int to;

  private EcqlCompletion(
      String text, int caret, List<Field> fields, IntFunction<List<String>> values) {
    this.fields = fields;
    this.values = values;
    this.to = Math.max(0, Math.min(caret, text.length()));
    this.from = to;
    Matcher tokens = TOKEN.matcher(text).region(0, to);
    while (tokens.find()) {
      before.add(new Token(tokens.group(), tokens.start(), tokens.end()));
    }
    takeBegun();
  }

  /** The word the caret stands at the end of is what has been begun. */
  private void takeBegun() {
    if (before.isEmpty()) {
      return;
    }
    Token last = before.get(before.size() - 1);
    char first = last.text().charAt(0);
    boolean open =
        (first == '\'' || first == '"')
            && (last.text().length() == 1 || last.text().charAt(last.text().length() - 1) != first);
    boolean touched = last.to() == to && (last.isWord() || Character.isDigit(first));
    if (open || touched) {
      begun = open ? last.text().substring(1) : last.text();
      quote = open ? first : ' ';
      from = last.from();
      before.remove(before.size() - 1);
    }
  }

  /**
   * What could stand at the caret.
   *
   * @param values of a column as they are written, by its number; those known now
   */
  public static List<Suggestion> at(
      String text, int caret, List<Field> fields, IntFunction<List<String>> values) {
    return new EcqlCompletion(text, caret, fields, values).suggest();
  }

  /** The column whose values could stand at the caret, if any. */
  public static Optional<Integer> column(String text, int caret, List<Field> fields) {
    var completion = new EcqlCompletion(text, caret, fields, column -> List.of());
    return completion.compares() ? completion.compared() : Optional.empty();
  }

  private List<Suggestion> suggest() {
    Token last = before.isEmpty() ? new Token("", 0, 0) : before.get(before.size() - 1);
    if (quote == '"') {
      offerColumns();
    } else if (compares() || quote == '\'') {
      compared().ifPresent(this::offerValues);
      if (quote == ' ') {
        offerColumns();
      }
    } else if (isOperand(last)) {
      if (isColumn(last) || last.text().equals(")")) {
        OFFERED.forEach(this::offerOperator);
      }
      offerOperator("AND ");
      offerOperator("OR ");
    } else {
      offerColumns();
      offerOperator("NOT ");
      offerFunctions();
    }
    return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : List.copyOf(found);
  }

  private static boolean isOperand(Token token) {
    if (token.text().isEmpty()) {
      return false;
    }
    char first = token.text().charAt(0);
    boolean word = token.isWord() && !KEYWORDS.contains(token.upper());
    return word
        || first == '\''
        || first == '"'
        || Character.isDigit(first)
        || token.text().equals(")")
        || token.upper().equals("NULL");
  }

  private boolean isColumn(Token token) {
    return columnOf(token).isPresent();
  }

  private Optional<Integer> columnOf(Token token) {
    String name = token.text();
    if (name.startsWith("\"")) {
      name = name.substring(1, Math.max(1, name.length() - 1)).replace("\"\"", "\"");
    } else if (!token.isWord()) {
      return Optional.empty();
    }
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Whether a value is due: after an operator, in the brackets of IN, after BETWEEN … AND. */
  private boolean compares() {
    int at = before.size() - 1;
    if (at < 0) {
      return false;
    }
    if (COMPARISONS.contains(before.get(at).upper())) {
      return true;
    }
    if (before.get(at).upper().equals("AND")) {
      return at >= 2 && before.get(at - 2).upper().equals("BETWEEN");
    }
    while (at >= 0 && !before.get(at).text().equals("(")) {
      String text = before.get(at).text();
      if (!text.equals(",") && !text.startsWith("'") && !Character.isDigit(text.charAt(0))) {
        return false;
      }
      at--;
    }
    return at > 0 && before.get(at - 1).upper().equals("IN");
  }

  /** The column that the value due is compared with. */
  private Optional<Integer> compared() {
    for (int i = before.size() - 1; i >= 0; i--) {
      Optional<Integer> column = columnOf(before.get(i));
      if (column.isPresent() && !KEYWORDS.contains(before.get(i).upper())) {
        return column;
      }
    }
    return Optional.empty();
  }

  private void offerColumns() {
    for (Field field : fields) {
      offer(Kind.COLUMN, field.name(), written(field.name()) + " ", 0);
    }
  }

  /** A column's name as a condition has it. */
  static String written(String name) {
    boolean plain =
        NAME.matcher(name).matches()
            && !KEYWORDS.contains(name.toUpperCase(Locale.ROOT))
            && !Functions.exists(name);
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private void offerFunctions() {
    FUNCTIONS.forEach(name -> offer(Kind.FUNCTION, name + "()", name + "()", 1));
  }

  private void offerOperator(String operator) {
    boolean closed = operator.endsWith("'") || operator.endsWith(")");
    String spaced = closed || operator.endsWith(" ") ? operator : operator + " ";
    offer(Kind.OPERATOR, operator.strip(), spaced, closed ? 1 : 0);
  }

  private void offerValues(int column) {
    boolean quoted = isQuoted(fields.get(column).type());
    for (String value : values.apply(column)) {
      String written = quoted ? "'" + value.replace("'", "''") + "'" : value;
      offer(Kind.VALUE, CellText.line(value, 80), written + " ", 0);
    }
  }

  private static boolean isQuoted(FieldType type) {
    return type != FieldType.INTEGER && type != FieldType.REAL && type != FieldType.BOOLEAN;
  }

  private void offer(Kind kind, String shown, String written, int back) {
    String typed = RowFilter.folded(begun);
    String name = RowFilter.folded(shown);
    boolean fits = kind == Kind.OPERATOR ? name.startsWith(typed) : name.contains(typed);
    boolean already = name.equals(typed) && kind != Kind.VALUE;
    if (fits && !already && found.size() < 4 * MOST) {
      var suggestion = new Suggestion(kind, shown, written, from, to, written.length() - back);
      int at = name.startsWith(typed) ? firstOther(kind, typed) : found.size();
      found.add(at, suggestion);
    }
  }

  /** Of one kind, those that begin with what was typed stand before those that contain it. */
  private int firstOther(Kind kind, String typed) {
    int at = found.size();
    while (at > 0
        && found.get(at - 1).kind() == kind
        && !RowFilter.folded(found.get(at - 1).shown()).startsWith(typed)) {
      at--;
    }
    return at;
  }
}
