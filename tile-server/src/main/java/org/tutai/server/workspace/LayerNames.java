package org.tutai.server.workspace;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives layers the names under which they are served: safe in an address, in XML and in a comma
 * list, Chinese kept, no two alike. The same list always gets the same names. Stateless,
 * thread-safe.
 */
public final class LayerNames {

  private static final int MAX_LENGTH = 80;

  /** Stand in addresses where a layer's name could. */
  private static final Set<String> RESERVED = Set.of("uploads");

  /** Where a layer comes from: its own name, and the name of what holds it. */
  record Origin(String layer, String container) {}

  private LayerNames() {}

  /**
   * Letters, digits, {@code _}, {@code -} and {@code .} of any script stay, anything else becomes
   * {@code _}; at most 80 characters; never empty, never beginning with a dot, and never {@code
   * uploads}.
   */
  public static String safe(String name) {
    var safe = new StringBuilder();
    Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
        .codePoints()
        .limit(MAX_LENGTH)
        .forEach(c -> safe.appendCodePoint(isSafe(c) ? c : '_'));
    if (safe.length() > 0 && safe.charAt(0) == '.') {
      safe.setCharAt(0, '_');
    }
    String text = safe.toString();
    return text.isEmpty() ? "layer" : RESERVED.contains(text) ? text + "_" : text;
  }

  private static boolean isSafe(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '_'
        || c == '-'
        || c == '.';
  }

  /**
   * A name for each origin. Those whose own names are alike all get their container's name in
   * front; those alike even then are numbered from the second on.
   */
  static List<String> unique(List<Origin> origins) {
    Map<String, Integer> uses = new HashMap<>();
    for (Origin origin : origins) {
      uses.merge(safe(origin.layer()), 1, Integer::sum);
    }
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Origin origin : origins) {
      String own = safe(origin.layer());
      boolean alone = uses.getOrDefault(own, 0) == 1;
      names.add(free(alone ? own : safe(origin.container()) + "_" + own, taken));
    }
    return names;
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
