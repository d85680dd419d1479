package org.tutai.viewer.table;

import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.words.Text;

/** What can be done with some features of a layer. For the UI thread. */
public final class RowTools {

  private static final Text READING = Text.of("Reading features", "正在讀取圖徵");
  private static final Text COUNTING = Text.of("Statistics", "正在統計");

  private final Desk desk;
  private final TableLayer layer;
  private final OrdinalSet ordinals;

  /** Tools for these features. */
  public RowTools(Desk desk, TableLayer layer, OrdinalSet ordinals) {
    this.desk = desk;
    this.layer = layer;
    this.ordinals = ordinals;
  }

  /** Goes to where they are. */
  public void zoom() {
    desk.jobs()
        .start(READING, progress -> Extents.of(FeatureTable.of(layer.view()), ordinals))
        .then(box -> box.ifPresent(bounds -> Extents.show(desk.map(), bounds)));
  }

  /** Asks what kind of file they are written to. */
  public void export() {
    desk.jobs()
        .start(
            READING,
            progress -> RowExport.of(layer.title(), FeatureTable.of(layer.view()), ordinals))
        .then(rows -> ExportView.open(desk, rows));
  }

  /** Shows the statistics of a column over them. */
  public void statistics(int column) {
    var field = layer.view().info().schema().fields().get(column);
    desk.jobs()
        .start(
            COUNTING,
            progress -> {
              FeatureTable table = FeatureTable.of(layer.view());
              int[] rows =
                  ordinals.ordinals().mapToInt(table::row).filter(row -> row >= 0).toArray();
              return ColumnStatistics.of(table, rows, column, progress);
            })
        .then(found -> StatisticsView.show(desk, found, field));
  }
}
