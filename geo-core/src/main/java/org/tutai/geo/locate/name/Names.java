package org.tutai.geo.locate.name;

import java.util.List;

/** Names as they were given, in one text. Immutable. */
final class Names {

  private final String text;
  private final int[] starts;

  Names(List<String> names) {
    starts = new int[names.size() + 1];
    for (int i = 0; i < names.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], names.get(i).length());
    }
    var joined = new StringBuilder(starts[names.size()]);
    names.forEach(joined::append);
    text = joined.toString();
  }

  int size() {
    return starts.length - 1;
  }

  String name(int id) {
    return text.substring(starts[id], starts[id + 1]);
  }
}
