package org.tutai.viewer.table;

import org.tutai.viewer.work.Progress;

/** Sorts numbers from 0 by what they stand for, without boxes. Stateless, thread-safe. */
final class IndexSort {

  private static final int STEP = 1 << 14;

  private IndexSort() {}

  /** Compares what two numbers stand for. */
  interface Order {
    int compare(int a, int b);
  }

  /** The numbers from 0 to {@code count} − 1 in order; equal ones stay as they are (merge sort). */
  static int[] sorted(int count, Order order, Progress progress) {
    int[] from = new int[count];
    for (int i = 0; i < count; i++) {
      from[i] = i;
    }
    int[] to = new int[count];
    long total = (long) count * Math.max(1, 32 - Integer.numberOfLeadingZeros(count));
    long done = 0;
    for (long width = 1; width < count; width *= 2) {
      for (long low = 0; low < count; low += 2 * width) {
        int middle = (int) Math.min(low + width, count);
        int high = (int) Math.min(low + 2 * width, count);
        merge(from, (int) low, middle, high, to, order);
        if (done / STEP != (done + high - low) / STEP) {
          progress.at(done, total);
        }
        done += high - low;
      }
      int[] turned = from;
      from = to;
      to = turned;
    }
    return from;
  }

  private static void merge(int[] from, int low, int middle, int high, int[] to, Order order) {
    if (middle >= high || order.compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, low, to, low, high - low);
      return;
    }
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean first =
          right >= high || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[i] = first ? from[left++] : from[right++];
    }
  }
}
