package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.util.Arrays;
import org.tutai.geo.layer.Hilbert;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/**
 * Writes a packed R-tree over houses along the Hilbert curve: groups of sixteen, the lowest level's
 * boxes first.
 */
final class NearTreeWriter {

  private static final double SIDE = 65_535;

  private NearTreeWriter() {}

  static void write(int[] lon, int[] lat, int houses, SegmentWriter writer) throws IOException {
    int[] order = order(lon, lat, houses);
    int[] boxes = new int[houses * 4 > 0 ? (houses + NearTree.FAN - 1) / NearTree.FAN * 4 : 0];
    for (int i = 0; i < boxes.length / 4; i++) {
      clear(boxes, i);
    }
    for (int i = 0; i < houses; i++) {
      int house = order[i];
      writer.section(Kind.NEAR_ORDER).putInt(house);
      join(boxes, i / NearTree.FAN, lon[house], lat[house], lon[house], lat[house]);
    }
    while (boxes.length > 0) {
      for (int value : boxes) {
        writer.section(Kind.NEAR_BOXES).putInt(value);
      }
      boxes = boxes.length == 4 ? new int[0] : above(boxes);
    }
  }

  private static int[] above(int[] boxes) {
    int count = boxes.length / 4;
    int[] above = new int[(count + NearTree.FAN - 1) / NearTree.FAN * 4];
    for (int i = 0; i < above.length / 4; i++) {
      clear(above, i);
    }
    for (int i = 0; i < count; i++) {
      int b = i * 4;
      join(above, i / NearTree.FAN, boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3]);
    }
    return above;
  }

  private static void clear(int[] boxes, int at) {
    Arrays.fill(boxes, at * 4, at * 4 + 2, Integer.MAX_VALUE);
    Arrays.fill(boxes, at * 4 + 2, at * 4 + 4, Integer.MIN_VALUE);
  }

  private static void join(int[] boxes, int at, int minLon, int minLat, int maxLon, int maxLat) {
    int b = at * 4;
    boxes[b] = Math.min(boxes[b], minLon);
    boxes[b + 1] = Math.min(boxes[b + 1], minLat);
    boxes[b + 2] = Math.max(boxes[b + 2], maxLon);
    boxes[b + 3] = Math.max(boxes[b + 3], maxLat);
  }

  private static int[] order(int[] lon, int[] lat, int houses) {
    int minLon = Integer.MAX_VALUE;
    int minLat = Integer.MAX_VALUE;
    long span = 1;
    for (int i = 0; i < houses; i++) {
      minLon = Math.min(minLon, lon[i]);
      minLat = Math.min(minLat, lat[i]);
    }
    for (int i = 0; i < houses; i++) {
      span = Math.max(span, Math.max(lon[i] - (long) minLon, lat[i] - (long) minLat));
    }
    long[] keys = new long[houses];
    double scale = SIDE / span;
    for (int i = 0; i < houses; i++) {
      int x = (int) ((lon[i] - (long) minLon) * scale);
      int y = (int) ((lat[i] - (long) minLat) * scale);
      keys[i] = Hilbert.position(x, y) << 31 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[houses];
    for (int i = 0; i < houses; i++) {
      order[i] = (int) (keys[i] & Integer.MAX_VALUE);
    }
    return order;
  }
}
