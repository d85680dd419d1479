package org.tutai.geo.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.render.paint.Picture;

class PngEncoderTest {

  private static final Background[] BACKGROUNDS = {
    Background.TRANSPARENT, Background.WHITE, Background.opaque(0x3D7A01)
  };

  @Property(tries = 300)
  void anyPictureComesBackFromADecoder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 300) int colours,
      @ForAll boolean opaque)
      throws IOException {
    Random random = new Random(seed);
    int[] palette = TestPictures.distinct(random, colours, opaque);
    checkOnEveryBackground(TestPictures.patches(random, width, height, palette));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 700", "700, 1", "3, 5", "255, 257", "256, 256", "40000, 2"})
  void picturesOfAnyShapeComeBack(int width, int height) throws IOException {
    Random random = new Random(width * 31L + height);
    checkOnEveryBackground(TestPictures.plain(width, height, 0));
    checkOnEveryBackground(TestPictures.plain(width, height, 0xFF806040));
    checkOnEveryBackground(TestPictures.plain(width, height, 0x40102030));
    checkOnEveryBackground(TestPictures.shades(width, height, true));
    checkOnEveryBackground(TestPictures.shades(width, height, false));
    checkOnEveryBackground(TestPictures.noise(random, width, height, true));
    checkOnEveryBackground(TestPictures.noise(random, width, height, false));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 3",
    "2, 1, 3",
    "3, 2, 3",
    "4, 2, 3",
    "5, 4, 3",
    "16, 4, 3",
    "17, 8, 3",
    "256, 8, 3",
    "257, 8, 2"
  })
  void opaquePicturesTakeTheSmallestPaletteThatHoldsTheirColours(
      int colours, int depth, int colourType) throws IOException {
    Random random = new Random(colours);
    Picture picture =
        TestPictures.patches(random, 61, 47, TestPictures.distinct(random, colours, true));
    for (Background background : BACKGROUNDS) {
      byte[] png = check(picture, background);
      assertThat(depth(png)).isEqualTo(depth);
      assertThat(colourType(png)).isEqualTo(colourType);
      assertThat(chunk(png, "tRNS")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 3",
    "2, 1, 3",
    "3, 2, 3",
    "4, 2, 3",
    "5, 4, 3",
    "16, 4, 3",
    "17, 8, 3",
    "256, 8, 3",
    "257, 8, 6"
  })
  void transparentPicturesTakeTheSmallestPaletteThatHoldsTheirColours(
      int colours, int depth, int colourType) throws IOException {
    Random random = new Random(colours);
    int[] palette = TestPictures.distinct(random, colours, false);
    Picture picture = TestPictures.patches(random, 61, 47, palette);
    byte[] png = check(picture, Background.TRANSPARENT);
    assertThat(depth(png)).isEqualTo(depth);
    assertThat(colourType(png)).isEqualTo(colourType);
    assertThat(colourType(check(picture, Background.WHITE))).isEqualTo(colours > 256 ? 2 : 3);
  }

  @Test
  void alphasAreListedForThePixelsThatNeedThemOnly() throws IOException {
    int[] palette = {0xFF000001, 0x80000000, 0xFF000002, 0, 0xFF000003};
    Picture picture = new Picture(5, 1, palette.clone());
    byte[] png = check(picture, Background.TRANSPARENT);
    assertThat(chunk(png, "tRNS")).containsExactly(0x80, 0);
    assertThat(chunk(png, "PLTE")).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3);
  }

  @Test
  void tileOfOneColourIsTiny() throws IOException {
    assertThat(check(TestPictures.plain(256, 256, 0xFFCFE0EA), Background.TRANSPARENT))
        .hasSizeLessThan(110);
    assertThat(check(TestPictures.plain(256, 256, 0), Background.TRANSPARENT)).hasSizeLessThan(120);
  }

  @Test
  void widestAndTallestPicturesComeBack() throws IOException {
    checkOnEveryBackground(TestPictures.shades(100_000, 3, false));
    checkOnEveryBackground(TestPictures.shades(3, 100_000, true));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pictureOfSixteenMillionPixelsComesBack(boolean opaque) throws IOException {
    check(TestPictures.shades(4096, 4096, opaque), Background.TRANSPARENT);
  }

  @Test
  void largePaletteOfSixteenMillionPixelsComesBack() throws IOException {
    Random random = new Random(7);
    int[] palette = TestPictures.distinct(random, 200, true);
    check(TestPictures.patches(random, 4096, 4096, palette), Background.WHITE);
  }

  @Test
  void equalPicturesGiveEqualBytes() {
    for (int colours : new int[] {1, 2, 16, 200, 400}) {
      byte[] first = encodePatches(colours);
      assertThat(encodePatches(colours)).isEqualTo(first);
      assertThat(new PngEncoder().encode(patches(colours), Background.TRANSPARENT))
          .isEqualTo(first);
    }
  }

  @Test
  void encodingInManyThreadsGivesTheSameBytes() {
    byte[] expected = encodePatches(120);
    byte[] other = encodePatches(400);
    boolean same =
        IntStream.range(0, 400)
            .parallel()
            .allMatch(
                i ->
                    Arrays.equals(
                        i % 2 == 0 ? expected : other, encodePatches(i % 2 == 0 ? 120 : 400)));
    assertThat(same).isTrue();
  }

  @Test
  void pictureIsNotChanged() {
    Picture picture = patches(90);
    int[] before = picture.pixels().clone();
    PngEncoder.INSTANCE.encode(picture, Background.WHITE);
    assertThat(picture.pixels()).isEqualTo(before);
  }

  @Test
  void invalidPixelsWithChannelsAboveAlphaComeBackClamped() throws IOException {
    checkOnEveryBackground(new Picture(2, 2, new int[] {0x00FFFFFF, 0x10FF0000, 0x01010203, 0}));
  }

  @Test
  void chunksStandInTheirOrderWithNothingBehind() {
    byte[] png = PngEncoder.INSTANCE.encode(patches(90), Background.TRANSPARENT);
    StringBuilder types = new StringBuilder();
    int at = 8;
    while (at < png.length) {
      ByteBuffer chunk = ByteBuffer.wrap(png, at, png.length - at);
      int length = chunk.getInt();
      types.append(new String(png, at + 4, 4, StandardCharsets.US_ASCII));
      at += 12 + length;
    }
    assertThat(types).hasToString("IHDRPLTEtRNSIDATIEND");
    assertThat(at).isEqualTo(png.length);
  }

  private static Picture patches(int colours) {
    Random random = new Random(colours);
    return TestPictures.patches(random, 100, 80, TestPictures.distinct(random, colours, false));
  }

  private static byte[] encodePatches(int colours) {
    return PngEncoder.INSTANCE.encode(patches(colours), Background.TRANSPARENT);
  }

  private static void checkOnEveryBackground(Picture picture) throws IOException {
    for (Background background : BACKGROUNDS) {
      check(picture, background);
    }
  }

  /** Encodes, decodes with ImageIO, compares every pixel; the file. */
  private static byte[] check(Picture picture, Background background) throws IOException {
    byte[] png = PngEncoder.INSTANCE.encode(picture, background);
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(decoded.getWidth()).isEqualTo(picture.width());
    assertThat(decoded.getHeight()).isEqualTo(picture.height());
    int width = picture.width();
    int[] row = new int[width];
    int[] expected = new int[width];
    for (int y = 0; y < picture.height(); y++) {
      decoded.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        expected[x] = background.straight(picture.pixels()[y * width + x]);
      }
      if (!Arrays.equals(row, expected)) {
        assertThat(row).as("row %d on %s", y, background).isEqualTo(expected);
      }
    }
    return png;
  }

  private static int depth(byte[] png) {
    return png[24];
  }

  private static int colourType(byte[] png) {
    return png[25];
  }

  private static byte[] chunk(byte[] png, String type) {
    for (int at = 8; at < png.length; ) {
      int length = ByteBuffer.wrap(png, at, 4).getInt();
      if (new String(png, at + 4, 4, StandardCharsets.US_ASCII).equals(type)) {
        return Arrays.copyOfRange(png, at + 8, at + 8 + length);
      }
      at += 12 + length;
    }
    return new byte[0];
  }
}
