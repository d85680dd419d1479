package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutai.geo.bytes.PictureHeader.Kind;

class PictureHeaderTest {

  private static byte[] picture(String format, int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), format, out);
    return out.toByteArray();
  }

  private static void check(byte[] bytes, Kind kind, int width, int height) {
    assertThat(PictureHeader.of(bytes)).contains(new PictureHeader(kind, width, height));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PNG", "JPEG", "GIF"})
  void readsTheSizeThatAnEncoderWrote(Kind kind) throws IOException {
    check(picture(kind.format(), 300, 20), kind, 300, 20);
    check(picture(kind.format(), 1, 1), kind, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PNG", "JPEG", "GIF"})
  void ofACutPictureEitherTellsTheSameOrNothing(Kind kind) throws IOException {
    byte[] whole = picture(kind.format(), 30, 20);
    for (int length = 0; length < whole.length; length++) {
      PictureHeader.of(Arrays.copyOf(whole, length))
          .ifPresent(header -> assertThat(header).isEqualTo(new PictureHeader(kind, 30, 20)));
    }
    assertThat(PictureHeader.of(Arrays.copyOf(whole, 10))).isEmpty();
  }

  private static byte[] webp(char kind) {
    byte[] bytes = Arrays.copyOf("RIFF....WEBPVP8".getBytes(StandardCharsets.US_ASCII), 30);
    bytes[15] = (byte) kind;
    return bytes;
  }

  @Test
  void readsTheThreeFormsOfWebp() {
    byte[] extended = webp('X');
    extended[24] = (byte) 0xFF;
    extended[25] = (byte) 0xFF;
    extended[27] = 9;
    check(extended, Kind.WEBP, 65_536, 10);
    byte[] lossless = webp('L');
    lossless[20] = 0x2F;
    lossless[21] = (byte) 0xFF;
    lossless[22] = 0x3F;
    check(lossless, Kind.WEBP, 16_384, 1);
    byte[] lossy = webp(' ');
    lossy[23] = (byte) 0x9D;
    lossy[24] = 1;
    lossy[25] = 0x2A;
    lossy[26] = 100;
    lossy[28] = 50;
    check(lossy, Kind.WEBP, 100, 50);
    assertThat(PictureHeader.of(webp('?'))).isEmpty();
    assertThat(Kind.of("RIFF....WAVE".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  private static byte[] hex(String hex) {
    return java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @Test
  void findsTheSizeOfAJpegBehindOtherSegmentsAndFillBytes() {
    check(
        hex("FFD8 FFE1 0006 01020304 FFFF FE 0003 00 FFC4 0004 0000 FFC2 000B 08 EA60 7530 01"),
        Kind.JPEG,
        0x7530,
        0xEA60);
    assertThat(PictureHeader.of(hex("FFD8 FFE1 0000 0000 0000 0000 0000"))).isEmpty();
    assertThat(PictureHeader.of(hex("FFD8 FFDA 0008 0102 0304 0506 0708"))).isEmpty();
    assertThat(PictureHeader.of(hex("FFD8 FFC0 000B 08 0000 7530 01 0000"))).isEmpty();
  }

  @Test
  void takesTheLargerOfAGifsCanvasAndItsFirstFrame() {
    String behind = "F00000 000000FFFFFF 21FE0161 00 21F9 04 00000000 00 2C 0000 0000 ";
    check(hex("474946383961 0100 0100" + behind + "60EA 60EA 00"), Kind.GIF, 60_000, 60_000);
    check(hex("474946383961 60EA 0200" + behind + "0100 0100 00"), Kind.GIF, 60_000, 2);
    assertThat(PictureHeader.of(hex("474946383961 0100 0100 00 00 00 3B"))).isEmpty();
    assertThat(PictureHeader.of(hex("474946383161 0100 0100 00 00 00 2C"))).isEmpty();
  }

  @Test
  void knowsWhatIsTooLargeBeforeItIsDecoded() throws IOException {
    byte[] png = picture("png", 1, 1);
    checkLimits(png, 8_000, 5_000, true);
    checkLimits(png, 8_000, 5_001, false);
    checkLimits(png, 60_000, 60_000, false);
    checkLimits(png, 65_535, 1, true);
    checkLimits(png, 1, 65_536, false);
    checkLimits(png, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    for (int none : new int[] {0, -1, Integer.MIN_VALUE}) {
      ByteBuffer.wrap(png).putInt(16, none);
      assertThat(PictureHeader.of(png)).as("" + none).isEmpty();
    }
  }

  private static void checkLimits(byte[] png, int width, int height, boolean within) {
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    assertThat(PictureHeader.of(png).orElseThrow().isWithinLimits()).isEqualTo(within);
  }

  @Test
  void aSignatureAloneIsNoPicture() {
    assertThat(PictureHeader.of(hex("89504E470D0A1A0A"))).isEmpty();
    assertThat(Kind.of(hex("89504E470D0A1A0A"))).contains(Kind.PNG);
    assertThat(PictureHeader.of(new byte[0])).isEmpty();
    assertThat(PictureHeader.of("<svg/>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  /** The starts that lead into each reader. */
  private static final String[] STARTS = {
    "89504E470D0A1A0A0000000D49484452", "FFD8FF", "474946383961", "524946460000000057454250565038"
  };

  @Property(tries = 2_000)
  void neverThrowsWhateverFollowsASignature(
      @ForAll @IntRange(max = 3) int start, @ForAll @Size(max = 200) byte[] rest) {
    byte[] begin = hex(STARTS[start]);
    byte[] bytes = Arrays.copyOf(begin, begin.length + rest.length);
    System.arraycopy(rest, 0, bytes, begin.length, rest.length);
    PictureHeader.of(bytes).ifPresent(header -> assertThat(header.pixels()).isPositive());
  }
}
