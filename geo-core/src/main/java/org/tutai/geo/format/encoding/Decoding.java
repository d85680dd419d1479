package org.tutai.geo.format.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes texts of columns of fixed width, which may end in the middle of a character. */
public final class Decoding {

  private static final char UNDECODABLE = '\uFFFD';

  private Decoding() {}

  /**
   * A text without the half character at its end; every other byte that doesn't decode is U+FFFD.
   */
  public static String decode(byte[] bytes, int from, int to, Charset charset) {
    String decoded = new String(bytes, from, to - from, charset);
    if (!decoded.endsWith("\uFFFD")) {
      return decoded;
    }
    int whole = to - half(bytes, from, to, charset);
    return whole == to ? decoded : new String(bytes, from, whole - from, charset);
  }

  /** How many bytes at the end of a text are the beginning of a character, and no whole one. */
  static int half(byte[] bytes, int from, int to, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate((int) ((to - from) * decoder.maxCharsPerByte()) + 2);
    decoder.decode(in, out, false);
    return in.remaining();
  }

  /** Whether the charset has two or four bytes to every character. */
  public static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  /**
   * Where a decoded text has its first character that stands for nothing known: the mark of bytes
   * that don't decode, or one of Unicode's private ones, which Java gives for Big5 codes that each
   * office uses as it likes; -1 for a text without.
   */
  public static int firstWrong(String decoded) {
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == UNDECODABLE || (c >= '\uE000' && c <= '\uF8FF')) {
        return i;
      }
    }
    return -1;
  }
}
