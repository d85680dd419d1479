package org.tutai.viewer.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Viewport;

/** Drawing, picking and reshaping by pointer and keys. */
class AnnotateToolTest {

  @TempDir Path folder;
  private TestDesk desk;
  private AnnotateViewModel model;
  private AnnotateTool tool;

  @BeforeEach
  void open() {
    desk = new TestDesk(folder, new UiQueue());
    model = new AnnotateViewModel(desk.project(), desk.map());
    var snap = new Snap(desk.map(), desk.project(), desk.jobs());
    tool = new AnnotateTool(model, desk.map(), snap);
    // A hundred pixels to the degree; 500, 500 is at 120 east and 24 north.
    look(CrsRegistry.CRS84, 120, 24, 0.01);
    desk.map().use(tool);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void look(Crs crs, double x, double y, double units) {
    desk.map().go(new Viewport(crs, x, y, units, 1000, 1000));
  }

  private MapPointer at(double x, double y, int clicks, boolean shift, boolean shortcut) {
    return new MapPointer(x, y, desk.map().viewport(), shift, shortcut, clicks);
  }

  private void click(double x, double y) {
    click(x, y, 1, false);
  }

  /** What the map pane tells a tool of a click. */
  private void click(double x, double y, int clicks, boolean shift) {
    MapPointer pointer = at(x, y, clicks, shift, false);
    tool.moved(pointer);
    if (tool.pressed(pointer)) {
      tool.released(pointer);
    }
    tool.clicked(pointer);
  }

  private void drag(double x1, double y1, double x2, double y2) {
    tool.moved(at(x1, y1, 1, false, false));
    assertThat(tool.pressed(at(x1, y1, 1, false, false))).isTrue();
    tool.dragged(at((x1 + x2) / 2, (y1 + y2) / 2, 1, false, false));
    tool.dragged(at(x2, y2, 1, false, false));
    tool.released(at(x2, y2, 1, false, false));
  }

  private void draw(DrawKind kind, double... pixels) {
    model.kindProperty().set(Optional.of(kind));
    for (int i = 0; i < pixels.length; i += 2) {
      click(pixels[i], pixels[i + 1]);
    }
    tool.finish();
  }

  private void select() {
    model.kindProperty().set(Optional.empty());
  }

  private List<Drawn> drawn() {
    return model.drawnProperty().get();
  }

  private Drawn only() {
    assertThat(drawn()).hasSize(1);
    return drawn().get(0);
  }

  @Test
  void everyKindIsDrawnAndPicked() throws IOException {
    draw(DrawKind.POINT, 500, 500);
    draw(DrawKind.LINE, 100, 100, 200, 100);
    draw(DrawKind.ARROW, 100, 200, 200, 200, 300, 250);
    draw(DrawKind.POLYGON, 300, 300, 400, 300, 400, 400);
    draw(DrawKind.RECTANGLE, 600, 600, 700, 650);
    draw(DrawKind.CIRCLE, 800, 800, 850, 800);
    draw(DrawKind.TEXT, 500, 100);
    model.endTyping("淹水");
    model.pictureProperty().set(Optional.of(PictureFileTest.small(folder)));
    draw(DrawKind.IMAGE, 500, 200);
    assertThat(drawn())
        .extracting(Drawn::kind)
        .containsExactly(
            Annotation.Kind.POINT,
            Annotation.Kind.LINE,
            Annotation.Kind.ARROW,
            Annotation.Kind.POLYGON,
            Annotation.Kind.RECTANGLE,
            Annotation.Kind.CIRCLE,
            Annotation.Kind.TEXT,
            Annotation.Kind.IMAGE);
    assertThat(drawn().get(0).parts().get(0)).containsExactly(new Position(120, 24));
    assertThat(drawn().get(3).parts().get(0)).hasSize(4);
    assertThat(drawn().get(5).radius().orElseThrow())
        .isCloseTo(Geodesics.distance(123, 21, 123.5, 21), within(0.01));
    assertThat(drawn().get(6).text()).isEqualTo("淹水");
    assertThat(model.pickedProperty().get()).containsExactly(drawn().get(7));
    for (int i = 8; i > 0; i--) {
      desk.project().undo();
    }
    assertThat(desk.project().map()).isEqualTo(ThemeMap.EMPTY);
  }

  @Test
  void circlesRectanglesAndStrokesAreDraggedToo() {
    model.kindProperty().set(Optional.of(DrawKind.CIRCLE));
    drag(500, 500, 600, 500);
    assertThat(only().radius().orElseThrow())
        .isCloseTo(Geodesics.distance(120, 24, 121, 24), within(0.01));
    tool.clicked(at(600, 500, 1, false, false));
    assertThat(drawn()).hasSize(1);
    model.kindProperty().set(Optional.of(DrawKind.FREEHAND));
    tool.pressed(at(100, 100, 1, false, false));
    for (int i = 0; i <= 100; i++) {
      tool.dragged(at(100 + 4 * i, 100 + 60 * Math.sin(i / 8.0), 1, false, false));
    }
    tool.released(at(500, 100, 1, false, false));
    assertThat(drawn().get(1).kind()).isEqualTo(Annotation.Kind.LINE);
    assertThat(drawn().get(1).parts().get(0).size()).isBetween(12, 60);
  }

  @Test
  void controlKeepsEighthsOfATurn() {
    model.kindProperty().set(Optional.of(DrawKind.LINE));
    click(500, 500);
    tool.clicked(at(600, 512, 1, false, true));
    tool.finish();
    assertThat(only().parts().get(0)).last().isEqualTo(new Position(121, 24));
  }

  @Test
  void escGoesFromDrawingToSelectingToNothing() {
    model.kindProperty().set(Optional.of(DrawKind.LINE));
    click(100, 100);
    assertThat(tool.cancel()).isTrue();
    assertThat(model.kindProperty().get()).contains(DrawKind.LINE);
    draw(DrawKind.POINT, 500, 500);
    assertThat(tool.cancel()).isTrue();
    assertThat(model.kindProperty().get()).isEmpty();
    assertThat(model.pickedProperty().get()).hasSize(1);
    assertThat(tool.cancel()).isTrue();
    assertThat(model.pickedProperty().get()).isEmpty();
    assertThat(tool.cancel()).isFalse();
  }

  @Test
  void aDragMovesWhatIsPickedInOneStep() {
    draw(DrawKind.POLYGON, 300, 300, 400, 300, 400, 400);
    select();
    ThemeMap before = desk.project().map();
    drag(380, 330, 480, 330);
    assertThat(only().parts().get(0).get(0)).isEqualTo(new Position(119, 26));
    desk.project().undo();
    assertThat(desk.project().map()).isEqualTo(before);
    assertThat(tool.pressed(at(10, 10, 1, false, false))).as("elsewhere pans the map").isFalse();
  }

  @Test
  void escGivesADragUp() {
    draw(DrawKind.POLYGON, 300, 300, 400, 300, 400, 400);
    select();
    ThemeMap before = desk.project().map();
    tool.pressed(at(380, 330, 1, false, false));
    tool.dragged(at(500, 500, 1, false, false));
    assertThat(tool.cancel()).isTrue();
    tool.released(at(500, 500, 1, false, false));
    assertThat(desk.project().map()).isEqualTo(before);
  }

  @Test
  void handlesMoveInsertAndDeleteCorners() {
    draw(DrawKind.POLYGON, 300, 300, 400, 300, 400, 400);
    select();
    drag(300, 300, 250, 250);
    assertThat(only().parts().get(0)).startsWith(new Position(117.5, 26.5)).hasSize(4);
    assertThat(only().parts().get(0)).endsWith(new Position(117.5, 26.5));
    drag(400, 350, 450, 350);
    assertThat(only().parts().get(0)).hasSize(5).contains(new Position(119.5, 25.5));
    click(450, 350);
    assertThat(tool.removed()).isTrue();
    assertThat(only().parts().get(0)).hasSize(4);
    click(400, 400);
    tool.removed();
    assertThat(only().parts().get(0)).as("three corners are the least").hasSize(4);
    tool.cancel();
    click(380, 330);
    assertThat(tool.removed()).isTrue();
    assertThat(drawn()).isEmpty();
  }

  @Test
  void aRectangleStaysOneAndACircleKeepsItsMiddle() {
    draw(DrawKind.RECTANGLE, 600, 600, 700, 650);
    select();
    drag(700, 650, 800, 700);
    assertThat(only().parts().get(0))
        .containsExactly(
            new Position(121, 23),
            new Position(123, 23),
            new Position(123, 22),
            new Position(121, 22),
            new Position(121, 23));
    draw(DrawKind.CIRCLE, 200, 200, 250, 200);
    select();
    Handle rim = Handle.of(drawn().get(1), desk.map().viewport()).get(0);
    drag(rim.x(), rim.y(), 300, 200);
    assertThat(drawn().get(1).radius().orElseThrow())
        .isCloseTo(Geodesics.distance(117, 27, 118, 27), within(50.0));
    assertThat(drawn().get(1).parts().get(0)).containsExactly(new Position(117, 27));
  }

  @Test
  void textsAreTurnedSizedAndWrittenAnew() {
    draw(DrawKind.TEXT, 500, 500);
    model.endTyping("臺北");
    select();
    Viewport on = desk.map().viewport();
    Handle turn = Handle.of(only(), on).get(0);
    drag(turn.x(), turn.y(), 600, 500);
    assertThat(only().style().rotation()).isEqualTo(90);
    Handle size = Handle.of(only(), on).get(1);
    drag(size.x(), size.y(), 500 + 2 * (size.x() - 500), 500 + 2 * (size.y() - 500));
    assertThat(only().style().size()).isEqualTo(36);
    click(500, 500, 2, false);
    assertThat(model.typingProperty().get().orElseThrow().text()).isEqualTo("臺北");
    model.endTyping("新北");
    assertThat(only().text()).isEqualTo("新北");
    tool.finish();
    model.endTyping("   ");
    assertThat(only().text()).isEqualTo("新北");
  }

  @Test
  void shiftPicksSeveralAndKeysWorkOnAll() {
    draw(DrawKind.POINT, 200, 200);
    draw(DrawKind.POINT, 400, 400);
    draw(DrawKind.POINT, 600, 600);
    select();
    click(200, 200);
    click(600, 600, 1, true);
    assertThat(model.pickedProperty().get()).hasSize(2);
    tool.nudged(10, 0);
    tool.nudged(10, 0);
    assertThat(drawn().get(0).parts().get(0).get(0)).isEqualTo(new Position(117.2, 27));
    desk.project().undo();
    assertThat(drawn().get(0).parts().get(0).get(0))
        .as("nudges are one step")
        .isEqualTo(new Position(117, 27));
    assertThat(tool.duplicated()).isTrue();
    assertThat(drawn()).hasSize(5);
    assertThat(drawn().get(3).parts().get(0).get(0)).isEqualTo(new Position(117.16, 26.84));
    assertThat(model.pickedProperty().get()).hasSize(2);
    tool.removed();
    assertThat(drawn()).hasSize(3);
    assertThat(tool.removed()).isFalse();
    click(400, 400);
    tool.copied();
    click(900, 100);
    tool.pasted();
    tool.pasted();
    assertThat(drawn()).hasSize(5);
    assertThat(drawn().get(4).parts().get(0).get(0)).isEqualTo(new Position(119.32, 24.68));
  }

  @Test
  void orderChangesAndUnknownKindsStay() {
    draw(DrawKind.POINT, 200, 200);
    draw(DrawKind.POINT, 400, 400);
    var strange =
        new Annotation.Unknown(
            org.tutai.geo.theme.Kept.of(
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.textNode("?")));
    desk.project()
        .amend(
            now -> {
              var all = new java.util.ArrayList<>(now.annotations());
              all.add(1, strange);
              return now.withAnnotations(all);
            });
    String lower = drawn().get(0).id();
    model.pick(List.of(lower));
    model.reorder(true);
    assertThat(desk.project().map().annotations().get(0)).isEqualTo(strange);
    assertThat(drawn().get(1).id()).isEqualTo(lower);
    model.reorder(false);
    assertThat(drawn().get(0).id()).isEqualTo(lower);
    model.restyle(of -> Restyle.width(of, 7));
    model.delete();
    assertThat(desk.project().map().annotations()).contains(strange).hasSize(2);
  }

  @Test
  void theNextOneLooksAsTheLastWasMadeTo() {
    draw(DrawKind.LINE, 100, 100, 200, 100);
    model.restyle(of -> Restyle.stroke(of, "#a4342c"));
    model.restyle(of -> Restyle.width(of, 6));
    draw(DrawKind.LINE, 100, 200, 200, 200);
    assertThat(drawn().get(1).style().stroke()).isEqualTo("#a4342c");
    assertThat(drawn().get(1).style().strokeWidth()).isEqualTo(6);
    draw(DrawKind.ARROW, 100, 300, 200, 300);
    assertThat(drawn().get(2).style()).isEqualTo(DrawKind.ARROW.firstStyle());
  }

  @Test
  void thePointerTellsWhatAPressWouldDo() {
    draw(DrawKind.POLYGON, 300, 300, 400, 300, 400, 400);
    assertThat(tool.grip().getValue()).isEqualTo(Grip.CROSS);
    select();
    tool.moved(at(380, 330, 1, false, false));
    assertThat(tool.grip().getValue()).isEqualTo(Grip.MOVE);
    tool.moved(at(10, 10, 1, false, false));
    assertThat(tool.grip().getValue()).isEqualTo(Grip.PLAIN);
    assertThat(tool.sketch().getValue().shapes())
        .extracting(Sketch.Shape::look)
        .contains(Sketch.Look.HANDLE, Sketch.Look.BETWEEN);
  }

  @Test
  void drawingsPassTheAntimeridianAndThePoles() {
    look(CrsRegistry.CRS84, 180, 0, 0.01);
    draw(DrawKind.POLYGON, 400, 400, 600, 400, 600, 600);
    assertThat(only().parts().get(0)).startsWith(new Position(179, 1), new Position(181, 1));
    select();
    drag(550, 450, 750, 450);
    assertThat(only().parts().get(0).get(0)).isEqualTo(new Position(-179, 1));
    look(CrsRegistry.CRS84, 0, 90, 0.01);
    draw(DrawKind.CIRCLE, 500, 500, 500, 600);
    assertThat(drawn().get(1).parts().get(0)).containsExactly(new Position(0, 90));
    look(CrsRegistry.WEB_MERCATOR, 0, 0, 10_000);
    select();
    model.pick(List.of(drawn().get(1).id()));
    tool.nudged(0, -10);
    tool.nudged(0, 10);
    assertThat(drawn().get(1).parts().get(0).get(0).lat()).isBetween(85.0, 90.0);
    model.zoomTo(drawn().get(1));
    look(CrsRegistry.TWD97_TM2_121, 250_000, 2_650_000, 100);
    tool.moved(at(500, 500, 1, false, false));
    click(500, 500);
    assertThat(drawn()).hasSize(2);
  }

  @Test
  void aPolygonThatCrossesItselfAndOneOfNoSizeAreKept() {
    draw(DrawKind.POLYGON, 300, 300, 400, 400, 400, 300, 300, 400);
    assertThat(only().parts().get(0)).hasSize(5);
    draw(DrawKind.CIRCLE, 500, 500);
    click(500, 500, 2, false);
    assertThat(drawn()).hasSize(1);
    look(CrsRegistry.CRS84, 120, 24, 1e-7);
    draw(DrawKind.POLYGON, 500, 500, 520, 500, 520, 520);
    assertThat(drawn()).hasSize(2);
    model.zoomTo(drawn().get(1));
    assertThat(desk.map().viewport().unitsPerPixel()).isGreaterThan(1e-7);
  }

  @Test
  void aFullMapRefusesInWords() {
    var positions = new java.util.ArrayList<Position>();
    for (int i = 0; i < ThemeLimits.POSITIONS - 2; i++) {
      positions.add(new Position(i % 2, 1));
    }
    Drawn long1 =
        Edits.made(Annotation.Kind.LINE, "long", List.of(positions), AnnotationStyle.DEFAULT);
    desk.project().amend(now -> ThemeMap.EMPTY.withAnnotations(List.of(long1)));
    draw(DrawKind.LINE, 100, 100, 200, 200);
    draw(DrawKind.LINE, 100, 200, 200, 300);
    assertThat(drawn()).hasSize(2);
    assertThat(model.troubleProperty().get().orElseThrow().english()).contains("200,000");
    desk.project().undo();
    draw(DrawKind.POINT, 500, 500);
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void searchFindsByTextNoteAndKind() {
    draw(DrawKind.POINT, 200, 200);
    model.write("Shelter 避難所");
    draw(DrawKind.CIRCLE, 400, 400, 450, 400);
    model.note("積水 30 公分");
    assertThat(model.matching("避難")).hasSize(1);
    assertThat(model.matching("SHELTER")).hasSize(1);
    assertThat(model.matching("積水"))
        .extracting(Drawn::kind)
        .containsExactly(Annotation.Kind.CIRCLE);
    assertThat(model.matching("圓")).hasSize(1);
    assertThat(model.matching("")).hasSize(2);
    assertThat(model.matching("nothing")).isEmpty();
  }

  @Test
  void textFromOutsideIsBoundedAndCleaned() {
    draw(DrawKind.TEXT, 500, 500);
    model.endTyping("a\0\uD800b" + "長".repeat(100_000));
    assertThat(only().text()).startsWith("ab長").hasSizeLessThanOrEqualTo(ThemeLimits.TEXT);
  }
}
