package org.tutai.viewer.navigate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.coordinates.Notation;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/**
 * Where the pointer is, in the notation that was chosen; the middle of the map while the pointer is
 * elsewhere. For the UI thread.
 */
public final class PointerViewModel {

  private static final Text OUTSIDE = Text.of("not defined here", "此處未定義");
  private static final Text NOWHERE = Text.of("outside the earth", "不在地表範圍");

  private final MapViewModel map;
  private final ObjectProperty<Notation> notation =
      new SimpleObjectProperty<>(this, "notation", Notation.DEGREES);
  private final ObservableValue<Text> text;
  private @Nullable Position last;
  private @Nullable Crs chosen;

  public PointerViewModel(MapViewModel map) {
    this.map = map;
    map.pointerProperty()
        .addListener(
            (value, before, now) -> now.flatMap(MapPointer::place).ifPresent(at -> last = at));
    text =
        Bindings.createObjectBinding(
            this::written, map.pointerProperty(), map.viewportProperty(), notation);
  }

  /** How it is written. */
  public ObjectProperty<Notation> notationProperty() {
    return notation;
  }

  /** The coordinate as written, or why there is none. */
  public ObservableValue<Text> textProperty() {
    return text;
  }

  /** Writes in a system of one's own choice from now on. */
  public void use(Crs crs) {
    chosen = crs;
    notation.set(Notation.of(crs));
  }

  /** The notations to choose among: the usual ones, and the system that was chosen last. */
  public List<Notation> notations() {
    var all = new ArrayList<>(Notation.usual());
    Crs own = chosen;
    if (own != null && !all.contains(Notation.of(own))) {
      all.add(Notation.of(own));
    }
    return all;
  }

  /** The place that is told: the pointer's, else that of the middle. */
  public Optional<Position> place() {
    Optional<MapPointer> pointer = map.pointerProperty().get();
    Viewport now = map.viewport();
    return pointer.isPresent()
        ? now.place(pointer.get().x(), pointer.get().y())
        : now.place(now.width() / 2.0, now.height() / 2.0);
  }

  /** The last place the pointer was at, as written; the middle when it was nowhere yet. */
  public Optional<String> copied() {
    Position at = last;
    return (at == null ? place() : Optional.of(at)).flatMap(notation.get()::of);
  }

  private Text written() {
    Optional<Position> at = place();
    if (at.isEmpty()) {
      return NOWHERE;
    }
    return notation.get().of(at.get()).map(Text::same).orElse(OUTSIDE);
  }
}
