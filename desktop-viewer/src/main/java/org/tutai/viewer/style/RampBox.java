package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A choice of ramps, each shown in its colours. */
final class RampBox extends ComboBox<Optional<Ramp>> {

  private static final Text NAME = Text.of("Colours", "配色");
  private static final Text SAFE = Text.of("safe for colour-blind eyes", "色覺障礙者可辨");
  private static final Text OWN = Text.of("Own", "自訂");

  private static final double LIST_STRIP = 96;

  private final Words words;
  private int classes = 5;
  private boolean reversed;
  private List<Integer> own = List.of();
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
    words
        .languageProperty()
        .addListener((value, before, now) -> setButtonCell(new RampCell(false)));
    setMaxWidth(Double.MAX_VALUE);
    setCellFactory(list -> new RampCell(true));
    setButtonCell(new RampCell(false));
    setVisibleRowCount(12);
    valueProperty()
        .addListener(
            (value, before, now) -> {
              if (!quiet && now != null) {
                now.ifPresent(chosen);
              }
            });
  }

  /**
   * Offers ramps, and shows which is chosen; nobody hears of it.
   *
   * @param chosen empty when the colours are of none of them
   * @param now the colours there are
   */
  void offer(List<Ramp> ramps, Optional<Ramp.Match> chosen, List<Integer> now) {
    quiet = true;
    boolean backwards = chosen.map(Ramp.Match::reversed).orElse(false);
    boolean anew = classes != now.size() || reversed != backwards || !own.equals(now);
    classes = now.size();
    reversed = backwards;
    own = List.copyOf(now);
    List<Optional<Ramp>> items = new ArrayList<>();
    if (chosen.isEmpty()) {
      items.add(Optional.empty());
    }
    ramps.forEach(ramp -> items.add(Optional.of(ramp)));
    if (!getItems().equals(items)) {
      getItems().setAll(items);
    }
    setValue(chosen.map(Ramp.Match::ramp));
    if (anew) {
      setButtonCell(new RampCell(false));
    }
    quiet = false;
  }

  private final class RampCell extends ListCell<Optional<Ramp>> {

    private final boolean inList;

    RampCell(boolean inList) {
      this.inList = inList;
      if (!inList) {
        setPrefWidth(0);
      }
    }

    @Override
    protected void updateItem(Optional<Ramp> ramp, boolean empty) {
      super.updateItem(ramp, empty);
      setText(null);
      if (empty || ramp == null) {
        setGraphic(null);
      } else {
        setGraphic(ramp.map(this::picture).orElseGet(this::ownPicture));
      }
    }

    private Node ownPicture() {
      return row(own, words.get(OWN));
    }

    private HBox row(List<Integer> colours, String said) {
      var strip = new HBox();
      strip.getStyleClass().add("ramp-strip");
      for (int rgb : colours) {
        var part = new Region();
        part.setStyle("-fx-background-color: " + Colors.format(rgb) + ";");
        HBox.setHgrow(part, Priority.ALWAYS);
        part.setPrefSize(8, 16);
        strip.getChildren().add(part);
      }
      HBox.setHgrow(strip, Priority.ALWAYS);
      strip.setMinWidth(inList ? LIST_STRIP : 0);
      var name = new Label(said);
      name.setMinWidth(inList ? 64 : Region.USE_PREF_SIZE);
      var row = new HBox(8, strip, name);
      row.setAlignment(Pos.CENTER_LEFT);
      return row;
    }

    private Node picture(Ramp ramp) {
      HBox row = row(ramp.colours(Math.max(2, Math.min(12, classes)), reversed), ramp.name());
      if (inList) {
        var safe = Icons.graphic(Icons.SHOWN);
        safe.setIconSize(16);
        safe.setVisible(ramp.isSafe(classes));
        setTooltip(ramp.isSafe(classes) ? new Tooltip(words.get(SAFE)) : null);
        row.getChildren().add(safe);
        setAccessibleText(
            ramp.isSafe(classes) ? ramp.name() + ", " + words.get(SAFE) : ramp.name());
      }
      return row;
    }
  }
}
