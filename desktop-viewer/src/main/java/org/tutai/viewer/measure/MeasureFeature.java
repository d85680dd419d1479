package org.tutai.viewer.measure;

import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.draw.ToolPanel;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** Puts measuring on the desk. */
public final class MeasureFeature implements Feature {

  private static final Text TITLE = Text.of("Measure", "測量");
  private static final Command.Group GROUP = new Command.Group("measure", TITLE);

  @Override
  public void install(Desk desk) {
    var model = new MeasureViewModel(desk.project(), desk.map(), desk.words());
    var tool = new MeasureTool(model, new Snap(desk.map(), desk.project(), desk.jobs()));
    var work = new Work(desk, model, tool);
    for (MeasureKind kind :
        new MeasureKind[] {
          MeasureKind.DISTANCE, MeasureKind.PATH, MeasureKind.AREA, MeasureKind.POINT
        }) {
      work.offer(kind);
    }
  }

  static Ikon icon(MeasureKind kind) {
    return switch (kind) {
      case POINT -> Icons.COORDINATES;
      case DISTANCE -> Icons.MEASURE;
      case PATH -> Icons.LINE;
      case AREA -> Icons.AREA;
    };
  }

  private static Text title(MeasureKind kind) {
    return switch (kind) {
      case POINT -> Text.of("Read coordinates", "測量坐標");
      case DISTANCE -> Text.of("Measure a distance", "測量距離");
      case PATH -> Text.of("Measure a path", "測量路徑");
      case AREA -> Text.of("Measure an area", "測量面積");
    };
  }

  private static Optional<String> keys(MeasureKind kind) {
    return switch (kind) {
      case DISTANCE -> Optional.of("Shortcut+M");
      case AREA -> Optional.of("Shortcut+Alt+M");
      case POINT, PATH -> Optional.empty();
    };
  }

  /** Offers to measure. */
  private static final class Work {

    private final Desk desk;
    private final MeasureViewModel model;
    private final ToolPanel panel;

    Work(Desk desk, MeasureViewModel model, MeasureTool tool) {
      this.desk = desk;
      this.model = model;
      this.panel =
          new ToolPanel(desk, tool, TITLE, () -> new MeasureView(desk, model, this::turn).root());
    }

    void offer(MeasureKind kind) {
      Command plain =
          Command.of(
                  "measure." + kind.name().toLowerCase(java.util.Locale.ROOT),
                  title(kind),
                  Place.TOOLS,
                  () -> turn(kind))
              .icon(icon(kind))
              .showing(panel.isOn(() -> model.kindProperty().get() == kind, model.kindProperty()))
              .toolBar(GROUP);
      desk.commands().add(keys(kind).map(plain::keys).orElse(plain));
    }

    /** Begins to measure something; ends it when that is what is done already. */
    private void turn(MeasureKind kind) {
      if (panel.isOn() && model.kindProperty().get() == kind) {
        desk.map().putAway();
        return;
      }
      model.kindProperty().set(kind);
      panel.take();
      panel.show();
    }
  }
}
