package org.tutai.viewer.table;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** The attribute table: opened below the map for the layer that is picked. */
public final class TableFeature implements Feature {

  private static final Text OPEN = Text.of("Open attribute table", "開啟屬性表");
  private static final Text OPEN_SELECTED =
      Text.of("Show selected features in table", "在屬性表中顯示選取的圖徵");
  private static final String SELECTED_ID = "layer.table-selected";
  private static final Text TABLE = Text.of("Attribute table", "屬性表");
  private static final Text EXPORT = Text.of("Export the layer…", "匯出圖層…");
  private static final Text FILTER = Text.of("Filter layer", "設定圖層篩選");
  private static final Text REMOVE = Text.of("Remove layer filter", "移除圖層篩選");

  /** What the table asks of the window. */
  interface Actions {

    void statistics(AttributeTableViewModel model, int column);

    void export(AttributeTableViewModel model);

    void useAsFilter(AttributeTableViewModel model);

    void removeFilter(AttributeTableViewModel model);

    void copy(String text);
  }

  @Override
  public void install(Desk desk) {
    var table = new Opened(desk);
    desk.commands()
        .add(
            Command.of("layer.table", OPEN, Place.LAYER, table::open)
                .icon(Icons.TABLE)
                .keys("F6")
                .when(TableLayers.picked(desk))
                .toolBar());
    desk.commands()
        .add(
            Command.of("layer.export", EXPORT, Place.LAYER, table::exportLayer)
                .icon(Icons.EXPORT)
                .when(TableLayers.picked(desk)));
    desk.commands()
        .add(
            Command.of(SELECTED_ID, OPEN_SELECTED, Place.LAYER, table::openSelected)
                .icon(Icons.SELECT)
                .when(
                    Bindings.createBooleanBinding(
                        () -> !desk.selection().selectedProperty().get().isEmpty(),
                        desk.selection().selectedProperty())));
  }

  /** Opens the table of a layer of the theme, if that has features and is open. */
  public static void open(Desk desk, String layer) {
    desk.pickedLayerProperty().set(Optional.of(layer));
    desk.commands().find("layer.table").ifPresent(Command::run);
  }

  /** Opens the table of a layer with only its selected features. */
  public static void openSelected(Desk desk, String layer) {
    desk.pickedLayerProperty().set(Optional.of(layer));
    desk.commands().find(SELECTED_ID).ifPresent(Command::run);
  }

  /** The one table of a window. */
  private static final class Opened implements Actions {

    private final Desk desk;
    private final AttributeTableViewModel model;
    private @Nullable AttributeTableView view;
    private Optional<String> wanted = Optional.empty();

    Opened(Desk desk) {
      this.desk = desk;
      this.model = new AttributeTableViewModel(desk);
      model.rowsProperty().addListener((value, before, now) -> offerExport());
    }

    void open() {
      wanted = Optional.empty();
      Optional<String> before = model.layerProperty().get().map(TableLayer::id);
      model.show(desk.pickedLayerProperty().get());
      AttributeTableView shown = view;
      if (shown == null) {
        shown = new AttributeTableView(model, this, desk.words());
        view = shown;
      }
      if (shown.getScene() == null) {
        desk.drawer(TABLE, shown);
      }
      if (model.layerProperty().get().map(TableLayer::id).equals(before)) {
        shown.showFirst();
      }
    }

    /** Asks how the picked layer is written to a file, as soon as its rows are known. */
    void exportLayer() {
      wanted =
          desk.pickedLayerProperty()
              .get()
              .or(() -> TableLayers.of(desk).stream().findFirst().map(TableLayer::id));
      model.show(wanted);
      offerExport();
    }

    private void offerExport() {
      boolean known =
          wanted.isPresent()
              && model.layerProperty().get().map(TableLayer::id).equals(wanted)
              && model.rowsProperty().get().isPresent();
      if (known) {
        wanted = Optional.empty();
        export(model);
      }
    }

    void openSelected() {
      open();
      model.selectedOnlyProperty().set(true);
    }

    @Override
    public void statistics(AttributeTableViewModel of, int column) {
      of.statistics(column, found -> StatisticsView.show(desk, found, of.fields().get(column)));
    }

    @Override
    public void export(AttributeTableViewModel of) {
      if (of.rowsProperty().get().isPresent()) {
        ExportView.open(desk, of);
      }
    }

    @Override
    public void useAsFilter(AttributeTableViewModel of) {
      String written = of.expression().textProperty().get();
      String both =
          of.layerProperty()
              .get()
              .flatMap(TableLayer::filter)
              .map(before -> "(" + before + ") AND (" + written + ")")
              .orElse(written);
      filter(of, Optional.of(both), FILTER);
      of.expression().textProperty().set("");
    }

    @Override
    public void removeFilter(AttributeTableViewModel of) {
      filter(of, Optional.empty(), REMOVE);
    }

    private void filter(AttributeTableViewModel of, Optional<String> filter, Text what) {
      of.layerProperty()
          .get()
          .ifPresent(
              layer ->
                  desk.project()
                      .edit(
                          what,
                          map ->
                              LayerTree.replace(map, layer.id(), each -> filtered(each, filter))));
    }

    @Override
    public void copy(String text) {
      desk.copy(text);
    }
  }

  /** The same layer with another filter; one that has none stays as it is. */
  static ThemeLayer filtered(ThemeLayer layer, Optional<String> filter) {
    if (layer instanceof FileLayer l) {
      return new FileLayer(l.entry(), l.file(), l.path(), l.format(), l.layer(), l.sld(), filter);
    }
    if (layer instanceof PublishedLayer l) {
      return new PublishedLayer(l.entry(), l.layer(), l.version(), l.style(), l.sld(), filter);
    }
    return layer;
  }
}
