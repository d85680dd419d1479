package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteCursorTest {

  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

  @Test
  void readsWhatASinkPutsInBothOrders() throws FormatException {
    for (ByteOrder order : ORDERS) {
      var sink = new ByteSink(order);
      sink.putByte(200).putShort(60_000).putInt(-5).putDouble(Math.PI);
      sink.putBytes(new byte[] {1, 2, 3}).fill(9, 400);
      var cursor = new ByteCursor(sink.toBytes(), null, order);
      assertThat(cursor.order()).isEqualTo(order);
      assertThat(cursor.getUnsignedByte()).isEqualTo(200);
      assertThat(cursor.getUnsignedShort()).isEqualTo(60_000);
      assertThat(cursor.getInt()).isEqualTo(-5);
      assertThat(cursor.peekDouble(0)).isEqualTo(Math.PI);
      assertThat(cursor.getDouble()).isEqualTo(Math.PI);
      assertThat(cursor.getBytes(3)).containsExactly(1, 2, 3);
      assertThat(cursor.getBytes(400)).containsOnly(9);
      assertThat(cursor.remaining()).isZero();
    }
  }

  @Test
  void readsLongsInBothOrders() throws FormatException {
    for (ByteOrder order : ORDERS) {
      byte[] bytes = ByteBuffer.allocate(8).order(order).putLong(0x0102030405060708L).array();
      assertThat(new ByteCursor(bytes, null, order).getLong()).isEqualTo(0x0102030405060708L);
    }
  }

  @Test
  void readsNumbersIntoEveryPlaceOfAStep() throws FormatException {
    for (ByteOrder order : ORDERS) {
      var sink = new ByteSink(order);
      for (int i = 1; i <= 6; i++) {
        sink.putDouble(i);
      }
      var target = new double[9];
      var cursor = new ByteCursor(sink.toBytes(), null, order);
      cursor.getPairs(target, 0, 3, 2);
      cursor.getDoubles(target, 2, 3, 2);
      assertThat(target).containsExactly(1, 2, 5, 3, 4, 6, 0, 0, 0);
      var pairs = new double[4];
      new ByteCursor(sink.toBytes(), null, order).getPairs(pairs, 0, 2, 2);
      assertThat(pairs).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void tellsFileAndOffsetOfAReadPastTheEnd() {
    var cursor = new ByteCursor(Path.of("towns.shp"), ByteOrder.LITTLE_ENDIAN);
    cursor.aim(new byte[20], 10, 13, 1_000);
    assertThat(cursor.remaining()).isEqualTo(3);
    assertThatThrownBy(cursor::getInt)
        .isInstanceOfSatisfying(
            FormatException.class,
            e -> {
              assertThat(e.path()).contains(Path.of("towns.shp"));
              assertThat(e.offset()).hasValue(1_000);
              assertThat(e.found()).contains("3 bytes left");
            });
  }

  @Test
  void refusesCountsThatAreNotThere() {
    var cursor = new ByteCursor(new byte[16], null, ByteOrder.BIG_ENDIAN);
    assertThatThrownBy(() -> cursor.require(17, "points")).hasMessageContaining("points");
    assertThatThrownBy(() -> cursor.require(-1, "points")).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> cursor.skip(Long.MAX_VALUE)).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> cursor.getBytes(Integer.MAX_VALUE))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> cursor.getDoubles(new double[9], 0, 1, 3))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> cursor.getPairs(new double[9], 0, 3, Integer.MAX_VALUE))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> cursor.peekDouble(9)).isInstanceOf(FormatException.class);
  }

  @Test
  void setsANumberOverBytesAlreadyThere() throws FormatException {
    var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN).fill(0, 16).setDouble(8, 1.5);
    var cursor = new ByteCursor(sink.toBytes(), null, ByteOrder.LITTLE_ENDIAN);
    assertThat(cursor.getDouble()).isZero();
    assertThat(cursor.getDouble()).isEqualTo(1.5);
    assertThat(sink.clear().size()).isZero();
  }
}
