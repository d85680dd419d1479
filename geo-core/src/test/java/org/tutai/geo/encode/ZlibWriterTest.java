package org.tutai.geo.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ZlibWriterTest {

  @Test
  void emptyDataIsAValidStream() throws DataFormatException {
    check(new byte[0], 1, 10);
  }

  @Property(tries = 300)
  void anyDataInflatesToItself(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3000) int count,
      @ForAll @IntRange(min = 1, max = 256) int values,
      @ForAll @IntRange(min = 1, max = 4) int unit,
      @ForAll @IntRange(min = 1, max = 400) int stride)
      throws DataFormatException {
    check(rowsLike(new Random(seed), count, values, stride), unit, stride);
  }

  @Test
  void dataOfManyBlocksInflatesToItself() throws DataFormatException {
    Random random = new Random(1);
    check(bytes(1_000_000, i -> random.nextInt(3) * random.nextInt(80)), 3, 769);
    check(rowsLike(random, 1_000_000, 200, 769), 3, 769);
  }

  @Test
  void dataThatCannotShrinkGrowsByLittle() throws DataFormatException {
    Random random = new Random(2);
    byte[] noise = bytes(300_000, i -> random.nextInt());
    assertThat(check(noise, 4, 1025).length).isLessThan(300_000 + 100);
  }

  @Test
  void rowsWiderThanTheWindowInflateToThemselves() throws DataFormatException {
    check(rowsLike(new Random(3), 200_000, 30, 40_001), 4, 40_001);
    check(rowsLike(new Random(3), 200_000, 30, 32_768), 4, 32_768);
    check(rowsLike(new Random(3), 200_000, 30, 32_769), 4, 32_769);
  }

  /** Counts like Fibonacci's numbers drive Huffman's construction past 15 bits. */
  @Test
  void steepStatisticsInflateToThemselves() throws DataFormatException {
    byte[] data = new byte[300_000];
    int at = 0;
    for (int value = 0, count = 1, next = 1; at < data.length; value++) {
      int end = Math.min(data.length, at + count);
      Arrays.fill(data, at, end, (byte) value);
      at = end;
      int sum = count + next;
      count = next;
      next = sum;
    }
    shuffle(data, new Random(4));
    check(data, 1, 257);
  }

  @Test
  void longestMatchesTakeHardlyAnyRoom() throws DataFormatException {
    assertThat(check(new byte[66_000], 1, 257).length).isLessThan(120);
  }

  @Property(tries = 100)
  void dataInBandsInflatesToItself(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int bandRows)
      throws DataFormatException {
    byte[] data = rowsLike(new Random(seed), 150_000, 40, 513);
    BitWriter out = new BitWriter(16);
    ZlibWriter zlib = new ZlibWriter();
    zlib.start(out);
    int band = 513 * bandRows;
    byte[] buffer = new byte[DeflateBlock.WINDOW + band + ZlibWriter.PADDING];
    int kept = 0;
    for (int at = 0; at < data.length; at += band) {
      int count = Math.min(band, data.length - at);
      System.arraycopy(data, at, buffer, kept, count);
      zlib.write(out, buffer, kept, kept + count, 1, 513, at + count == data.length);
      int end = kept + count;
      kept = Math.min(DeflateBlock.WINDOW, end);
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
    }
    assertThat(inflate(out.toBytes(), data.length)).isEqualTo(data);
  }

  @Test
  void whatLiesBehindTheDataDoesNotChangeTheBytes() {
    byte[] data = rowsLike(new Random(5), 5000, 9, 65);
    byte[] padded = Arrays.copyOf(data, data.length + ZlibWriter.PADDING);
    byte[] first = deflate(padded, data.length, 1, 65);
    Arrays.fill(padded, data.length, padded.length, (byte) 77);
    assertThat(deflate(padded, data.length, 1, 65)).isEqualTo(first);
  }

  @Test
  void abandonedStreamLeavesNothingInTheNextOne() throws DataFormatException {
    byte[] data = rowsLike(new Random(6), 9000, 50, 101);
    byte[] padded = Arrays.copyOf(data, data.length + ZlibWriter.PADDING);
    ZlibWriter zlib = new ZlibWriter();
    BitWriter abandoned = new BitWriter(16);
    zlib.start(abandoned);
    zlib.write(abandoned, padded, 0, 4040, 1, 101, false);
    BitWriter out = new BitWriter(16);
    zlib.start(out);
    zlib.write(out, padded, 0, data.length, 1, 101, true);
    assertThat(out.toBytes()).isEqualTo(deflate(padded, data.length, 1, 101));
    assertThat(inflate(out.toBytes(), data.length)).isEqualTo(data);
  }

  @Test
  void refusesDataWithoutPadding() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deflate(new byte[10], 10, 1, 5))
        .withMessageContaining("got: 10");
  }

  private static byte[] check(byte[] data, int unit, int stride) throws DataFormatException {
    byte[] padded = Arrays.copyOf(data, data.length + ZlibWriter.PADDING);
    byte[] stream = deflate(padded, data.length, unit, stride);
    assertThat(inflate(stream, data.length)).isEqualTo(data);
    return stream;
  }

  private static byte[] deflate(byte[] padded, int count, int unit, int stride) {
    BitWriter out = new BitWriter(16);
    ZlibWriter zlib = new ZlibWriter();
    zlib.start(out);
    zlib.write(out, padded, 0, count, unit, stride, true);
    return out.toBytes();
  }

  private static byte[] inflate(byte[] stream, int expected) throws DataFormatException {
    Inflater inflater = new Inflater();
    inflater.setInput(stream);
    byte[] data = new byte[expected + 1];
    int count = 0;
    while (!inflater.finished() && !inflater.needsInput()) {
      count += inflater.inflate(data, count, data.length - count);
    }
    assertThat(inflater.finished()).isTrue();
    assertThat(inflater.getRemaining()).isZero();
    inflater.end();
    return Arrays.copyOf(data, count);
  }

  private static byte[] rowsLike(Random random, int count, int values, int stride) {
    byte[] data = new byte[count];
    for (int i = 0; i < count; i++) {
      int choice = random.nextInt(20);
      if (choice < 9 && i > 0) {
        data[i] = data[i - 1];
      } else if (choice < 19 && i >= stride) {
        data[i] = data[i - stride];
      } else {
        data[i] = (byte) random.nextInt(values);
      }
    }
    return data;
  }

  private static byte[] bytes(int count, IntUnaryOperator value) {
    byte[] data = new byte[count];
    for (int i = 0; i < count; i++) {
      data[i] = (byte) value.applyAsInt(i);
    }
    return data;
  }

  private static void shuffle(byte[] data, Random random) {
    for (int i = data.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      byte swapped = data[i];
      data[i] = data[j];
      data[j] = swapped;
    }
  }
}
