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
