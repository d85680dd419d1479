package org.tutai.viewer.app;

import javafx.application.Platform;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** What concerns the window itself: language, leaving, undo. */
final class WindowFeature implements Feature {

  private static final Text QUIT = Text.of("Quit", "結束");
  private static final Text LANGUAGE = Text.of("切換為繁體中文", "Switch to English");
  private static final Text UNDO = Text.of("Undo", "復原");
  private static final Text REDO = Text.of("Redo", "重做");

  @Override
  public void install(Desk desk) {
    desk.commands()
        .add(
            Command.of("edit.undo", UNDO, Place.EDIT, desk.project()::undo)
                .keys("Shortcut+Z")
                .icon(Icons.UNDO)
                .when(
                    javafx.beans.binding.Bindings.createBooleanBinding(
                        () -> desk.project().undoableProperty().get().isPresent(),
                        desk.project().undoableProperty()))
                .toolBar());
    desk.commands()
        .add(
            Command.of("edit.redo", REDO, Place.EDIT, desk.project()::redo)
                .keys("Shortcut+Shift+Z")
                .icon(Icons.REDO)
                .when(
                    javafx.beans.binding.Bindings.createBooleanBinding(
                        () -> desk.project().redoableProperty().get().isPresent(),
                        desk.project().redoableProperty()))
                .toolBar());
    desk.commands()
        .add(
            Command.of(
                "view.language",
                LANGUAGE,
                Place.VIEW,
                () ->
                    desk.words()
                        .languageProperty()
                        .set(
                            desk.words().language() == Language.CHINESE
                                ? Language.ENGLISH
                                : Language.CHINESE)));
    desk.commands()
        .add(Command.of("file.quit", QUIT, Place.FILE, Platform::exit).keys("Shortcut+Q"));
  }
}
