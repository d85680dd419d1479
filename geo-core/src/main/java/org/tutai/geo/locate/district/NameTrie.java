package org.tutai.geo.locate.district;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;

/**
 * Names by their spelling from a place in a text on. Immutable after {@link #of}, thread-safe.
 *
 * <p>Nodes are numbered; an open hash table leads from a node and a character to the next node, so
 * a walk is one probe a character. What a walk finds is listed beforehand for the node where it
 * ends, and the list is shared.
 */
final class NameTrie {

  private static final int ROOT = 0;
  private static final char LOST = '?';

  /** A lost character may stand for very many; more names than these tell nothing. */
  private static final int MOST_ALIKE = 8;

  private final long[] steps;
  private final int[] targets;
  private final List<List<DistrictName>> ending;
  private final List<List<DistrictName>> passed;
  private final List<String> nextCharacters;

  private NameTrie(Builder builder) {
    int size = Integer.highestOneBit(Math.max(builder.steps.size(), 4)) * 4;
    steps = new long[size];
    targets = new int[size];
    builder.steps.forEach(this::put);
    ending = builder.ending.stream().map(List::copyOf).toList();
    passed = builder.passed();
    nextCharacters = builder.nextCharacters.stream().map(StringBuilder::toString).toList();
  }

  /** Names in the order in which equal keys shall be answered. */
  static NameTrie of(List<DistrictName> names) {
    var builder = new Builder();
    names.forEach(builder::add);
    return new NameTrie(builder);
  }

  /**
   * The names that start there, the longest first; with a lost character those it may stand for.
   */
  List<DistrictName> startingAt(CharSequence text, int at) {
    int last = ROOT;
    int node = ROOT;
    for (int i = at; i < text.length(); i++) {
      char next = text.charAt(i);
      int to = step(node, next);
      if (to < 0) {
        return next == LOST ? withLost(text, node, i, passed.get(last)) : passed.get(last);
      }
      node = to;
      last = passed.get(node).isEmpty() ? last : node;
    }
    return passed.get(last);
  }

  /** The names that are the whole text. */
  List<DistrictName> named(CharSequence text) {
    int node = ROOT;
    for (int i = 0; i < text.length() && node >= 0; i++) {
      node = step(node, text.charAt(i));
    }
    return node < 0 ? List.of() : ending.get(node);
  }

  private List<DistrictName> withLost(
      CharSequence text, int before, int lostAt, List<DistrictName> shorter) {
    String characters = nextCharacters.get(before);
    if (characters.isEmpty()) {
      return shorter;
    }
    List<DistrictName> found = new ArrayList<>();
    for (int c = 0; c < characters.length() && found.size() <= MOST_ALIKE; c++) {
      int node = step(before, characters.charAt(c));
      for (int i = lostAt + 1; i < text.length() && node >= 0; i++) {
        node = step(node, text.charAt(i));
        if (node >= 0) {
          addAlike(ending.get(node), found);
        }
      }
    }
    if (found.isEmpty() || found.size() > MOST_ALIKE) {
      return shorter;
    }
    found.sort(Comparator.comparingInt(name -> -name.key().length()));
    found.addAll(shorter);
    return List.copyOf(found);
  }

  /* A short name with a lost character is too little to go by. */
  private static void addAlike(List<DistrictName> names, List<DistrictName> found) {
    for (DistrictName name : names) {
      if (name.naming() == Naming.CURRENT || name.naming() == Naming.FORMER) {
        found.add(name.alike());
      }
    }
  }

  private int step(int node, char next) {
    long step = (long) node << 16 | next;
    for (int slot = slot(step); ; slot = slot + 1 & steps.length - 1) {
      if (targets[slot] == 0) {
        return -1;
      }
      if (steps[slot] == step) {
        return targets[slot];
      }
    }
  }

  private void put(long step, int target) {
    int slot = slot(step);
    while (targets[slot] != 0) {
      slot = slot + 1 & steps.length - 1;
    }
    steps[slot] = step;
    targets[slot] = target;
  }

  private int slot(long step) {
    long mixed = step * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & steps.length - 1;
  }

  private static final class Builder {
    final Map<Long, Integer> steps = new HashMap<>();
    final List<List<DistrictName>> ending = new ArrayList<>();
    final List<Integer> parents = new ArrayList<>();
    final List<StringBuilder> nextCharacters = new ArrayList<>();

    Builder() {
      node(ROOT);
    }

    void add(DistrictName name) {
      int node = ROOT;
      for (char next : name.key().toCharArray()) {
        node = next(node, next);
      }
      ending.get(node).add(name);
    }

    private int next(int node, char next) {
      Integer known = steps.get((long) node << 16 | next);
      if (known != null) {
        return known;
      }
      int fresh = node(node);
      steps.put((long) node << 16 | next, fresh);
      nextCharacters.get(node).append(next);
      return fresh;
    }

    private int node(int parent) {
      ending.add(new ArrayList<>(1));
      parents.add(parent);
      nextCharacters.add(new StringBuilder(1));
      return ending.size() - 1;
    }

    /** For each node at which a name ends, that name and those that ended on the way to it. */
    List<List<DistrictName>> passed() {
      List<List<DistrictName>> all = new ArrayList<>();
      for (int node = 0; node < ending.size(); node++) {
        List<DistrictName> here = new ArrayList<>(ending.get(node));
        for (int up = node; up != ROOT && !here.isEmpty(); ) {
          up = parents.get(up);
          here.addAll(ending.get(up));
        }
        all.add(List.copyOf(here));
      }
      return List.copyOf(all);
    }
  }
}
