package org.tutai.viewer.layers.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.LayerOrigin;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** The layer tree: its lines, what is picked in it, and what is done with that. UI thread. */
final class LayersViewModel {

  private static final Text SHOW = Text.of("Show the layer", "顯示圖層");
  private static final Text HIDE = Text.of("Hide the layer", "隱藏圖層");
  private static final Text SHOW_ALL = Text.of("Show all layers", "顯示所有圖層");
  private static final Text ONLY = Text.of("Show this layer only", "只顯示這個圖層");
  private static final Text OPACITY = Text.of("Change the opacity", "調整不透明度");
  private static final Text SCALES = Text.of("Change the scales", "調整顯示比例尺");
  private static final Text RENAME = Text.of("Rename the layer", "重新命名圖層");
  private static final Text CREDIT = Text.of("Change the credit", "變更資料來源標示");
  private static final Text REMOVE = Text.of("Remove the layer", "移除圖層");
  private static final Text REMOVED = Text.of("Removed \"%s\".", "已移除「%s」。");
  private static final Text REMOVED_MANY = Text.of("Removed %d layers.", "已移除 %d 個圖層。");
  private static final Text UNDO = Text.of("Undo", "復原");
  private static final Text DUPLICATE = Text.of("Duplicate the layer", "複製圖層");
  private static final Text COPY_OF = Text.of("%s (copy)", "%s（複本）");
  private static final Text GROUP = Text.of("Put into a new group", "放入新群組");
  private static final Text NEW_GROUP = Text.of("Group", "群組");
  private static final Text UNGROUP = Text.of("Dissolve the group", "解散群組");
  private static final Text MOVE = Text.of("Move the layer", "移動圖層");
  private static final Text BASE = Text.of("Change the base map", "變更底圖");
  private static final Text TOO_MANY =
      Text.of(
          "A map holds at most %d layers, in groups at most %d deep.", "一份主題圖最多 %d 個圖層，群組最多 %d 層。");

  private final Desk desk;
  private final LegendBook legends;
  private final LineMaker maker;
  private final LayerPlaces places;
  private final ReadOnlyObjectWrapper<List<TreeLine>> lines =
      new ReadOnlyObjectWrapper<>(this, "lines", List.of());
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final ReadOnlyObjectWrapper<List<String>> selected =
      new ReadOnlyObjectWrapper<>(this, "selected", List.of());
  private final ObjectProperty<Optional<String>> renaming =
      new SimpleObjectProperty<>(this, "renaming", Optional.empty());
  private final Set<String> closed = new HashSet<>();
  private Object gesture = new Object();
  private boolean asked;

  LayersViewModel(Desk desk) {
    this.desk = desk;
    this.legends = new LegendBook(desk.jobs(), this::later);
    this.maker = new LineMaker(desk, legends);
    this.places = new LayerPlaces(desk);
    InvalidationListener soon = of -> later();
    desk.layers().revisionProperty().addListener(soon);
    desk.contents().contentProperty().addListener(soon);
    desk.contents().problems().addListener(soon);
    desk.contents().publishedProperty().addListener(soon);
    desk.layerTrouble().known().addListener(soon);
    desk.map()
        .viewportProperty()
        .addListener(
            (of, before, now) -> {
              if (before.scaleDenominator() != now.scaleDenominator()) {
                later();
              }
            });
    desk.project().mapProperty().addListener((of, before, now) -> changed());
    search.addListener(of -> refresh());
    desk.pickedLayerProperty().addListener((of, before, now) -> follow(now));
    changed();
  }

  /** What is told often is worked out once for all that is waiting. */
  private void later() {
    if (!asked) {
      asked = true;
      desk.jobs()
          .ui()
          .execute(
              () -> {
                asked = false;
                refresh();
              });
    }
  }

  private void changed() {
    refresh();
    List<String> there =
        selected.get().stream()
            .filter(id -> LayerTree.find(desk.project().map(), id).isPresent())
            .toList();
    if (!there.equals(selected.get())) {
      select(there);
    }
  }

  private void refresh() {
    List<TreeLine> all = maker.lines();
    String typed = search.get().strip().toLowerCase(Locale.ROOT);
    List<TreeLine> now =
        typed.isEmpty() ? all : LineMaker.matching(all, layer -> isCalled(layer, typed));
    if (!now.equals(lines.get())) {
      lines.set(List.copyOf(now));
    }
  }

  private static boolean isCalled(TreeLine.Layer layer, String typed) {
    for (Language language : Language.values()) {
      String title = layer.title().in(language).toLowerCase(Locale.ROOT);
      if (title.contains(typed) || same(title).contains(same(typed))) {
        return true;
      }
    }
    return false;
  }

  /** 台 and 臺 are one letter to those who search. */
  private static String same(String text) {
    return text.replace('台', '臺');
  }

  // --- What is seen ------------------------------------------------------------------------------

  /** The lines, the topmost first; only those that are searched for. */
  ReadOnlyObjectProperty<List<TreeLine>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** What layers are searched by; empty for all. */
  StringProperty searchProperty() {
    return search;
  }

  /** The ids of what is picked, the leading one first. */
  ReadOnlyObjectProperty<List<String>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  List<String> selected() {
    return selected.get();
  }

  /** The line of a layer or group; empty when there is none now. */
  Optional<TreeLine.Layer> line(String id) {
    return line(lines.get(), id);
  }

  private static Optional<TreeLine.Layer> line(List<TreeLine> lines, String id) {
    for (TreeLine line : lines) {
      if (line instanceof TreeLine.Layer layer) {
        Optional<TreeLine.Layer> found =
            layer.id().equals(id) ? Optional.of(layer) : line(layer.lines(), id);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Which layer's title is being written. */
  ObjectProperty<Optional<String>> renamingProperty() {
    return renaming;
  }

  /** Picks layers; the first is the one that other parts of the program work on. */
  void select(List<String> ids) {
    if (!ids.equals(selected.get())) {
      selected.set(List.copyOf(ids));
    }
    Optional<String> first = ids.stream().findFirst();
    if (!first.equals(desk.pickedLayerProperty().get())) {
      desk.pickedLayerProperty().set(first);
    }
  }

  private void follow(Optional<String> picked) {
    if (!picked.equals(selected.get().stream().findFirst())) {
      selected.set(picked.map(List::of).orElse(List.of()));
    }
  }

  /** Legends are drawn for screens of so many pixels to a logical one. */
  void setPixelRatio(double pixels) {
    legends.setPixelRatio(pixels);
  }

  /** Notes whether a group shows its layers, which decides how others are moved past it. */
  void setOpen(String id, boolean open) {
    if (open) {
      closed.remove(id);
    } else {
      closed.add(id);
    }
  }

  // --- What is done ------------------------------------------------------------------------------

  private void edit(Text what, UnaryOperator<ThemeMap> change) {
    edit(what, new Object(), change);
  }

  private void edit(Text what, Object of, UnaryOperator<ThemeMap> change) {
    try {
      desk.project().edit(what, of, change);
    } catch (IllegalArgumentException e) {
      desk.trouble(
          TOO_MANY.filled(ThemeLimits.LAYERS, ThemeLimits.GROUPS_DEEP), Optional.empty(), () -> {});
    }
  }

  private void change(Text what, Object of, UnaryOperator<Entry> change) {
    List<String> ids = selected();
    edit(what, of, map -> each(map, ids, change));
  }

  private static ThemeMap each(ThemeMap map, List<String> ids, UnaryOperator<Entry> change) {
    ThemeMap now = map;
    for (String id : ids) {
      now = LayerTree.change(now, id, change);
    }
    return now;
  }

  /** Switches a layer on or off; with it all that is picked, when it is among that. */
  void toggle(String id) {
    LayerTree.find(desk.project().map(), id)
        .flatMap(ThemeLayer::common)
        .ifPresent(
            entry -> {
              boolean visible = !entry.visible();
              List<String> ids = selected().contains(id) ? selected() : List.of(id);
              edit(
                  visible ? SHOW : HIDE, map -> each(map, ids, e -> TreeEdits.visible(e, visible)));
            });
  }

  /** Switches what is picked on, and all else off. */
  void showOnly() {
    Set<String> shown = new HashSet<>(selected());
    edit(ONLY, map -> map.withLayers(Visibility.only(map.layers(), shown)));
  }

  void showAll() {
    edit(SHOW_ALL, map -> map.withLayers(Visibility.shown(map.layers())));
  }

  /** Begins a gesture: what is changed until {@link #endGesture} is undone in one step. */
  void beginGesture() {
    gesture = new Object();
  }

  /** Ends a gesture. */
  void endGesture() {
    gesture = new Object();
  }

  /** How much what is picked hides what is below, 0 to 1. */
  void setOpacity(double opacity) {
    double whole = Math.round(Math.max(0, Math.min(1, opacity)) * 100) / 100.0;
    change(OPACITY, gesture, entry -> TreeEdits.opaque(entry, whole));
  }

  /** Where what is picked shows. */
  void setScales(ScaleRange scales) {
    change(SCALES, new Object(), entry -> TreeEdits.scaled(entry, scales));
  }

  void setAttribution(String words) {
    String plain = clean(words, ThemeLimits.TEXT);
    change(CREDIT, new Object(), entry -> TreeEdits.credited(entry, plain));
  }

  /** Begins to write the title of the leading layer. */
  void rename() {
    renaming.set(selected().stream().findFirst());
  }

  /** Takes a title that was written; one of nothing but blanks is none. */
  void renamed(String id, String title) {
    renaming.set(Optional.empty());
    String plain = clean(title, ThemeLimits.LINE);
    boolean same =
        line(id).filter(l -> l.title().in(desk.words().language()).equals(plain)).isPresent();
    if (!plain.isEmpty() && !same) {
      edit(RENAME, map -> LayerTree.change(map, id, entry -> TreeEdits.titled(entry, plain)));
    }
  }

  void stopRenaming() {
    renaming.set(Optional.empty());
  }

  private static String clean(String words, int most) {
    StringBuilder plain = new StringBuilder();
    words
        .substring(0, Math.min(words.length(), most))
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  /** Removes what is picked, and offers to take that back. */
  void remove() {
    List<String> ids = TreeEdits.outermost(desk.project().map(), selected());
    if (ids.isEmpty()) {
      return;
    }
    Text told =
        ids.size() == 1
            ? REMOVED.filled(line(ids.get(0)).map(TreeLine.Layer::title).orElse(NEW_GROUP))
            : REMOVED_MANY.filled(ids.size());
    Optional<String> next = neighbour(ids);
    edit(
        REMOVE,
        map -> {
          ThemeMap now = map;
          for (String id : ids) {
            now = LayerTree.remove(now, id);
          }
          return now;
        });
    select(next.map(List::of).orElse(List.of()));
    desk.tell(
        told,
        UNDO,
        () -> {
          if (desk.project().undoableProperty().get().equals(Optional.of(REMOVE))) {
            desk.project().undo();
          }
        });
  }

  /** What is picked once others are gone: the next below, else the next above. */
  private Optional<String> neighbour(List<String> gone) {
    ThemeMap map = desk.project().map();
    return TreeEdits.place(map, gone.get(gone.size() - 1))
        .flatMap(
            at -> {
              List<ThemeLayer> siblings = TreeEdits.siblings(map, at.group());
              var order = new ArrayList<ThemeLayer>();
              for (int i = at.index() - 1; i >= 0; i--) {
                order.add(siblings.get(i));
              }
              order.addAll(siblings.subList(at.index() + 1, siblings.size()));
              return order.stream()
                  .flatMap(layer -> layer.common().map(Entry::id).stream())
                  .filter(id -> !gone.contains(id))
                  .findFirst();
            });
  }

  void duplicate() {
    List<String> ids = TreeEdits.outermost(desk.project().map(), selected());
    Map<String, String> copies = new LinkedHashMap<>();
    ids.forEach(id -> copies.put(id, LayerTree.newId()));
    edit(
        DUPLICATE,
        map -> {
          ThemeMap now = map;
          for (Map.Entry<String, String> copy : copies.entrySet()) {
            now = duplicated(now, copy.getKey(), copy.getValue());
          }
          return now;
        });
    select(
        copies.values().stream()
            .filter(id -> LayerTree.find(desk.project().map(), id).isPresent())
            .toList());
  }

  private ThemeMap duplicated(ThemeMap map, String id, String copyId) {
    String title = line(id).map(l -> l.title().in(desk.words().language())).orElse("");
    return TreeEdits.duplicate(
        map, id, copyId, any -> clean(desk.words().get(COPY_OF, title), ThemeLimits.LINE));
  }

  /** Puts what is picked into a new group, whose title is then written. */
  void group() {
    String id = LayerTree.newId();
    String title = desk.words().get(NEW_GROUP);
    List<String> ids = selected();
    edit(GROUP, map -> TreeEdits.group(map, ids, id, title));
    if (LayerTree.find(desk.project().map(), id).isPresent()) {
      select(List.of(id));
      rename();
    }
  }

  /** Dissolves the groups that are picked. */
  void ungroup() {
    List<String> ids = selected();
    List<String> inside =
        ids.stream()
            .flatMap(id -> LayerTree.find(desk.project().map(), id).stream())
            .filter(GroupLayer.class::isInstance)
            .flatMap(group -> ((GroupLayer) group).layers().stream())
            .flatMap(layer -> layer.common().map(Entry::id).stream())
            .toList();
    edit(
        UNGROUP,
        map -> {
          ThemeMap now = map;
          for (String id : ids) {
            now = TreeEdits.ungroup(now, id);
          }
          return now;
        });
    select(inside);
  }

  void moveUp() {
    step(true);
  }

  void moveDown() {
    step(false);
  }

  private void step(boolean up) {
    List<String> ids = selected();
    Predicate<String> open = id -> !closed.contains(id);
    edit(MOVE, map -> TreeEdits.step(map, ids, up, open));
  }

  void moveToTop() {
    edit(MOVE, map -> TreeEdits.toTop(map, selected()));
  }

  void moveToBottom() {
    edit(MOVE, map -> TreeEdits.toBottom(map, selected()));
  }

  /** Drops layers at another. */
  void drop(List<String> ids, String target, TreeEdits.Drop how) {
    edit(MOVE, map -> TreeEdits.drop(map, ids, target, how));
  }

  /** Drops layers below all others. */
  void dropAtBottom(List<String> ids) {
    edit(MOVE, map -> TreeEdits.toBottom(map, ids));
  }

  // --- The base map ------------------------------------------------------------------------------

  void setBase(ThemeBase base) {
    edit(
        BASE,
        map ->
            new ThemeMap(
                map.version(),
                map.title(),
                map.description(),
                map.author(),
                map.view(),
                base,
                map.layers(),
                map.annotations(),
                map.measurements(),
                map.legend(),
                map.attribution(),
                map.extra()));
  }

  // --- Where it is, and opening ------------------------------------------------------------------

  /** Goes to where what is picked lies; tells when that is not known. */
  void zoomTo() {
    places.zoomTo(selected().stream().flatMap(id -> line(id).stream()).toList());
  }

  /** Goes to a scale at which a layer shows. */
  void zoomToScale(String id) {
    line(id).ifPresent(places::zoomToScale);
  }

  /** Opens a layer's file anew. */
  void reopen(String id) {
    origin(id).ifPresent(desk.layers()::open);
  }

  /** Gives the opening of a layer's file up. */
  void stop(String id) {
    line(id).flatMap(line -> line.status().job()).ifPresent(job -> job.cancel());
  }

  private Optional<LayerOrigin> origin(String id) {
    return LayerTree.find(desk.project().map(), id).flatMap(desk.layers()::origin);
  }
}
