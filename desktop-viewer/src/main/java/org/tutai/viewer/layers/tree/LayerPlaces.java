package org.tutai.viewer.layers.tree;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.navigate.Extents;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** Going to where layers lie, and to scales at which they show. For the UI thread. */
final class LayerPlaces {

  private static final Text NO_EXTENT =
      Text.of("Where \"%s\" lies is not known yet.", "還不知道「%s」的範圍。");

  private final Desk desk;

  LayerPlaces(Desk desk) {
    this.desk = desk;
  }

  /** Goes to where layers lie; tells when that is not known. */
  void zoomTo(List<TreeLine.Layer> layers) {
    Optional<Bounds> all =
        layers.stream()
            .flatMap(line -> LayerTree.find(desk.project().map(), line.id()).stream())
            .flatMap(layer -> extent(layer).stream())
            .reduce(Bounds::union);
    Optional<Viewport> there = all.flatMap(lonLat -> Extents.seen(lonLat, desk.map().viewport()));
    if (there.isPresent()) {
      desk.map().go(there.get());
    } else {
      layers.stream().findFirst().ifPresent(line -> desk.tell(NO_EXTENT.filled(line.title())));
    }
  }

  private Optional<Bounds> extent(ThemeLayer layer) {
    if (layer instanceof GroupLayer group) {
      return group.layers().stream().flatMap(each -> extent(each).stream()).reduce(Bounds::union);
    }
    return layer
        .common()
        .flatMap(entry -> desk.contents().view(entry.id()))
        .map(LayerView::info)
        .flatMap(LayerInfo::lonLat);
  }

  /** Goes to a scale at which a layer shows. */
  void zoomToScale(TreeLine.Layer line) {
    double now = desk.map().viewport().scaleDenominator();
    double wanted =
        now >= line.scales().max().orElse(Double.POSITIVE_INFINITY)
            ? line.scales().max().orElseThrow() * 0.999
            : Math.max(now, line.scales().min().orElse(0) * 1.001);
    desk.map().zoom(now / wanted);
  }
}
