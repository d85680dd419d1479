package org.tutai.viewer.join;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.geo.layer.JoinGuess;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The form of a join: the table, the fields that go together, what matches and what doesn't. */
final class JoinView {

  private static final Text TABLE = Text.of("Table", "統計表");
  private static final Text LAYER_FIELD = Text.of("Field of the layer", "圖層欄位");
  private static final Text TABLE_FIELD = Text.of("Field of the table", "統計表欄位");
  private static final Text MATCHED =
      Text.of("%,d of %,d values of the layer match", "圖層 %2$,d 個值中有 %1$,d 個相符");
  private static final Text EXACTLY = Text.of("compared letter by letter", "比對內容完全相同");
  private static final Text LENIENTLY =
      Text.of(
          "compared without hyphens and blanks; full-width letters and 台/臺 as one",
          "比對時忽略連字號、空白、全形與台／臺之差異");
  private static final Text UNPADDED =
      Text.of("compared without zeros before numbers", "比對時忽略數字前補的零");
  private static final Text MISSING = Text.of("Not in the table (%,d)", "統計表中沒有（%,d）");
  private static final Text UNUSED = Text.of("Not in the layer (%,d)", "圖層中沒有（%,d）");
  private static final Text REPEATED =
      Text.of("In several rows of the table; the first counts (%,d)", "統計表中重複，取第一筆（%,d）");
  private static final Text JOIN = Text.of("Join and colour the map", "合併並分級設色");

  private final JoinViewModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final Label table = new Label();
  private final ComboBox<String> layerField = new ComboBox<>();
  private final ComboBox<String> tableField = new ComboBox<>();
  private final Label matched = new Label();
  private final Label how = new Label();
  private final ProgressBar share = new ProgressBar(0);
  private final VBox lists = new VBox(4);
  private final Button join = new Button();
  private final Label trouble = new Label();
  private boolean quiet;

  /**
   * A form.
   *
   * @param joined run when the table is joined
   */
  JoinView(JoinViewModel model, Words words, Runnable joined) {
    this.model = model;
    this.words = words;
    root.setId("join");
    root.getStyleClass().addAll("panel-body", "join");
    root.getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("join-view.css")).toExternalForm());
    table.getStyleClass().add("chip");
    matched.getStyleClass().add("section-title");
    how.getStyleClass().add("hint");
    how.setWrapText(true);
    trouble.getStyleClass().add("field-error");
    trouble.setWrapText(true);
    share.setMaxWidth(Double.MAX_VALUE);
    join.setId("join-now");
    join.getStyleClass().add("accent");
    join.setDefaultButton(true);
    join.textProperty().bind(words.of(JOIN));
    join.setMaxWidth(Double.MAX_VALUE);
    join.setOnAction(event -> model.join(joined));
    for (ComboBox<String> box : List.of(layerField, tableField)) {
      box.setMaxWidth(Double.MAX_VALUE);
      box.valueProperty().addListener((value, before, now) -> compare());
    }
    layerField.setId("join-layer-field");
    tableField.setId("join-table-field");
    root.getChildren()
        .addAll(
            line(TABLE, table),
            line(LAYER_FIELD, layerField),
            line(TABLE_FIELD, tableField),
            trouble,
            matched,
            share,
            how,
            join,
            lists);
    model.guessProperty().addListener((value, before, now) -> show());
    model.troubleProperty().addListener((value, before, now) -> show());
    model.busyProperty().addListener((value, before, now) -> show());
    words.languageProperty().addListener((value, before, now) -> show());
    show();
  }

  Region root() {
    return root;
  }

  private Node line(Text name, Region control) {
    var label = new Label();
    label.textProperty().bind(words.of(name));
    label.getStyleClass().add("hint");
    label.setLabelFor(control);
    control.accessibleTextProperty().bind(words.of(name));
    return new VBox(4, label, control);
  }

  private void compare() {
    String ours = layerField.getValue();
    String theirs = tableField.getValue();
    if (!quiet && ours != null && theirs != null) {
      model.compare(ours, theirs);
    }
  }

  private void show() {
    quiet = true;
    table.setText(model.tableName());
    Optional<JoinGuess> guess = model.guessProperty().get();
    offer(layerField, model.layerFields(), guess.map(JoinGuess::layerField));
    offer(tableField, model.tableFields(), guess.map(JoinGuess::tableField));
    trouble.setText(model.troubleProperty().get().map(words::get).orElse(""));
    visible(trouble, !trouble.getText().isEmpty());
    visible(matched, guess.isPresent());
    visible(how, guess.isPresent());
    boolean busy = model.busyProperty().get();
    visible(share, guess.isPresent() || busy);
    lists.getChildren().clear();
    guess.ifPresent(this::report);
    if (busy) {
      share.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    }
    join.setDisable(busy || guess.isEmpty() || guess.get().matched() == 0);
    quiet = false;
  }

  private static void offer(ComboBox<String> box, List<String> names, Optional<String> chosen) {
    if (!box.getItems().equals(names)) {
      box.getItems().setAll(names);
    }
    chosen.ifPresent(box::setValue);
  }

  private static void visible(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void report(JoinGuess guess) {
    matched.setText(words.get(MATCHED, guess.matched(), guess.values()));
    share.setProgress((double) guess.matched() / Math.max(1, guess.values()));
    how.setText(
        words.get(
            switch (guess.comparison()) {
              case EXACT -> EXACTLY;
              case LENIENT -> LENIENTLY;
              case UNPADDED -> UNPADDED;
            }));
    list(MISSING, guess.missingCount(), guess.missing());
    list(UNUSED, guess.unusedCount(), guess.unused());
    list(REPEATED, guess.repeatedCount(), guess.repeated());
  }

  private void list(Text title, int count, List<String> values) {
    if (count > 0) {
      var list = new ListView<String>();
      list.getItems().setAll(values);
      list.setPrefHeight(Math.min(5, values.size()) * 32 + 2);
      var pane = new TitledPane(words.get(title, count), list);
      pane.setExpanded(false);
      pane.setAnimated(false);
      lists.getChildren().add(pane);
    }
  }
}
