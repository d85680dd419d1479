package org.tutai.viewer.print;

import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** Saving and copying the map as a picture. */
public final class PictureFeature implements Feature {

  private static final Text SAVE = Text.of("Save picture…", "儲存圖片…");
  private static final Text COPY = Text.of("Copy picture", "複製圖片");
  private static final Text DIALOG = Text.of("Save picture", "儲存圖片");

  @Override
  public void install(Desk desk) {
    var model = new SavePictureViewModel(desk);
    var view = new SavePictureView(desk, model);
    desk.commands()
        .add(
            Command.of("file.save-picture", SAVE, Place.FILE, () -> show(desk, view))
                .keys("Shortcut+P")
                .icon(Icons.SAVE_PICTURE)
                .toolBar());
    desk.commands()
        .add(
            Command.of(
                    "edit.copy-picture",
                    COPY,
                    Place.EDIT,
                    () -> model.copySeen(SavePictureView::toClipboard))
                .keys("Shortcut+Shift+C")
                .icon(Icons.COPY));
  }

  private static void show(Desk desk, SavePictureView view) {
    desk.dialog(DIALOG, view.content());
  }
}
