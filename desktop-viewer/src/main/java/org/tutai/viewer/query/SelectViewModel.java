package org.tutai.viewer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Touching;
import org.tutai.geo.measure.GeodesicBuffer;
import org.tutai.geo.render.HitTest;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.table.EcqlViewModel;
import org.tutai.viewer.table.TableLayer;
import org.tutai.viewer.table.TableLayers;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Progress;

/**
 * Selecting by areas and distances: which layers are asked, what was drawn last and what was found
 * by it. For the UI thread; the search is done elsewhere.
 */
public final class SelectViewModel {

  /** How what is found joins what is selected. */
  public enum Joining {
    REPLACE,
    ADD,
    TOGGLE;

    /** What is held with the pointer tells. */
    static Joining of(MapPointer pointer) {
      return pointer.shift() ? ADD : pointer.shortcut() ? TOGGLE : REPLACE;
    }
  }

  private static final Text SEARCHING = Text.of("Selecting features", "正在選取圖徵");
  private static final Text NOTHING_SELECTED =
      Text.of("Select features first, then buffer around them", "請先選取圖徵，再以其建立環域");
  private static final double FIRST_METRES = 500;

  /** What was drawn, and is grown by the distance. */
  private sealed interface Source {

    /** Places drawn on a map. */
    record Drawn(SelectShape shape, List<Position> places, Crs crs) implements Source {}

    /** The features selected at some moment. */
    record Features(List<Hits.Of> selected) implements Source {}
  }

  private record Answer(Hits hits, Sketch reach) {}

  private final Desk desk;
  private final ObjectProperty<SelectShape> shape =
      new SimpleObjectProperty<>(this, "shape", SelectShape.CLICK);
  private final DoubleProperty metres = new SimpleDoubleProperty(this, "metres", FIRST_METRES);
  private final ObservableSet<String> leftOut = FXCollections.observableSet(new HashSet<>());
  private final ReadOnlyObjectWrapper<Hits> hits =
      new ReadOnlyObjectWrapper<>(this, "hits", Hits.NONE);
  private final ReadOnlyObjectWrapper<Sketch> reach =
      new ReadOnlyObjectWrapper<>(this, "reach", Sketch.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Optional<Text>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private @Nullable Job<?> searching;
  private @Nullable Source last;

  public SelectViewModel(Desk desk) {
    this.desk = desk;
    metres.addListener((value, before, now) -> again());
  }

  /** What is drawn next. */
  public ObjectProperty<SelectShape> shapeProperty() {
    return shape;
  }

  /** The distance of a buffer; a change searches anew around what was drawn last. */
  public DoubleProperty metresProperty() {
    return metres;
  }

  /** Ids of layers that are not asked. */
  public ObservableSet<String> leftOut() {
    return leftOut;
  }

  /** What was found last. */
  public ReadOnlyObjectProperty<Hits> hitsProperty() {
    return hits.getReadOnlyProperty();
  }

  /** How far the last search reached. */
  public ReadOnlyObjectProperty<Sketch> reachProperty() {
    return reach.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why nothing could be searched, if so. */
  public ReadOnlyObjectProperty<Optional<Text>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The layers that can be asked: those that are shown, the topmost first. */
  public List<TableLayer> layers() {
    return TableLayers.visible(desk);
  }

  private List<TableLayer> asked() {
    return layers().stream().filter(layer -> !leftOut.contains(layer.id())).toList();
  }

  // --- Searching ---------------------------------------------------------------------------------

  /** Selects the topmost feature under the pointer. */
  public void click(MapPointer at) {
    List<StyledLayer> styled = new ArrayList<>();
    List<TableLayer> layers = new ArrayList<>();
    for (TableLayer layer : asked()) {
      desk.contents()
          .styled(layer.id())
          .ifPresent(
              each -> {
                styled.add(each);
                layers.add(layer);
              });
    }
    last = null;
    Language language = desk.words().language();
    search(Joining.of(at), progress -> new Answer(top(styled, layers, at, language), Sketch.NONE));
  }

  private static Hits top(
      List<StyledLayer> styled, List<TableLayer> layers, MapPointer at, Language language) {
    MapView view = view(at.viewport());
    for (int i = 0; i < styled.size(); i++) {
      List<Feature> found = HitTest.at(styled.get(i), view, at.x(), at.y(), 1);
      if (!found.isEmpty()) {
        OrdinalSet one = OrdinalSet.of(found.get(0).ordinal());
        return new Hits(List.of(Hits.Of.named(layers.get(i), one, language)));
      }
    }
    return Hits.NONE;
  }

  static MapView view(Viewport viewport) {
    return new MapView(viewport.crs(), viewport.bounds(), viewport.width(), viewport.height());
  }

  /** Selects by what was drawn on a map. */
  public void draw(SelectShape drawn, List<Position> places, Crs crs, Joining joining) {
    search(new Source.Drawn(drawn, List.copyOf(places), crs), joining);
  }

  /** Selects what lies within the distance of the features that are selected now. */
  public void aroundSelected() {
    var selected = new ArrayList<Hits.Of>();
    for (TableLayer layer : TableLayers.of(desk)) {
      OrdinalSet ordinals = desk.selection().of(layer.id());
      if (!ordinals.isEmpty()) {
        selected.add(new Hits.Of(layer, ordinals, List.of()));
      }
    }
    if (selected.isEmpty()) {
      problem.set(Optional.of(NOTHING_SELECTED));
      return;
    }
    search(new Source.Features(selected), Joining.REPLACE);
  }

  /** Searches as last time, with the distance and layers as they are now. */
  public void again() {
    Source source = last;
    if (source != null) {
      search(source, Joining.REPLACE);
    }
  }

  private void search(Source source, Joining joining) {
    last = source;
    double distance = metres.get();
    List<TableLayer> layers = asked();
    Language language = desk.words().language();
    search(joining, progress -> answer(source, distance, layers, language, progress));
  }

  private void search(Joining joining, org.tutai.viewer.work.Task<Answer> task) {
    stop();
    problem.set(Optional.empty());
    busy.set(true);
    Job<Answer> job = desk.jobs().start(SEARCHING, task);
    searching = job;
    job.then(answer -> found(job, answer, joining));
    job.failed(
        why -> {
          busy.set(false);
          problem.set(Optional.of(Text.same(String.valueOf(why.getMessage()))));
        });
    job.ended(
        () -> {
          if (searching == job) {
            busy.set(false);
          }
        });
  }

  private void found(Job<?> job, Answer answer, Joining joining) {
    if (searching != job) {
      return;
    }
    reach.set(answer.reach());
    hits.set(answer.hits());
    if (joining == Joining.REPLACE) {
      desk.selection().replace(answer.hits().selection());
      return;
    }
    for (Hits.Of each : answer.hits().layers()) {
      OrdinalSet before = desk.selection().of(each.layer().id());
      desk.selection()
          .set(
              each.layer().id(),
              joining == Joining.ADD
                  ? before.with(each.ordinals())
                  : before.toggled(each.ordinals()));
    }
  }

  private void stop() {
    Job<?> running = searching;
    if (running != null) {
      running.cancel();
    }
    searching = null;
    busy.set(false);
  }

  /** Forgets what was drawn and found; the selection stays. */
  public void forget() {
    stop();
    last = null;
    reach.set(Sketch.NONE);
    problem.set(Optional.empty());
  }

  private static Answer answer(
      Source source, double metres, List<TableLayer> layers, Language language, Progress progress) {
    Geometry area = area(source, metres, progress);
    boolean grown = !(source instanceof Source.Drawn drawn) || drawn.shape().isBuffer();
    Sketch reach = grown ? Areas.sketch(area, Look.REACH) : Sketch.NONE;
    var found = new ArrayList<Hits.Of>();
    long total = layers.stream().mapToLong(each -> each.view().info().count()).sum();
    long before = 0;
    for (TableLayer layer : layers) {
      long done = before;
      long[] ordinals =
          Touching.ordinals(layer.view(), area, looked -> progress.at(done + looked, total));
      found.add(Hits.Of.named(layer, filtered(layer, ordinals, progress), language));
      before += layer.view().info().count();
    }
    return new Answer(new Hits(found), reach);
  }

  /** Those of a layer's features that its own filter lets be seen. */
  private static OrdinalSet filtered(TableLayer layer, long[] ordinals, Progress progress) {
    Optional<Expression> filter = layer.filter().flatMap(EcqlViewModel::parsed);
    if (filter.isEmpty() || ordinals.length == 0) {
      return OrdinalSet.of(ordinals);
    }
    FeatureTable table = FeatureTable.of(layer.view());
    Expression bound = filter.get().bind(table.info().schema());
    long[] kept = new long[ordinals.length];
    int size = 0;
    for (long ordinal : ordinals) {
      int row = table.row(ordinal);
      if (row >= 0 && bound.test(table.at(row))) {
        kept[size++] = ordinal;
      }
    }
    progress.at(0, -1);
    return OrdinalSet.of(java.util.Arrays.copyOf(kept, size));
  }

  private static Geometry area(Source source, double metres, Progress progress) {
    if (source instanceof Source.Features features) {
      return GeodesicBuffer.of(shapes(features.selected(), progress), metres, progress::at);
    }
    var drawn = (Source.Drawn) source;
    return switch (drawn.shape()) {
      case CLICK, BOX, POLYGON, FREEHAND -> Areas.polygon(drawn.places(), drawn.crs());
      case AROUND_POINT, AROUND_LINE ->
          GeodesicBuffer.of(Areas.line(drawn.places()), metres, progress::at);
      case AROUND_POLYGON ->
          GeodesicBuffer.of(Areas.polygon(drawn.places(), drawn.crs()), metres, progress::at);
    };
  }

  private static Geometry shapes(List<Hits.Of> selected, Progress progress) {
    var shapes = new ArrayList<Geometry>();
    for (Hits.Of each : selected) {
      LayerView view = each.layer().view();
      FeatureTable table = FeatureTable.of(view);
      each.ordinals()
          .ordinals()
          .mapToInt(table::row)
          .filter(row -> row >= 0)
          .mapToObj(table::geometry)
          .filter(shape -> shape != null && !shape.isEmpty())
          .forEach(
              shape -> {
                progress.at(0, -1);
                shapes.add(Areas.lonLat(shape, view.info().crs()));
              });
    }
    return new GeometryFactory().buildGeometry(shapes);
  }
}
