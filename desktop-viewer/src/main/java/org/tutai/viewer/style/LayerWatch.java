package org.tutai.viewer.style;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.choice.RasterChoices;
import org.tutai.geo.style.choice.StyleReading;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.style.StyleViewModel.Phase;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;

/**
 * The layer whose style is shown, and how it looks now. A look that somebody else gave it (undo,
 * paste, a file) is read in the background and told; one that was written here isn't. For the UI
 * thread.
 */
final class LayerWatch {

  private static final Text READING = Text.of("Reading a style", "正在讀取樣式");

  /**
   * A look as choices.
   *
   * @param features empty of a grid
   * @param grid empty of features, and of grids that are drawn in no colours that run
   */
  record Look(Optional<StyleReading> features, Optional<RasterChoices> grid) {}

  /** Who is told. */
  interface Audience {

    /** Another layer is shown: nothing is known of it yet. */
    void forget();

    /** The layer has a look that wasn't written here. */
    void looks(Look look);

    /** The layer's columns or features are others; its look isn't. */
    void otherValues();
  }

  private final Project project;
  private final MapContents contents;
  private final Jobs jobs;
  private final Audience audience;
  private final ReadOnlyObjectWrapper<Optional<String>> layer =
      new ReadOnlyObjectWrapper<>(this, "layer", Optional.empty());
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.NOTHING);
  private @Nullable StyledLayer shown;
  private @Nullable LayerView view;
  private @Nullable Job<?> reading;
  private @Nullable String written;

  LayerWatch(Project project, MapContents contents, Jobs jobs, Audience audience) {
    this.project = project;
    this.contents = contents;
    this.jobs = jobs;
    this.audience = audience;
    project.mapProperty().addListener((value, before, now) -> follow());
    contents.contentProperty().addListener((value, before, now) -> follow());
  }

  ReadOnlyObjectProperty<Optional<String>> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** Its features with all their columns, without the filter; empty while it is opened. */
  Optional<LayerView> view() {
    return Optional.ofNullable(view);
  }

  /** The look that was read last; empty once another was written here. */
  Optional<StyledLayer> shown() {
    return Optional.ofNullable(shown);
  }

  Optional<ThemeLayer> found() {
    return layer.get().flatMap(id -> LayerTree.find(project.map(), id));
  }

  Optional<Entry> entry() {
    return found().flatMap(ThemeLayer::common);
  }

  /** Shows another layer's style; empty: none. */
  void show(Optional<String> id) {
    if (!id.equals(layer.get())) {
      shown = null;
      view = null;
      written = null;
      audience.forget();
      layer.set(id);
    }
    follow();
  }

  /** A style is about to be written here, which needn't be read. */
  void writes(String sld) {
    written = sld;
    shown = null;
    Job<?> job = reading;
    if (job != null) {
      job.cancel();
    }
  }

  private void follow() {
    Optional<ThemeLayer> now = found();
    if (now.isEmpty()) {
      phase.set(Phase.NOTHING);
    } else if (!(now.get() instanceof FileLayer file)) {
      phase.set(Phase.ELSEWHERE);
    } else {
      contents
          .styled(file.entry().id())
          .ifPresentOrElse(styled -> follow(file, styled), () -> phase.set(Phase.LOADING));
    }
  }

  private void follow(FileLayer file, StyledLayer styled) {
    Optional<LayerView> whole = contents.view(file.entry().id());
    boolean ours = file.sld().isPresent() && file.sld().get().equals(written);
    LayerView known = view;
    boolean sameView =
        known != null && whole.isPresent() && ColumnReading.isSameLayer(known, whole.get());
    view = whole.orElse(null);
    if (!styled.equals(shown) && !(ours && sameView) && isOf(file, styled)) {
      read(file.entry().id(), styled);
    } else if (!sameView) {
      audience.otherValues();
    }
  }

  /** Whether a look is in the layer's style, and not still in the one before. */
  private boolean isOf(FileLayer file, StyledLayer styled) {
    return file.sld().isEmpty()
        || contents.problems().containsKey(file.entry().id())
        || Digests.sha256(file.sld().get()).equals(styled.styleDigest());
  }

  private void read(String id, StyledLayer styled) {
    shown = styled;
    Job<?> before = reading;
    if (before != null) {
      before.cancel();
    }
    reading = jobs.start(READING, progress -> look(styled)).then(look -> accept(id, look));
  }

  private static Look look(StyledLayer styled) {
    if (styled.layer().raster().isPresent()) {
      return new Look(Optional.empty(), RasterChoices.of(styled.style()));
    }
    LayerInfo info = styled.layer().info();
    return new Look(
        Optional.of(StyleReading.of(styled.style(), info.schema().geometryKind())),
        Optional.empty());
  }

  private void accept(String id, Look look) {
    if (layer.get().equals(Optional.of(id))) {
      if (look.features().isPresent()) {
        written = null;
      }
      audience.looks(look);
      phase.set(look.features().isPresent() ? Phase.FEATURES : Phase.GRID);
    }
  }
}
