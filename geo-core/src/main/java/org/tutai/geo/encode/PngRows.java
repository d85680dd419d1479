package org.tutai.geo.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tutai.geo.render.paint.Picture;

/**
 * A picture as PNG scanlines: one filter byte (0, none), then the pixels packed. Knows the bytes of
 * a row and of a pixel; makes any rows on demand, so a picture need never be held a second time.
 */
abstract class PngRows {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  static final byte FILTER_NONE = 0;

  final Picture picture;

  /** Bits in one pixel. */
  final int bits;

  PngRows(Picture picture, int bits) {
    this.picture = picture;
    this.bits = bits;
  }

  /** Bytes of a scanline, its filter byte included. */
  final int stride() {
    return 1 + (int) (((long) picture.width() * bits + 7) / 8);
  }

  /** Bytes from one pixel to the next, at least 1. */
  final int unit() {
    return Math.max(1, bits / 8);
  }

  /**
   * Writes rows {@code fromRow} up to {@code toRow} at {@code at}. The byte behind them may be
   * overwritten too.
   */
  abstract void fill(int fromRow, int toRow, byte[] target, int at);

  /** Indexes into a palette of 1, 2, 4 or 8 bits. */
  static final class Indexed extends PngRows {

    private final Palette palette;

    Indexed(Picture picture, Palette palette) {
      super(picture, bitsFor(palette.size()));
      this.palette = palette;
    }

    private static int bitsFor(int colours) {
      return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
    }

    @Override
    void fill(int fromRow, int toRow, byte[] target, int at) {
      int width = picture.width();
      int to = at;
      for (int row = fromRow; row < toRow; row++) {
        target[to] = FILTER_NONE;
        if (bits == 8) {
          bytes(row * width, width, target, to + 1);
        } else {
          packed(row * width, width, target, to + 1);
        }
        to += stride();
      }
    }

    private void bytes(int from, int count, byte[] target, int at) {
      int[] pixels = picture.pixels();
      int last = pixels[from];
      byte index = (byte) palette.indexOf(last);
      for (int i = 0; i < count; i++) {
        int pixel = pixels[from + i];
        if (pixel != last) {
          last = pixel;
          index = (byte) palette.indexOf(pixel);
        }
        target[at + i] = index;
      }
    }

    private void packed(int from, int count, byte[] target, int at) {
      int[] pixels = picture.pixels();
      int last = pixels[from];
      int index = palette.indexOf(last);
      int held = 1;
      int full = 1 << 8;
      int to = at;
      for (int i = 0; i < count; i++) {
        int pixel = pixels[from + i];
        if (pixel != last) {
          last = pixel;
          index = palette.indexOf(pixel);
        }
        held = held << bits | index;
        if (held >= full) {
          target[to++] = (byte) held;
          held = 1;
        }
      }
      if (held > 1) {
        while (held < full) {
          held <<= bits;
        }
        target[to] = (byte) held;
      }
    }
  }

  /** Red, green, blue; and alpha where it is kept. */
  static final class TrueColour extends PngRows {

    private final Background background;

    TrueColour(Picture picture, Background background, boolean alpha) {
      super(picture, alpha ? 32 : 24);
      this.background = background;
    }

    @Override
    void fill(int fromRow, int toRow, byte[] target, int at) {
      int width = picture.width();
      int to = at;
      for (int row = fromRow; row < toRow; row++) {
        target[to] = FILTER_NONE;
        pixels(row * width, width, target, to + 1);
        to += stride();
      }
    }

    private void pixels(int from, int count, byte[] target, int at) {
      int[] pixels = picture.pixels();
      int last = pixels[from];
      int bytes = Integer.rotateLeft(background.straight(last), 8);
      int unit = unit();
      int to = at;
      for (int i = from; i < from + count; i++) {
        int pixel = pixels[i];
        if (pixel != last) {
          last = pixel;
          bytes = Integer.rotateLeft(background.straight(pixel), 8);
        }
        INT.set(target, to, bytes);
        to += unit;
      }
    }
  }
}
