package org.tutai.viewer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.words.Text;

/** The main window's own parts: menus, notices, running work, the palette, inspector and drawer. */
class MainWindowTest extends WindowTest {

  @Test
  void menusSayWhatCanBeDoneAndByWhichKeys() {
    for (int i : new int[] {0, 2, 3, 4}) {
      String name = Command.Place.values()[i].name().toLowerCase(Locale.ROOT);
      judgeOpened("menu-" + name, () -> clickOn(menus().get(i)));
    }
    Node measure = find("#tools-measure").lookup(".arrow-button");
    judgeOpened("tool-group", () -> clickOn(measure));
    clickOn(measure);
    assertThat(shown()).contains("Measure an area");
    clickOn("Measure an area");
    assertThat(onFx(() -> bench().map().toolProperty().get())).isPresent();
  }

  private List<Node> menus() {
    return List.copyOf(scene().getRoot().lookupAll(".menu-bar > .container > .menu-button"));
  }

  @Test
  void troubleStaysUntilItIsClosedAndSaysWhatToDo() {
    runOnFx(
        () -> {
          bench()
              .notices()
              .trouble(
                  Text.of(
                      "villages.shp: The file ends in the middle of a shape. Ask for it again; it"
                          + " was not copied whole.",
                      "villages.shp：檔案在圖形中間中斷，可能沒有完整複製，請重新取得檔案。"),
                  Optional.of(Text.of("Try again", "再試一次")),
                  () -> {});
          bench()
              .notices()
              .tell(Text.of("Removed \"Towns\".", "已移除「鄉鎮」。"), Text.of("Undo", "復原"), () -> {});
          bench().notices().tell(Text.of("The picture was copied.", "已複製圖片。"));
        });
    judge("notices");
    clickOn("Try again");
    assertThat(isShown("Try again")).isFalse();
    assertThat(onFx(() -> scene().getFocusOwner())).as("has the keyboard").isSameAs(mapPane());
  }

  @Test
  void runningWorkIsShownAndCanBeCancelled() {
    var hold = new CountDownLatch(1);
    var job =
        onFx(
            () ->
                bench()
                    .jobs()
                    .start(
                        Text.of("Reading villages.shp", "正在讀取 villages.shp"),
                        progress -> {
                          hold.await();
                          return "";
                        }));
    waitFor("the work to be shown", () -> scene().getRoot().lookup("#jobs .progress-bar") != null);
    judgeAtWork("jobs");
    clickOn("Cancel: Reading villages.shp");
    waitFor("the work to end", job::isCancelled);
    hold.countDown();
    ready();
    assertThat(isShown("Reading villages.shp")).isFalse();
  }

  @Test
  void thePaletteFindsByWordsOfBothLanguagesAndDoesIt() {
    press(KeyCode.CONTROL, KeyCode.K);
    type("layer 圖");
    judge("palette-typed");
    press(KeyCode.ESCAPE);
    press(KeyCode.CONTROL, KeyCode.K);
    type("no such command");
    judge("palette-nothing");
    press(KeyCode.ESCAPE);
    press(KeyCode.CONTROL, KeyCode.K);
    type("side panel");
    press(KeyCode.ENTER);
    judge("window-without-side");
  }

  @Test
  void allPartsOfTheWindowStandTogether() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"), data("tw_landmarks_2013_4326.gpkg"));
    run("layer.table");
    run("layer.style");
    ready();
    judge("window-full");
  }
}
