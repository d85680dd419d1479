package org.tutai.geo.render.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;

/**
 * A font with TrueType outlines (OpenType 1.9): from a {@code .ttf} file, or one face of a {@code
 * .ttc} collection.
 *
 * <p>Opening reads the directory and the tables of characters and widths; a glyph is read when it
 * is asked for. Fonts with PostScript outlines ({@code CFF}) and packed ones (WOFF) are refused.
 * Nothing in a file is trusted: whatever does not hold is a {@link FormatException}, at opening or
 * when the glyph is read. Hinting, kerning, substitution and variation are not looked at.
 *
 * <p>Units are font units, {@link #unitsPerEm} to the em, y up from the baseline. Thread-safe.
 */
public final class TrueTypeFont {

  private static final long TRUE_TYPE = 0x00010000L;
  private static final long TRUE_TYPE_OF_APPLE = 0x74727565L;
  private static final long POSTSCRIPT = 0x4F54544FL;
  private static final long COLLECTION = 0x74746366L;
  private static final int MOST_TABLES = 256;
  private static final int LONGEST_GLYPH = 1 << 20;
  private static final int LONGEST_NAMES = 1 << 18;

  private final FontBytes bytes;
  private final Map<String, long[]> directory;
  private final FontTable metrics;
  private final FontTable locations;
  private final CharacterMap characters;
  private final long glyphsAt;
  private final long glyphsLength;
  private final boolean longLocations;
  private final int unitsPerEm;
  private final int glyphs;
  private final int longMetrics;
  private final int ascender;
  private final int descender;

  /** Reads a font from memory; the array is not copied and must not change. */
  public static TrueTypeFont of(Path name, byte[] font) throws IOException {
    return open(FontBytes.of(name, font), 0);
  }

  /**
   * Opens a face of a font file, which is then read by position, never held open.
   *
   * @param face 0 for the first or only one; see {@link #faces}
   */
  public static TrueTypeFont open(Path file, int face) throws IOException {
    return open(FontBytes.of(file), face);
  }

  /** How many faces a font file holds. */
  public static int faces(Path file) throws IOException {
    return faces(FontBytes.of(file));
  }

  private static int faces(FontBytes bytes) throws IOException {
    var header = new FontTable(bytes, "header", 0, Math.min(12, bytes.size())).atLeast(12);
    if (header.u32(0) != COLLECTION) {
      return 1;
    }
    long faces = header.u32(8);
    if (faces < 1 || faces > 1024) {
      throw header.wrong(8, "from 1 to 1024 faces", faces + " faces");
    }
    return (int) faces;
  }

  private static TrueTypeFont open(FontBytes bytes, int face) throws IOException {
    int faces = faces(bytes);
    if (face < 0 || face >= faces) {
      throw new IllegalArgumentException(
          "face must be from 0 to " + (faces - 1) + " (got: " + face + ")");
    }
    var header = new FontTable(bytes, "header", 0, 4);
    long start = 0;
    if (header.u32(0) == COLLECTION) {
      start = new FontTable(bytes, "header", 12 + 4L * face, 4).u32(0);
    }
    return new TrueTypeFont(bytes, start);
  }

  private TrueTypeFont(FontBytes bytes, long start) throws IOException {
    this.bytes = bytes;
    this.directory = directory(bytes, start);
    var head = table("head", 54);
    unitsPerEm = head.u16(18);
    if (unitsPerEm < 16 || unitsPerEm > 16384) {
      throw head.wrong(18, "from 16 to 16384 units per em", "" + unitsPerEm);
    }
    longLocations = locationFormat(head);
    glyphs = table("maxp", 6).u16(4);
    var hhea = table("hhea", 36);
    longMetrics = hhea.u16(34);
    if (longMetrics < 1 || longMetrics > glyphs) {
      throw hhea.wrong(34, "from 1 to " + glyphs + " metrics", "" + longMetrics);
    }
    metrics = table("hmtx", 4L * longMetrics);
    locations = table("loca", (glyphs + 1L) * (longLocations ? 4 : 2));
    long[] glyf = place("glyf");
    glyphsAt = glyf[0];
    glyphsLength = glyf[1];
    long[] cmap = place("cmap");
    characters = CharacterMap.read(bytes, cmap[0], cmap[1]);
    int[] extent = extent(hhea);
    ascender = extent[0];
    descender = extent[1];
  }

  /** The table directory (OpenType 1.9, "Organization of an OpenType font"). */
  private static Map<String, long[]> directory(FontBytes bytes, long start) throws IOException {
    var header = new FontTable(bytes, "directory", start, 12);
    long version = header.u32(0);
    if (version != TRUE_TYPE && version != TRUE_TYPE_OF_APPLE) {
      String found =
          version == POSTSCRIPT
              ? "PostScript outlines (OTTO)"
              : String.format("version %08x", version);
      throw header.wrong(0, "TrueType outlines (version 00010000)", found);
    }
    int count = header.u16(4);
    if (count > MOST_TABLES) {
      throw header.wrong(4, "at most " + MOST_TABLES + " tables", count + " tables");
    }
    var records = new FontTable(bytes, "directory", start + 12, 16L * count);
    var directory = new HashMap<String, long[]>();
    for (int i = 0; i < count; i++) {
      var tag = new String(records.copy(16 * i, 4), StandardCharsets.ISO_8859_1);
      directory.put(tag, new long[] {records.u32(16 * i + 8), records.u32(16 * i + 12)});
    }
    return directory;
  }

  private static boolean locationFormat(FontTable head) throws FormatException {
    int format = head.i16(50);
    if (format != 0 && format != 1) {
      throw head.wrong(50, "format of glyph locations 0 or 1", "" + format);
    }
    return format == 1;
  }

  /** The em box as the font's own designers see it: OS/2's typographic one, failing that hhea's. */
  private int[] extent(FontTable hhea) throws IOException {
    var os2 = optional("OS/2", 72);
    if (os2.length() == 72 && os2.i16(68) > os2.i16(70)) {
      return new int[] {os2.i16(68), -os2.i16(70)};
    }
    return new int[] {hhea.i16(4), -hhea.i16(6)};
  }

  /** The first bytes of a table, which must have so many. */
  private FontTable table(String tag, long length) throws IOException {
    long[] place = place(tag);
    return new FontTable(bytes, tag, place[0], Math.min(place[1], length)).atLeast(length);
  }

  /** A table that the font can do without, cut after so many bytes; empty when it is not there. */
  private FontTable optional(String tag, long most) throws IOException {
    long[] place = directory.containsKey(tag) ? place(tag) : new long[2];
    return new FontTable(bytes, tag, place[0], Math.min(place[1], most));
  }

  private long[] place(String tag) throws FormatException {
    long[] place = directory.get(tag);
    if (place == null) {
      throw new FormatException(bytes.name(), -1, "a table " + tag, "none");
    }
    if (place[0] + place[1] > bytes.size()) {
      throw new FormatException(
          bytes.name(),
          place[0],
          "table " + tag + " within the file's " + bytes.size() + " bytes",
          place[1] + " bytes");
    }
    return place;
  }

  /** Font units in an em, 16 to 16384. */
  public int unitsPerEm() {
    return unitsPerEm;
  }

  /** How far text reaches above the baseline, as the designers mean it. */
  public int ascender() {
    return ascender;
  }

  /** How far text reaches below the baseline; positive. */
  public int descender() {
    return descender;
  }

  /** The number of glyphs. */
  public int glyphs() {
    return glyphs;
  }

  /** The glyph of a character, 0 when the font has none. */
  public int glyphOf(int codePoint) throws IOException {
    int glyph = characters.glyphOf(codePoint);
    return glyph < glyphs ? glyph : 0;
  }

  /** Whether the font has ideographs beyond the Basic Multilingual Plane. */
  boolean hasRareIdeographs() throws IOException {
    return characters.hasRareIdeographs();
  }

  /** How far the pen moves on after a glyph (OpenType 1.9, "hmtx"). */
  public int advance(int glyph) throws IOException {
    return metrics.u16(4 * Math.min(checked(glyph), longMetrics - 1));
  }

  /** The glyph's shape, read anew at each call. */
  GlyphOutline outline(int glyph) throws IOException {
    return new GlyphReader(this::record).read(checked(glyph));
  }

  /**
   * The box around the glyph's shape as its record says: min x, min y, max x, max y; null for a
   * glyph without a shape.
   */
  int @Nullable [] box(int glyph) throws IOException {
    long from = location(checked(glyph));
    long to = location(glyph + 1);
    if (to - from < 10) {
      return null;
    }
    var header = new FontTable(bytes, "glyf", glyphsAt + from, 10);
    return new int[] {header.i16(2), header.i16(4), header.i16(6), header.i16(8)};
  }

  private FontTable record(int glyph) throws IOException {
    if (glyph >= glyphs) {
      throw new FormatException(
          bytes.name(), glyphsAt, "glyphs below " + glyphs, "component " + glyph);
    }
    long from = location(glyph);
    long to = location(glyph + 1);
    if (from > to || to > glyphsLength || to - from > LONGEST_GLYPH) {
      throw locations.wrong(
          glyph * (longLocations ? 4 : 2),
          "glyph " + glyph + " within " + glyphsLength + " bytes and at most " + LONGEST_GLYPH,
          "bytes " + from + " to " + to);
    }
    return new FontTable(bytes, "glyf", glyphsAt + from, to - from);
  }

  private long location(int glyph) throws FormatException {
    return longLocations ? locations.u32(4 * glyph) : 2L * locations.u16(2 * glyph);
  }

  private int checked(int glyph) {
    if (glyph < 0 || glyph >= glyphs) {
      throw new IllegalArgumentException(
          "glyph must be from 0 to " + (glyphs - 1) + " (got: " + glyph + ")");
    }
    return glyph;
  }

  /**
   * The family's name (OpenType 1.9, "name": name ID 16, failing that 1, in English where there is
   * a choice); the file's name when the font does not say.
   */
  public String family() throws IOException {
    var names = optional("name", LONGEST_NAMES);
    String family = name(names, 16);
    if (family == null) {
      family = name(names, 1);
    }
    return family == null ? String.valueOf(bytes.name().getFileName()) : family;
  }

  private static @Nullable String name(FontTable names, int id) throws IOException {
    if (names.length() < 6) {
      return null;
    }
    int count = names.u16(2);
    int storage = names.u16(4);
    String found = null;
    for (int i = 0; i < count; i++) {
      int record = 6 + 12 * i;
      boolean windows = names.u16(record) == 3;
      if (windows && names.u16(record + 6) == id) {
        byte[] text = names.copy(storage + names.u16(record + 10), names.u16(record + 8));
        if (found == null || names.u16(record + 4) == 0x0409) {
          found = new String(text, StandardCharsets.UTF_16BE);
        }
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return "TrueTypeFont[" + bytes.name() + "]";
  }
}
