package org.tutai.viewer.join;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.layer.JoinedLayer;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.StatisticsTable;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.layers.LayerLens;
import org.tutai.viewer.layers.LensException;
import org.tutai.viewer.words.Text;

/**
 * Shows layers with the columns of the tables that are joined to them. The same layer and table
 * give the same view, so that a change of style joins nothing anew.
 */
final class JoinLens implements LayerLens {

  private static final int KEPT = 12;
  private static final Text MISSING =
      Text.of("The joined table %s is not where it was.", "合併的統計表 %s 不在原處。");

  private record Joined(LayerView layer, JoinSetting setting, StatisticsTable table) {}

  private final JoinTables tables;
  private final Map<Joined, JoinedLayer> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Joined, JoinedLayer> eldest) {
          return size() > KEPT;
        }
      };

  JoinLens(JoinTables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Object> setting(ThemeLayer layer) {
    return layer.common().flatMap((Entry entry) -> JoinSetting.of(entry)).map(join -> join);
  }

  @Override
  public LayerView through(LayerView layer, Object setting) throws IOException {
    var join = (JoinSetting) setting;
    StatisticsTable table = table(join.path());
    var wanted = new Joined(layer, join, table);
    synchronized (kept) {
      JoinedLayer known = kept.get(wanted);
      if (known != null) {
        return known;
      }
    }
    var made =
        new JoinedLayer(
            layer, join.layerField(), table.by(join.tableField(), join.columns(), join.match()));
    synchronized (kept) {
      kept.put(wanted, made);
    }
    return made;
  }

  private StatisticsTable table(String path) throws LensException {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    try {
      return tables.read(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      boolean missing = FileTrouble.isMissing(e) || e instanceof InvalidPathException;
      throw new LensException(missing ? MISSING.filled(name) : FileTrouble.of(name, e), missing);
    }
  }
}
