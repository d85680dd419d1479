package org.tutai.viewer.style;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A choice of ramps, each shown in its colours. */
final class RampBox extends ComboBox<Ramp> {

  private static final Text NAME = Text.of("Colours", "配色");
  private static final Text SAFE = Text.of("safe for colour-blind eyes", "色覺障礙者可辨");
  private static final Text OWN = Text.of("Own colours", "自訂");

  private final Words words;
  private int classes = 5;
  private boolean reversed;
  private boolean quiet;

  /**
   * A choice.
   *
   * @param chosen hears what a person chooses
   */
  RampBox(Words words, Consumer<Ramp> chosen) {
    this.words = words;
    getStyleClass().add("ramp-box");
    accessibleTextProperty().bind(words.of(NAME));
    setMaxWidth(Double.MAX_VALUE);
    setCellFactory(list -> new RampCell(true));
    setButtonCell(new RampCell(false));
    setVisibleRowCount(12);
    valueProperty()
        .addListener(
            (value, before, now) -> {
              if (!quiet && now != null) {
                chosen.accept(now);
              }
            });
  }

  /** Offers ramps, and shows which is chosen (null: none of them); nobody hears of it. */
  void offer(
      List<Ramp> ramps,
      @org.jspecify.annotations.Nullable Ramp chosen,
      int forClasses,
      boolean backwards) {
    quiet = true;
    boolean anew = classes != forClasses || reversed != backwards;
    classes = forClasses;
    reversed = backwards;
    if (!getItems().equals(ramps)) {
      getItems().setAll(ramps);
    }
    setValue(chosen);
    if (anew) {
      setButtonCell(new RampCell(false));
    }
    quiet = false;
  }

  private final class RampCell extends ListCell<Ramp> {

    private final boolean inList;

    RampCell(boolean inList) {
      this.inList = inList;
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Ramp ramp, boolean empty) {
      super.updateItem(ramp, empty);
      setText(null);
      if (empty || ramp == null) {
        setGraphic(inList ? null : new Label(words.get(OWN)));
        return;
      }
      setGraphic(picture(ramp));
    }

    private Node picture(Ramp ramp) {
      var strip = new HBox();
      strip.getStyleClass().add("ramp-strip");
      for (int rgb : ramp.colours(Math.max(2, Math.min(12, classes)), reversed)) {
        var part = new Region();
        part.setStyle("-fx-background-color: " + Colors.format(rgb) + ";");
        HBox.setHgrow(part, Priority.ALWAYS);
        part.setPrefSize(8, 16);
        strip.getChildren().add(part);
      }
      HBox.setHgrow(strip, Priority.ALWAYS);
      var name = new Label(ramp.name());
      name.setMinWidth(64);
      var row = new HBox(8, strip, name);
      row.getStyleClass().add("row");
      if (inList) {
        var safe = Icons.graphic(Icons.SHOWN);
        safe.setIconSize(16);
        safe.setVisible(ramp.isSafe(classes));
        row.getChildren().add(safe);
        setAccessibleText(
            ramp.isSafe(classes) ? ramp.name() + ", " + words.get(SAFE) : ramp.name());
      }
      return row;
    }
  }
}
