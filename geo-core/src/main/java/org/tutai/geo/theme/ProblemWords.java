package org.tutai.geo.theme;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold and what is there instead, in words that stand within a sentence. */
final class ProblemWords {

  private static final Pattern MUST =
      Pattern.compile("(?s)([\\w, ]{1,40}?) must (?:be there\\b|be |have )?(.*)");

  private record Saying(Pattern english, String chinese) {}

  private static final List<Saying> SAYINGS =
      List.of(
          said("an address of http or https", "http 或 https 的網址"),
          said("at most (\\d+) characters", "最多 $1 個字元"),
          said("at most (\\d+) bytes", "最多 $1 位元組"),
          said("at most (\\d+) layers", "最多 $1 個圖層"),
          said("at most (\\d+) positions in all", "全部最多 $1 個點位"),
          said("at most (\\d+)", "最多 $1 個"),
          said("groups at most (\\d+) deep", "最多 $1 層的群組"),
          said("well-formed without NUL", "不含 NUL 的正確文字"),
          said("one line", "單行文字"),
          said("not be blank", "非空白的文字"),
          said("a text that is not blank", "非空白的文字"),
          said("short", "簡短的文字"),
          said("(?:file )?sha256- and 64 digits of 0-9a-f", "sha256- 加上 64 個 0-9a-f"),
          said("newest or a version's digest", "newest 或版本的摘要值"),
          said("a code such as (\\S+)", "如 $1 的代碼"),
          said("a colour such as (\\S+)", "如 $1 的顏色"),
          said(
              "a PNG, JPEG or WebP in base64 of at most (\\d+) characters",
              "以 base64 編碼、最多 $1 個字元的 PNG、JPEG 或 WebP"),
          said("a picture that is whole", "完整的圖片"),
          said("a picture of at most (\\d+) pixels, not (.*)", "最多 $1 像素的圖片，而非 $2"),
          said("a whole number from (\\S+) to (\\S+)", "$1 至 $2 的整數"),
          said("from (\\S+) to (\\S+)", "$1 至 $2"),
          said("longitude from (\\S+) to (\\S+)", "經度 $1 至 $2"),
          said("latitude from (\\S+) to (\\S+)", "緯度 $1 至 $2"),
          said("rings", "環"),
          said("closed rings", "閉合的環"),
          said("one part", "單一部分"),
          said("one position", "一個點位"),
          said("at least (\\d+) positions", "至少 $1 個點位"),
          said("at least one", "至少一個"),
          said("m, km, m2, ha, ping or jia", "m、km、m2、ha、ping 或 jia"),
          said("normal or bold", "normal 或 bold"),
          said("unique", "不重複"),
          said("of GeoJSON alone", "只用於 GeoJSON"),
          said("one of url, file or data", "url、file、data 其中之一"),
          said("file or path", "file 或 path"),
          said("a text", "文字"),
          said("a number", "數字"),
          said("true or false", "true 或 false"),
          said("whole numbers", "整數"),
          said("two numbers", "兩個數字"),
          said("a width and a height in whole pixels", "以整數像素表示的寬與高"),
          said("an array", "陣列"),
          said("an object", "物件"),
          said("a longitude and a latitude", "經度與緯度"),
          said("a member (\\w+)", "屬性 $1"),
          said("a kind of layer that is known here", "這裡認得的圖層種類"),
          said("a kind that is known here", "這裡認得的種類"),
          said("a number below maxScale", "小於 maxScale 的數字"),
          said("true, false or an object with one layer", "true、false 或含一個圖層的物件"),
          said("an id of its own", "不與他者重複的 id"),
          said("version (\\d+) or older", "版本 $1 或更舊"),
          said("JSON within its limits", "限度以內的 JSON"),
          said("nothing after the document", "文件之後沒有內容"),
          said("each member once", "每個屬性只出現一次"),
          said("an object with type (\\S+)", "type 為 $1 的物件"),
          said("none", "沒有"),
          said("nothing", "沒有內容"),
          said("neither", "兩者皆無"),
          said("another", "其他內容"),
          said("an array of (\\d+)", "$1 個元素的陣列"),
          said("an object of (\\d+)", "$1 個屬性的物件"),
          said("one more", "多出一個"),
          said("a deeper one", "更深的群組"),
          said("blanks", "空白"),
          said("(\\d+) parts", "$1 個部分"),
          said("(\\d+) positions", "$1 個點位"),
          said("(\\d+) positions, the last unlike the first", "$1 個點位，首尾不同"),
          said("(\\d+) up to here", "至此 $1 個"),
          said("(\\d+) bytes", "$1 位元組"),
          said("more text", "其他文字"),
          said("a second one, which counts", "第二個，以此為準"),
          said(
              "version (.{1,80}), of which what is known here was read and the rest is kept",
              "版本 $1，已讀取這裡認得的部分，其餘保留"),
          said("the end of the document(.*)", "文件結尾$1"));

  private ProblemWords() {}

  private static Saying said(String english, String chinese) {
    return new Saying(Pattern.compile(english), chinese);
  }

  /** In Chinese; what is quoted from a document or a parser stays as it is. */
  static String chinese(String english) {
    for (Saying saying : SAYINGS) {
      Matcher matcher = saying.english.matcher(english);
      if (matcher.matches()) {
        return matcher.replaceFirst(saying.chinese);
      }
    }
    return english;
  }

  /**
   * The requirement out of "x must be y (got: z)": y, or x too when that is not the member itself.
   *
   * @param member the name of the place, which the pointer says already
   */
  static String requirement(String message, String member) {
    int got = message.lastIndexOf(" (got: ");
    String whole = got < 0 ? message : message.substring(0, got);
    Matcher must = MUST.matcher(whole);
    if (!must.matches()) {
      return whole;
    }
    String name = must.group(1);
    String rest = must.group(2).strip();
    if (rest.isEmpty()) {
      return name;
    }
    return name.equals("it") || name.equals(member) || name.equals("coordinates")
        ? rest
        : name + " " + rest;
  }
}
