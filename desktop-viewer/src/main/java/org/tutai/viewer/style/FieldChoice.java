package org.tutai.viewer.style;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;

/** Which field suits a purpose, told by type and name. Stateless. */
public final class FieldChoice {

  private static final List<String> AMOUNTS =
      List.of("人口", "population", "pop", "人數", "總數", "total", "count", "戶數", "households", "數量");
  private static final List<String> KEYS =
      List.of("id", "code", "代碼", "編號", "年月", "年度", "year", "zip", "郵遞");
  private static final List<String> KINDS =
      List.of("分區", "類別", "種類", "type", "kind", "class", "category", "縣市", "county", "區");

  private FieldChoice() {}

  /** Whether a field holds numbers. */
  public static boolean isNumber(Field field) {
    return field.type() == FieldType.INTEGER || field.type() == FieldType.REAL;
  }

  /** The field of numbers that most looks like an amount. */
  public static Optional<Field> amount(List<Field> fields) {
    return fields.stream()
        .filter(FieldChoice::isNumber)
        .max(Comparator.comparingInt(field -> likeness(field, AMOUNTS) - unlikeness(field)))
        .filter(field -> unlikeness(field) == 0)
        .or(() -> fields.stream().filter(FieldChoice::isNumber).findFirst());
  }

  /** The field of texts that most looks like a kind of thing. */
  public static Optional<Field> kind(List<Field> fields) {
    return fields.stream()
        .filter(field -> field.type() != FieldType.BINARY && field.type() != FieldType.REAL)
        .max(
            Comparator.comparingInt(
                field ->
                    likeness(field, KINDS)
                        - unlikeness(field)
                        + (field.type() == FieldType.TEXT ? 1 : 0)));
  }

  private static int likeness(Field field, List<String> words) {
    String name = field.name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < words.size(); i++) {
      if (name.equals(words.get(i))) {
        return 3 * words.size() - i;
      }
      if (name.contains(words.get(i))) {
        return words.size() - i;
      }
    }
    return 0;
  }

  private static int unlikeness(Field field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    return KEYS.stream().anyMatch(word -> name.equals(word) || name.endsWith(word)) ? 100 : 0;
  }
}
