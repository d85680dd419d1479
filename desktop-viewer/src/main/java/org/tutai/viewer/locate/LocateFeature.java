package org.tutai.viewer.locate;

import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
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

  @Override
  public void install(Desk desk) {
    var home = LocalIndex.home(desk.cache(), desk.home().resolveSibling("locate"));
    LocateViewModel[] made = new LocateViewModel[1];
    var index = new LocalIndex(home, () -> desk.jobs().ui().execute(() -> made[0].reopened()));
    var model = new LocateViewModel(desk.map(), desk.jobs(), index);
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
            Command.of("locate.geocode", GEOCODE, Place.TOOLS, () -> geocode(desk, index))
                .icon(Icons.GEOCODE));
  }

  private static void askMiddle(Desk desk) {
    Viewport now = desk.map().viewport();
    desk.map().ask(new MapPointer(now.width() / 2.0, now.height() / 2.0, now, false, false, 1));
  }

  private static void geocode(Desk desk, LocalIndex index) {
    var model = new GeocodeViewModel(desk.project(), desk.jobs(), desk.words(), index);
    desk.dialog(GEOCODE_TITLE, new GeocodeView(model, desk));
  }
}
