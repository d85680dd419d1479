package org.tutai.geo.locate.address;

import java.util.Arrays;

/** The parts found so far: kinds and where they stand in the folded text. */
final class Spans {

  private static final AddressPart.Kind[] KINDS = AddressPart.Kind.values();
  private static final int WIDTH = 3;

  private int[] held = new int[12 * WIDTH];
  private int size;

  void add(AddressPart.Kind kind, int from, int to) {
    if (size + WIDTH > held.length) {
      held = Arrays.copyOf(held, 2 * held.length);
    }
    held[size] = kind.ordinal();
    held[size + 1] = from;
    held[size + 2] = to;
    size += WIDTH;
  }

  int count() {
    return size / WIDTH;
  }

  /** Gives a part another kind. */
  void rename(int index, AddressPart.Kind kind) {
    held[WIDTH * index] = kind.ordinal();
  }

  /** Gives another kind to the parts of a kind that were found before the part with an index. */
  void rename(AddressPart.Kind from, AddressPart.Kind kind, int before) {
    for (int i = 0; i < before; i++) {
      if (kind(i) == from) {
        rename(i, kind);
      }
    }
  }

  boolean hasKind(AddressPart.Kind kind) {
    for (int i = 0; i < count(); i++) {
      if (kind(i) == kind) {
        return true;
      }
    }
    return false;
  }

  void addAll(Spans others) {
    for (int i = 0; i < others.count(); i++) {
      add(others.kind(i), others.from(i), others.to(i));
    }
  }

  /** Sorts by place and takes away what begins before the end of another. */
  void order() {
    for (int i = 1; i < count(); i++) {
      for (int k = i; k > 0 && from(k) < from(k - 1); k--) {
        swap(k);
      }
    }
    int kept = 0;
    int end = 0;
    for (int i = 0; i < count(); i++) {
      if (from(i) >= end && to(i) > from(i)) {
        System.arraycopy(held, WIDTH * i, held, WIDTH * kept, WIDTH);
        end = to(i);
        kept++;
      }
    }
    size = WIDTH * kept;
  }

  private void swap(int k) {
    for (int field = WIDTH * k; field < WIDTH * k + WIDTH; field++) {
      int before = held[field - WIDTH];
      held[field - WIDTH] = held[field];
      held[field] = before;
    }
  }

  AddressPart.Kind kind(int index) {
    return KINDS[held[WIDTH * index]];
  }

  int from(int index) {
    return held[WIDTH * index + 1];
  }

  int to(int index) {
    return held[WIDTH * index + 2];
  }

  /** Moves the end of the last part. */
  void extendLast(int to) {
    held[size - 1] = to;
  }
}
