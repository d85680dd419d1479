package org.tutai.viewer.join;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.layer.JoinedLayer;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.StatisticsTable;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.layers.LayerLens;

/**
 * Shows layers with the columns of the tables that are joined to them. The same layer and table
 * give the same view, so that a change of style joins nothing anew.
 */
final class JoinLens implements LayerLens {

  private static final int KEPT = 12;

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
    StatisticsTable table = tables.read(Path.of(join.path()));
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
}
