package org.tutai.viewer.style;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.style.ColorMap;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The lines of the panel: a name and what it is set to. For the UI thread. */
final class Form {

  private final Words words;

  Form(Words words) {
    this.words = words;
  }

  /** A line: the name in a column of its own, the control taking what is left. */
  HBox line(Text name, Node... controls) {
    var label = new Label();
    label.textProperty().bind(words.of(name));
    label.getStyleClass().add("form-name");
    label.setMinWidth(NAME_WIDTH);
    label.setPrefWidth(NAME_WIDTH);
    var row = new HBox(8, label);
    row.getStyleClass().add("row");
    for (Node control : controls) {
      row.getChildren().add(control);
      if (control instanceof ComboBox || control instanceof TextField) {
        HBox.setHgrow(control, Priority.ALWAYS);
      }
    }
    if (controls.length > 0) {
      label.setLabelFor(controls[0]);
    }
    return row;
  }

  private static final double NAME_WIDTH = 80;

  /** A heading above a group. */
  Label heading(Text title) {
    var label = new Label();
    label.textProperty().bind(words.of(title));
    label.getStyleClass().add("section-title");
    return label;
  }

  /** A choice among values, said in words. */
  <T> Choice<T> choice(Text name, Function<T, String> said, Consumer<T> chosen) {
    var box = new Choice<T>(said, chosen);
    box.accessibleTextProperty().bind(words.of(name));
    words.languageProperty().addListener((value, before, now) -> box.retell());
    return box;
  }

  /** A field for a number; what is no number within the bounds is taken back. */
  NumberField number(Text name, double least, double most, DoubleConsumer chosen) {
    var field = new NumberField(least, most, chosen);
    field.accessibleTextProperty().bind(words.of(name));
    return field;
  }

  /** The unit of what stands before it. */
  static Label unit(String unit) {
    var label = new Label(unit);
    label.getStyleClass().add("hint");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** What a slider from 0 to 1 is set to, in per cent. */
  static Label percent(Slider slider) {
    var label = new Label();
    label.textProperty().bind(slider.valueProperty().multiply(100).asString("%.0f %%"));
    label.getStyleClass().addAll("hint", "number");
    label.setMinWidth(PERCENT_WIDTH);
    return label;
  }

  private static final double PERCENT_WIDTH = 44;

  /** Room that pushes what follows to the end. */
  static Region gap() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /** A combo box that tells only what a person chooses. */
  static final class Choice<T> extends ComboBox<T> {

    private boolean quiet;

    Choice(Function<T, String> said, Consumer<T> chosen) {
      setMaxWidth(Double.MAX_VALUE);
      setPrefWidth(120);
      setMinWidth(60);
      setConverter(
          new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
              return value == null ? "" : said.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
              return null;
            }
          });
      valueProperty()
          .addListener(
              (value, before, now) -> {
                if (!quiet && now != null) {
                  chosen.accept(now);
                }
              });
    }

    /** Offers values and shows which is chosen; nobody hears of it. */
    void offer(List<T> values, @Nullable T chosen) {
      quiet = true;
      if (!getItems().equals(values)) {
        getItems().setAll(values);
      }
      setValue(chosen);
      quiet = false;
    }

    private void retell() {
      T value = getValue();
      List<T> values = List.copyOf(getItems());
      quiet = true;
      getItems().clear();
      getItems().setAll(values);
      setValue(value);
      quiet = false;
    }
  }

  /** A text field for a number. */
  static final class NumberField extends TextField {

    private final double least;
    private final double most;
    private final DoubleConsumer chosen;
    private Optional<Double> shown = Optional.empty();
    private OptionalDouble whenEmpty = OptionalDouble.empty();

    NumberField(double least, double most, DoubleConsumer chosen) {
      this.least = least;
      this.most = most;
      this.chosen = chosen;
      getStyleClass().add("number");
      setPrefColumnCount(5);
      setOnAction(event -> take());
      focusedProperty()
          .addListener(
              (value, before, now) -> {
                if (!now) {
                  take();
                }
              });
    }

    /** Shows a number; nobody hears of it. While a person types, what is typed stays. */
    void setNumber(Optional<Double> number) {
      boolean same = number.equals(shown);
      shown = number;
      if (!isFocused() || !same) {
        setText(number.map(ColorMap::label).orElse(""));
      }
    }

    /** Lets the field be emptied, which stands for a number. */
    void setWhenEmpty(double number) {
      whenEmpty = OptionalDouble.of(number);
    }

    private void take() {
      Optional<Double> typed = typed();
      if (getText() != null && getText().isBlank() && whenEmpty.isPresent()) {
        empty();
      } else if (typed.isEmpty()) {
        setText(shown.map(ColorMap::label).orElse(""));
      } else if (!typed.equals(shown)) {
        shown = typed;
        chosen.accept(typed.get());
      }
    }

    private void empty() {
      if (shown.isPresent()) {
        shown = Optional.empty();
        chosen.accept(whenEmpty.getAsDouble());
      }
    }

    private Optional<Double> typed() {
      String text = getText() == null ? "" : getText().strip().toLowerCase(Locale.ROOT);
      if (text.isEmpty() || text.length() > 30) {
        return Optional.empty();
      }
      try {
        double number = Double.parseDouble(text.replace(",", "").replace('−', '-'));
        return number >= least && number <= most ? Optional.of(number) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
