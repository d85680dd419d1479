package org.tutai.geo.locate.address.plate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Puts together what several threads have done, and tells it now and then. Thread-safe. */
final class ProgressTeller {

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  /** Reading is most of the work, making segments the rest. */
  private static final double READING = 0.7;

  private final ImportProgress.Listener listener;
  private final double[] weights;
  private final double[] shares;
  private final LongAdder rows = new LongAdder();
  private final long start = System.nanoTime();
  private long told = start;
  private double made;
  private int counties;

  /**
   * @param sizes of the files
   */
  ProgressTeller(ImportProgress.Listener listener, long[] sizes) {
    this.listener = listener;
    this.weights = new double[sizes.length];
    this.shares = new double[sizes.length];
    double sum = 0;
    for (long size : sizes) {
      sum += size;
    }
    for (int i = 0; i < sizes.length; i++) {
      weights[i] = sum == 0 ? 0 : sizes[i] / sum;
    }
  }

  void read(int file, long moreRows, double share) {
    rows.add(moreRows);
    synchronized (this) {
      shares[file] = share;
      tell(false);
    }
  }

  /**
   * @param share of all rows
   */
  synchronized void made(double share) {
    made += share;
    counties++;
    tell(true);
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private synchronized void tell(boolean anyway) {
    long now = System.nanoTime();
    if (!anyway && now - told < PAUSE) {
      return;
    }
    told = now;
    double share = READING * shareRead() + (1 - READING) * made;
    double left = share > 0.01 ? seconds() * (1 - share) / share : Double.NaN;
    listener.progress(new ImportProgress(rows.sum(), counties, Math.min(1, share), left));
  }

  private synchronized double shareRead() {
    double share = 0;
    for (int i = 0; i < shares.length; i++) {
      share += shares[i] * weights[i];
    }
    return share;
  }
}
