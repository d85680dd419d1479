package org.tutai.viewer.layers;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tutai.geo.evidence.Remark;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/**
 * Remarks of the core without their advice for the command line: in a window there are things to
 * click on. Stateless.
 */
public final class Plainly {

  private static final String OPTION = "--crs";
  private static final String STOPS = ";:.";
  private static final String WIDE_STOPS = "；：。";

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
    while (at > 0 && !isStop(said, at)) {
      at--;
    }
    return at <= 0 ? said : said.substring(0, at) + stop;
  }

  /* Those of ".prj" and "EPSG:3826" stop nothing. */
  private static boolean isStop(String said, int at) {
    char c = said.charAt(at);
    boolean ends = at + 1 == said.length() || Character.isWhitespace(said.charAt(at + 1));
    return WIDE_STOPS.indexOf(c) >= 0 || (STOPS.indexOf(c) >= 0 && ends);
  }

  /** A sentence of the core in English. */
  static String english(String said) {
    return without(said, ".");
  }

  /**
   * That a layer's coordinate system is not known.
   *
   * @param grounds what is known against it; none: the file says nothing
   */
  public static Text unplaced(List<Remark> grounds) {
    return new Text(
        "Its coordinate system is not known"
            + reasons(grounds, remark -> without(remark.english(), ""), ": ", "; ")
            + ".",
        "無法判定坐標系統" + reasons(grounds, remark -> without(remark.chinese(), ""), "：", "；") + "。");
  }

  private static String reasons(
      List<Remark> grounds, Function<Remark, String> words, String start, String between) {
    String all =
        grounds.stream()
            .map(words)
            .map(said -> said.strip().replaceFirst("[.;:。；：]+$", ""))
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining(between));
    return all.isEmpty() ? "" : FileTrouble.plain(start + all);
  }
}
