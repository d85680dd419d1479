package org.tutai.viewer.app;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.viewer.desk.Notices;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What the person is told in passing, over the map's lower edge. Trouble stays until closed. */
final class NoticesView extends VBox {

  private static final Text DISMISS = Text.of("Dismiss", "關閉訊息");
  private static final Duration SHOWN = Duration.seconds(6);
  private static final double WIDEST = 560;

  private final Notices notices;
  private final Words words;
  private final Runnable home;

  /**
   * @param home takes the keyboard once the notice that had it is gone
   */
  NoticesView(Notices notices, Words words, Runnable home) {
    super(8);
    this.home = home;
    this.notices = notices;
    this.words = words;
    setAlignment(Pos.BOTTOM_CENTER);
    setFillWidth(false);
    setPickOnBounds(false);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getStyleClass().add("notices");
    notices.shown().addListener(this::changed);
  }

  private void changed(ListChangeListener.Change<? extends Notices.Notice> change) {
    while (change.next()) {
      change.getRemoved().forEach(this::remove);
      change.getAddedSubList().forEach(notice -> getChildren().add(card(notice)));
    }
  }

  private void remove(Notices.Notice gone) {
    for (Node card : List.copyOf(getChildren())) {
      if (gone.equals(card.getUserData())) {
        if (hasKeyboard(card)) {
          home.run();
        }
        getChildren().remove(card);
      }
    }
  }

  private static boolean hasKeyboard(Node card) {
    Node owner = card.getScene() == null ? null : card.getScene().getFocusOwner();
    while (owner != null && owner != card) {
      owner = owner.getParent();
    }
    return owner == card;
  }

  private Node card(Notices.Notice notice) {
    var what = new Label();
    what.textProperty().bind(words.of(notice.what()));
    what.setWrapText(true);
    HBox.setHgrow(what, Priority.ALWAYS);
    var card = new HBox(12, what);
    card.setAlignment(Pos.CENTER_LEFT);
    card.setMaxWidth(WIDEST);
    card.setUserData(notice);
    card.getStyleClass().add("notice");
    if (notice.trouble()) {
      card.getStyleClass().add("danger");
      card.getChildren().add(0, new FontIcon(Icons.WARNING));
    }
    notice.action().ifPresent(action -> card.getChildren().add(remedy(notice, action)));
    card.getChildren().add(dismissal(notice));
    if (!notice.stays()) {
      var shown = new PauseTransition(SHOWN);
      shown.setOnFinished(event -> notices.dismiss(notice));
      shown.play();
    }
    return card;
  }

  private Button remedy(Notices.Notice notice, Text action) {
    var button = new Button();
    button.textProperty().bind(words.of(action));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        event -> {
          notices.dismiss(notice);
          notice.remedy().run();
        });
    return button;
  }

  private Button dismissal(Notices.Notice notice) {
    Button button = Icons.button(Icons.CLOSE, words.of(DISMISS));
    button.setOnAction(event -> notices.dismiss(notice));
    return button;
  }
}
