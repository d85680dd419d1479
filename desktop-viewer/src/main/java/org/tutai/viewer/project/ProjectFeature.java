package org.tutai.viewer.project;

import javafx.beans.binding.Bindings;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** New, open, save, and coming back after a crash. */
public final class ProjectFeature implements Feature {

  private static final Text NEW = Text.of("New map", "新的地圖");
  private static final Text OPEN = Text.of("Open map…", "開啟地圖…");
  private static final Text RECENT = Text.of("Recent maps…", "最近的地圖…");
  private static final Text SAVE = Text.of("Save map", "儲存地圖");
  private static final Text SAVE_AS = Text.of("Save map as…", "另存地圖…");
  private static final Text LOCATE = Text.of("Locate the layer's file…", "重新指定圖層的檔案…");

  @Override
  public void install(Desk desk) {
    var model = new ProjectViewModel(desk);
    var view = new ProjectView(desk, model);
    var commands = desk.commands();
    commands.add(
        Command.of("file.new", NEW, Place.FILE, model::newMap)
            .keys("Shortcut+N")
            .icon(Icons.NEW_MAP));
    commands.add(
        Command.of("file.open", OPEN, Place.FILE, model::open)
            .keys("Shortcut+O")
            .icon(Icons.OPEN)
            .toolBar());
    commands.add(
        Command.of("file.recent", RECENT, Place.FILE, view::showRecent)
            .keys("Shortcut+Shift+O")
            .icon(Icons.RECENT));
    commands.add(
        Command.of("file.save", SAVE, Place.FILE, model::save)
            .keys("Shortcut+S")
            .icon(Icons.SAVE)
            .toolBar());
    commands.add(
        Command.of("file.save-as", SAVE_AS, Place.FILE, model::saveAs).keys("Shortcut+Shift+S"));
    var picked = desk.pickedLayerProperty();
    commands.add(
        Command.of(
                "layer.locate-file",
                LOCATE,
                Place.LAYER,
                () -> picked.get().ifPresent(model::locateLayer))
            .when(
                Bindings.createBooleanBinding(
                    () ->
                        picked
                            .get()
                            .flatMap(id -> Relocation.path(desk.project().map(), id))
                            .isPresent(),
                    picked,
                    desk.project().mapProperty())));
    desk.setMapOpener(model::open);
    model.start();
  }
}
