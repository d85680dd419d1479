package org.tutai.viewer.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.draw.Extents;
import org.tutai.viewer.draw.Places;
import org.tutai.viewer.draw.Room;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What is measured and how it is told. For the UI thread. */
public final class MeasureViewModel {

  private static final Text MEASURE = Text.of("Measure", "測量");
  private static final Text REMOVE = Text.of("Remove measurement", "刪除測量結果");
  private static final Text CLEAR = Text.of("Clear measurements", "清除測量結果");
  private static final Text UNIT = Text.of("Change unit", "變更單位");

  private final Project project;
  private final MapViewModel map;
  private final Words words;
  private final ObjectProperty<MeasureKind> kind =
      new SimpleObjectProperty<>(this, "kind", MeasureKind.DISTANCE);
  private final ReadOnlyObjectWrapper<Optional<MeasureUnit>> lengthUnit =
      new ReadOnlyObjectWrapper<>(this, "lengthUnit", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MeasureUnit>> areaUnit =
      new ReadOnlyObjectWrapper<>(this, "areaUnit", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Measurement.Taken>> live =
      new ReadOnlyObjectWrapper<>(this, "live", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Measurement.Taken>> taken =
      new ReadOnlyObjectWrapper<>(this, "taken", List.of());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());

  public MeasureViewModel(Project project, MapViewModel map, Words words) {
    this.project = project;
    this.map = map;
    this.words = words;
    project.mapProperty().addListener((value, before, now) -> follow(now));
    kind.addListener((value, before, now) -> live.set(Optional.empty()));
    follow(project.map());
  }

  private void follow(ThemeMap now) {
    List<Measurement.Taken> known =
        now.measurements().stream()
            .filter(Measurement.Taken.class::isInstance)
            .map(Measurement.Taken.class::cast)
            .toList();
    if (!known.equals(taken.get())) {
      taken.set(known);
      live.set(live.get().filter(each -> each.id().equals(MeasureTool.LIVE) || holds(each.id())));
    }
  }

  private boolean holds(String id) {
    return taken.get().stream().anyMatch(each -> each.id().equals(id));
  }

  /** What the next measurement will be. */
  public ObjectProperty<MeasureKind> kindProperty() {
    return kind;
  }

  /** The unit of lengths; empty to choose by size. */
  public ReadOnlyObjectProperty<Optional<MeasureUnit>> lengthUnitProperty() {
    return lengthUnit.getReadOnlyProperty();
  }

  /** The unit of areas; empty to choose by size. */
  public ReadOnlyObjectProperty<Optional<MeasureUnit>> areaUnitProperty() {
    return areaUnit.getReadOnlyProperty();
  }

  /** What is being measured now, or was last. */
  public ReadOnlyObjectProperty<Optional<Measurement.Taken>> liveProperty() {
    return live.getReadOnlyProperty();
  }

  /** The measurements of the theme, oldest first. */
  public ReadOnlyObjectProperty<List<Measurement.Taken>> takenProperty() {
    return taken.getReadOnlyProperty();
  }

  /** Why the last measurement could not be kept. */
  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Tells lengths in a unit, those measured already too; empty to choose by size. */
  public void tellLengthsIn(Optional<MeasureUnit> unit) {
    lengthUnit.set(unit);
    retell(Measurement.Kind.DISTANCE, word(unit));
  }

  /** Tells areas in a unit, those measured already too; empty to choose by size. */
  public void tellAreasIn(Optional<MeasureUnit> unit) {
    areaUnit.set(unit);
    retell(Measurement.Kind.AREA, word(unit));
  }

  private void retell(Measurement.Kind what, String unit) {
    UnaryOperator<Measurement> told =
        each ->
            each instanceof Measurement.Taken known && known.kind() == what
                ? in(unit, known)
                : each;
    live.set(live.get().map(each -> (Measurement.Taken) told.apply(each)));
    change(UNIT, all -> all.stream().map(told).toList());
  }

  private static Measurement.Taken in(String unit, Measurement.Taken each) {
    return new Measurement.Taken(
        each.kind(), each.id(), each.parts(), each.results(), unit, each.extra());
  }

  private static String word(Optional<MeasureUnit> unit) {
    return unit.map(MeasureUnit::word).orElse("");
  }

  private void change(Text what, UnaryOperator<List<Measurement>> change) {
    project.edit(what, now -> now.withMeasurements(change.apply(now.measurements())));
  }

  /** What places come to as the kind in use; empty while they are too few. */
  Optional<Measurement.Taken> measured(String id, List<Position> places) {
    MeasureKind now = kind.get();
    List<Position> some = Places.withoutRepeats(places);
    if (some.size() < now.least()) {
      return Optional.empty();
    }
    String unit = word(now == MeasureKind.AREA ? areaUnit.get() : lengthUnit.get());
    return Optional.of(Figures.of(now, id, some, now == MeasureKind.POINT ? "" : unit));
  }

  /** Shows what is being measured. */
  void show(Optional<Measurement.Taken> measuring) {
    live.set(measuring);
  }

  /** Keeps places as a measurement of the theme; false when they are too few or too many. */
  boolean keep(List<Position> places) {
    List<Position> inWorld = Places.inFirstWorld(List.of(places)).get(0);
    Optional<Measurement.Taken> made = measured(LayerTree.newId(), inWorld);
    trouble.set(made.flatMap(one -> Room.refusal(project.map(), List.of(), List.of(one))));
    if (made.isEmpty() || trouble.get().isPresent()) {
      return false;
    }
    change(MEASURE, all -> and(all, made.get()));
    live.set(made);
    return true;
  }

  private static List<Measurement> and(List<Measurement> all, Measurement one) {
    var more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  /** Takes a measurement away. */
  public void remove(String id) {
    change(
        REMOVE,
        all ->
            all.stream()
                .filter(each -> !(each instanceof Measurement.Taken known && known.id().equals(id)))
                .toList());
  }

  /** Takes all measurements away that are known here. */
  public void clear() {
    change(
        CLEAR, all -> all.stream().filter(each -> !(each instanceof Measurement.Taken)).toList());
    live.set(Optional.empty());
  }

  /** Goes to where something was measured. */
  public void zoomTo(Measurement.Taken one) {
    Extents.show(map, one.parts());
  }

  /** What a measurement says, in the language in use. */
  public List<Reading.Line> lines(Measurement.Taken one) {
    return Reading.lines(one, word(lengthUnit.get()), words.language());
  }

  /** How a measurement was made, in the language in use. */
  public List<String> notes(Measurement.Taken one) {
    return Reading.notes(one, words.language());
  }

  /** A measurement as text to be pasted elsewhere. */
  public String text(Measurement.Taken one) {
    return Reading.text(one, word(lengthUnit.get()), words.language());
  }

  /** All measurements as text. */
  public String textOfAll() {
    return taken.get().stream().map(this::text).collect(Collectors.joining("\n"));
  }

  /** The figure beside the pointer. */
  String headline(Measurement.Taken one) {
    return Reading.headline(one, words.language());
  }
}
