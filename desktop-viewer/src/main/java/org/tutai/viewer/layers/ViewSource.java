package org.tutai.viewer.layers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.geo.layer.LayerView;

/**
 * What a layer of features shows, joined columns and all, read as if it were a file. Its name can
 * be that of a table of a GeoPackage. Not for the UI thread.
 *
 * @param view of features
 */
public record ViewSource(LayerView view) implements FeatureSource {

  @Override
  public String name() {
    String name = view.info().name();
    return name.isBlank() || name.matches("(?is)(gpkg|rtree|sqlite)_.*") ? "layer " + name : name;
  }

  @Override
  public Schema schema() {
    return view.info().schema();
  }

  @Override
  public Finding<Crs> crsFinding() {
    return new Finding<>(Optional.of(view.info().crs()), 1, List.of());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(view.info().count());
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public FeatureStream features() throws IOException {
    return new Rows(
        view.table().orElseThrow(() -> new IOException(name() + " has no rows to be read")));
  }

  private static final class Rows implements FeatureStream {

    private final FeatureTable table;
    private final int columns;
    private int row;

    Rows(FeatureTable table) {
      this.table = table;
      this.columns = table.info().schema().fields().size();
    }

    @Override
    public @Nullable Feature next() {
      if (row >= table.rows()) {
        return null;
      }
      List<@Nullable Object> values = new ArrayList<>(columns);
      for (int column = 0; column < columns; column++) {
        values.add(table.value(row, column));
      }
      return new Feature(table.ordinal(row), table.geometry(row++), values);
    }

    @Override
    public BadFeatures bad() {
      return new BadFeatures();
    }

    @Override
    public void close() {}
  }
}
