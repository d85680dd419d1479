package org.tutai.geo.locate.address;

import java.util.Arrays;

/** The parts found so far: kinds and where they stand in the folded text. */
final class Spans {

  private static final int FIRST_CAPACITY = 10;

  private AddressPart.Kind[] kinds = new AddressPart.Kind[FIRST_CAPACITY];
  private int[] starts = new int[FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private int count;

  void add(AddressPart.Kind kind, int from, int to) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    set(count++, kind, from, to);
  }

  private void set(int index, AddressPart.Kind kind, int from, int to) {
    kinds[index] = kind;
    starts[index] = from;
    ends[index] = to;
  }

  void addAll(Spans others) {
    for (int i = 0; i < others.count; i++) {
      add(others.kind(i), others.from(i), others.to(i));
    }
  }

  int count() {
    return count;
  }

  AddressPart.Kind kind(int index) {
    return kinds[index];
  }

  int from(int index) {
    return starts[index];
  }

  int to(int index) {
    return ends[index];
  }

  boolean hasKind(AddressPart.Kind kind) {
    for (int i = 0; i < count; i++) {
      if (kinds[i] == kind) {
        return true;
      }
    }
    return false;
  }

  /** Gives a part another kind. */
  void rename(int index, AddressPart.Kind kind) {
    kinds[index] = kind;
  }

  /** Gives another kind to the parts of a kind that were found before the part with an index. */
  void rename(AddressPart.Kind from, AddressPart.Kind kind, int before) {
    for (int i = 0; i < before; i++) {
      if (kinds[i] == from) {
        rename(i, kind);
      }
    }
  }

  /** Moves the end of the last part. */
  void extendLast(int to) {
    ends[count - 1] = to;
  }

  /** Sorts by place and takes away what begins before the end of another. */
  void order() {
    for (int i = 1; i < count; i++) {
      insert(i);
    }
    int kept = 0;
    int end = 0;
    for (int i = 0; i < count; i++) {
      if (starts[i] >= end && ends[i] > starts[i]) {
        set(kept++, kinds[i], starts[i], ends[i]);
        end = ends[kept - 1];
      }
    }
    count = kept;
  }

  private void insert(int index) {
    AddressPart.Kind kind = kinds[index];
    int from = starts[index];
    int to = ends[index];
    int k = index;
    for (; k > 0 && starts[k - 1] > from; k--) {
      set(k, kinds[k - 1], starts[k - 1], ends[k - 1]);
    }
    set(k, kind, from, to);
  }
}
