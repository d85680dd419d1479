package org.tutai.geo.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrefixCodeTest {

  @Property(tries = 500)
  void codeIsCompleteAndWithinItsLimit(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 1_000_000) Integer> drawn) {
    int[] counts = drawn.stream().mapToInt(Integer::intValue).toArray();
    PrefixCode code = built(counts, 7);
    checkComplete(code, 7);
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        assertThat(code.length(symbol)).isPositive();
      }
    }
  }

  @Property(tries = 500)
  void codeWithinItsLimitIsAsShortAsHuffmans(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 1, max = 100) Integer> drawn) {
    int[] counts = drawn.stream().mapToInt(Integer::intValue).toArray();
    assertThat(built(counts, 15).cost()).isEqualTo(huffmanCost(counts));
  }

  @Test
  void steepCountsAreBroughtWithinTheLimit() {
    int[] fibonacci = new int[40];
    fibonacci[0] = 1;
    fibonacci[1] = 1;
    for (int i = 2; i < fibonacci.length; i++) {
      fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
    }
    checkComplete(built(fibonacci, 15), 15);
    checkComplete(built(fibonacci, 7), 7);
  }

  @Test
  void loneSymbolGetsACompanion() {
    PrefixCode code = built(new int[] {0, 0, 9, 0}, 15);
    assertThat(lengths(code)).containsExactly(1, 0, 1, 0);
    assertThat(lengths(built(new int[] {5, 0}, 15))).containsExactly(1, 1);
    assertThat(lengths(built(new int[] {0, 0, 0}, 15))).containsExactly(1, 1, 0);
  }

  /** The example of RFC 1951, section 3.2.2. */
  @Test
  void codesFollowTheExampleOfTheSpecification() {
    PrefixCode code = PrefixCode.ofLengths(new byte[] {3, 3, 3, 3, 3, 2, 4, 4});
    String[] expected = {"010", "011", "100", "101", "110", "00", "1110", "1111"};
    for (int symbol = 0; symbol < expected.length; symbol++) {
      int reversed = Integer.reverse(Integer.parseInt(expected[symbol], 2));
      assertThat(code.code(symbol)).isEqualTo(reversed >>> (32 - expected[symbol].length()));
    }
  }

  private static PrefixCode built(int[] counts, int limit) {
    PrefixCode code = new PrefixCode(counts.length, limit);
    System.arraycopy(counts, 0, code.counts, 0, counts.length);
    code.build();
    return code;
  }

  private static int[] lengths(PrefixCode code) {
    return IntStream.range(0, code.codes.length).map(code::length).toArray();
  }

  private static void checkComplete(PrefixCode code, int limit) {
    double sum = 0;
    for (int length : lengths(code)) {
      assertThat(length).isBetween(0, limit);
      sum += length == 0 ? 0 : Math.pow(2, -length);
    }
    assertThat(sum).isEqualTo(1);
  }

  private static long huffmanCost(int[] counts) {
    PriorityQueue<Long> queue = new PriorityQueue<>();
    Arrays.stream(counts).forEach(count -> queue.add((long) count));
    long cost = 0;
    while (queue.size() > 1) {
      long both = queue.remove() + queue.remove();
      cost += both;
      queue.add(both);
    }
    return cost;
  }
}
