package org.tutai.geo.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.tutai.geo.render.text.FontBuilder.blob;
import static org.tutai.geo.render.text.FontBuilder.bytes;
import static org.tutai.geo.render.text.FontBuilder.composite;
import static org.tutai.geo.render.text.FontBuilder.rectangle;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.render.paint.PathSink;

class TrueTypeFontTest {

  private static final Path NAME = Path.of("test.ttf");

  @Test
  void readsTheBundledFont() throws IOException {
    var font = TrueTypeFont.of(NAME, bundled());

    assertThat(font.family()).isEqualTo("Noto Sans TC");
    assertThat(font.unitsPerEm()).isEqualTo(1000);
    assertThat(font.ascender()).isEqualTo(880);
    assertThat(font.descender()).isEqualTo(120);
    assertThat(font.glyphs()).isEqualTo(20812);
    for (int character : "臺灣廍塩磘峯堃Aé,0".codePoints().toArray()) {
      assertThat(font.glyphOf(character)).as("U+%X", character).isPositive();
      assertThat(font.outline(font.glyphOf(character)).isEmpty()).isFalse();
    }
    assertThat(font.advance(font.glyphOf('臺'))).isEqualTo(1000);
    assertThat(font.glyphOf(' ')).isPositive();
    assertThat(font.outline(font.glyphOf(' ')).isEmpty()).isTrue();
    assertThat(font.glyphOf(0x10FFFF)).isZero();
    assertThat(font.hasRareIdeographs()).isTrue();
  }

  @Test
  void everyGlyphOfTheBundledFontCanBeRead() throws IOException {
    var font = TrueTypeFont.of(NAME, bundled());
    for (int glyph = 0; glyph < font.glyphs(); glyph++) {
      float[] box = font.outline(glyph).box();
      int[] said = font.box(glyph);
      if (said != null) {
        assertThat(box).as("glyph %d", glyph).containsExactly(said[0], said[1], said[2], said[3]);
      }
    }
  }

  @Test
  void seesGlyphsAsJavaDoes() throws Exception {
    byte[] file = bundled();
    var theirs = awtFont(file);
    var ours = TrueTypeFont.of(NAME, file);
    var context = new FontRenderContext(null, true, true);
    var random = new Random(4);
    for (int i = 0; i < 300; i++) {
      int character = i < 94 ? '!' + i : 0x4E00 + random.nextInt(0x5000);
      int glyph = ours.glyphOf(character);
      if (glyph != 0) {
        var vector = theirs.createGlyphVector(context, Character.toString(character));
        assertThat(vector.getGlyphCode(0)).isEqualTo(glyph);
        assertThat(ours.advance(glyph))
            .isEqualTo(Math.round(vector.getGlyphMetrics(0).getAdvance()));
        double area = area(vector.getOutline().getPathIterator(null));
        double tolerance = 1 + Math.abs(area) * 0.002;
        assertThat(area(ours.outline(glyph)))
            .as("U+%X", character)
            .isCloseTo(area, within(tolerance));
      }
    }
  }

  private static Font awtFont(byte[] file) {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)).deriveFont(1000f);
    } catch (Exception | LinkageError | InternalError e) {
      return abort("this JDK cannot read fonts itself: " + e);
    }
  }

  /** The signed area, y down. */
  private static double area(PathIterator path) {
    var flat = new FlatteningPathIterator(path, 0.1);
    var at = new float[6];
    var area = new Area();
    for (; !flat.isDone(); flat.next()) {
      switch (flat.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> area.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> area.lineTo(at[0], at[1]);
        default -> area.close();
      }
    }
    return area.twice / 2;
  }

  private static double area(GlyphOutline outline) {
    var area = new Area();
    outline.draw(new GlyphOutline.Placement(5000, 0, 0, 0), area.sink(5000));
    return area.twice / 2;
  }

  private static final class Area {
    double twice;
    private double startX;
    private double startY;
    private double x;
    private double y;

    void moveTo(double toX, double toY) {
      startX = x = toX;
      startY = y = toY;
    }

    void lineTo(double toX, double toY) {
      twice += x * toY - toX * y;
      x = toX;
      y = toY;
    }

    void close() {
      lineTo(startX, startY);
    }

    PathSink sink(double scale) {
      return new PathSink() {
        @Override
        public void moveTo(int toX, int toY) {
          Area.this.moveTo(toX / scale, toY / scale);
        }

        @Override
        public void lineTo(int toX, int toY) {
          Area.this.lineTo(toX / scale, toY / scale);
        }

        @Override
        public void close() {
          Area.this.close();
        }
      };
    }
  }

  @Test
  void readsCharacterMapsOfBothFormats() throws IOException {
    for (boolean bmpOnly : new boolean[] {false, true}) {
      var builder = new FontBuilder();
      for (int c : new int[] {'A', 'B', 'Z', 0x81FA, 0xFF0C}) {
        builder.glyph(c, 600, rectangle(0, 0, 10, 10));
      }
      var font = TrueTypeFont.of(NAME, (bmpOnly ? builder.bmpOnly() : builder).build());

      assertThat(font.glyphOf('A')).isEqualTo(1);
      assertThat(font.glyphOf('B')).isEqualTo(2);
      assertThat(font.glyphOf('Z')).isEqualTo(3);
      assertThat(font.glyphOf(0x81FA)).isEqualTo(4);
      assertThat(font.glyphOf(0xFF0C)).isEqualTo(5);
      for (int missing : new int[] {0, '@', 'C', 0x81FB, 0xFFFE, 0xFFFF, 0x20000, 0x10FFFF}) {
        assertThat(font.glyphOf(missing)).as("U+%X", missing).isZero();
      }
      assertThat(font.hasRareIdeographs()).isFalse();
    }
  }

  @Test
  void aContourOffTheCurveAllAroundIsRound() throws IOException {
    var font = TrueTypeFont.of(NAME, new FontBuilder().with('o', 500, blob(0, 0, 100)).build());

    // Four parabolas through the middles of the sides: 5/6 of the square.
    assertThat(Math.abs(area(font.outline(1)))).isCloseTo(200 * 200 * 5 / 6.0, within(60.0));
  }

  @Test
  void aBrokenGlyphDoesNotSpoilTheOthers() throws IOException {
    var font =
        TrueTypeFont.of(
            NAME,
            new FontBuilder()
                .with('A', 500, rectangle(0, 0, 10, 10))
                .with('B', 500, bytes(1, 0, 0, 0))
                .build());

    assertThat(font.outline(1).points()).isEqualTo(4);
    checkRefused(font, 2, "end of the table");
  }

  @Test
  void componentsAreScaledAndPutInPlace() throws IOException {
    var builder = new FontBuilder();
    int square = builder.glyph('.', 500, rectangle(0, 0, 100, 100));
    // Words as offsets, half size; then bytes as offsets, as it is.
    builder.glyph(
        ':',
        500,
        composite(
            0x0001 | 0x0002 | 0x0008 | 0x0020, square, 300, -50, 0x2000, 0x0002, square, 0x0A14));
    var outline = TrueTypeFont.of(NAME, builder.build()).outline(2);

    assertThat(outline.contours()).isEqualTo(2);
    assertThat(outline.x(0)).isEqualTo(300);
    assertThat(outline.y(0)).isEqualTo(-50);
    assertThat(outline.x(2)).isEqualTo(350);
    assertThat(outline.y(2)).isZero();
    assertThat(outline.x(4)).isEqualTo(10);
    assertThat(outline.y(4)).isEqualTo(20);
  }

  @Test
  void componentsMayBeMatchedByPoints() throws IOException {
    var builder = new FontBuilder();
    int square = builder.glyph('.', 500, rectangle(0, 0, 100, 100));
    // The second square's point 0 comes to the first one's point 2, its upper right corner.
    builder.glyph(':', 500, composite(0x0022, square, 0, 0x0000, square, 0x0200));
    var outline = TrueTypeFont.of(NAME, builder.build()).outline(2);

    assertThat(outline.x(4)).isEqualTo(100);
    assertThat(outline.y(4)).isEqualTo(100);

    builder.glyph(';', 500, composite(0x0022, square, 0, 0x0000, square, 0x0900));
    checkRefused(TrueTypeFont.of(NAME, builder.build()), 3, "points 9 and 4");
  }

  @Test
  void refusesComponentsWithoutEnd() throws IOException {
    var builder = new FontBuilder();
    builder.glyph('A', 500, composite(0x0002, 1, 0));
    builder.glyph('B', 500, composite(0x0002, 700, 0));
    builder.glyph('C', 500, composite(0x0022, 0, 0));
    var many = new int[3 * 300];
    for (int i = 0; i < many.length; i += 3) {
      many[i] = 0x0022;
    }
    builder.glyph('D', 500, composite(many));
    var font = TrueTypeFont.of(NAME, builder.build());

    checkRefused(font, 1, "components at most 8 deep");
    checkRefused(font, 2, "component 700");
    checkRefused(font, 3, "end of the table");
    checkRefused(font, 4, "at most 256 components");
  }

  @Test
  void refusesPointsWithoutEnd() throws IOException {
    var builder = new FontBuilder();
    int heavy = builder.glyph('A', 500, manyPoints(60_000));
    builder.glyph('B', 500, composite(0x0022, heavy, 0, 0x0002, heavy, 0));
    var font = TrueTypeFont.of(NAME, builder.build());

    assertThat(font.outline(heavy).points()).isEqualTo(60_000);
    checkRefused(font, 2, "at most 65536 points");
  }

  /** A contour whose points all lie on the origin: one repeated flag, no coordinates. */
  private static byte[] manyPoints(int points) {
    var buffer = ByteBuffer.allocate(14 + 2 * ((points + 255) / 256));
    buffer.putShort((short) 1).position(10);
    buffer.putShort((short) (points - 1)).putShort((short) 0);
    while (buffer.hasRemaining()) {
      buffer.put((byte) (0x01 | 0x08 | 0x10 | 0x20)).put((byte) 255);
    }
    return buffer.array();
  }

  @Test
  void refusesContoursOutOfOrder() throws IOException {
    var font =
        TrueTypeFont.of(
            NAME, new FontBuilder().with('A', 500, bytes(2, 0, 0, 0, 0, 5, 3, 0)).build());

    checkRefused(font, 1, "contours in order");
  }

  @Test
  void refusesLocationsOutsideTheGlyphTable() throws IOException {
    var loca = ByteBuffer.allocate(12).putInt(0, 0).putInt(4, 20).putInt(8, 0x7FFFFFFF).array();
    var font =
        TrueTypeFont.of(
            NAME,
            new FontBuilder().with('A', 500, rectangle(0, 0, 9, 9)).replace("loca", loca).build());

    checkRefused(font, 1, "glyph 1 within 34 bytes");
    checkRefused(font, 0, "end of the table");
  }

  @Test
  void refusesFilesThatAreNoFonts() {
    checkRefused(new byte[0], "at least 12 bytes");
    checkRefused("This is not a font.".getBytes(StandardCharsets.US_ASCII), "TrueType outlines");
    checkRefused("OTTO012345678901234".getBytes(StandardCharsets.US_ASCII), "PostScript");
    checkRefused("ttcf0123456789012345".getBytes(StandardCharsets.US_ASCII), "faces");
  }

  @Test
  void refusesMissingAndShortTables() {
    for (String tag : new String[] {"head", "maxp", "hhea", "hmtx", "loca", "glyf", "cmap"}) {
      var builder = new FontBuilder().with('A', 500, rectangle(0, 0, 9, 9));
      checkRefused(builder.replace(tag, null).build(), "a table " + tag);
      if (!tag.equals("glyf")) {
        checkRefused(builder.replace(tag, new byte[2]).build(), "table " + tag);
      }
    }
  }

  @Test
  void refusesAbsurdCounts() {
    var head = FontBuilder.head();
    ByteBuffer.wrap(head).putShort(18, (short) 0);
    checkRefused(sound().replace("head", head).build(), "units per em");
    head = FontBuilder.head();
    ByteBuffer.wrap(head).putShort(50, (short) 7);
    checkRefused(sound().replace("head", head).build(), "glyph locations 0 or 1");
    checkRefused(sound().replace("maxp", bytes(1, 0, 0xFFFF)).build(), "table loca");
    checkRefused(sound().replace("maxp", bytes(1, 0, 0)).build(), "metrics");
    checkRefused(sound().replace("cmap", bytes(0, 0)).build(), "a Unicode subtable");
    checkRefused(
        sound().replace("cmap", bytes(0, 1, 3, 10, 0xFFFF, 0)).build(), "a subtable within");
    checkRefused(
        sound()
            .replace("cmap", bytes(0, 1, 3, 10, 0, 12, 12, 0, 0, 16, 0, 0, 0x7FFF, 0xFFFF))
            .build(),
        "groups that fit");
    checkRefused(
        sound().replace("cmap", bytes(0, 1, 3, 1, 0, 12, 4, 16, 0, 0xFFFE, 0, 0, 0)).build(),
        "at least");
  }

  private static FontBuilder sound() {
    return new FontBuilder().with('A', 500, rectangle(0, 0, 9, 9));
  }

  @Test
  void everyTruncationIsRefusedInWords() {
    byte[] whole = sound().build();
    for (int length = 0; length < whole.length; length++) {
      checkRefused(Arrays.copyOf(whole, length), "");
    }
  }

  @Test
  void changedBytesNeverDoMoreThanRefuse() throws IOException {
    var builder =
        new FontBuilder().with('A', 500, rectangle(0, 0, 9, 9)).with('o', 500, blob(0, 0, 9));
    builder.glyph('B', 500, composite(0x0023, 1, 5, 5, 0x0002, 2, 0));
    byte[] whole = builder.build();
    var random = new Random(9);
    int read = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] changed = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        readAll(TrueTypeFont.of(NAME, changed));
        read++;
      } catch (FormatException e) {
        assertThat(e).hasMessageContaining("expected");
      }
    }
    assertThat(read).isBetween(50, 4950);
  }

  private static void readAll(TrueTypeFont font) throws IOException {
    for (int glyph = 0; glyph < Math.min(font.glyphs(), 50); glyph++) {
      font.outline(glyph);
      font.box(glyph);
      font.advance(glyph);
    }
    for (int character = 0; character < 0x30000; character += 131) {
      assertThat(font.glyphOf(character)).isBetween(0, font.glyphs() - 1);
    }
    font.family();
    font.hasRareIdeographs();
  }

  @Test
  void readsTheFacesOfACollection(@TempDir Path folder) throws IOException {
    byte[] one = new FontBuilder().with('A', 500, rectangle(0, 0, 10, 10)).build();
    byte[] two = new FontBuilder().with(0x20000, 700, rectangle(0, 0, 20, 20)).build();
    Path file = folder.resolve("two.ttc");
    Files.write(file, collection(one, two));

    assertThat(TrueTypeFont.faces(file)).isEqualTo(2);
    var second = TrueTypeFont.open(file, 1);
    assertThat(second.glyphOf(0x20000)).isEqualTo(1);
    assertThat(second.glyphOf('A')).isZero();
    assertThat(second.outline(1).x(2)).isEqualTo(20);
    assertThat(second.hasRareIdeographs()).isTrue();
    assertThat(second.family()).isEqualTo("two.ttc");
    assertThatIllegalArgumentException().isThrownBy(() -> TrueTypeFont.open(file, 2));
  }

  /** A collection: its directories' offsets count from the collection's start. */
  private static byte[] collection(byte[]... fonts) {
    int header = 12 + 4 * fonts.length;
    int length = header + Arrays.stream(fonts).mapToInt(f -> f.length).sum();
    var file = ByteBuffer.allocate(length);
    file.put("ttcf".getBytes(StandardCharsets.US_ASCII)).putInt(0x00010000).putInt(fonts.length);
    int start = header;
    for (byte[] font : fonts) {
      file.putInt(start);
      start += font.length;
    }
    start = header;
    for (byte[] font : fonts) {
      var copy = ByteBuffer.wrap(font.clone());
      for (int i = 0; i < copy.getShort(4); i++) {
        copy.putInt(20 + 16 * i, copy.getInt(20 + 16 * i) + start);
      }
      file.put(copy.array());
      start += font.length;
    }
    return file.array();
  }

  @Test
  void aFileThatShrinksWhileItIsUsedIsRefusedInWords(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("shrinks.ttf");
    byte[] whole = new FontBuilder().with('A', 500, rectangle(0, 0, 10, 10)).build();
    Files.write(file, whole);
    var font = TrueTypeFont.open(file, 0);
    Files.write(file, Arrays.copyOf(whole, 40));

    checkRefused(font, 1, "shortened");
  }

  @Test
  void prefersTheEnglishFamilyName() throws IOException {
    byte[] chinese = "字體".getBytes(StandardCharsets.UTF_16BE);
    byte[] english = "Type".getBytes(StandardCharsets.UTF_16BE);
    var name = ByteBuffer.allocate(6 + 24 + 12);
    name.put(bytes(0, 2, 30, 3, 1, 0x0404, 1, 4, 0, 3, 1, 0x0409, 1, 8, 4))
        .put(chinese)
        .put(english);
    var font = TrueTypeFont.of(NAME, sound().replace("name", name.array()).build());

    assertThat(font.family()).isEqualTo("Type");
  }

  @Test
  void refusesGlyphNumbersOutsideTheFont() throws IOException {
    var font = TrueTypeFont.of(NAME, sound().build());

    assertThatIllegalArgumentException().isThrownBy(() -> font.advance(2));
    assertThatIllegalArgumentException().isThrownBy(() -> font.outline(-1));
  }

  @Test
  void tablesMayComeInAnyOrderAndUnknownOnesAreLeftAlone() throws IOException {
    var font =
        TrueTypeFont.of(
            NAME, sound().replace("ZZZZ", new byte[7]).replace("AAAA", new byte[3]).build());

    assertThat(font.glyphOf('A')).isEqualTo(1);
  }

  private static void checkRefused(byte[] file, String expected) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> readAll(TrueTypeFont.of(NAME, file)))
        .withMessageStartingWith("test.ttf")
        .withMessageContaining(expected);
  }

  private static void checkRefused(TrueTypeFont font, int glyph, String expected) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> font.outline(glyph))
        .withMessageContaining(expected);
  }

  private static byte[] bundled() throws IOException {
    try (InputStream in = TrueTypeFont.class.getResourceAsStream("NotoSansTC-Regular.ttf")) {
      return in.readAllBytes();
    }
  }
}
