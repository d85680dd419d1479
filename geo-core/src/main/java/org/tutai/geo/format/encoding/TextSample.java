package org.tutai.geo.format.encoding;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The texts that a verdict is made from: those with bytes beyond ASCII, each once, a bounded number
 * of them, spread evenly over all that were shown. For one thread.
 */
public final class TextSample {

  /** Bytes kept; when there are more, every second text is let go. */
  private static final int MOST_BYTES = 24_000;

  /** Of a longer text only this much is kept. An even number, for encodings of two bytes. */
  private static final int MOST_OF_TEXT = 400;

  private final List<byte[]> kept = new ArrayList<>();
  private final Set<ByteBuffer> known = new HashSet<>();
  private int bytes;
  private int every = 1;
  private long values;
  private long foreign;
  private long distinct;

  /** Shows a text; blanks at its end don't matter. */
  public void add(byte[] text, int from, int to) {
    if (from == to) {
      return;
    }
    values++;
    if (!isForeign(text, from, to)) {
      return;
    }
    foreign++;
    byte[] copy = Arrays.copyOfRange(text, from, Math.min(to, from + MOST_OF_TEXT));
    if (known.contains(ByteBuffer.wrap(copy)) || distinct++ % every != 0) {
      return;
    }
    kept.add(copy);
    known.add(ByteBuffer.wrap(copy));
    bytes += copy.length;
    if (bytes > MOST_BYTES) {
      thin();
    }
  }

  /** Controls are foreign too: in two-byte Unicode every Cyrillic letter has one. */
  private static boolean isForeign(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return true;
      }
    }
    return false;
  }

  private void thin() {
    var half = new ArrayList<byte[]>();
    for (int i = 0; i < kept.size(); i += 2) {
      half.add(kept.get(i));
    }
    kept.clear();
    known.clear();
    kept.addAll(half);
    half.forEach(text -> known.add(ByteBuffer.wrap(text)));
    bytes = half.stream().mapToInt(text -> text.length).sum();
    every *= 2;
  }

  /** How many texts that are not empty were shown. */
  public long values() {
    return values;
  }

  /** How many of them have bytes that are not ASCII's printable ones. */
  public long foreign() {
    return foreign;
  }

  /** Texts that are not ASCII, each once; not copied. */
  List<byte[]> kept() {
    return kept;
  }
}
