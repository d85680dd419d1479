package org.tutai.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.app.WindowTest;

/** Saving a picture in the whole window. */
class SavePictureWindowTest extends WindowTest {

  @Test
  void aPictureIsChosenSeenBeforehandAndSaved() throws Exception {
    Path data = Path.of(System.getProperty("tutai.shared", "../shared"), "data");
    Path towns = data.resolve("shp_big5_3826_nocpg/tw_town.shp");
    Assumptions.assumeTrue(Files.exists(towns), "the shared data are not here");
    open(towns);
    run("map.full");
    ready();
    run("file.save-picture");
    ready();
    judge("picture-plain");
    for (String part : new String[] {"title", "scale_bar", "legend", "credits", "north", "frame"}) {
      if (isShown("#picture-" + part)) {
        find("#picture-" + part, CheckBox.class);
        clickOn("#picture-" + part);
      }
    }
    type("Title of the map", "臺灣鄉鎮市區");
    @SuppressWarnings("unchecked")
    ComboBox<SheetSize> size = (ComboBox<SheetSize>) find("#picture-size", ComboBox.class);
    runOnFx(() -> size.setValue(SheetSize.values()[SheetSize.values().length - 1]));
    ready();
    judge("picture-sheet");
    Path file = home.resolve("towns.png");
    answers.save = Optional.of(file);
    clickOn("#picture-save");
    ready();
    waitFor("the picture", () -> Files.exists(file));
    assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(700);
    judge("picture-saved");
  }
}
