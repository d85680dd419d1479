package org.tutai.server.store.theme;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.tutai.server.look.Look;
import org.tutai.server.workspace.PinnedVersions.Pin;

/**
 * What is saved of a theme.
 *
 * @param title one line
 * @param search what it is found by, folded
 * @param layers how many layers it has
 * @param looks those that it draws published layers in
 * @param pins the versions of layers that it holds on to
 * @param document the JSON, without U+0000
 */
public record ThemeContent(
    String title, String search, int layers, List<Look> looks, List<Pin> pins, String document) {

  private static final int MOST_SEARCHED = 600;
  private static final String LOOK = "look ";
  private static final String PIN = "pin ";

  public ThemeContent {
    looks = List.copyOf(looks);
    pins = List.copyOf(pins);
  }

  /** Texts as they are compared in a search: in small letters, forms of one character the same. */
  public static String folded(String... texts) {
    String all = String.join(" ", texts);
    String some = all.length() > MOST_SEARCHED ? all.substring(0, MOST_SEARCHED) : all;
    return Normalizer.normalize(some, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace('\u0000', ' ');
  }

  /** The looks and pins as a column has them. */
  String uses() {
    return uses(looks, pins);
  }

  static String uses(List<Look> looks, List<Pin> pins) {
    var lines = new TreeSet<String>();
    looks.forEach(look -> lines.add(LOOK + look.id()));
    pins.forEach(pin -> lines.add(PIN + pin.version() + ' ' + pin.layer().replace('\n', ' ')));
    return String.join("\n", lines);
  }

  /** The look of a line of {@link #uses}; empty for another. */
  static String lookOf(String line) {
    return line.startsWith(LOOK) ? line.substring(LOOK.length()) : "";
  }

  /** Adds the pin of a line of {@link #uses}, if it is one. */
  static void addPin(String line, java.util.Set<Pin> into) {
    if (line.startsWith(PIN)) {
      String[] parts = line.substring(PIN.length()).split(" ", 2);
      if (parts.length == 2) {
        into.add(new Pin(parts[1], parts[0]));
      }
    }
  }
}
