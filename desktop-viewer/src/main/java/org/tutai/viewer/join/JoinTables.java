package org.tutai.viewer.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.StatisticsTable;

/** Tables read from files, the latest few kept while their files stay as they are. Thread-safe. */
final class JoinTables {

  private static final int KEPT = 6;

  private record State(Path file, long bytes, long changed) {}

  private final Map<State, StatisticsTable> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<State, StatisticsTable> eldest) {
          return size() > KEPT;
        }
      };

  /** The first table of a file. Not for the UI thread. */
  StatisticsTable read(Path file) throws IOException {
    State state = state(file);
    synchronized (kept) {
      StatisticsTable known = kept.get(state);
      if (known != null) {
        return known;
      }
    }
    StatisticsTable table = open(file);
    synchronized (kept) {
      kept.put(state, table);
    }
    return table;
  }

  private static State state(Path file) throws IOException {
    return new State(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
  }

  private static StatisticsTable open(Path file) throws IOException {
    Contents contents = Formats.open(file);
    try {
      if (contents.layers().isEmpty()) {
        throw new IOException(file.getFileName() + " holds no table.");
      }
      return StatisticsTable.read(contents.layers().get(0));
    } finally {
      contents.release().run();
    }
  }
}
