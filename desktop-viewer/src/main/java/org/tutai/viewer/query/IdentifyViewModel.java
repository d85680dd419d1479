package org.tutai.viewer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.render.HitTest;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.wms.WmsSource;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.UnknownLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Form;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Sketch.Shape;
import org.tutai.viewer.table.CellText;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Progress;

/** What is here: asks every layer shown, away from the UI thread. For the UI thread. */
public final class IdentifyViewModel {

  private static final Text ASKING = Text.of("Identifying", "正在查詢圖徵");
  private static final Text HOVERING = Text.of("Looking below the pointer", "正在查看游標下的圖徵");
  private static final Text PICTURE_ONLY =
      Text.of(
          "This layer comes as pictures; Tutai cannot ask its server about a place.",
          "此圖層以圖片提供，無法向伺服器查詢此處的屬性。");
  private static final Text SERVER_ASKED = Text.of("Asking its server…", "正在詢問伺服器…");
  private static final Text ANNOTATION = Text.of("Annotation", "標註");
  private static final int MOST = 20;
  private static final int LONGEST_NAME = 40;

  /** A layer to ask. */
  private record Target(
      String id, Text title, Optional<StyledLayer> styled, Optional<WmsSource> service) {}

  private final Desk desk;
  private final ReadOnlyObjectWrapper<Optional<Identified>> found =
      new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
  private final ReadOnlyObjectWrapper<Sketch> sketch =
      new ReadOnlyObjectWrapper<>(this, "sketch", Sketch.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private Sketch marked = Sketch.NONE;
  private Sketch hovered = Sketch.NONE;
  private @Nullable Job<?> asking;
  private @Nullable Job<?> hovering;

  public IdentifyViewModel(Desk desk) {
    this.desk = desk;
  }

  /** What was found last. */
  public ReadOnlyObjectProperty<Optional<Identified>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** The feature pointed out, and what the pointer is over. */
  public ReadOnlyObjectProperty<Sketch> sketchProperty() {
    return sketch.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether there is anything to ask. */
  public boolean isAnythingThere() {
    return !targets(desk.map().viewport().scaleDenominator()).isEmpty()
        || !desk.project().map().annotations().isEmpty();
  }

  /** Asks what is under the pointer. */
  public void ask(MapPointer at) {
    Optional<Position> place = at.place();
    if (place.isEmpty()) {
      return;
    }
    if (asking != null) {
      asking.cancel();
    }
    List<Target> targets = targets(at.viewport().scaleDenominator());
    List<Annotation> annotations = desk.project().map().annotations();
    busy.set(true);
    Job<Identified> job =
        desk.jobs().start(ASKING, progress -> ask(targets, annotations, at, place.get(), progress));
    asking = job;
    job.then(
        now -> {
          show(now);
          askServers(targets, at, now);
        });
    job.ended(
        () -> {
          if (asking == job) {
            busy.set(false);
          }
        });
  }

  /** What the servers tell comes when it comes; none holds up the others. */
  private void askServers(List<Target> targets, MapPointer at, Identified asked) {
    double metres = at.viewport().unitsPerPixel() * at.viewport().crs().metresPerUnit();
    for (Target target : targets) {
      asked.layers().stream()
          .filter(layer -> layer.id().filter(target.id()::equals).isPresent())
          .filter(layer -> target.service().isPresent())
          .findFirst()
          .ifPresent(
              layer ->
                  desk.jobs()
                      .start(
                          ASKING,
                          progress ->
                              RemoteAnswers.ask(
                                  desk.remote(),
                                  target.service().get(),
                                  asked.place(),
                                  metres,
                                  layer))
                      .then(told -> put(asked.place(), told)));
    }
  }

  private void put(Position place, Identified.Layer told) {
    found
        .get()
        .filter(now -> now.place().equals(place))
        .ifPresent(
            now ->
                found.set(
                    Optional.of(
                        new Identified(
                            place,
                            now.layers().stream()
                                .map(layer -> layer.id().equals(told.id()) ? told : layer)
                                .toList()))));
  }

  private void show(Identified now) {
    found.set(Optional.of(now));
    marked =
        now.layers().stream()
            .flatMap(layer -> layer.items().stream())
            .findFirst()
            .map(this::outline)
            .orElse(Sketch.NONE)
            .over(
                new Sketch(List.of(new Shape(Form.POINTS, List.of(now.place()), Look.PLACE, ""))));
    draw();
  }

  private Sketch outline(Identified.Item item) {
    Geometry shape = item.lonLat();
    return shape == null ? Sketch.NONE : Areas.sketch(shape, Look.REACH);
  }

  /** Points a feature out on the map. */
  public void mark(Identified.Item item) {
    marked = outline(item);
    draw();
  }

  /** Takes all marks from the map. */
  public void clear() {
    marked = Sketch.NONE;
    hovered = Sketch.NONE;
    draw();
  }

  private void draw() {
    sketch.set(marked.over(hovered));
  }

  /** Selects a feature, and no other. */
  public void select(String layer, Feature feature) {
    desk.selection().replace(java.util.Map.of(layer, OrdinalSet.of(feature.ordinal())));
  }

  // --- Hovering ----------------------------------------------------------------------------------

  /** The pointer rests: names what is below it. */
  public void hover(MapPointer at) {
    Optional<Position> place = at.place();
    List<Target> targets = targets(at.viewport().scaleDenominator());
    if (place.isEmpty() || targets.isEmpty()) {
      return;
    }
    leave();
    Language language = desk.words().language();
    Job<String> job =
        desk.jobs().start(HOVERING, progress -> name(targets, at, language, progress));
    hovering = job;
    job.then(
        name -> {
          if (hovering == job && !name.isEmpty()) {
            hovered =
                new Sketch(List.of(new Shape(Form.LINE, List.of(place.get()), Look.PLACE, name)));
            draw();
          }
        });
  }

  /** The pointer moved on. */
  public void leave() {
    if (hovering != null) {
      hovering.cancel();
      hovering = null;
    }
    if (!hovered.equals(Sketch.NONE)) {
      hovered = Sketch.NONE;
      draw();
    }
  }

  private static String name(
      List<Target> targets, MapPointer at, Language language, Progress progress) {
    MapView view = SelectViewModel.view(at.viewport());
    for (Target target : targets) {
      progress.at(0, -1);
      if (target.styled().isPresent()) {
        LayerView layer = target.styled().get().layer();
        List<Feature> hits = HitTest.at(target.styled().get(), view, at.x(), at.y(), 1);
        if (!hits.isEmpty()) {
          return name(hits.get(0), layer.info().schema().fields(), language);
        }
      }
    }
    return "";
  }

  /** The first text of a feature that reads like a name; else its first value. */
  static String name(Feature feature, List<Field> fields, Language language) {
    return name(feature.ordinal(), feature::value, fields, language);
  }

  /** The same of a feature of which only the values are known. */
  static String name(
      long ordinal, IntFunction<@Nullable Object> values, List<Field> fields, Language language) {
    Optional<Integer> named = Optional.empty();
    for (int i = 0; i < fields.size(); i++) {
      boolean text =
          fields.get(i).type() == FieldType.TEXT
              && values.apply(i) instanceof String value
              && !value.isBlank();
      if (text && isName(fields.get(i).name())) {
        named = Optional.of(i);
      }
    }
    for (int i = 0; i < fields.size() && named.isEmpty(); i++) {
      boolean text = values.apply(i) instanceof String value && value.matches(".*\\p{L}.*");
      named = text ? Optional.of(i) : named;
    }
    int column = named.orElse(0);
    return fields.isEmpty() || values.apply(column) == null
        ? "#" + (ordinal + 1)
        : CellText.line(
            CellText.cell(values.apply(column), fields.get(column), language), LONGEST_NAME);
  }

  /** Only addresses of the web can be followed. */
  static boolean isLink(String text) {
    String address = text.strip();
    return address.length() <= 2000 && address.matches("(?i)https?://[^\\s\\p{Cntrl}\"<>\\\\]+");
  }

  private static boolean isName(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    return (name.endsWith("name") && !name.startsWith("eng") && !name.endsWith("engname"))
        || name.equals("rnm")
        || name.endsWith("名稱")
        || name.endsWith("名");
  }

  // --- Asking ------------------------------------------------------------------------------------

  private List<Target> targets(double scale) {
    var all = new ArrayList<Target>();
    collect(desk.project().map().layers(), scale, all);
    return all;
  }

  private void collect(List<ThemeLayer> layers, double scale, List<Target> into) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      ThemeLayer layer = layers.get(i);
      Optional<Entry> entry = layer.common().filter(e -> e.visible() && e.scales().contains(scale));
      if (entry.isEmpty() || layer instanceof UnknownLayer) {
        continue;
      }
      if (layer instanceof GroupLayer group) {
        collect(group.layers(), scale, into);
      } else {
        boolean local = desk.layers().origin(layer).isPresent();
        Optional<StyledLayer> styled = desk.contents().styled(entry.get().id());
        if (!local || styled.isPresent()) {
          into.add(
              new Target(entry.get().id(), title(entry.get(), styled), styled, service(layer)));
        }
      }
    }
  }

  /** Who can be asked about a layer that comes as pictures. */
  private Optional<WmsSource> service(ThemeLayer layer) {
    return layer instanceof PublishedLayer published
        ? desk.contents().publishedProperty().get().service(published)
        : desk.contents()
            .remote(layer)
            .flatMap(
                each ->
                    each instanceof RemoteLayer.Wms wms
                        ? Optional.of(wms.source())
                        : Optional.empty());
  }

  private static Text title(Entry entry, Optional<StyledLayer> styled) {
    Supplier<String> own = () -> styled.map(each -> each.layer().info().name()).orElse(entry.id());
    return Text.same(entry.title().isBlank() ? own.get() : entry.title());
  }

  private static Identified ask(
      List<Target> targets,
      List<Annotation> annotations,
      MapPointer at,
      Position place,
      Progress progress) {
    var layers = new ArrayList<Identified.Layer>();
    layers.addAll(Popups.at(annotations, at, ANNOTATION));
    for (int i = 0; i < targets.size(); i++) {
      progress.at(i, targets.size());
      ask(targets.get(i), at).ifPresent(layers::add);
    }
    return new Identified(place, layers);
  }

  private static Optional<Identified.Layer> ask(Target target, MapPointer at) {
    if (target.styled().isEmpty()) {
      return Optional.of(
          new Identified.Layer(
              Optional.of(target.id()),
              target.title(),
              List.of(),
              List.of(),
              false,
              false,
              Optional.of(target.service().isPresent() ? SERVER_ASKED : PICTURE_ONLY)));
    }
    StyledLayer styled = target.styled().get();
    LayerView layer = styled.layer();
    List<Feature> hits =
        HitTest.at(styled, SelectViewModel.view(at.viewport()), at.x(), at.y(), MOST + 1);
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    List<Identified.Item> items =
        hits.stream().limit(MOST).map(feature -> item(feature, layer)).toList();
    return Optional.of(
        new Identified.Layer(
            Optional.of(target.id()),
            target.title(),
            layer.info().schema().fields(),
            items,
            layer.raster().isEmpty(),
            hits.size() > MOST,
            Optional.empty()));
  }

  private static Identified.Item item(Feature feature, LayerView layer) {
    Geometry shape = feature.geometry();
    if (shape == null || shape.isEmpty()) {
      return new Identified.Item(feature, null, Optional.empty());
    }
    Geometry lonLat = Areas.lonLat(shape, layer.info().crs());
    return new Identified.Item(feature, lonLat, measure(lonLat));
  }

  /** Length or area on the ellipsoid, with the perimeter of an area. */
  private static Optional<Text> measure(Geometry lonLat) {
    try {
      double length = Geodesics.length(lonLat);
      if (lonLat.getDimension() == 2) {
        double area = Geodesics.area(lonLat);
        return Optional.of(
            Text.of(
                "Area "
                    + said(area, true, Locale.ENGLISH)
                    + " · perimeter "
                    + said(length, false, Locale.ENGLISH),
                "面積 "
                    + said(area, true, Locale.TRADITIONAL_CHINESE)
                    + "・周長 "
                    + said(length, false, Locale.TRADITIONAL_CHINESE)));
      }
      return lonLat.getDimension() == 1
          ? Optional.of(
              Text.of(
                  "Length " + said(length, false, Locale.ENGLISH),
                  "長度 " + said(length, false, Locale.TRADITIONAL_CHINESE)))
          : Optional.empty();
    } catch (IllegalArgumentException nowhere) {
      return Optional.empty();
    }
  }

  private static String said(double metres, boolean area, Locale locale) {
    return MeasureUnit.usual(metres, area).text(metres, locale);
  }
}
