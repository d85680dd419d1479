package org.tutai.viewer.coordinates;

import javafx.scene.control.ScrollPane;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The conversion of coordinates: of a point, and of a CSV. */
public final class ConvertFeature implements Feature {

  private static final Text POINT = Text.of("Convert a coordinate…", "坐標轉換…");
  private static final Text POINT_TITLE = Text.of("Convert a coordinate", "坐標轉換");
  private static final Text CSV = Text.of("Convert the coordinates of a CSV…", "CSV 坐標轉換…");
  private static final Text CSV_TITLE = Text.of("Convert the coordinates of a CSV", "CSV 坐標轉換");

  @Override
  public void install(Desk desk) {
    var point = new PointViewModel(desk.jobs());
    desk.commands()
        .add(
            Command.of("convert.point", POINT, Place.TOOLS, () -> show(desk, point))
                .icon(Icons.CONVERT));
    desk.commands()
        .add(
            Command.of(
                    "convert.csv",
                    CSV,
                    Place.TOOLS,
                    () -> desk.dialog(CSV_TITLE, new CsvView(new CsvViewModel(desk.jobs()), desk)))
                .icon(Icons.CONVERT));
  }

  private static void show(Desk desk, PointViewModel point) {
    var view = new PointView(point, desk);
    var scroll = new ScrollPane(view);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    desk.inspect(POINT_TITLE, scroll);
    view.begin();
  }
}
