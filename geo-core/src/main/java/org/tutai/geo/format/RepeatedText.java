package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the texts of one column, where neighbouring rows often have the same: the names of
 * counties and towns. Such a text is decoded once and the same {@code String} given again. For one
 * thread.
 */
public final class RepeatedText {

  /** After so many texts it is clear whether looking at the one before pays. */
  private static final int TRIAL = 256;

  private static final int PAYING = TRIAL / 8;

  private final Charset charset;
  private byte[] before = {};
  private int length = -1;
  private @Nullable String text;
  private int seen;
  private int repeated;

  /** A decoder of texts in an encoding whose texts stand for themselves, one without shifts. */
  public RepeatedText(Charset charset) {
    this.charset = charset;
  }

  /** Decodes the bytes of a range; what is no text in the encoding comes out as U+FFFD. */
  public String decode(byte[] bytes, int from, int to) {
    String known = text;
    if (known != null && to - from == length && Arrays.equals(before, 0, length, bytes, from, to)) {
      repeated++;
      return known;
    }
    String decoded = new String(bytes, from, to - from, charset);
    if (seen < TRIAL || repeated >= PAYING) {
      keep(bytes, from, to, decoded);
    }
    return decoded;
  }

  private void keep(byte[] bytes, int from, int to, String decoded) {
    if (++seen == TRIAL && repeated < PAYING) {
      text = null;
      return;
    }
    if (to - from > before.length) {
      before = new byte[Math.max(32, 2 * (to - from))];
    }
    System.arraycopy(bytes, from, before, 0, to - from);
    length = to - from;
    text = decoded;
  }
}
