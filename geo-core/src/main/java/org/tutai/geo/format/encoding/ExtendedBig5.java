package org.tutai.geo.format.encoding;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/**
 * The characters that Big5 has beyond code page 950: ETEN's (kana, Cyrillic letters, numbers in
 * circles) and Hong Kong's. Stateless.
 */
public final class ExtendedBig5 {

  private static final Charset CODE_PAGE = Charset.forName("MS950");

  /** Of Hong Kong's, those that are in common use in Hong Kong or in Taiwan's names. */
  private static final String COMMON =
      "廍塩磘峯双煊堃珉着埗涌咀嘢啲嚟咗喺嘅冇佢哋嗰咁唔噉孖脷氹壆鷄栢啓温産内兑税説衆羣爲綫麪秘黄并昇喆甯瑠璟琍瑨珺玥瑄湉滺坂埼浜畑辻込働峠笹"
          + "鰂滘鱲蠔嬤槺獇獴臺湳崐猪煑塆墈壢垵埧塭椬舘蔴";

  private ExtendedBig5() {}

  /** The characters of texts that code page 950 lacks, as often as they come. */
  public static String beyondCodePage(List<String> texts) {
    CharsetEncoder encoder = CODE_PAGE.newEncoder();
    var beyond = new StringBuilder();
    for (String text : texts) {
      text.codePoints()
          .filter(c -> c > 0x80 && c != 0xFFFD && !encoder.canEncode(Character.toString(c)))
          .forEach(beyond::appendCodePoint);
    }
    return beyond.toString();
  }

  /**
   * Whether texts with characters beyond the code page are likely meant as they read; offices have
   * used the same codes for characters of their own.
   */
  public static boolean isLikely(List<String> texts) {
    String beyond = beyondCodePage(texts);
    long common =
        beyond
            .chars()
            .filter(c -> COMMON.indexOf(c) >= 0 || (c >= 0x400 && c < 0x3400 && c != 0x2022))
            .count();
    return common * 4 >= beyond.length();
  }
}
