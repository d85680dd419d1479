package org.tutai.geo.locate.address.batch;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;

/**
 * How a file is to be answered.
 *
 * @param columns names of the columns that together are the address, in the order they are joined;
 *     empty to find them out
 * @param encoding of the file, or null to find it out
 * @param output encoding of what is written, or null for UTF-8
 * @param crs of the coordinates that are added
 * @param chinese whether reasons are in Chinese, else in English
 * @param threads at work at once, at least 1
 */
public record BatchOptions(
    List<String> columns,
    @Nullable Charset encoding,
    @Nullable Charset output,
    Crs crs,
    boolean chinese,
    int threads) {

  public BatchOptions {
    columns = List.copyOf(columns);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1 (got: " + threads + ")");
    }
  }

  /** Everything found out, WGS 84, all processors. */
  public static BatchOptions usual(boolean chinese) {
    return new BatchOptions(
        List.of(),
        null,
        null,
        CrsRegistry.WGS84,
        chinese,
        Runtime.getRuntime().availableProcessors());
  }

  Optional<Charset> outputEncoding() {
    return Optional.ofNullable(output);
  }
}
