package org.tutai.geo.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutai.geo.render.text.FontBuilder.rectangle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontLibraryTest {

  /** Not in Noto Sans TC: a Taiwanese place name's character beyond the plane of 65,536. */
  private static final int RARE = 0x2B74D;

  private static final int UNASSIGNED = 0x3FFF0;

  @Test
  void theBundledFilesAreTheOnesTheirNoteNames() throws Exception {
    String note = new String(resource("README.md"), StandardCharsets.UTF_8);
    for (String name : List.of("NotoSansTC-Regular.ttf", "NotoSansTC-Bold.ttf")) {
      byte[] font = resource(name);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(font);

      assertThat(font.length).isLessThan(8 << 20);
      assertThat(note).contains("| `" + name + "` |").contains(HexFormat.of().formatHex(digest));
    }
    assertThat(new String(resource("OFL.txt"), StandardCharsets.UTF_8))
        .contains("SIL OPEN FONT LICENSE Version 1.1");
  }

  @Test
  void bothWeightsHaveTheSameCharacters() throws IOException {
    var regular = TrueTypeFont.of(Path.of("regular"), resource("NotoSansTC-Regular.ttf"));
    var bold = TrueTypeFont.of(Path.of("bold"), resource("NotoSansTC-Bold.ttf"));
    int count = 0;
    for (int character = 0; character < 0x40000; character++) {
      int glyph = regular.glyphOf(character);
      assertThat(bold.glyphOf(character) != 0).as("U+%X", character).isEqualTo(glyph != 0);
      count += glyph == 0 ? 0 : 1;
    }
    assertThat(count).isEqualTo(20_745);
  }

  @Test
  void aCharacterNobodyHasIsABox() {
    var glyph = FontLibrary.withDirectories(List.of()).glyph(UNASSIGNED, false);

    assertThat(glyph.isBox()).isTrue();
    assertThat(glyph.face().outline(glyph.index()).contours()).isEqualTo(2);
    assertThat(glyph.face().advance(glyph.index())).isEqualTo(1);
  }

  @Test
  void rareCharactersComeFromInstalledFonts(@TempDir Path folder) throws IOException {
    Path below = Files.createDirectories(folder.resolve("truetype/rare"));
    Files.write(below.resolve("b.ttf"), fontWith(UNASSIGNED, 700));
    Files.write(below.resolve("a.TTF"), fontWith(UNASSIGNED, 300));
    Files.writeString(below.resolve("broken.ttf"), "no font");
    Files.writeString(below.resolve("readme.txt"), "no font either");
    var library = FontLibrary.withDirectories(List.of(folder.resolve("none"), folder));

    for (boolean bold : new boolean[] {false, true}) {
      var glyph = library.glyph(UNASSIGNED, bold);
      assertThat(glyph.isBox()).isFalse();
      assertThat(glyph.face().advance(glyph.index())).isEqualTo(0.3);
    }
    assertThat(library.glyph('臺', false).face()).isSameAs(library.face(false));
    assertThat(library.glyph(UNASSIGNED + 1, false).isBox()).isTrue();
  }

  @Test
  void installedFontsWithoutRareIdeographsAreLeftAlone(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("a.ttf"), fontWith(0x0E01, 700));

    assertThat(FontLibrary.withDirectories(List.of(folder)).glyph(0x0E01, false).isBox()).isTrue();
  }

  @Test
  void aDamagedGlyphOfAnInstalledFontIsABox(@TempDir Path folder) throws IOException {
    byte[] font = new FontBuilder().with(UNASSIGNED, 700, FontBuilder.bytes(3, 0, 0, 9, 9)).build();
    Files.write(folder.resolve("a.ttf"), font);
    var glyph = FontLibrary.withDirectories(List.of(folder)).glyph(UNASSIGNED, false);

    assertThat(glyph.isBox()).isFalse();
    assertThat(glyph.face().outline(glyph.index()).box())
        .containsExactly(GlyphOutline.box(1000).box());
  }

  @Test
  void aGlyphTooLargeToDrawIsABox(@TempDir Path folder) throws IOException {
    byte[] font =
        new FontBuilder().with(UNASSIGNED, 700, rectangle(-30000, 0, 30000, 30000)).build();
    Files.write(folder.resolve("a.ttf"), font);
    var glyph = FontLibrary.withDirectories(List.of(folder)).glyph(UNASSIGNED, false);

    assertThat(glyph.face().outline(glyph.index()).box())
        .containsExactly(GlyphOutline.box(1000).box());
  }

  @Test
  void theFingerprintFollowsTheInstalledFonts(@TempDir Path folder) throws IOException {
    String without = FontLibrary.withDirectories(List.of(folder)).fingerprint();
    Files.write(folder.resolve("a.ttf"), fontWith(RARE, 700));
    String with = FontLibrary.withDirectories(List.of(folder)).fingerprint();

    assertThat(with).matches("[0-9a-f]{64}").isNotEqualTo(without);
    assertThat(FontLibrary.withDirectories(List.of(folder)).fingerprint()).isEqualTo(with);
  }

  private static byte[] fontWith(int character, int advance) {
    return new FontBuilder().with(character, advance, rectangle(0, 0, 500, 500)).build();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FontLibrary.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
