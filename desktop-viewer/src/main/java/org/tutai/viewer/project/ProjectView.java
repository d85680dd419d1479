package org.tutai.viewer.project;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The dialogs of the project: what becomes of an unsaved map, and the recent maps. */
final class ProjectView {

  private static final Text LEAVING = Text.of("Save changes?", "要儲存變更嗎？");
  private static final Text LEAVING_WHY =
      Text.of("The map on the screen has changes that are not saved.", "目前的地圖有尚未儲存的變更。");
  private static final Text SAVE = Text.of("Save", "儲存");
  private static final Text DROP = Text.of("Don't save", "不儲存");
  private static final Text STAY = Text.of("Cancel", "取消");
  private static final Text RECENT = Text.of("Recent maps", "最近的地圖");
  private static final Text NONE_RECENT = Text.of("No map yet", "還沒有地圖");
  private static final Text NONE_RECENT_HINT =
      Text.of("Maps that you save or open are listed here.", "儲存或開啟過的地圖會列在這裡。");
  private static final Text OPEN = Text.of("Open a map", "開啟地圖");
  private static final double ROW = 48;

  private final Desk desk;
  private final ProjectViewModel model;

  ProjectView(Desk desk, ProjectViewModel model) {
    this.desk = desk;
    this.model = model;
    model
        .leavingProperty()
        .addListener(
            (value, before, now) -> {
              if (now.isPresent()) {
                desk.dialog(LEAVING, leaving());
              }
            });
  }

  private Node leaving() {
    var why = new Label();
    why.textProperty().bind(desk.words().of(LEAVING_WHY));
    why.setWrapText(true);
    Button save = button(SAVE, model::saveAndLeave);
    save.setDefaultButton(true);
    save.getStyleClass().add("accent");
    Button stay = button(STAY, model::stay);
    stay.setCancelButton(true);
    var answers = new HBox(8, stay, button(DROP, model::dropAndLeave), save);
    answers.setAlignment(Pos.CENTER_RIGHT);
    var box = new VBox(16, why, answers);
    box.setPrefWidth(452);
    box.getStyleClass().add("panel-body");
    return box;
  }

  private Button button(Text words, Runnable action) {
    var button = new Button();
    button.textProperty().bind(desk.words().of(words));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        event -> {
          desk.closeDialog();
          action.run();
        });
    return button;
  }

  /** Shows the recent maps to choose one of. */
  void showRecent() {
    desk.dialog(RECENT, recent());
  }

  private Node recent() {
    var list = new ListView<>(model.recentMaps());
    list.setId("recent-maps");
    list.setPrefSize(520, 320);
    list.accessibleTextProperty().bind(desk.words().of(RECENT));
    list.setFixedCellSize(ROW);
    list.setPlaceholder(noneYet());
    list.setCellFactory(view -> new MapCell());
    list.getSelectionModel().selectFirst();
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose(list.getSelectionModel().getSelectedItem());
          }
        });
    list.setOnMouseClicked(event -> choose(list.getSelectionModel().getSelectedItem()));
    var box = new VBox(list);
    box.getStyleClass().add("panel-body");
    return box;
  }

  private Node noneYet() {
    Label title = said(NONE_RECENT, "section-title");
    Label hint = said(NONE_RECENT_HINT, "hint");
    var box = new VBox(Icons.graphic(Icons.RECENT), title, hint, button(OPEN, model::open));
    box.getStyleClass().add("empty-state");
    return box;
  }

  private Label said(Text words, String style) {
    var label = new Label();
    label.textProperty().bind(desk.words().of(words));
    label.getStyleClass().add(style);
    return label;
  }

  private void choose(@org.jspecify.annotations.Nullable Path map) {
    if (map != null) {
      desk.closeDialog();
      model.open(map);
    }
  }

  /** A map by its name, its folder below. */
  private static final class MapCell extends ListCell<Path> {

    private final Label name = new Label();
    private final Label folder = new Label();
    private final VBox both = new VBox(name, folder);

    MapCell() {
      both.setAlignment(Pos.CENTER_LEFT);
      folder.getStyleClass().add("hint");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Path map, boolean empty) {
      super.updateItem(map, empty);
      setGraphic(empty ? null : both);
      setText(null);
      if (!empty) {
        name.setText(ProjectTitle.stem(map));
        folder.setText(String.valueOf(map.getParent()));
        setAccessibleText(name.getText() + ", " + folder.getText());
      }
    }
  }
}
