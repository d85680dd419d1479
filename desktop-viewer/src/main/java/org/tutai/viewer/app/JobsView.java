package org.tutai.viewer.app;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;

/** What is being done, in the status strip: shown when it takes over 300 ms, with a cancel. */
final class JobsView extends HBox {

  private static final Text CANCEL = Text.of("Cancel: %s", "取消：%s");
  private static final Text MORE = Text.of("and %d more", "另有 %d 項");
  private static final Duration PATIENCE = Duration.millis(300);
  private static final int MOST = 2;

  private final Jobs jobs;
  private final Words words;
  private final PauseTransition patience = new PauseTransition(PATIENCE);

  JobsView(Jobs jobs, Words words) {
    super(12);
    this.jobs = jobs;
    this.words = words;
    setId("jobs");
    setAlignment(Pos.CENTER_LEFT);
    patience.setOnFinished(event -> show());
    jobs.running().addListener(this::changed);
  }

  private void changed(ListChangeListener.Change<? extends Job<?>> change) {
    if (jobs.running().isEmpty()) {
      patience.stop();
      getChildren().clear();
    } else if (getChildren().isEmpty()) {
      patience.playFromStart();
    } else {
      show();
    }
  }

  private void show() {
    getChildren().clear();
    jobs.running().stream().limit(MOST).forEach(job -> getChildren().add(row(job)));
    int more = jobs.running().size() - MOST;
    if (more > 0) {
      var label = new Label();
      label.textProperty().bind(words.of(MORE, more));
      getChildren().add(label);
    }
  }

  private HBox row(Job<?> job) {
    var title = new Label();
    title.textProperty().bind(words.of(job.title()));
    var bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    bar.accessibleTextProperty().bind(words.of(job.title()));
    bar.setPrefWidth(120);
    Button cancel = Icons.button(Icons.CANCEL, words.of(CANCEL, job.title()));
    cancel.setOnAction(event -> job.cancel());
    var row = new HBox(8, title, bar, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
