package org.tutai.viewer.coordinates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.locate.place.TypedCoordinate;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/** A coordinate that is typed in one notation, told in all. For the UI thread. */
public final class PointViewModel {

  private static final Text READING = Text.of("Reading the coordinate", "正在解讀坐標");
  private static final Text NONE = Text.of("This is no coordinate that can be read.", "無法解讀為坐標。");

  /**
   * The point in one notation.
   *
   * @param title what the notation is called
   * @param written the coordinate; empty where the notation does not reach
   * @param remark how well the tie to WGS 84 is known; empty for nothing to say
   */
  public record Line(Text title, Optional<String> written, Optional<Text> remark) {}

  private final Jobs jobs;
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final ReadOnlyObjectWrapper<Optional<TypedCoordinate>> read =
      new ReadOnlyObjectWrapper<>(this, "read", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Line>> lines =
      new ReadOnlyObjectWrapper<>(this, "lines", List.of());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
  private final List<Notation> notations = new ArrayList<>(Notation.all());
  private long asked;

  public PointViewModel(Jobs jobs) {
    this.jobs = jobs;
    typed.addListener((value, before, text) -> read(text));
  }

  public StringProperty typedProperty() {
    return typed;
  }

  /** The likeliest reading of what is typed. */
  public ReadOnlyObjectProperty<Optional<TypedCoordinate>> readProperty() {
    return read.getReadOnlyProperty();
  }

  /** The point in every notation. */
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** Why there is none. */
  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** The place, to be shown on the map. */
  public Optional<Position> place() {
    return read.get().map(at -> new Position(at.lon(), at.lat()));
  }

  /** Tells the point in a system of one's own choice too. */
  public void add(Crs crs) {
    if (!notations.contains(Notation.of(crs))) {
      notations.add(Notation.of(crs));
      tell();
    }
  }

  private void read(String text) {
    long question = ++asked;
    jobs.start(READING, progress -> TypedCoordinate.parse(text))
        .then(
            found -> {
              if (question == asked) {
                read.set(found.stream().findFirst());
                boolean none = found.isEmpty() && !text.isBlank();
                trouble.set(none ? Optional.of(NONE) : Optional.empty());
                tell();
              }
            });
  }

  private void tell() {
    lines.set(
        place()
            .map(place -> notations.stream().map(each -> line(each, place)).toList())
            .orElse(List.of()));
  }

  private static Line line(Notation notation, Position place) {
    return new Line(notation.title(), notation.of(place), remark(notation.crs()));
  }

  /** How well the tie of a system to WGS 84 is known, where that is worse than a metre. */
  static Optional<Text> remark(Crs crs) {
    return crs.accuracy().deservesRemark() && !crs.accuracy().english().isEmpty()
        ? Optional.of(
            new Text(
                crs.accuracy().english().replace("%", "%%"),
                crs.accuracy().chinese().replace("%", "%%")))
        : Optional.empty();
  }
}
