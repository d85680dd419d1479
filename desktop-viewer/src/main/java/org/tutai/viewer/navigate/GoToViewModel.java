package org.tutai.viewer.navigate;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.geo.locate.place.TypedCoordinate;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/** Goes to a coordinate that is typed, in whatever notation it is. For the UI thread. */
public final class GoToViewModel {

  private static final Text READING = Text.of("Reading the coordinate", "正在解讀坐標");
  private static final double NEAREST_METRES = 2;

  private final MapViewModel map;
  private final Jobs jobs;
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final ObservableList<TypedCoordinate> readings = FXCollections.observableArrayList();
  private final ObservableList<TypedCoordinate> readOnlyReadings =
      FXCollections.unmodifiableObservableList(readings);
  private final ObjectProperty<Optional<TypedCoordinate>> picked =
      new SimpleObjectProperty<>(this, "picked", Optional.empty());
  private final ReadOnlyBooleanWrapper unread = new ReadOnlyBooleanWrapper(this, "unread");
  private long asked;

  public GoToViewModel(MapViewModel map, Jobs jobs) {
    this.map = map;
    this.jobs = jobs;
    typed.addListener((value, before, text) -> read(text));
  }

  /** What is typed. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** What it may mean, the likeliest first. */
  public ObservableList<TypedCoordinate> readings() {
    return readOnlyReadings;
  }

  public ObjectProperty<Optional<TypedCoordinate>> pickedProperty() {
    return picked;
  }

  /** Whether something is typed that is no coordinate. */
  public ReadOnlyBooleanProperty unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  private void read(String text) {
    long question = ++asked;
    jobs.start(READING, progress -> TypedCoordinate.parse(text))
        .then(
            found -> {
              if (question == asked) {
                tell(text, found);
              }
            });
  }

  private void tell(String text, List<TypedCoordinate> found) {
    readings.setAll(found);
    picked.set(found.stream().findFirst());
    unread.set(found.isEmpty() && !text.isBlank());
  }

  /** Goes to the reading picked and marks it; false when there is none. */
  public boolean go() {
    Optional<TypedCoordinate> to = picked.get();
    to.ifPresent(this::go);
    return to.isPresent();
  }

  private void go(TypedCoordinate to) {
    var place = new Position(to.lon(), to.lat());
    Viewport there = map.viewport().centred(place);
    double nearest =
        Math.max(NEAREST_METRES, to.accuracyMetres() / 20) / there.crs().metresPerUnit();
    double factor = Math.max(1, there.unitsPerPixel() / nearest);
    map.go(there.zoomed(factor, there.width() / 2.0, there.height() / 2.0));
    map.marksProperty()
        .set(
            new Sketch(
                List.of(
                    new Sketch.Shape(
                        Sketch.Form.POINTS,
                        List.of(place),
                        Sketch.Look.PLACE,
                        typed.get().strip()))));
  }
}
