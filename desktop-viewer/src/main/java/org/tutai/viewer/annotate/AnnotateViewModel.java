package org.tutai.viewer.annotate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.draw.Extents;
import org.tutai.viewer.draw.Room;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;

/** What is drawn next, what is picked, and every change of it. For the UI thread. */
public final class AnnotateViewModel {

  private static final Text DRAW = Text.of("Draw %s", "繪製%s");
  private static final Text STYLE = Text.of("Change look", "變更樣式");
  private static final Text WRITE = Text.of("Change text", "變更文字");
  private static final Text NOTE = Text.of("Change note", "變更說明");
  private static final Text RADIUS = Text.of("Change radius", "變更半徑");
  private static final Text NUDGE = Text.of("Move annotation", "移動註記");
  private static final Text DELETE = Text.of("Delete annotation", "刪除註記");
  private static final Text DUPLICATE = Text.of("Duplicate annotation", "複製註記");
  private static final Text PASTE = Text.of("Paste annotation", "貼上註記");
  private static final Text FRONT = Text.of("Bring to front", "移到最上層");
  private static final Text BACK = Text.of("Send to back", "移到最下層");
  private static final double ASIDE = 16;

  /**
   * A text being written on the map.
   *
   * @param id of the annotation whose text it is; empty for a new one
   * @param at where
   * @param text as it was
   * @param style how it will look
   */
  public record Typing(Optional<String> id, Position at, String text, AnnotationStyle style) {}

  private final Project project;
  private final MapViewModel map;
  private final ObjectProperty<Optional<DrawKind>> kind =
      new SimpleObjectProperty<>(this, "kind", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Drawn>> picked =
      new ReadOnlyObjectWrapper<>(this, "picked", List.of());
  private final ReadOnlyObjectWrapper<List<Drawn>> drawn =
      new ReadOnlyObjectWrapper<>(this, "drawn", List.of());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Typing>> typing =
      new ReadOnlyObjectWrapper<>(this, "typing", Optional.empty());
  private final ObjectProperty<Optional<String>> picture =
      new SimpleObjectProperty<>(this, "picture", Optional.empty());
  private final Map<DrawKind, AnnotationStyle> looks = new EnumMap<>(DrawKind.class);
  private Set<String> ids = Set.of();
  private List<Drawn> copied = List.of();
  private int pastes;
  private int gesture;

  public AnnotateViewModel(Project project, MapViewModel map) {
    this.project = project;
    this.map = map;
    project.mapProperty().addListener((value, before, now) -> follow());
    kind.addListener((value, before, now) -> gesture++);
    follow();
  }

  private void follow() {
    List<Drawn> known =
        project.map().annotations().stream()
            .filter(Drawn.class::isInstance)
            .map(Drawn.class::cast)
            .toList();
    if (!known.equals(drawn.get())) {
      drawn.set(known);
    }
    pickKnown();
  }

  private void pickKnown() {
    List<Drawn> now = drawn.get().stream().filter(each -> ids.contains(each.id())).toList();
    if (!now.equals(picked.get())) {
      picked.set(now);
    }
  }

  // --- What there is -----------------------------------------------------------------------------

  /** What is drawn next; empty to pick and change what is there. */
  public ObjectProperty<Optional<DrawKind>> kindProperty() {
    return kind;
  }

  /** What is picked, lowest first. */
  public ReadOnlyObjectProperty<List<Drawn>> pickedProperty() {
    return picked.getReadOnlyProperty();
  }

  /** All annotations that are known here, lowest first. */
  public ReadOnlyObjectProperty<List<Drawn>> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  /** All annotations as the theme has them. */
  List<Annotation> all() {
    return project.map().annotations();
  }

  /** Why the last change was refused. */
  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** The text that is being written on the map. */
  public ReadOnlyObjectProperty<Optional<Typing>> typingProperty() {
    return typing.getReadOnlyProperty();
  }

  /** The picture that the next click puts on the map, as documents write it. */
  public ObjectProperty<Optional<String>> pictureProperty() {
    return picture;
  }

  /** Annotations whose text, note or kind in either language holds what is typed; topmost first. */
  public List<Drawn> matching(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    var found = new ArrayList<Drawn>();
    for (Drawn each : drawn.get()) {
      Text title = DrawKind.of(each.kind()).title();
      String said = each.text() + "\n" + each.popup() + "\n" + title.english() + title.chinese();
      if (said.toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(each);
      }
    }
    Collections.reverse(found);
    return found;
  }

  /** The look of what is picked, or else of what is drawn next. */
  public Optional<AnnotationStyle> style() {
    return picked.get().isEmpty()
        ? kind.get().map(this::lookOf)
        : Optional.of(picked.get().get(0).style());
  }

  /** The kinds that the look is about. */
  public List<Annotation.Kind> kinds() {
    return picked.get().isEmpty()
        ? kind.get().map(DrawKind::made).stream().toList()
        : picked.get().stream().map(Drawn::kind).distinct().toList();
  }

  /** How the next one of a kind looks: as the last one was made to. */
  AnnotationStyle lookOf(DrawKind of) {
    return looks.getOrDefault(of, of.firstStyle());
  }

  // --- Picking -----------------------------------------------------------------------------------

  /** Picks these and no others. */
  public void pick(Collection<String> some) {
    ids = Set.copyOf(some);
    gesture++;
    pickKnown();
  }

  /** Picks one more, or lets it go. */
  public void turn(String id) {
    var some = new LinkedHashSet<>(ids);
    if (!some.remove(id)) {
      some.add(id);
    }
    pick(some);
  }

  boolean isPicked(String id) {
    return ids.contains(id);
  }

  /** Goes to where an annotation is, and picks it. */
  public void zoomTo(Drawn one) {
    pick(List.of(one.id()));
    Extents.show(map, Edits.outline(one));
  }

  // --- Making ------------------------------------------------------------------------------------

  /** Puts a new annotation on top and picks it; false when the map has no room for it. */
  boolean add(DrawKind as, Drawn made) {
    Text title = as.title();
    Text what =
        Text.of(
            DRAW.english().formatted(title.english().toLowerCase(Locale.ROOT)),
            DRAW.chinese().formatted(title.chinese()));
    return addAll(what, List.of(made));
  }

  private boolean addAll(Text what, List<Drawn> made) {
    trouble.set(Room.refusal(project.map(), made, List.of()));
    if (made.isEmpty() || trouble.get().isPresent()) {
      return false;
    }
    project.edit(
        what,
        now -> {
          var all = new ArrayList<>(now.annotations());
          all.addAll(made);
          return now.withAnnotations(all);
        });
    pick(made.stream().map(Drawn::id).toList());
    return true;
  }

  /** Begins to write a text on the map. */
  void beginTyping(Position at) {
    typing.set(Optional.of(new Typing(Optional.empty(), at, "", lookOf(DrawKind.TEXT))));
  }

  /** Begins to write the text of an annotation anew. */
  void beginTyping(Drawn one) {
    pick(List.of(one.id()));
    Position at = one.parts().get(0).get(0);
    typing.set(Optional.of(new Typing(Optional.of(one.id()), at, one.text(), one.style())));
  }

  /** Ends writing: the text is kept, unless it is blank. */
  public void endTyping(String text) {
    Optional<Typing> was = typing.get();
    typing.set(Optional.empty());
    String kept = shortened(text);
    if (was.isEmpty() || kept.isBlank()) {
      return;
    }
    if (was.get().id().isEmpty()) {
      add(DrawKind.TEXT, Edits.text(LayerTree.newId(), was.get().at(), kept, was.get().style()));
    } else {
      String id = was.get().id().get();
      change(WRITE, false, each -> each.id().equals(id) ? Edits.text(each, kept) : each);
    }
  }

  /** Gives writing up. */
  public void giveUpTyping() {
    typing.set(Optional.empty());
  }

  /** As much of a text as a document holds, of characters that it may hold. */
  private static String shortened(String text) {
    String some = text.length() > ThemeLimits.TEXT ? text.substring(0, ThemeLimits.TEXT) : text;
    return some.codePoints()
        .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  // --- Changing ----------------------------------------------------------------------------------

  /** What follows is another step of undo, even if it changes the same thing. */
  public void endGesture() {
    gesture++;
  }

  /** Changes the look of what is picked and of what is drawn next of its kind. */
  public void restyle(UnaryOperator<AnnotationStyle> change) {
    style()
        .ifPresent(
            now -> {
              for (DrawKind each : DrawKind.values()) {
                if (kinds().contains(each.made())) {
                  looks.put(each, change.apply(picked.get().isEmpty() ? lookOf(each) : now));
                }
              }
            });
    change(STYLE, true, each -> Edits.style(each, change.apply(each.style())));
  }

  /** Changes the text of what is picked. */
  public void write(String text) {
    change(WRITE, true, each -> Edits.text(each, shortened(text)));
  }

  /** Changes the note of what is picked. */
  public void note(String popup) {
    change(NOTE, true, each -> Edits.popup(each, shortened(popup)));
  }

  /** Changes the radius of the circles that are picked. */
  public void radius(double metres) {
    change(RADIUS, true, each -> Edits.radius(each, metres));
  }

  /** Moves what is picked by pixels of the map as it is seen. */
  public void nudge(double dx, double dy) {
    Viewport now = map.viewport();
    change(NUDGE, true, each -> Edits.moved(each, now, dx, dy));
  }

  /** Puts changed annotations in the place of those with their ids, as one step. */
  boolean replace(Text what, List<Drawn> changed) {
    var byId = new LinkedHashMap<String, Drawn>();
    changed.forEach(each -> byId.put(each.id(), each));
    List<Drawn> before = drawn.get().stream().filter(each -> byId.containsKey(each.id())).toList();
    ThemeMap without = without(project.map(), byId.keySet());
    trouble.set(Room.refusal(without, changed, List.of()));
    if (before.isEmpty() || trouble.get().isPresent()) {
      return false;
    }
    gesture++;
    edit(what, false, each -> byId.getOrDefault(each.id(), each));
    return true;
  }

  private void change(Text what, boolean merged, UnaryOperator<Drawn> change) {
    trouble.set(Optional.empty());
    edit(what, merged, each -> ids.contains(each.id()) ? change.apply(each) : each);
  }

  private void edit(Text what, boolean merged, UnaryOperator<Drawn> change) {
    UnaryOperator<ThemeMap> edit =
        now ->
            now.withAnnotations(
                now.annotations().stream()
                    .map(each -> each instanceof Drawn one ? change.apply(one) : each)
                    .toList());
    if (merged) {
      project.edit(what, List.of(this, what, gesture), edit);
    } else {
      project.edit(what, edit);
    }
  }

  /** Deletes what is picked; false when nothing is. */
  public boolean delete() {
    if (picked.get().isEmpty()) {
      return false;
    }
    Set<String> gone = ids;
    project.edit(DELETE, now -> without(now, gone));
    return true;
  }

  private static ThemeMap without(ThemeMap map, Set<String> gone) {
    return map.withAnnotations(
        map.annotations().stream()
            .filter(each -> !(each instanceof Drawn one && gone.contains(one.id())))
            .toList());
  }

  /** Puts what is picked above or below all others, in its own order. */
  public void reorder(boolean toFront) {
    Set<String> some = ids;
    project.edit(
        toFront ? FRONT : BACK,
        now -> {
          List<Annotation> rest = without(now, some).annotations();
          var all = new ArrayList<Annotation>(toFront ? rest : picked.get());
          all.addAll(toFront ? picked.get() : rest);
          return now.withAnnotations(all);
        });
  }

  /** Makes copies of what is picked beside it; false when nothing is. */
  public boolean duplicate() {
    return addAll(DUPLICATE, copies(picked.get(), 1));
  }

  /** Remembers what is picked; false when nothing is. */
  public boolean copy() {
    if (picked.get().isEmpty()) {
      return false;
    }
    copied = picked.get();
    pastes = 0;
    return true;
  }

  /** Puts copies of what was remembered beside it; false when nothing was. */
  public boolean paste() {
    return !copied.isEmpty() && addAll(PASTE, copies(copied, ++pastes));
  }

  private List<Drawn> copies(List<Drawn> of, int times) {
    Viewport now = map.viewport();
    double aside = ASIDE * times;
    return of.stream()
        .map(each -> Edits.moved(Edits.id(each, LayerTree.newId()), now, aside, aside))
        .toList();
  }
}
