package org.tutai.viewer.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Query;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/**
 * Catches the pointer, while Shift is held, at corners of what the map shows: of drawings and
 * measures at once, of layers as soon as a search near the pointer has found them. For the UI
 * thread; the search runs elsewhere.
 */
public final class Snap {

  /** How near a corner must be to catch the pointer, in pixels. */
  public static final double REACH = 12;

  private static final Text SEARCH = Text.of("Looking for corners to snap to", "尋找可貼齊的節點");
  private static final double SEARCHED = 48;
  private static final int MOST_FEATURES = 64;
  private static final int MOST_CORNERS = 5_000;

  private final MapViewModel map;
  private final Project project;
  private final Jobs jobs;
  private final ReadOnlyLongWrapper found = new ReadOnlyLongWrapper(this, "found");
  private @Nullable Area searched;
  private List<Position> corners = List.of();
  private boolean searching;

  /** Where was searched: a square about a pixel of a view, in what the map showed. */
  private record Area(Viewport viewport, MapContent content, double x, double y) {
    boolean holds(MapPointer pointer, MapContent now) {
      return viewport.equals(pointer.viewport())
          && content.equals(now)
          && Math.abs(pointer.x() - x) < SEARCHED - REACH
          && Math.abs(pointer.y() - y) < SEARCHED - REACH;
    }
  }

  public Snap(MapViewModel map, Project project, Jobs jobs) {
    this.map = map;
    this.project = project;
    this.jobs = jobs;
  }

  /** Grows when a search has ended, so that where the pointer is may be caught now. */
  public ReadOnlyLongProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What the pointer means: the corner that catches it, else the place under it. */
  public Optional<Position> place(MapPointer pointer) {
    return caught(pointer).or(() -> pointer.place().map(Places::rounded));
  }

  /** The corner that catches the pointer; empty when Shift is not held or none is near. */
  public Optional<Position> caught(MapPointer pointer) {
    if (!pointer.shift()) {
      return Optional.empty();
    }
    search(pointer);
    Position nearest = null;
    double least = REACH;
    for (Position corner : (Iterable<Position>) candidates()::iterator) {
      double[] at = pointer.viewport().pixel(corner);
      double away = Math.hypot(at[0] - pointer.x(), at[1] - pointer.y());
      if (away < least) {
        least = away;
        nearest = corner;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private Stream<Position> candidates() {
    ThemeMap now = project.map();
    Stream<List<List<Position>>> drawn =
        now.annotations().stream()
            .filter(Annotation.Drawn.class::isInstance)
            .map(each -> ((Annotation.Drawn) each).parts());
    Stream<List<List<Position>>> measured =
        now.measurements().stream()
            .filter(Measurement.Taken.class::isInstance)
            .map(each -> ((Measurement.Taken) each).parts());
    Stream<Position> ours =
        Stream.concat(drawn, measured).flatMap(List::stream).flatMap(List::stream);
    return Stream.concat(corners.stream(), ours.limit(MOST_CORNERS));
  }

  private void search(MapPointer pointer) {
    MapContent content = map.contentProperty().get();
    if (searching || (searched != null && searched.holds(pointer, content))) {
      return;
    }
    var area = new Area(pointer.viewport(), content, pointer.x(), pointer.y());
    Optional<Bounds> box = box(area);
    if (box.isEmpty()) {
      return;
    }
    searching = true;
    jobs.start(SEARCH, progress -> corners(area, box.get()))
        .then(all -> corners = all)
        .ended(
            () -> {
              searched = area;
              searching = false;
              found.set(found.get() + 1);
            });
  }

  private static Optional<Bounds> box(Area area) {
    Viewport on = area.viewport();
    double[] lons = new double[4];
    double[] lats = new double[4];
    for (int i = 0; i < 4; i++) {
      double dx = i % 2 == 0 ? -SEARCHED : SEARCHED;
      double dy = i < 2 ? -SEARCHED : SEARCHED;
      Optional<Position> corner = on.place(area.x() + dx, area.y() + dy);
      if (corner.isEmpty()) {
        return Optional.empty();
      }
      lons[i] = corner.get().lon();
      lats[i] = corner.get().lat();
    }
    java.util.Arrays.sort(lons);
    java.util.Arrays.sort(lats);
    return Optional.of(new Bounds(lons[0], lats[0], lons[3], lats[3]));
  }

  private static List<Position> corners(Area area, Bounds lonLat) {
    var all = new ArrayList<Position>();
    for (Stratum stratum : area.content().strata()) {
      boolean shown = stratum.scales().contains(area.viewport().scaleDenominator());
      if (shown && stratum instanceof Stratum.Local local) {
        local.layers().forEach(styled -> collect(styled.layer(), lonLat, all));
      }
    }
    return all;
  }

  private static void collect(LayerView layer, Bounds lonLat, List<Position> into) {
    if (layer.raster().isPresent()) {
      return;
    }
    var ordinals = new ArrayList<Long>();
    try (FeatureCursor cursor =
        layer.query(new Query(WorldBox.ofLonLat(lonLat), 0, Query.Order.ANY))) {
      while (ordinals.size() < MOST_FEATURES && cursor.next()) {
        ordinals.add(cursor.ordinal());
      }
    }
    for (long ordinal : ordinals) {
      layer.get(ordinal).ifPresent(feature -> collect(layer, feature, lonLat, into));
    }
  }

  private static void collect(
      LayerView layer, Feature feature, Bounds lonLat, List<Position> into) {
    var toLonLat = Transforms.between(layer.info().crs(), CrsRegistry.CRS84);
    Geometry shape = feature.geometry();
    Coordinate[] all = shape == null ? new Coordinate[0] : shape.getCoordinates();
    for (Coordinate corner : all) {
      double[] at = {corner.x, corner.y};
      toLonLat.transform(at, 0, at, 0, 1);
      if (into.size() < MOST_CORNERS && lonLat.contains(at[0], at[1])) {
        into.add(new Position(at[0], at[1]));
      }
    }
  }
}
