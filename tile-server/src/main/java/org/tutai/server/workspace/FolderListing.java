package org.tutai.server.workspace;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.Digests;

/**
 * The files of a folder by name, size and time. Files belong together when one's name without its
 * ending begins the other's: {@code x.shp}, {@code x.dbf} and {@code x.shp.xml}. For one thread.
 */
final class FolderListing {

  private static final String STYLE = ".sld";
  private static final String METADATA = ".tutai.json";

  private final Map<String, String> stateByName = new TreeMap<>();
  private @Nullable Map<String, StringBuilder> statesByStem;
  private @Nullable String styles;

  /** Notes a file. */
  void add(String name, long size, long modifiedNanos) {
    stateByName.put(name, name + ' ' + size + ' ' + modifiedNanos + '\n');
    statesByStem = null;
    styles = null;
  }

  /** All names, sorted. */
  Set<String> names() {
    return stateByName.keySet();
  }

  /** Whether a file of that name is there. */
  boolean holds(String name) {
    return stateByName.containsKey(name);
  }

  /** What changes when data of that stem, in any letter case, do. */
  String data(String stem) {
    if (statesByStem == null) {
      statesByStem = states();
    }
    StringBuilder states = statesByStem.get(stem.toLowerCase(Locale.ROOT));
    return states == null ? "" : states.toString();
  }

  private Map<String, StringBuilder> states() {
    var states = new HashMap<String, StringBuilder>();
    stateByName.forEach(
        (name, state) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          boolean data = !isStyle(name) && !lower.endsWith("-shm");
          for (int dot = lower.indexOf('.'); data && dot > 0; dot = lower.indexOf('.', dot + 1)) {
            states.computeIfAbsent(lower.substring(0, dot), s -> new StringBuilder()).append(state);
          }
        });
    return states;
  }

  /** What changes when a style or metadata file does. */
  String styles() {
    if (styles == null) {
      var all = new StringBuilder();
      stateByName.forEach((name, state) -> all.append(isStyle(name) ? state : ""));
      styles = Digests.sha256(all.toString());
    }
    return styles;
  }

  /** Whether a file says how layers look rather than what they hold. */
  static boolean isStyle(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(STYLE) || lower.endsWith(METADATA);
  }
}
