package org.tutai.viewer.app;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** What concerns the window itself: undo, language, dark and light, the palette, leaving. */
final class WindowFeature implements Feature {

  private static final Text QUIT = Text.of("Quit", "結束");
  private static final Text LANGUAGE = Text.of("切換為繁體中文", "Switch to English");
  private static final Text UNDO = Text.of("Undo", "復原");
  private static final Text REDO = Text.of("Redo", "重做");
  private static final Text DARK = Text.of("Dark window", "深色視窗");
  private static final Text PALETTE = Text.of("All commands…", "所有指令…");
  private static final Text SIDE = Text.of("Side panel", "側邊欄");

  private final BooleanProperty dark;
  private final Runnable palette;
  private final BooleanProperty side;

  WindowFeature(BooleanProperty dark, Runnable palette, BooleanProperty side) {
    this.dark = dark;
    this.palette = palette;
    this.side = side;
  }

  /** Takes back the last point of what is being drawn, or else the last change of the map. */
  private static void undo(Desk desk) {
    if (desk.map().toolProperty().get().filter(MapTool::takeBack).isEmpty()) {
      desk.project().undo();
    }
  }

  @Override
  public void install(Desk desk) {
    desk.commands()
        .add(
            Command.of("edit.undo", UNDO, Place.EDIT, () -> undo(desk))
                .keys("Shortcut+Z")
                .icon(Icons.UNDO)
                .when(isPresent(desk.project().undoableProperty()))
                .toolBar());
    desk.commands()
        .add(
            Command.of("edit.redo", REDO, Place.EDIT, desk.project()::redo)
                .keys("Shortcut+Shift+Z")
                .icon(Icons.REDO)
                .when(isPresent(desk.project().redoableProperty()))
                .toolBar());
    desk.commands()
        .add(
            Command.of(CommandPaletteViewModel.OWN, PALETTE, Place.VIEW, palette)
                .keys("Shortcut+K")
                .icon(Icons.COMMANDS));
    desk.commands()
        .add(
            Command.of("view.side", SIDE, Place.VIEW, () -> side.set(!side.get()))
                .keys("Shortcut+B")
                .icon(Icons.SIDE_PANEL)
                .showing(side));
    desk.commands()
        .add(
            Command.of("view.dark", DARK, Place.VIEW, () -> dark.set(!dark.get()))
                .icon(Icons.THEME)
                .showing(dark));
    desk.commands()
        .add(
            Command.of("view.language", LANGUAGE, Place.VIEW, () -> turnLanguage(desk))
                .icon(Icons.LANGUAGE));
    desk.commands()
        .add(Command.of("file.quit", QUIT, Place.FILE, Platform::exit).keys("Shortcut+Q"));
  }

  private static BooleanBinding isPresent(ObservableValue<? extends Optional<?>> value) {
    return Bindings.createBooleanBinding(() -> value.getValue().isPresent(), value);
  }

  private static void turnLanguage(Desk desk) {
    boolean chinese = desk.words().language() == Language.CHINESE;
    desk.words().languageProperty().set(chinese ? Language.ENGLISH : Language.CHINESE);
  }
}
