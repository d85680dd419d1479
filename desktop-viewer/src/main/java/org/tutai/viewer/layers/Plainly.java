package org.tutai.viewer.layers;

import org.tutai.geo.evidence.Remark;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/**
 * Remarks of the core without their advice for the command line: in a window there are things to
 * click on. Stateless.
 */
public final class Plainly {

  private static final String OPTION = "--crs";
  private static final String STOPS = ";:.；：。";

  private Plainly() {}

  /** A remark in a language. */
  public static String of(Remark remark, Language language) {
    return language == Language.CHINESE
        ? without(remark.chinese(), "。")
        : without(remark.english(), ".");
  }

  /** A remark in both languages. */
  public static Text of(Remark remark) {
    return Text.of(
        without(remark.english(), ".").replace("%", "%%"),
        without(remark.chinese(), "。").replace("%", "%%"));
  }

  private static String without(String said, String stop) {
    int at = said.indexOf(OPTION);
    while (at > 0 && STOPS.indexOf(said.charAt(at)) < 0) {
      at--;
    }
    return at <= 0 ? said : said.substring(0, at) + stop;
  }
}
