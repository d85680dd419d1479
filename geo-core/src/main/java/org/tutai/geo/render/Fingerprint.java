package org.tutai.geo.render;

import org.tutai.geo.crs.Bounds;

/**
 * A 128-bit hash of what a picture is made of, built up piece by piece. Not for secrets: it guards
 * against chance, two independent 64-bit chains of the SplitMix64 finalizer. For one thread.
 */
final class Fingerprint {

  private long a = 0x243F6A8885A308D3L;
  private long b = 0x13198A2E03707344L;

  Fingerprint add(long value) {
    a = mix(a ^ value);
    b = mix(b + Long.rotateLeft(value, 32));
    return this;
  }

  Fingerprint add(String text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  Fingerprint add(Bounds bounds) {
    return add(Double.doubleToLongBits(bounds.minX()))
        .add(Double.doubleToLongBits(bounds.minY()))
        .add(Double.doubleToLongBits(bounds.maxX()))
        .add(Double.doubleToLongBits(bounds.maxY()));
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public String toString() {
    return "%016x%016x".formatted(a, b);
  }
}
