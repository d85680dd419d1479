package org.tutai.geo.locate.address.answer;

/** What is known for and against a candidate. Mutable while a question is answered. */
@SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as the question
final class Evidence {

  static final int SIZE = Feature.values().length;

  private final double[] values = new double[SIZE];

  double get(Feature feature) {
    return values[feature.ordinal()];
  }

  Evidence set(Feature feature, double value) {
    values[feature.ordinal()] = value;
    return this;
  }

  Evidence set(Feature feature) {
    return set(feature, 1);
  }

  boolean has(Feature feature) {
    return values[feature.ordinal()] != 0;
  }

  Evidence copy() {
    Evidence copy = new Evidence();
    System.arraycopy(values, 0, copy.values, 0, SIZE);
    return copy;
  }

  /** The weighted sum of the features; weights by ordinal. */
  double dot(double[] weights) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Feature feature : Feature.values()) {
      if (has(feature)) {
        text.append(text.length() == 0 ? "" : ", ").append(feature.key());
        text.append('=').append(get(feature));
      }
    }
    return text.toString();
  }
}
