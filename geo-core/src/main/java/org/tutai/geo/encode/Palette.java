package org.tutai.geo.encode;

import org.jspecify.annotations.Nullable;

/**
 * The distinct pixels of a picture, at most 256, found by open addressing: a pixel's slot is the
 * top bits of its product with an odd constant, and the next free one after that. Pixels that are
 * not opaque come first, so that PNG's list of alphas ends early; otherwise the order is that of
 * first appearance. Immutable once built.
 */
final class Palette {

  static final int MAX = 256;

  private static final int SLOT_BITS = 10;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

  private final int[] keys = new int[1 << SLOT_BITS];

  /** The index in {@link #pixels} of a slot's key, plus 1; 0 where the slot is free. */
  private final short[] indexes = new short[1 << SLOT_BITS];

  private final int[] pixels = new int[MAX];
  private int size;

  private Palette() {}

  /** The palette of these pixels, or null when there are more than 256 different ones. */
  static @Nullable Palette of(int[] pixels) {
    Palette palette = new Palette();
    int last = ~pixels[0];
    for (int pixel : pixels) {
      if (pixel != last) {
        if (!palette.add(pixel)) {
          return null;
        }
        last = pixel;
      }
    }
    palette.putTranslucentFirst();
    return palette;
  }

  int size() {
    return size;
  }

  /** The premultiplied pixel of an index. */
  int pixel(int index) {
    return pixels[index];
  }

  /** The index of a pixel that is in the palette. */
  int indexOf(int pixel) {
    int slot = slot(pixel);
    while (keys[slot] != pixel || indexes[slot] == 0) {
      slot = (slot + 1) & SLOT_MASK;
    }
    return indexes[slot] - 1;
  }

  private boolean add(int pixel) {
    int slot = slot(pixel);
    while (indexes[slot] != 0) {
      if (keys[slot] == pixel) {
        return true;
      }
      slot = (slot + 1) & SLOT_MASK;
    }
    if (size == MAX) {
      return false;
    }
    keys[slot] = pixel;
    pixels[size++] = pixel;
    indexes[slot] = (short) size;
    return true;
  }

  private void putTranslucentFirst() {
    int[] order = new int[size];
    int at = 0;
    for (int opaque = 0; opaque < 2; opaque++) {
      for (int i = 0; i < size; i++) {
        if ((pixels[i] >>> 24 == 255) == (opaque == 1)) {
          order[at++] = pixels[i];
        }
      }
    }
    System.arraycopy(order, 0, pixels, 0, size);
    for (int i = 0; i < size; i++) {
      int slot = slot(pixels[i]);
      while (keys[slot] != pixels[i] || indexes[slot] == 0) {
        slot = (slot + 1) & SLOT_MASK;
      }
      indexes[slot] = (short) (i + 1);
    }
  }

  private static int slot(int pixel) {
    return (pixel * 0x9E3779B1) >>> (32 - SLOT_BITS);
  }
}
