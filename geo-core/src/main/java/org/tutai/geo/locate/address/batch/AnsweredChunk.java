package org.tutai.geo.locate.address.batch;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Level;

/**
 * Rows with their answers, ready to be written.
 *
 * @param bytes in UTF-8
 * @param byLevel how many were answered at each level
 */
record AnsweredChunk(byte[] bytes, int rows, Map<Level, Long> byLevel, int unanswered) {

  private static final Logger log = LoggerFactory.getLogger(AnsweredChunk.class);

  /** How rows are answered. Immutable, thread-safe. */
  record Work(
      AddressFinder finder,
      AddressColumns columns,
      AnsweredColumns added,
      char separator,
      int width) {

    AnsweredChunk answer(Chunk chunk) {
      var out = new CsvBytes(separator);
      Map<Level, Long> byLevel = new EnumMap<>(Level.class);
      int unanswered = 0;
      for (int row = 0; row < chunk.rows(); row++) {
        copy(chunk, row, 0, Math.min(width, chunk.cells(row)), out);
        for (int i = chunk.cells(row); i < width; i++) {
          out.cell("");
        }
        Level level = answer(chunk, row, out);
        if (level == null) {
          unanswered++;
        } else {
          byLevel.merge(level, 1L, Long::sum);
        }
        copy(chunk, row, width, chunk.cells(row), out);
        out.endRow();
      }
      return new AnsweredChunk(out.toBytes(), chunk.rows(), byLevel, unanswered);
    }

    private static void copy(Chunk chunk, int row, int from, int to, CsvBytes out) {
      for (int i = from; i < to; i++) {
        out.cell(chunk.bytes(), chunk.start(row, i), chunk.end(row, i), chunk.charset());
      }
    }

    private @Nullable Level answer(Chunk chunk, int row, CsvBytes out) {
      String address = columns.address(chunk, row);
      if (address.isBlank()) {
        added.none(out, added.word("the row has no address", "此列沒有地址"));
        return null;
      }
      Answer answer;
      try {
        answer = finder.find(address);
      } catch (RuntimeException e) {
        log.error("an address could not be answered", e);
        added.none(out, added.word("the address could not be answered", "此地址無法處理"));
        return null;
      }
      added.write(out, answer);
      return answer.candidates().isEmpty() ? null : answer.candidates().get(0).level();
    }
  }
}
