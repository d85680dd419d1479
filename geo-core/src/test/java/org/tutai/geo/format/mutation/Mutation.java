package org.tutai.geo.format.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Damages good files: the same number gives the same damage. */
final class Mutation {

  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFF_FFFFL,
    0x8000_0000L,
    0xFFFF_FFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x7FF8_0000_0000_0000L,
    0x7FF0_0000_0000_0000L,
    0x1000_0000L
  };
  private static final String[] WORDS = {
    "[[[[[[[[",
    "{\"a\":",
    "\"",
    "1e999",
    "-",
    "99999999999999999999",
    "null",
    "NaN",
    "\\u",
    "\u0000",
    "((((",
    ",,,,",
    "\r\n",
    "EMPTY",
    "�",
    "\uFEFF"
  };

  private Mutation() {}

  /** The files of a good one, damaged; a file that is left out is not there. */
  static Map<String, byte[]> of(GoodFile good, List<GoodFile> others, long number) {
    var random = new Random(number * 0x9E37_79B9L + good.name().hashCode());
    var files = new TreeMap<>(good.files());
    List<String> names = new ArrayList<>(files.keySet());
    for (int i = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0; i >= 0; i--) {
      String name = random.nextInt(3) > 0 ? good.main() : names.get(random.nextInt(names.size()));
      if (random.nextInt(40) == 0 && names.size() > 1) {
        swapOrDrop(files, name, good, others, random);
      } else if (files.containsKey(name)) {
        files.put(name, damaged(files.get(name), random));
      }
    }
    return files;
  }

  private static void swapOrDrop(
      Map<String, byte[]> files, String name, GoodFile good, List<GoodFile> others, Random random) {
    if (name.equals(good.main())) {
      return;
    }
    byte[] another = others.get(random.nextInt(others.size())).files().get(name);
    if (another == null || random.nextBoolean()) {
      files.remove(name);
    } else {
      files.put(name, another);
    }
  }

  private static byte[] damaged(byte[] good, Random random) {
    if (good.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    byte[] bytes = good.clone();
    int at = place(bytes, random);
    switch (random.nextInt(9)) {
      case 0:
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1:
      case 2:
        for (int i = random.nextInt(4); i >= 0; i--) {
          bytes[place(bytes, random)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      case 3:
      case 4:
        overwrite(bytes, at, random);
        return bytes;
      case 5:
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
      case 6:
        return joined(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + random.nextInt(64)));
      case 7:
        int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
        return joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
      default:
        String word = WORDS[random.nextInt(WORDS.length)].repeat(random.nextInt(50) == 0 ? 999 : 1);
        return joined(bytes, at, word.getBytes(StandardCharsets.UTF_8), at);
    }
  }

  /** Half of the damage lies in the head; what is empty is seldom worth it. */
  private static int place(byte[] bytes, Random random) {
    int within = random.nextBoolean() ? Math.min(bytes.length, 256) : bytes.length;
    int at = random.nextInt(within);
    for (int i = 0; i < 20 && bytes[at] == 0; i++) {
      at = random.nextInt(within);
    }
    return at;
  }

  private static void overwrite(byte[] bytes, int at, Random random) {
    int width = 1 << random.nextInt(4);
    long value = EXTREMES[random.nextInt(EXTREMES.length)] + (random.nextInt(4) == 0 ? -1 : 0);
    boolean big = random.nextBoolean();
    int aligned = at / width * width;
    for (int i = 0; i < width && aligned + i < bytes.length; i++) {
      bytes[aligned + i] = (byte) (value >>> 8 * (big ? width - 1 - i : i));
    }
  }

  private static byte[] joined(byte[] bytes, int headEnd, byte[] middle, int tail) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, headEnd);
    out.writeBytes(middle);
    out.write(bytes, tail, bytes.length - tail);
    return out.toByteArray();
  }
}
