package org.tutai.geo.locate.name;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The distinct keys of some names, one after the other in one array, each with the numbers of its
 * names. Keys are numbered the shorter first, then by how many names have them, the most first,
 * then in the order in which they came: whatever else is equal, the lower number is the better
 * find. Immutable.
 */
final class Keys {

  private static final int NONE = -1;

  private final char[] text;
  private final int[] starts;
  private final int[] table;
  private final int[] ids;
  private final int[] idStarts;

  private Keys(char[] text, int[] starts, int[] table, int[] ids, int[] idStarts) {
    this.text = text;
    this.starts = starts;
    this.table = table;
    this.ids = ids;
    this.idStarts = idStarts;
  }

  /** The keys of the names, whose numbers are their places in the list. */
  static Keys of(List<String> keys) {
    return new Builder(keys).build();
  }

  /** How many distinct keys there are. */
  int size() {
    return starts.length - 1;
  }

  /** All keys one after the other; not to be changed. */
  char[] text() {
    return text;
  }

  /** Where a key begins in {@link #text}. */
  int start(int key) {
    return starts[key];
  }

  /** Where a key ends in {@link #text}. */
  int end(int key) {
    return starts[key + 1];
  }

  int length(int key) {
    return starts[key + 1] - starts[key];
  }

  /** The key that holds a place of {@link #text}. */
  int at(int place) {
    int found = Arrays.binarySearch(starts, place);
    if (found < 0) {
      return -found - 2;
    }
    // The empty key, if there is one, begins where the next does.
    return found + 1 < starts.length && starts[found + 1] == place ? found + 1 : found;
  }

  /** The first number of a name with the key. */
  int firstId(int key) {
    return ids[idStarts[key]];
  }

  /** How many names have the key; one at least. */
  int count(int key) {
    return idStarts[key + 1] - idStarts[key];
  }

  /** The number of the name that is {@code nth} of those with the key, from 0, ascending. */
  int id(int key, int nth) {
    return ids[idStarts[key] + nth];
  }

  /** Whether any of the names with the key is wanted. */
  boolean anyId(int key, IntPredicate wanted) {
    for (int i = idStarts[key]; i < idStarts[key + 1]; i++) {
      if (wanted.test(ids[i])) {
        return true;
      }
    }
    return false;
  }

  int[] ids(int key) {
    return Arrays.copyOfRange(ids, idStarts[key], idStarts[key + 1]);
  }

  /** The number of a key, or -1. */
  int find(CharSequence key) {
    int length = key.length();
    if (size() == 0 || length > length(size() - 1)) {
      return NONE;
    }
    int mask = table.length - 1;
    for (int slot = hash(key) & mask; table[slot] != NONE; slot = slot + 1 & mask) {
      if (is(table[slot], key, length)) {
        return table[slot];
      }
    }
    return NONE;
  }

  private boolean is(int key, CharSequence other, int length) {
    int start = starts[key];
    if (starts[key + 1] - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[start + i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int hash(CharSequence key) {
    int hash = 0;
    for (int i = 0; i < key.length(); i++) {
      hash = 31 * hash + key.charAt(i);
    }
    return mixed(hash);
  }

  /** A hash whose low bits depend on all bits of the one given. */
  static int mixed(int hash) {
    int mixed = hash * 0x9E3779B1;
    return mixed ^ mixed >>> 15;
  }

  /** The least power of two that is {@code 2 × count} or more. */
  static int tableSize(int count) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, count)) << 2);
  }

  /** Numbers equal keys alike, then sorts them. */
  private static final class Builder {
    private final List<String> given;
    private final int[] keyOfName;
    private final int[] firstNames;
    private final int[] counts;
    private int size;

    Builder(List<String> given) {
      this.given = given;
      this.keyOfName = new int[given.size()];
      this.firstNames = new int[given.size()];
      this.counts = new int[given.size()];
      int[] table = new int[tableSize(given.size())];
      Arrays.fill(table, NONE);
      for (int name = 0; name < keyOfName.length; name++) {
        number(name, table);
      }
    }

    private void number(int name, int[] table) {
      String key = given.get(name);
      int mask = table.length - 1;
      int slot = hash(key) & mask;
      while (table[slot] != NONE && !given.get(firstNames[table[slot]]).equals(key)) {
        slot = slot + 1 & mask;
      }
      if (table[slot] == NONE) {
        firstNames[size] = name;
        table[slot] = size++;
      }
      keyOfName[name] = table[slot];
      counts[table[slot]]++;
    }

    Keys build() {
      int[] order = order();
      int[] starts = new int[size + 1];
      for (int key = 0; key < size; key++) {
        starts[key + 1] = Math.addExact(starts[key], given.get(firstNames[order[key]]).length());
      }
      char[] text = new char[starts[size]];
      int[] table = new int[tableSize(size)];
      Arrays.fill(table, NONE);
      for (int key = 0; key < size; key++) {
        String one = given.get(firstNames[order[key]]);
        one.getChars(0, one.length(), text, starts[key]);
        int slot = hash(one) & table.length - 1;
        while (table[slot] != NONE) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = key;
      }
      return names(text, starts, table, order);
    }

    /** The keys in the order of their numbers. */
    private int[] order() {
      long[] sortable = new long[size];
      for (int key = 0; key < size; key++) {
        long length = Math.min(given.get(firstNames[key]).length(), 0x7FFF);
        long rarity = 0xFFFFL - Math.min(counts[key], 0xFFFF);
        sortable[key] = length << 48 | rarity << 32 | key;
      }
      Arrays.sort(sortable);
      int[] order = new int[size];
      for (int i = 0; i < size; i++) {
        order[i] = (int) sortable[i];
      }
      return order;
    }

    private Keys names(char[] text, int[] starts, int[] table, int[] order) {
      int[] idStarts = new int[size + 1];
      int[] next = new int[size];
      for (int key = 0; key < size; key++) {
        next[order[key]] = idStarts[key];
        idStarts[key + 1] = idStarts[key] + counts[order[key]];
      }
      int[] ids = new int[given.size()];
      for (int name = 0; name < ids.length; name++) {
        ids[next[keyOfName[name]]++] = name;
      }
      return new Keys(text, starts, table, ids, idStarts);
    }
  }
}
