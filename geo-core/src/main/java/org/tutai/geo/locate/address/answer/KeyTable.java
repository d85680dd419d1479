package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys numbered from 0 in the order they came, found without making a string of the question. */
final class KeyTable {

  private final List<String> keys = new ArrayList<>();
  private int[] slots = new int[1024];

  /** The hash of the key in each slot, to compare before the keys are. */
  private int[] hashes = new int[1024];

  KeyTable() {
    Arrays.fill(slots, -1);
  }

  /** The number of a key, which is new when it was not there. */
  int add(String key) {
    int slot = slot(key);
    if (slots[slot] >= 0) {
      return slots[slot];
    }
    slots[slot] = keys.size();
    hashes[slot] = hash(key);
    keys.add(key);
    if (keys.size() * 2 > slots.length) {
      grow();
    }
    return keys.size() - 1;
  }

  /** The number of a key, or -1. */
  int find(CharSequence key) {
    return slots[slot(key)];
  }

  String key(int number) {
    return keys.get(number);
  }

  int size() {
    return keys.size();
  }

  private void grow() {
    slots = new int[slots.length * 2];
    hashes = new int[slots.length];
    Arrays.fill(slots, -1);
    for (int i = 0; i < keys.size(); i++) {
      int slot = slot(keys.get(i));
      slots[slot] = i;
      hashes[slot] = hash(keys.get(i));
    }
  }

  private int slot(CharSequence key) {
    int mask = slots.length - 1;
    int hash = hash(key);
    int slot = mix(hash) & mask;
    while (slots[slot] >= 0
        && !(hashes[slot] == hash && keys.get(slots[slot]).contentEquals(key))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(CharSequence key) {
    if (key instanceof String) {
      return key.hashCode();
    }
    int hash = 0;
    for (int i = 0; i < key.length(); i++) {
      hash = 31 * hash + key.charAt(i);
    }
    return hash;
  }

  private static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
