package org.tutai.viewer.layers.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.UnknownLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.layers.tree.TreeEdits.Drop;
import org.tutai.viewer.theme.LayerTree;

/** Moving and grouping layers. Maps are written as a person sees them: the topmost first. */
class TreeEditsTest {

  /** A map written so: {@code a g(b c) d}. */
  private static ThemeMap map(String written) {
    var rest =
        new ArrayList<>(
            List.of(written.replace("(", " ( ").replace(")", " ) ").trim().split("\\s+")));
    return ThemeMap.EMPTY.withLayers(layers(rest));
  }

  private static List<ThemeLayer> layers(List<String> rest) {
    var layers = new ArrayList<ThemeLayer>();
    while (!rest.isEmpty() && !rest.get(0).equals(")")) {
      String id = rest.remove(0);
      if (!rest.isEmpty() && rest.get(0).equals("(")) {
        rest.remove(0);
        layers.add(0, new GroupLayer(Entry.of(id, id), layers(rest)));
        rest.remove(0);
      } else {
        layers.add(0, leaf(id));
      }
    }
    return layers;
  }

  private static ThemeLayer leaf(String id) {
    return id.equals("?")
        ? new UnknownLayer(Kept.NONE)
        : new XyzLayer(Entry.of(id, id), "https://x.example.org/{z}/{x}/{y}", 0, 19, 256, false);
  }

  private static String written(ThemeMap map) {
    return written(map.layers());
  }

  private static String written(List<ThemeLayer> layers) {
    var text = new ArrayList<String>();
    for (ThemeLayer layer : layers) {
      String id = layer.common().map(Entry::id).orElse("?");
      text.add(
          0, layer instanceof GroupLayer group ? id + "(" + written(group.layers()) + ")" : id);
    }
    return String.join(" ", text);
  }

  private static void checkDrop(
      String before, List<String> ids, String at, Drop how, String after) {
    assertThat(written(TreeEdits.drop(map(before), ids, at, how))).isEqualTo(after);
  }

  private static void checkStep(String before, String id, boolean up, String after) {
    assertThat(written(TreeEdits.step(map(before), id, up, group -> true))).isEqualTo(after);
  }

  @Test
  void dropsAboveBelowAndIntoWhatIsSeen() {
    checkDrop("a b c", List.of("c"), "a", Drop.ABOVE, "c a b");
    checkDrop("a b c", List.of("a"), "c", Drop.BELOW, "b c a");
    checkDrop("a b c", List.of("a"), "b", Drop.BELOW, "b a c");
    checkDrop("a g(b) c", List.of("c"), "g", Drop.INTO, "a g(c b)");
    checkDrop("a g(b) c", List.of("a"), "b", Drop.BELOW, "g(b a) c");
    checkDrop("a g(b c)", List.of("c"), "a", Drop.ABOVE, "c a g(b)");
    checkDrop("a ? b", List.of("b"), "a", Drop.ABOVE, "b a ?");
  }

  @Test
  void severalKeepTheirOrder() {
    checkDrop("a b c d", List.of("d", "b"), "a", Drop.ABOVE, "b d a c");
    checkDrop("a b g(c d)", List.of("a", "d"), "c", Drop.ABOVE, "b g(a d c)");
    checkDrop("a b g(c d) h()", List.of("g", "c", "a"), "h", Drop.INTO, "b h(a g(c d))");
  }

  @Test
  void nothingIsDroppedOntoOrIntoItself() {
    checkDrop("a g(b h(c))", List.of("g"), "c", Drop.BELOW, "a g(b h(c))");
    checkDrop("a g(b)", List.of("g"), "g", Drop.INTO, "a g(b)");
    checkDrop("a b", List.of("a"), "nowhere", Drop.ABOVE, "a b");
    checkDrop("a b", List.of("nowhere"), "a", Drop.ABOVE, "a b");
  }

  @Test
  void stepsPastNeighboursIntoGroupsAndOutOfThem() {
    checkStep("a b", "b", true, "b a");
    checkStep("a b", "a", true, "a b");
    checkStep("g(a) b", "b", true, "g(a b)");
    checkStep("g(a b)", "b", true, "g(b a)");
    checkStep("g(b a)", "b", true, "b g(a)");
    checkStep("b g(a)", "b", false, "g(b a)");
    checkStep("g(a b) c", "b", false, "g(a) b c");
    checkStep("a b", "b", false, "a b");
  }

  @Test
  void passesAClosedGroupAsOneLayer() {
    ThemeMap map = map("g(a) b");
    assertThat(written(TreeEdits.step(map, "b", true, group -> false))).isEqualTo("b g(a)");
  }

  @Test
  void severalStepTogetherAndStopAtTheEnd() {
    ThemeMap map = map("a b c d");
    assertThat(written(TreeEdits.step(map, List.of("b", "c"), true, g -> true)))
        .isEqualTo("b c a d");
    assertThat(written(TreeEdits.step(map, List.of("a", "b"), true, g -> true)))
        .isEqualTo("a b c d");
    assertThat(written(TreeEdits.step(map, List.of("c", "d"), false, g -> true)))
        .isEqualTo("a b c d");
    assertThat(written(TreeEdits.step(map, List.of("a", "b"), false, g -> true)))
        .isEqualTo("c a b d");
  }

  @Test
  void groupsWhereTheTopmostWas() {
    assertThat(written(TreeEdits.group(map("a b c d"), List.of("d", "b"), "g", "G")))
        .isEqualTo("a g(b d) c");
    assertThat(written(TreeEdits.group(map("a h(b c)"), List.of("h", "c"), "g", "G")))
        .isEqualTo("a g(h(b c))");
    assertThat(written(TreeEdits.group(map("a"), List.of(), "g", "G"))).isEqualTo("g() a");
  }

  @Test
  void ungroupingKeepsThePicture() {
    var group =
        new Entry(
            "g",
            "",
            true,
            0.5,
            new ScaleRange(OptionalDouble.of(10), OptionalDouble.of(100)),
            "",
            Kept.NONE);
    ThemeMap map = LayerTree.change(map("a g(b c) d"), "g", entry -> group);
    map = LayerTree.change(map, "b", e -> TreeEdits.opaque(e, 0.5));
    map =
        LayerTree.change(
            map,
            "c",
            e ->
                TreeEdits.scaled(
                    e, new ScaleRange(OptionalDouble.of(200), OptionalDouble.empty())));
    ThemeMap after = TreeEdits.ungroup(map, "g");
    assertThat(written(after)).isEqualTo("a b c d");
    Entry b = LayerTree.find(after, "b").orElseThrow().common().orElseThrow();
    assertThat(b.opacity()).isEqualTo(0.25);
    assertThat(b.scales()).isEqualTo(group.scales());
    Entry c = LayerTree.find(after, "c").orElseThrow().common().orElseThrow();
    assertThat(c.visible()).as("it never showed in the group").isFalse();
    assertThat(written(TreeEdits.ungroup(map, "a"))).isEqualTo("a g(b c) d");
  }

  @Test
  void aCopyIsAboveItsOriginalUnderIdsOfItsOwn() {
    ThemeMap after = TreeEdits.duplicate(map("a g(b)"), "g", "copy", title -> title + "2");
    assertThat(written(after)).startsWith("a copy(").endsWith(") g(b)");
    assertThat(LayerTree.find(after, "copy").orElseThrow().common().orElseThrow().title())
        .isEqualTo("g2");
    assertThat(ids(after)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void movesToTheTopAndTheBottomOfAll() {
    assertThat(written(TreeEdits.toTop(map("a g(b c) d"), List.of("d", "c"))))
        .isEqualTo("c d a g(b)");
    assertThat(written(TreeEdits.toBottom(map("a g(b c) d"), List.of("a", "b"))))
        .isEqualTo("g(c) d a b");
  }

  @Test
  void refusesGroupsThatWouldBeTooDeep() {
    ThemeMap deep = map("a(b(c(d(e(f(g(h())))))))  x(y(z))");
    assertThatThrownBy(() -> TreeEdits.drop(deep, List.of("x"), "h", Drop.INTO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // --- Whatever is done in whatever order --------------------------------------------------------

  @Test
  void nothingIsLostOrDoubled() {
    for (int seed = 0; seed < 300; seed++) {
      checkAnySequence(seed, 1 + seed % 40);
    }
  }

  private static void checkAnySequence(long seed, int steps) {
    var random = new Random(seed);
    ThemeMap map = map("a g(b ? h(c d) e) f i()");
    Collection<String> layers = new TreeSet<>(leaves(map));
    for (int i = 0; i < steps; i++) {
      ThemeMap before = map;
      try {
        map = edited(map, random, "new" + i);
      } catch (IllegalArgumentException tooDeep) {
        map = before;
      }
      assertThat(new TreeSet<>(leaves(map))).as("of seed %d", seed).isEqualTo(layers);
      assertThat(ids(map)).doesNotHaveDuplicates();
      assertThat(unreadable(map.layers())).isEqualTo(1);
    }
  }

  private static ThemeMap edited(ThemeMap map, Random random, String newId) {
    List<String> ids = ids(map);
    String one = ids.get(random.nextInt(ids.size()));
    String other = ids.get(random.nextInt(ids.size()));
    List<String> both = List.of(one, other);
    boolean up = random.nextBoolean();
    return switch (random.nextInt(7)) {
      case 0 -> TreeEdits.step(map, both, up, id -> random.nextBoolean());
      case 1 -> TreeEdits.group(map, both, newId, "");
      case 2 -> TreeEdits.ungroup(map, one);
      case 3 -> TreeEdits.toTop(map, both);
      case 4 -> TreeEdits.toBottom(map, both);
      case 5 ->
          LayerTree.move(
              map, one, Optional.of(other).filter(id -> isGroup(map, id)), random.nextInt(6) - 1);
      default ->
          TreeEdits.drop(
              map, both, ids.get(random.nextInt(ids.size())), up ? Drop.ABOVE : Drop.BELOW);
    };
  }

  private static boolean isGroup(ThemeMap map, String id) {
    return LayerTree.find(map, id).filter(GroupLayer.class::isInstance).isPresent();
  }

  private static List<String> leaves(ThemeMap map) {
    return map.leaves().stream().map(layer -> layer.common().orElseThrow().id()).toList();
  }

  private static List<String> ids(ThemeMap map) {
    var ids = new ArrayList<String>();
    collect(map.layers(), ids);
    return ids;
  }

  private static void collect(List<ThemeLayer> layers, List<String> ids) {
    for (ThemeLayer layer : layers) {
      layer.common().ifPresent(entry -> ids.add(entry.id()));
      if (layer instanceof GroupLayer group) {
        collect(group.layers(), ids);
      }
    }
  }

  private static int unreadable(List<ThemeLayer> layers) {
    int count = 0;
    for (ThemeLayer layer : layers) {
      count += layer instanceof UnknownLayer ? 1 : 0;
      count += layer instanceof GroupLayer group ? unreadable(group.layers()) : 0;
    }
    return count;
  }
}
