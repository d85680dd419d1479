package org.tutai.viewer.coordinates;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * The frame of a dialog that makes a new file of a CSV: what it does, which file, what to choose
 * (by who extends it), how far the run is, and the buttons. Once there is an outcome, what comes
 * next is to close it.
 */
public abstract class CsvRunView extends VBox {

  private static final Text CHOOSE = Text.of("Choose a file…", "選擇檔案…");
  private static final Text TABLES = Text.of("Tables", "表格");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text CLOSE = Text.of("Close", "關閉");
  private static final Text DONE = Text.of("Done", "完成");

  /**
   * What a run is.
   *
   * @param name of its controls' ids, for instance "convert"
   * @param verb on the button that begins it
   * @param share how far it is, 0 to 1; not a number while there is none
   * @param ready whether everything it needs is chosen
   * @param done whether it came to an end, and nothing was chosen since
   */
  public record Run(
      String name,
      Text verb,
      ReadOnlyDoubleProperty share,
      ObservableBooleanValue ready,
      ObservableBooleanValue done,
      Runnable begin,
      Runnable cancel) {}

  private final Desk desk;
  private final Words words;

  /** An empty frame; its parts come in their order. */
  protected CsvRunView(Desk desk) {
    this.desk = desk;
    words = desk.words();
    getStyleClass().add("panel-body");
  }

  /** The sentence at the top. */
  protected final Label intro(Text text) {
    return label(text, "hint");
  }

  /** A text that wraps. */
  protected final Label label(Text text, String style) {
    var label = new Label();
    label.textProperty().bind(words.of(text));
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * The button that asks for a file.
   *
   * @param said what is known of the one that was chosen
   */
  protected final Node file(String name, ObservableStringValue said, Consumer<Path> chosen) {
    var choose = new Button();
    choose.setId(name + "-choose");
    choose.textProperty().bind(words.of(CHOOSE));
    choose.setGraphic(Icons.graphic(Icons.OPEN));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(
        event -> {
          List<Path> files = desk.askFiles(TABLES, List.of("csv", "tsv", "txt", "gz"));
          files.stream().findFirst().ifPresent(chosen);
        });
    var file = new Label();
    file.getStyleClass().add("hint");
    file.textProperty().bind(said);
    var row = new HBox(12, choose, file);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** How far the run is, and the buttons. */
  protected final Node actions(Run run) {
    var running =
        Bindings.createBooleanBinding(() -> !Double.isNaN(run.share().get()), run.share());
    var bar = new ProgressBar();
    bar.progressProperty().bind(run.share());
    bar.visibleProperty().bind(running);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    var row = new HBox(8, bar, close(run, running), begin(run, running), done(run));
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private Button close(Run run, ObservableBooleanValue running) {
    Button close = button(run.name() + "-cancel");
    close
        .textProperty()
        .bind(words.following(() -> words.get(running.get() ? CANCEL : CLOSE), running));
    close.setOnAction(
        event -> {
          if (running.get()) {
            run.cancel().run();
          } else {
            desk.closeDialog();
          }
        });
    shownWhile(close, Bindings.not(run.done()));
    return close;
  }

  private Button begin(Run run, ObservableBooleanValue running) {
    Button begin = button(run.name() + "-run");
    begin.textProperty().bind(words.of(run.verb()));
    begin.getStyleClass().add("accent");
    begin.disableProperty().bind(Bindings.not(run.ready()).or(running));
    begin.setOnAction(event -> run.begin().run());
    shownWhile(begin, Bindings.not(run.done()));
    return begin;
  }

  private Button done(Run run) {
    Button done = button(run.name() + "-done");
    done.textProperty().bind(words.of(DONE));
    done.getStyleClass().add("accent");
    done.setOnAction(event -> desk.closeDialog());
    shownWhile(done, run.done());
    return done;
  }

  private static Button button(String id) {
    var button = new Button();
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** Shows a part only while something holds. */
  protected static void shownWhile(Node node, ObservableBooleanValue condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }
}
