package org.tutai.viewer.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.viewer.app.WindowTest;

/** Drawing and writing in the window: every kind, and the form of its look. */
class AnnotateWindowTest extends WindowTest {

  private Drawn last() {
    List<Annotation> all = onFx(() -> bench().project().map().annotations());
    return (Drawn) all.get(all.size() - 1);
  }

  private void draw(String kind, double... places) {
    run("annotate." + kind);
    for (int i = 0; i < places.length; i += 2) {
      clickAt(mapPane(), places[i], places[i + 1]);
    }
  }

  /** A photo of a warning sign, as somebody might put on a map. */
  private Path sign() throws IOException {
    var picture = new BufferedImage(240, 200, BufferedImage.TYPE_INT_ARGB);
    Graphics2D draw = picture.createGraphics();
    draw.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    draw.setColor(new Color(0xe3b505));
    draw.fillPolygon(new int[] {120, 232, 8}, new int[] {8, 192, 192}, 3);
    draw.setColor(new Color(0x2f2c28));
    draw.fillRoundRect(110, 76, 20, 64, 16, 16);
    draw.fillOval(109, 152, 22, 22);
    draw.dispose();
    Path file = home.resolve("sign.png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  @Test
  void everyKindIsDrawnAndStyled() throws Exception {
    run("annotate.select");
    ready();
    judge("annotate-empty");

    draw("polygon", 330, 250, 440, 260, 420, 350, 350, 340);
    press(KeyCode.ENTER);
    judge("annotate-polygon");

    draw("circle", 560, 260, 610, 300);
    clickOn("Fill #d9822b");
    type("#annotate-text", "警戒範圍");
    assertThat(last().style().fill()).isEqualTo("#d9822b");
    judge("annotate-circle");

    draw("line", 340, 420, 420, 460, 520, 430);
    press(KeyCode.ENTER);
    clickOn("Line and letter colour #a4342c");
    judge("annotate-line");

    draw("arrow", 600, 420, 540, 500);
    press(KeyCode.ENTER);
    draw("rectangle", 330, 520, 430, 600);
    run("annotate.freehand");
    drag(mapPane(), 560, 560, 640, 620);
    draw("point", 480, 380);
    type("#annotate-text", "應變中心");
    judge("annotate-point");

    draw("text", 500, 660);
    type("2026 防汛演習");
    judge("annotate-writing");
    press(KeyCode.ENTER);
    clickOn("Bold");
    judge("annotate-text");

    answers.files = List.of(sign());
    run("annotate.image");
    waitFor("the tool", () -> bench().map().toolProperty().get().isPresent());
    ready();
    clickAt(mapPane(), 680, 200);
    ready();
    judge("annotate-image");

    run("annotate.select");
    type("#annotate-search", "演習");
    judge("annotate-list");
    assertThat(onFx(() -> bench().project().map().annotations())).hasSize(9);
  }

  @Test
  void undoTakesBackTheLastPointOfWhatIsBeingDrawn() {
    run("annotate.select");
    ready();
    draw("arrow", 400, 300, 460, 340);
    press(KeyCode.ENTER);
    draw("line", 500, 400, 560, 440);
    press(KeyCode.CONTROL, KeyCode.Z);
    clickAt(mapPane(), 580, 300);
    press(KeyCode.ENTER);
    List<Annotation> all = onFx(() -> bench().project().map().annotations());
    assertThat(all).as("the first arrow is still there").hasSize(2);
    press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(onFx(() -> bench().project().map().annotations())).hasSize(1);
  }

  @Test
  void aDrawingThatIsClickedOpensWithItsNoteAndIdentifyTellsIt() {
    draw("point", 480, 380);
    type("#annotate-text", "應變中心");
    type("#annotate-note", "二十四小時值勤，分機 119");
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    assertThat(isShown("#annotate-note")).isFalse();
    clickAt(mapPane(), 480, 380);
    ready();
    assertThat(find("#annotate-note", TextArea.class).getText()).isEqualTo("二十四小時值勤，分機 119");
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    run("query.identify");
    clickAt(mapPane(), 120, 600); // far away, so that the next is no double click
    ready();
    clickAt(mapPane(), 480, 380);
    ready();
    assertThat(isShown("#annotate-note")).isFalse();
    assertThat(shown()).contains("二十四小時值勤，分機 119");
    judge("annotate-note");
  }
}
