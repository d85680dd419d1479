package org.tutai.viewer.layers.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.theme.LayerTree;

/**
 * Changes of the order and grouping of layers, each as a new map. An id that isn't there changes
 * nothing. Layers that could not be read have no id and keep their place among their neighbours.
 *
 * <p>A map that would hold more than {@link org.tutai.geo.theme.ThemeLimits} allows is an {@link
 * IllegalArgumentException}.
 */
final class TreeEdits {

  private TreeEdits() {}

  /**
   * Where a layer is.
   *
   * @param group empty for none
   * @param index among the group's layers, from the lowest
   */
  record Place(Optional<String> group, int index) {}

  /** Where something is dropped, as a person sees it: the topmost layer first. */
  enum Drop {
    ABOVE,
    BELOW,
    /** On top of a group's layers. */
    INTO
  }

  /** Where a layer is; empty when there is none of that id. */
  static Optional<Place> place(ThemeMap map, String id) {
    return place(map.layers(), Optional.empty(), id);
  }

  private static Optional<Place> place(List<ThemeLayer> layers, Optional<String> group, String id) {
    for (int i = 0; i < layers.size(); i++) {
      Optional<String> own = layers.get(i).common().map(Entry::id);
      if (own.equals(Optional.of(id))) {
        return Optional.of(new Place(group, i));
      }
      if (layers.get(i) instanceof GroupLayer inner) {
        Optional<Place> inside = place(inner.layers(), own, id);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }

  /** The layers of a group; those of the map for no group. */
  static List<ThemeLayer> siblings(ThemeMap map, Optional<String> group) {
    if (group.isEmpty()) {
      return map.layers();
    }
    return LayerTree.find(map, group.get())
        .filter(GroupLayer.class::isInstance)
        .map(layer -> ((GroupLayer) layer).layers())
        .orElse(List.of());
  }

  /** Of some ids those that are there, the topmost first, without what lies in a group of them. */
  static List<String> outermost(ThemeMap map, Collection<String> ids) {
    var found = new ArrayList<String>();
    outermost(map.layers(), new HashSet<>(ids), found);
    return found;
  }

  private static void outermost(List<ThemeLayer> layers, Set<String> ids, List<String> found) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Optional<String> id = layers.get(i).common().map(Entry::id);
      if (id.isPresent() && ids.contains(id.get())) {
        found.add(id.get());
      } else if (layers.get(i) instanceof GroupLayer group) {
        outermost(group.layers(), ids, found);
      }
    }
  }

  /** With layers dropped at another; nothing changes when that is one of them, or within one. */
  static ThemeMap drop(ThemeMap map, Collection<String> ids, String target, Drop drop) {
    List<String> moved = outermost(map, ids);
    boolean ontoItself =
        moved.stream()
            .anyMatch(
                id ->
                    id.equals(target)
                        || LayerTree.find(map, id).filter(l -> holds(l, target)).isPresent());
    if (moved.isEmpty() || ontoItself || LayerTree.find(map, target).isEmpty()) {
      return map;
    }
    ThemeMap now = map;
    String above = target;
    Drop how = drop;
    for (String id : moved) {
      now = dropped(now, id, above, how);
      above = id;
      how = Drop.BELOW;
    }
    return now;
  }

  private static boolean holds(ThemeLayer layer, String id) {
    return layer instanceof GroupLayer group
        && place(group.layers(), Optional.empty(), id).isPresent();
  }

  private static ThemeMap dropped(ThemeMap map, String id, String target, Drop drop) {
    ThemeLayer layer = LayerTree.find(map, id).orElseThrow();
    ThemeMap without = LayerTree.remove(map, id);
    if (drop == Drop.INTO) {
      Optional<String> group = Optional.of(target);
      return inserted(without, layer, new Place(group, siblings(without, group).size()));
    }
    Place at = place(without, target).orElseThrow();
    return inserted(
        without, layer, new Place(at.group(), drop == Drop.ABOVE ? at.index() + 1 : at.index()));
  }

  private static ThemeMap inserted(ThemeMap map, ThemeLayer layer, Place at) {
    var all = new ArrayList<>(siblings(map, at.group()));
    all.add(Math.max(0, Math.min(at.index(), all.size())), layer);
    return with(map, at.group(), all);
  }

  private static ThemeMap with(ThemeMap map, Optional<String> group, List<ThemeLayer> layers) {
    if (group.isEmpty()) {
      return map.withLayers(layers);
    }
    return LayerTree.replace(
        map, group.get(), old -> new GroupLayer(((GroupLayer) old).entry(), layers));
  }

  /** With layers dropped on the lowest place of all. */
  static ThemeMap toBottom(ThemeMap map, Collection<String> ids) {
    return toEnd(map, ids, false);
  }

  /** With layers above all others. */
  static ThemeMap toTop(ThemeMap map, Collection<String> ids) {
    return toEnd(map, ids, true);
  }

  private static ThemeMap toEnd(ThemeMap map, Collection<String> ids, boolean top) {
    var moved = new ArrayList<ThemeLayer>();
    ThemeMap without = map;
    for (String id : outermost(map, ids)) {
      moved.add(0, LayerTree.find(map, id).orElseThrow());
      without = LayerTree.remove(without, id);
    }
    var all = new ArrayList<>(without.layers());
    all.addAll(top ? all.size() : 0, moved);
    return without.withLayers(all);
  }

  /**
   * With a layer one place higher or lower as a person sees it: past its neighbour, into it when it
   * is an open group, and out of its own group at that group's end.
   *
   * @param open whether a group shows its layers
   */
  static ThemeMap step(ThemeMap map, String id, boolean up, Predicate<String> open) {
    Optional<Place> at = place(map, id);
    if (at.isEmpty()) {
      return map;
    }
    List<ThemeLayer> siblings = siblings(map, at.get().group());
    int next = at.get().index() + (up ? 1 : -1);
    if (next < 0 || next >= siblings.size()) {
      return at.get()
          .group()
          .map(group -> drop(map, List.of(id), group, up ? Drop.ABOVE : Drop.BELOW))
          .orElse(map);
    }
    ThemeLayer neighbour = siblings.get(next);
    if (neighbour instanceof GroupLayer group && open.test(group.entry().id())) {
      return intoNeighbour(map, id, group, up);
    }
    var swapped = new ArrayList<>(siblings);
    swapped.set(next, siblings.get(at.get().index()));
    swapped.set(at.get().index(), neighbour);
    return with(map, at.get().group(), swapped);
  }

  private static ThemeMap intoNeighbour(ThemeMap map, String id, GroupLayer group, boolean up) {
    ThemeLayer layer = LayerTree.find(map, id).orElseThrow();
    ThemeMap without = LayerTree.remove(map, id);
    int index = up ? 0 : group.layers().size();
    return inserted(without, layer, new Place(Optional.of(group.entry().id()), index));
  }

  /** With several layers one place higher or lower, those that would pass each other in step. */
  static ThemeMap step(ThemeMap map, Collection<String> ids, boolean up, Predicate<String> open) {
    List<String> moved = outermost(map, ids);
    if (!up) {
      java.util.Collections.reverse(moved);
    }
    ThemeMap now = map;
    Optional<Place> last = Optional.empty();
    for (String id : moved) {
      Optional<Place> at = place(now, id);
      Optional<Place> before = last;
      boolean blocked =
          at.filter(
                  p ->
                      before
                          .filter(b -> b.equals(new Place(p.group(), p.index() + (up ? 1 : -1))))
                          .isPresent())
              .isPresent();
      now = blocked ? now : step(now, id, up, open);
      last = place(now, id);
    }
    return now;
  }

  /** With layers in a new group, which is where the topmost of them was. */
  static ThemeMap group(ThemeMap map, Collection<String> ids, String groupId, String title) {
    List<String> members = outermost(map, ids);
    if (members.isEmpty()) {
      return LayerTree.add(map, new GroupLayer(Entry.of(groupId, title), List.of()));
    }
    ThemeMap with =
        LayerTree.replace(
            map, members.get(0), top -> new GroupLayer(Entry.of(groupId, title), List.of(top)));
    String above = members.get(0);
    for (String id : members.subList(1, members.size())) {
      with = dropped(with, id, above, Drop.BELOW);
      above = id;
    }
    return with;
  }

  /** With a group's layers in its place, looking as they did in it. */
  static ThemeMap ungroup(ThemeMap map, String id) {
    Optional<Place> at = place(map, id);
    Optional<ThemeLayer> found = LayerTree.find(map, id);
    if (at.isEmpty() || !(found.orElseThrow() instanceof GroupLayer group)) {
      return map;
    }
    var all = new ArrayList<>(siblings(map, at.get().group()));
    all.remove(at.get().index());
    all.addAll(
        at.get().index(),
        group.layers().stream()
            .map(layer -> LayerTree.withEntry(layer, entry -> outside(entry, group.entry())))
            .toList());
    return with(map, at.get().group(), all);
  }

  private static Entry outside(Entry entry, Entry group) {
    Optional<ScaleRange> scales = both(entry.scales(), group.scales());
    return new Entry(
        entry.id(),
        entry.title(),
        entry.visible() && group.visible() && scales.isPresent(),
        entry.opacity() * group.opacity(),
        scales.orElse(entry.scales()),
        entry.attribution(),
        entry.extra());
  }

  private static Optional<ScaleRange> both(ScaleRange one, ScaleRange other) {
    double min = Math.max(one.min().orElse(0), other.min().orElse(0));
    double max =
        Math.min(
            one.max().orElse(Double.POSITIVE_INFINITY),
            other.max().orElse(Double.POSITIVE_INFINITY));
    return min < max
        ? Optional.of(
            new ScaleRange(
                min > 0 ? OptionalDouble.of(min) : OptionalDouble.empty(),
                Double.isFinite(max) ? OptionalDouble.of(max) : OptionalDouble.empty()))
        : Optional.empty();
  }

  /** With a copy of a layer or a whole group just above it, under ids of its own. */
  static ThemeMap duplicate(ThemeMap map, String id, String copyId, UnaryOperator<String> title) {
    Optional<Place> at = place(map, id);
    if (at.isEmpty()) {
      return map;
    }
    ThemeLayer copy =
        LayerTree.withEntry(
            fresh(LayerTree.find(map, id).orElseThrow()),
            entry -> titled(withId(entry, copyId), title.apply(entry.title())));
    return inserted(map, copy, new Place(at.get().group(), at.get().index() + 1));
  }

  private static ThemeLayer fresh(ThemeLayer layer) {
    if (layer instanceof GroupLayer group) {
      return new GroupLayer(
          withId(group.entry(), LayerTree.newId()),
          group.layers().stream().map(TreeEdits::fresh).toList());
    }
    return LayerTree.withEntry(layer, entry -> withId(entry, LayerTree.newId()));
  }

  private static Entry withId(Entry e, String id) {
    return new Entry(
        id, e.title(), e.visible(), e.opacity(), e.scales(), e.attribution(), e.extra());
  }

  // --- Entries -----------------------------------------------------------------------------------

  static Entry titled(Entry e, String title) {
    return new Entry(
        e.id(), title, e.visible(), e.opacity(), e.scales(), e.attribution(), e.extra());
  }

  static Entry visible(Entry e, boolean visible) {
    return new Entry(
        e.id(), e.title(), visible, e.opacity(), e.scales(), e.attribution(), e.extra());
  }

  static Entry opaque(Entry e, double opacity) {
    return new Entry(
        e.id(), e.title(), e.visible(), opacity, e.scales(), e.attribution(), e.extra());
  }

  static Entry scaled(Entry e, ScaleRange scales) {
    return new Entry(
        e.id(), e.title(), e.visible(), e.opacity(), scales, e.attribution(), e.extra());
  }

  static Entry credited(Entry e, String attribution) {
    return new Entry(
        e.id(), e.title(), e.visible(), e.opacity(), e.scales(), attribution, e.extra());
  }
}
