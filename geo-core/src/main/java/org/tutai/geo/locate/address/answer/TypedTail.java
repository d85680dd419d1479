package org.tutai.geo.locate.address.answer;

/**
 * What is typed after a road's name: whole parts and the beginning of the next: of 3段2 the section
 * 3 and the stub 2.
 *
 * @param path section, lane, alley, sub-alley, tong, each empty where not typed
 * @param number typed with its 號; empty for none
 * @param stub what has no unit yet
 */
record TypedTail(String[] path, String number, String stub) {

  private static final String UNITS = "段巷弄衖衕";

  /** Reads a tail in key form. */
  static TypedTail of(String tail) {
    String[] path = {"", "", "", "", ""};
    String number = "";
    int from = 0;
    for (int i = 0; i < tail.length(); i++) {
      char c = tail.charAt(i);
      int unit = UNITS.indexOf(c);
      if (unit >= 0 && i > from) {
        path[unit] = tail.substring(from, i);
        from = i + 1;
      } else if (c == '號' && i > from) {
        return new TypedTail(path, tail.substring(from, i), "");
      }
    }
    return new TypedTail(path, number, tail.substring(from));
  }

  boolean isEmpty() {
    return depth() == 0 && number.isEmpty() && stub.isEmpty();
  }

  /** How many parts of the path count: after the last that was typed. */
  int depth() {
    for (int depth = path.length; depth > 0; depth--) {
      if (!path[depth - 1].isEmpty()) {
        return depth;
      }
    }
    return 0;
  }
}
