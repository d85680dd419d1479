package org.tutai.viewer.join;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.table.TableLayers;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/**
 * Puts joining on the desk (commands {@code layer.join}, {@code layer.unjoin}): choose the table,
 * look at what matches, and join.
 */
public final class JoinFeature implements Feature {

  private static final Text TITLE = Text.of("Join a table", "合併統計表");
  private static final Text UNJOIN = Text.of("Remove the joined table", "移除合併的統計表");
  private static final Text CHOOSE =
      Text.of("Choose a statistics table (CSV, DBF)", "選擇統計表（CSV、DBF）");
  private static final Text DONE = Text.of("The table is joined.", "已合併統計表。");

  private @Nullable JoinView view;

  @Override
  public void install(Desk desk) {
    var tables = new JoinTables();
    desk.contents().addLens(new JoinLens(tables));
    var model =
        new JoinViewModel(desk.project(), desk.contents(), desk.jobs(), desk.words(), tables);
    desk.setJoiner((layer, table) -> begin(desk, model, layer, table));
    BooleanExpression picked =
        BooleanExpression.booleanExpression(TableLayers.picked(desk))
            .and(
                Bindings.createBooleanBinding(
                    () -> desk.pickedLayerProperty().get().isPresent(),
                    desk.pickedLayerProperty()));
    BooleanBinding joined =
        Bindings.createBooleanBinding(
            () -> isJoined(desk), desk.pickedLayerProperty(), desk.project().mapProperty());
    desk.commands()
        .add(
            Command.of("layer.join", TITLE, Place.LAYER, () -> choose(desk, model))
                .icon(Icons.JOIN)
                .keys("Shortcut+Shift+J")
                .when(picked)
                .toolBar());
    desk.commands()
        .add(
            Command.of(
                    "layer.unjoin",
                    UNJOIN,
                    Place.LAYER,
                    () -> desk.pickedLayerProperty().get().ifPresent(model::unjoin))
                .when(joined));
  }

  private static boolean isJoined(Desk desk) {
    return desk.pickedLayerProperty()
        .get()
        .flatMap(id -> LayerTree.find(desk.project().map(), id))
        .flatMap(ThemeLayer::common)
        .flatMap(JoinSetting::of)
        .isPresent();
  }

  private void choose(Desk desk, JoinViewModel model) {
    List<Path> files = desk.askFiles(CHOOSE, List.of("csv", "tsv", "txt", "gz", "dbf"));
    if (!files.isEmpty()) {
      begin(desk, model, files.get(0));
    }
  }

  private void begin(Desk desk, JoinViewModel model, Path table) {
    desk.pickedLayerProperty().get().ifPresent(layer -> begin(desk, model, layer, table));
  }

  private void begin(Desk desk, JoinViewModel model, String layer, Path table) {
    JoinView form = view;
    if (form == null) {
      form = new JoinView(model, desk.words(), () -> done(desk));
      accept(form.root(), desk, model);
      view = form;
    }
    model.begin(layer, table);
    desk.inspect(TITLE, form.root());
  }

  /* The style comes next, so it takes the form's place. */
  private void done(Desk desk) {
    desk.tell(DONE);
    JoinView form = view;
    if (form != null) {
      desk.closeInspector(form.root());
    }
    desk.commands().find("layer.style").ifPresent(Command::run);
  }

  /** Lets another table be dropped on the form. */
  private void accept(Node form, Desk desk, JoinViewModel model) {
    form.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()
              && isTable(event.getDragboard().getFiles().get(0).toPath())) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    form.setOnDragDropped(
        event -> {
          begin(desk, model, event.getDragboard().getFiles().get(0).toPath());
          event.setDropCompleted(true);
          event.consume();
        });
  }

  private static boolean isTable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches(".*\\.([ct]sv|txt|dbf)(\\.gz)?");
  }
}
