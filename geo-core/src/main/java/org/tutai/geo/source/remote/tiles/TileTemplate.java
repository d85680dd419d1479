package org.tutai.geo.source.remote.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of XYZ tiles with places for numbers: <code>{x}</code>, <code>{y}</code> (or <code>
 * {-y}</code>, counted from below), <code>{z}</code>, or <code>{q}</code> (a quadkey); hosts by
 * turns as <code>{a-c}</code>, <code>{1-4}</code>, <code>{s}</code> (a, b, c) or <code>{switch:a,b}
 * </code>; <code>{r}</code> and <code>{ratio}</code> (finer pictures, not asked for). Immutable.
 *
 * @param written the template
 * @param tms whether rows count from below where the template says <code>{y}</code>
 */
public record TileTemplate(String written, boolean tms) {

  private static final int LONGEST = 4000;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]{0,200})\\}");
  private static final Pattern RANGE = Pattern.compile("([a-z])-([a-z])|([0-9])-([0-9])");

  public TileTemplate {
    if (written.length() > LONGEST || !written.matches("(?is)https?://.*")) {
      throw new IllegalArgumentException(
          "a tile address must begin with http:// or https:// and have at most "
              + LONGEST
              + " characters (got: "
              + shown(written)
              + ")");
    }
    Matcher place = PLACE.matcher(written);
    boolean column = false;
    boolean row = false;
    while (place.find()) {
      String name = place.group(1);
      if (!isKnown(name)) {
        throw new IllegalArgumentException(
            "a tile address has places {z}, {x}, {y}, {-y}, {q}, {s}, {a-c}, {switch:…}, {r} only"
                + " (got: {"
                + shown(name)
                + "})");
      }
      column |= name.equals("x") || isQuadkey(name);
      row |= name.equals("y") || name.equals("-y") || isQuadkey(name);
    }
    if (!column || !row) {
      throw new IllegalArgumentException(
          "a tile address must have {x} and {y} (got: " + shown(written) + ")");
    }
  }

  private static String shown(String text) {
    return org.tutai.geo.source.remote.http.Quoted.of(text, 100);
  }

  private static boolean isQuadkey(String name) {
    return name.equals("q") || name.equals("quadkey");
  }

  private static boolean isKnown(String name) {
    return switch (name) {
      case "x", "y", "-y", "z", "q", "quadkey", "s", "r", "ratio" -> true;
      default -> name.matches("switch:.+") || RANGE.matcher(name).matches();
    };
  }

  /** The address of a tile; the row counts from the top. */
  public String address(int zoom, int column, int row) {
    int below = (int) ((1L << zoom) - 1 - row);
    Matcher place = PLACE.matcher(written);
    var out = new StringBuilder();
    while (place.find()) {
      String value =
          switch (place.group(1)) {
            case "x" -> String.valueOf(column);
            case "y" -> String.valueOf(tms ? below : row);
            case "-y" -> String.valueOf(below);
            case "z" -> String.valueOf(zoom);
            case "q", "quadkey" -> quadkey(zoom, column, row);
            case "r", "ratio" -> "";
            default -> host(place.group(1), column + row);
          };
      place.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return place.appendTail(out).toString();
  }

  /** Every address the template can begin with, one for each of the hosts by turns. */
  public List<String> samples() {
    var samples = new ArrayList<String>();
    for (int i = 0; i < 26; i++) {
      String sample = address(0, 0, i).replaceFirst("(?s)^([^/]*//[^/?#]*).*", "$1");
      if (!samples.contains(sample)) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static String quadkey(int zoom, int column, int row) {
    var key = new StringBuilder();
    for (int bit = zoom - 1; bit >= 0; bit--) {
      key.append((char) ('0' + (column >> bit & 1) + 2 * (row >> bit & 1)));
    }
    return key.toString();
  }

  /** The same host for the same tile always, or caches would keep it several times. */
  private static String host(String name, int turn) {
    List<String> hosts = hosts(name);
    return hosts.get(Math.floorMod(turn, hosts.size()));
  }

  private static List<String> hosts(String name) {
    if (name.startsWith("switch:")) {
      return List.of(name.substring("switch:".length()).split(",", -1));
    }
    Matcher range = RANGE.matcher(name.equals("s") ? "a-c" : name);
    if (!range.matches()) {
      return List.of("");
    }
    char first = range.group(1) == null ? range.group(3).charAt(0) : range.group(1).charAt(0);
    char last = range.group(1) == null ? range.group(4).charAt(0) : range.group(2).charAt(0);
    var hosts = new ArrayList<String>();
    for (char c = first; c <= last; c++) {
      hosts.add(String.valueOf(c));
    }
    return hosts.isEmpty() ? List.of(String.valueOf(first)) : hosts;
  }
}
