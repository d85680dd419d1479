package org.tutai.viewer.layers.report;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.layers.LayerState;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** The report card of a theme's layer, kept in step with it. For the UI thread. */
public final class ReportViewModel implements AutoCloseable {

  private static final Text WEIGHING = Text.of("Weighing what %s could be", "正在評估 %s 的可能性");
  private static final Text ENCODING = Text.of("Choose the encoding", "選擇編碼");
  private static final Text SYSTEM = Text.of("Choose the CRS", "選擇坐標系統");
  private static final Text FINDING = Text.of("Finding feature %d", "正在尋找第 %d 筆");
  private static final Text NO_PLACE =
      Text.of("Feature %d has no place on the map.", "第 %d 筆在地圖上沒有位置。");
  private static final Text SAVING = Text.of("Saving %s", "正在儲存 %s");
  private static final Text SAVED = Text.of("Saved %s", "已儲存 %s");
  private static final Text SAVED_BUT = Text.of("Saved %s. %s", "已儲存 %s。%s");
  private static final Text SAVE = Text.of("Save a clean copy", "另存乾淨副本");
  private static final Text OVER_ITSELF =
      Text.of("The copy needs another name than the file it is made from.", "副本不能與原始檔案同名，請另取檔名。");
  private static final Text NOT_SAVED = Text.of("%s was not saved: %s", "%s 未能儲存：%s");

  /** What is shown. */
  public sealed interface State {

    /** The layer is no file, or is gone. */
    record Nothing() implements State {}

    /** It is being opened. */
    record Opening() implements State {}

    /** It cannot be opened. */
    record Failed(Text what) implements State {}

    /**
     * It was read.
     *
     * @param choices what a person chose
     * @param problem why it cannot be drawn
     */
    record Known(ReportCard card, Choices choices, Optional<Text> problem) implements State {}
  }

  private final Desk desk;
  private final String layer;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.Nothing());
  private final ReadOnlyObjectWrapper<Optional<Evidence>> evidence =
      new ReadOnlyObjectWrapper<>(this, "evidence", Optional.empty());
  private final InvalidationListener changed = value -> build();
  private @Nullable Path weighed;
  private @Nullable Job<Evidence> weighing;

  /**
   * A model.
   *
   * @param layer id of the theme's layer
   */
  public ReportViewModel(Desk desk, String layer) {
    this.desk = desk;
    this.layer = layer;
    desk.project().mapProperty().addListener(changed);
    desk.layers().revisionProperty().addListener(changed);
    build();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the layer's texts and coordinates could be; empty while that is weighed. */
  public ReadOnlyObjectProperty<Optional<Evidence>> evidenceProperty() {
    return evidence.getReadOnlyProperty();
  }

  private Optional<FileLayer> file() {
    return LayerTree.find(desk.project().map(), layer)
        .filter(FileLayer.class::isInstance)
        .map(FileLayer.class::cast);
  }

  /** What the layer is called. */
  public String title() {
    return file().map(FileLayer::entry).map(Entry::title).orElse("");
  }

  private void build() {
    Optional<FileLayer> file = file();
    State now = file.map(this::state).orElseGet(State.Nothing::new);
    if (!now.equals(state.get())) {
      state.set(now);
    }
    file.ifPresent(this::weigh);
  }

  private State state(FileLayer file) {
    LayerState opened = desk.layers().state(file).orElse(null);
    if (opened instanceof LayerState.Ready ready) {
      Optional<OpenedLayer> found = ready.layer(file.layer());
      return found
          .flatMap(OpenedLayer::card)
          .<State>map(
              card ->
                  new State.Known(card, LayerChoices.of(file), found.flatMap(OpenedLayer::problem)))
          .orElseGet(
              () ->
                  found
                      .flatMap(OpenedLayer::problem)
                      .<State>map(State.Failed::new)
                      .orElseGet(State.Nothing::new));
    }
    if (opened instanceof LayerState.Failed failed) {
      return new State.Failed(failed.what());
    }
    return opened == null ? new State.Nothing() : new State.Opening();
  }

  private void weigh(FileLayer file) {
    Optional<Path> path = desk.layers().source(file).map(LayerStore.Source::file);
    if (path.isEmpty() || path.get().equals(weighed) || state.get() instanceof State.Opening) {
      return;
    }
    weighed = path.get();
    String name = file.layer();
    weighing =
        desk.jobs()
            .start(WEIGHING.filled(title()), progress -> Evidence.read(path.get(), name, progress))
            .then(read -> evidence.set(Optional.of(read)))
            .failed(e -> evidence.set(Optional.of(new Evidence(List.of(), List.of()))));
  }

  // --- Choosing ----------------------------------------------------------------------------------

  /** Reads texts in an encoding; empty: as the file itself tells. Can be undone. */
  public void chooseEncoding(Optional<Charset> charset) {
    choose(
        ENCODING,
        choices -> new Choices(charset, choices.crs(), choices.layers(), choices.columns()));
  }

  /** Takes coordinates for those of a system; empty: as the file itself tells. Can be undone. */
  public void chooseSystem(Optional<Crs> crs) {
    choose(
        SYSTEM,
        choices -> new Choices(choices.encoding(), crs, choices.layers(), choices.columns()));
  }

  private void choose(Text what, java.util.function.UnaryOperator<Choices> change) {
    desk.project()
        .edit(
            what,
            map ->
                LayerTree.replace(
                    map,
                    layer,
                    old ->
                        old instanceof FileLayer file
                            ? chosen(file, change.apply(LayerChoices.of(file)))
                            : old));
  }

  private static FileLayer chosen(FileLayer file, Choices choices) {
    return new FileLayer(
        LayerChoices.with(file.entry(), choices.encoding(), choices.crs(), choices.columns()),
        file.file(),
        file.path(),
        file.format(),
        file.layer(),
        file.sld(),
        file.filter());
  }

  // --- Bad features ------------------------------------------------------------------------------

  /** Goes to a feature and selects it; tells when it has no place. */
  public void show(long ordinal) {
    Optional<LayerView> view = file().flatMap(desk.layers()::opened).flatMap(OpenedLayer::view);
    if (view.isEmpty()) {
      desk.tell(NO_PLACE.filled(ordinal));
      return;
    }
    desk.jobs()
        .start(FINDING.filled(ordinal), progress -> bounds(view.get(), ordinal))
        .then(
            found ->
                found.ifPresentOrElse(
                    lonLat -> go(ordinal, lonLat), () -> desk.tell(NO_PLACE.filled(ordinal))));
  }

  private static Optional<Bounds> bounds(LayerView view, long ordinal) {
    return view.get(ordinal)
        .map(Feature::geometry)
        .filter(geometry -> !geometry.isEmpty())
        .map(geometry -> geometry.getEnvelopeInternal())
        .flatMap(box -> lonLat(box, view.info().crs()));
  }

  private static Optional<Bounds> lonLat(Envelope box, Crs crs) {
    return CrsBounds.toLonLat(
        new Bounds(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()), crs);
  }

  private void go(long ordinal, Bounds lonLat) {
    Crs crs = desk.map().viewport().crs();
    Optional<Bounds> there = CrsBounds.ofLonLat(lonLat, crs);
    if (there.isEmpty()) {
      desk.tell(NO_PLACE.filled(ordinal));
      return;
    }
    double room = Math.max(500 / crs.metresPerUnit(), there.get().width() / 2);
    desk.map().fit(there.get().buffer(room));
    desk.selection().set(layer, Set.of(ordinal));
  }

  // --- A clean copy ------------------------------------------------------------------------------

  /** Whether there is anything that can be written anew. */
  public boolean canBeCopied() {
    return state.get() instanceof State.Known known && known.card().grid().isEmpty();
  }

  /** Asks where, then writes the layer anew in the background. */
  public void saveCopy(CleanCopy.As as) {
    Optional<FileLayer> file = file();
    Optional<LayerStore.Source> source = file.flatMap(desk.layers()::source);
    if (source.isEmpty() || !(state.get() instanceof State.Known known)) {
      return;
    }
    desk.askSave(SAVE, CleanCopy.suggested(title(), as), as.ending())
        .map(target -> CleanCopy.named(target, as))
        .ifPresent(target -> save(source.get(), file.get(), known.card().features(), as, target));
  }

  private void save(
      LayerStore.Source source, FileLayer layer, long features, CleanCopy.As as, Path target) {
    String shown = String.valueOf(target.getFileName());
    Optional<LayerView> joined = desk.contents().joined(layer);
    desk.jobs()
        .start(
            SAVING.filled(shown),
            progress ->
                joined.isPresent()
                    ? CleanCopy.write(source.file(), joined.get(), as, target, progress)
                    : CleanCopy.write(
                        source.file(),
                        source.choices(),
                        layer.layer(),
                        as,
                        target,
                        features,
                        progress))
        .then(
            lost ->
                desk.tell(
                    lost.isEmpty() ? SAVED.filled(shown) : SAVED_BUT.filled(shown, lost.get(0))))
        .failed(
            e -> {
              Text why = e instanceof CleanCopy.OverItself ? OVER_ITSELF : FileTrouble.of(e);
              desk.trouble(NOT_SAVED.filled(shown, why), Optional.of(SAVE), () -> saveCopy(as));
            });
  }

  /** Follows the layer no more. */
  @Override
  public void close() {
    desk.project().mapProperty().removeListener(changed);
    desk.layers().revisionProperty().removeListener(changed);
    if (weighing != null) {
      weighing.cancel();
    }
  }
}
