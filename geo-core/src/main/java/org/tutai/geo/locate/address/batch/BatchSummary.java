package org.tutai.geo.locate.address.batch;

import java.util.Map;
import org.tutai.geo.locate.address.answer.Level;

/**
 * What became of a file.
 *
 * @param rows that were read, and written
 * @param byLevel how many were answered at each level; levels without any are absent
 * @param unanswered how many have no answer; each says why in its row
 * @param lost how many characters the encoding of the output could not hold, and stand as ?
 * @param encoding of the input, as it was read
 * @param columns the columns taken for the address
 */
public record BatchSummary(
    long rows,
    Map<Level, Long> byLevel,
    long unanswered,
    long lost,
    String encoding,
    String columns) {

  public BatchSummary {
    byLevel = Map.copyOf(byLevel);
  }

  /** How many rows were answered at a level. */
  public long at(Level level) {
    return byLevel.getOrDefault(level, 0L);
  }
}
