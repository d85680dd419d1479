package org.tutai.viewer.layers.report;

import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** The report card of the picked layer. */
public final class ReportFeature implements Feature {

  private static final Text REPORT = Text.of("Report card", "資料報告");

  private @Nullable ReportViewModel model;

  @Override
  public void install(Desk desk) {
    var picked = desk.pickedLayerProperty();
    desk.commands()
        .add(
            Command.of(
                    "layers.report",
                    REPORT,
                    Place.LAYER,
                    () -> picked.get().ifPresent(id -> show(desk, id)))
                .icon(Icons.REPORT_CARD)
                .keys("Shortcut+I")
                .when(
                    Bindings.createBooleanBinding(
                        () ->
                            picked
                                .get()
                                .flatMap(id -> LayerTree.find(desk.project().map(), id))
                                .filter(FileLayer.class::isInstance)
                                .isPresent(),
                        picked,
                        desk.project().mapProperty())));
  }

  private void show(Desk desk, String layer) {
    if (model != null) {
      model.close();
    }
    var next = new ReportViewModel(desk, layer);
    model = next;
    desk.inspect(REPORT, new ReportView(desk.words(), next));
  }
}
