package org.tutai.viewer.locate;

import java.nio.file.Path;
import java.util.Optional;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.layers.add.AddSources;
import org.tutai.viewer.layers.add.LayerAdder;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/** The locate box, what is at a place, and the geocoding of a CSV. */
public final class LocateFeature implements Feature {

  private static final Text LOCATE = Text.of("Locate…", "定位搜尋…");
  private static final Text HERE = Text.of("What is in the middle?", "查詢地圖中央");
  private static final Text GEOCODE = Text.of("Geocode a CSV…", "CSV 地址定位…");
  private static final Text GEOCODE_TITLE = Text.of("Geocode a CSV", "CSV 地址定位");

  private final ServerLocating server;
  private final AddSources sources;

  /**
   * The feature.
   *
   * @param server told by who knows servers
   * @param sources of the dialog that adds layers, which gets the geocoding of a table
   */
  public LocateFeature(ServerLocating server, AddSources sources) {
    this.server = server;
    this.sources = sources;
  }

  @Override
  public void install(Desk desk) {
    var home = LocalIndex.home(desk.cache(), desk.home().resolveSibling("locate"));
    LocateViewModel[] made = new LocateViewModel[1];
    var index = new LocalIndex(home, () -> desk.jobs().ui().execute(() -> made[0].reopened()));
    desk.onClose(index::close);
    var model = new LocateViewModel(desk.map(), desk.jobs(), index, server);
    made[0] = model;
    var view = new LocateView(model, desk);
    desk.side(view, false);
    desk.map().onAsked(model::ask);
    desk.commands()
        .add(
            Command.of("locate.box", LOCATE, Place.TOOLS, view::focus)
                .icon(Icons.LOCATE)
                .keys("Shortcut+F"));
    desk.commands()
        .add(
            Command.of("locate.here", HERE, Place.TOOLS, () -> askMiddle(desk))
                .icon(Icons.IDENTIFY)
                .keys("Shortcut+Alt+F"));
    desk.commands()
        .add(
            Command.of(
                    "locate.geocode",
                    GEOCODE,
                    Place.TOOLS,
                    () -> geocode(desk, index, Optional.empty()))
                .icon(Icons.GEOCODE));
    sources.setGeocoder(file -> geocode(desk, index, Optional.of(file)));
  }

  private static void askMiddle(Desk desk) {
    Viewport now = desk.map().viewport();
    desk.map().ask(new MapPointer(now.width() / 2.0, now.height() / 2.0, now, false, false, 1));
  }

  private static void geocode(Desk desk, LocalIndex index, Optional<Path> file) {
    var adder = new LayerAdder(desk);
    var model =
        new GeocodeViewModel(
            layer -> adder.add(new LayerAdder.Batch(), layer, GeometryKind.POINT),
            desk.jobs(),
            desk.words(),
            index);
    file.ifPresent(model::choose);
    desk.dialog(GEOCODE_TITLE, new GeocodeView(model, desk));
  }
}
