package org.tutai.geo.render.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes small font files, sound ones and broken ones, byte for byte. */
final class FontBuilder {

  private final List<byte[]> glyphs = new ArrayList<>(List.of(new byte[0]));
  private final List<Integer> advances = new ArrayList<>(List.of(500));
  private final TreeMap<Integer, Integer> characters = new TreeMap<>();
  private final Map<String, byte[]> replaced = new LinkedHashMap<>();
  private boolean bmpOnly;

  /** Adds a glyph for a character; returns its number. */
  int glyph(int codePoint, int advance, byte[] record) {
    glyphs.add(record);
    advances.add(advance);
    characters.put(codePoint, glyphs.size() - 1);
    return glyphs.size() - 1;
  }

  FontBuilder with(int codePoint, int advance, byte[] record) {
    glyph(codePoint, advance, record);
    return this;
  }

  /** Writes the character map in format 4 instead of 12. */
  FontBuilder bmpOnly() {
    bmpOnly = true;
    return this;
  }

  /** Puts bytes in a table's place; null leaves the table out. */
  FontBuilder replace(String tag, byte[] table) {
    replaced.put(tag, table);
    return this;
  }

  static byte[] bytes(int... unsignedShorts) {
    var buffer = ByteBuffer.allocate(2 * unsignedShorts.length);
    for (int s : unsignedShorts) {
      buffer.putShort((short) s);
    }
    return buffer.array();
  }

  /** A rectangle as a simple glyph, all points spelled out as words. */
  static byte[] rectangle(int left, int bottom, int right, int top) {
    var buffer = ByteBuffer.allocate(34);
    header(buffer, 1, left, bottom, right, top);
    buffer.putShort((short) 3).putShort((short) 0);
    buffer.put(new byte[] {1, 1, 1, 1});
    for (int dx : new int[] {left, 0, right - left, 0}) {
      buffer.putShort((short) dx);
    }
    for (int dy : new int[] {bottom, top - bottom, 0, bottom - top}) {
      buffer.putShort((short) dy);
    }
    return buffer.array();
  }

  /** A diamond of four points off the curve: a round blob around (x, y). */
  static byte[] blob(int x, int y, int radius) {
    var buffer = ByteBuffer.allocate(34);
    header(buffer, 1, x - radius, y - radius, x + radius, y + radius);
    buffer.putShort((short) 3).putShort((short) 0);
    buffer.put(new byte[] {0, 0, 0, 0});
    for (int dx : new int[] {x - radius, 0, 2 * radius, 0}) {
      buffer.putShort((short) dx);
    }
    for (int dy : new int[] {y - radius, 2 * radius, 0, -2 * radius}) {
      buffer.putShort((short) dy);
    }
    return buffer.array();
  }

  /** A composite glyph out of words: flags, glyph, arguments and so on. */
  static byte[] composite(int... words) {
    var buffer = ByteBuffer.allocate(10 + 2 * words.length);
    header(buffer, -1, 0, 0, 100, 100);
    buffer.put(bytes(words));
    return buffer.array();
  }

  private static void header(ByteBuffer buffer, int contours, int... box) {
    buffer.putShort((short) contours);
    for (int side : box) {
      buffer.putShort((short) side);
    }
  }

  byte[] build() {
    var tables = new TreeMap<String, byte[]>();
    var glyf = new ByteArrayOutputStream();
    var loca = ByteBuffer.allocate(4 * glyphs.size() + 4);
    var hmtx = ByteBuffer.allocate(4 * glyphs.size());
    for (int i = 0; i < glyphs.size(); i++) {
      loca.putInt(glyf.size());
      glyf.writeBytes(glyphs.get(i));
      hmtx.putShort(advances.get(i).shortValue()).putShort((short) 0);
    }
    loca.putInt(glyf.size());
    tables.put("glyf", glyf.toByteArray());
    tables.put("loca", loca.array());
    tables.put("hmtx", hmtx.array());
    tables.put("head", head());
    tables.put("hhea", hhea());
    tables.put("maxp", bytes(1, 0, glyphs.size()));
    tables.put("cmap", bmpOnly ? format4() : format12());
    replaced.forEach(
        (tag, table) -> {
          if (table == null) {
            tables.remove(tag);
          } else {
            tables.put(tag, table);
          }
        });
    return file(tables);
  }

  static byte[] head() {
    var head = ByteBuffer.allocate(54);
    head.putShort(18, (short) 1000).putShort(50, (short) 1);
    return head.array();
  }

  private byte[] hhea() {
    var hhea = ByteBuffer.allocate(36);
    hhea.putShort(4, (short) 800).putShort(6, (short) -200);
    hhea.putShort(34, (short) glyphs.size());
    return hhea.array();
  }

  private byte[] format12() {
    var cmap = ByteBuffer.allocate(12 + 16 + 12 * characters.size());
    cmap.put(bytes(0, 1, 3, 10)).putInt(12);
    cmap.put(bytes(12, 0)).putInt(16 + 12 * characters.size()).putInt(0).putInt(characters.size());
    characters.forEach((c, glyph) -> cmap.putInt(c).putInt(c).putInt(glyph));
    return cmap.array();
  }

  /** Every other segment goes by the glyph array, the rest by a difference. */
  private byte[] format4() {
    int n = characters.size() + 1;
    var cmap = ByteBuffer.allocate(12 + 16 + 8 * n + 2 * n);
    cmap.put(bytes(0, 1, 3, 1)).putInt(12);
    cmap.put(bytes(4, 16 + 8 * n + 2 * n, 0, 2 * n, 0, 0, 0));
    characters.keySet().forEach(c -> cmap.putShort((short) (int) c));
    cmap.put(bytes(0xFFFF, 0));
    characters.keySet().forEach(c -> cmap.putShort((short) (int) c));
    cmap.putShort((short) 0xFFFF);
    int i = 0;
    for (var e : characters.entrySet()) {
      cmap.putShort((short) (i++ % 2 == 0 ? e.getValue() - e.getKey() : 0));
    }
    cmap.putShort((short) 1);
    for (i = 0; i < n - 1; i++) {
      cmap.putShort((short) (i % 2 == 0 ? 0 : 2 * (n - i) + 2 * i));
    }
    cmap.putShort((short) 0);
    characters.values().forEach(glyph -> cmap.putShort((short) (int) glyph));
    cmap.putShort((short) 0);
    return cmap.array();
  }

  static byte[] file(Map<String, byte[]> tables) {
    int start = 12 + 16 * tables.size();
    int length = start + tables.values().stream().mapToInt(t -> t.length).sum();
    var file = ByteBuffer.allocate(length);
    file.putInt(0x00010000).putShort((short) tables.size()).position(12);
    for (var table : tables.entrySet()) {
      file.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(0);
      file.putInt(start).putInt(table.getValue().length);
      start += table.getValue().length;
    }
    tables.values().forEach(file::put);
    return file.array();
  }
}
