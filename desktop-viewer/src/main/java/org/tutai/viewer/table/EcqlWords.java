package org.tutai.viewer.table;

import java.util.Map;
import org.tutai.geo.expr.EcqlException;
import org.tutai.viewer.words.Text;

/** What is wrong with a condition, in words for a person. */
final class EcqlWords {

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("AND, OR or the end", "AND、OR 或結尾"),
          Map.entry("BETWEEN, LIKE, ILIKE or IN", "BETWEEN、LIKE、ILIKE 或 IN"),
          Map.entry("a number", "數字"),
          Map.entry("a pattern in single quotes", "單引號中的樣式，例如 '中%'"),
          Map.entry("a value", "值"),
          Map.entry(
              "a value (a name that is a keyword stands in double quotes)", "值（與關鍵字同名的欄位請加雙引號）"),
          Map.entry("an operator such as =, LIKE or IS NULL", "運算子，例如 =、LIKE 或 IS NULL"),
          Map.entry(
              "the geometry's name, or a geometry such as POINT (1 2)",
              "幾何欄位名稱，或 POINT (1 2) 之類的幾何"),
          Map.entry("a name, a value or an operator", "欄位、值或運算子"),
          Map.entry("a function this program has", "可用的函式"),
          Map.entry("a geometry in WKT", "WKT 幾何"),
          Map.entry("a closing '", "結尾的單引號"),
          Map.entry("a closing \"", "結尾的雙引號"));

  private EcqlWords() {}

  /** Where the condition cannot be read, and why. */
  static Text of(EcqlException wrong) {
    String found = wrong.found().equals("the end") ? "結尾" : wrong.found();
    String expected = CHINESE.getOrDefault(wrong.expected(), wrong.expected());
    return Text.of(
        "Character %d: expected %s, found %s"
            .formatted(wrong.position(), wrong.expected(), wrong.found())
            .replace("%", "%%"),
        "第 %d 個字元：應為%s，卻是%s".formatted(wrong.position(), expected, found).replace("%", "%%"));
  }

  /** A name that no column has. */
  static Text unknown(String name) {
    String said = CellText.line(name, 40).replace("%", "%%");
    return Text.of("There is no column \"" + said + "\"", "沒有「" + said + "」這個欄位");
  }
}
