package org.tutai.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Legend;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.map.AnnotationImages;
import org.tutai.viewer.map.Grids;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.MapDrawing;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.work.Progress;

class SavePictureTest {

  private static final Viewport HERE =
      new Viewport(CrsRegistry.WEB_MERCATOR, 13_469_600, 2_753_400, 200, 900, 600);

  @TempDir Path folder;

  private static MapDrawing drawing() {
    return new MapDrawing(MapDrawing.NO_REMOTE, new AnnotationImages(), Locale.ENGLISH);
  }

  private MapSheet sheet(SheetSize size, Resolution fine, Set<MapSheet.Part> parts)
      throws IOException {
    Stratum.Local grid = Grids.filled(Grids.layer(folder), "#e0c080", 1);
    return new MapSheet(
        new MapContent(0xCFE0EA, List.of(grid)),
        HERE,
        "各村里人口密度 Population density",
        List.of(
            new MapSheet.LayerLegend(
                "村里", GeometryKind.POLYGON, Optional.of(Legend.of(grid.layers().get(0).style())))),
        "內政部國土測繪中心",
        LocalDate.of(2026, 11, 22),
        Language.CHINESE,
        size,
        fine,
        parts);
  }

  private static Picture draw(MapSheet sheet) {
    return new SheetPainter(sheet, drawing(), sheet.resolution().pixelRatio()).draw(Progress.NONE);
  }

  @Test
  void aBarePictureOfTheScreenIsWhatTheScreenShows() throws IOException {
    MapSheet sheet = sheet(SheetSize.SCREEN, Resolution.SCREEN, Set.of());
    Picture seen = drawing().draw(sheet.content(), HERE, 1, Progress.NONE);
    assertThat(java.util.Arrays.equals(draw(sheet).pixels(), seen.pixels())).isTrue();
  }

  @Test
  void paperHasItsMillimetresAndShowsAllThatIsSeen() throws IOException {
    MapSheet sheet =
        sheet(SheetSize.A4_LANDSCAPE, Resolution.FINE, EnumSet.allOf(MapSheet.Part.class));
    Picture picture = draw(sheet);
    assertThat(picture.width()).isBetween(1753, 1756);
    assertThat(picture.height()).isBetween(1239, 1243);
    assertThat(sheet.viewport().bounds().contains(HERE.bounds().centerX(), HERE.bounds().minY()))
        .isTrue();
    Path file = Path.of("target", "screenshots", "print", "a4-fine.png");
    Files.createDirectories(file.getParent());
    Files.write(file, PngFile.encoded(picture, 150));
  }

  @Test
  void furnitureStandsBesideTheMapAndOnIt() throws IOException {
    MapSheet sheet = sheet(SheetSize.SCREEN, Resolution.SCREEN, EnumSet.allOf(MapSheet.Part.class));
    Picture picture = draw(sheet);
    assertThat(picture.width()).isEqualTo(900);
    assertThat(picture.height()).isEqualTo(600);
    assertThat(picture.pixels()[0]).isEqualTo(0xFFFFFFFF);
    assertThat(picture.pixels()[picture.pixels().length - 1]).isEqualTo(0xFFFFFFFF);
    int bare = 0;
    Picture map = drawing().draw(sheet.content(), sheet.viewport(), 1, Progress.NONE);
    int top = sheet.titleHeight() * 900;
    for (int i = 0; i < map.pixels().length; i++) {
      bare += map.pixels()[i] == picture.pixels()[top + i] ? 1 : 0;
    }
    assertThat(bare).isBetween(map.pixels().length * 8 / 10, map.pixels().length - 5000);
    Path file = Path.of("target", "screenshots", "print", "screen.png");
    Files.createDirectories(file.getParent());
    Files.write(file, PngFile.encoded(picture, 96));
  }

  @Test
  void theFileSaysHowLargeItIsAndIsReadByOthers() throws IOException {
    Picture picture = draw(sheet(SheetSize.SCREEN, Resolution.SCREEN, Set.of()));
    byte[] png = PngFile.encoded(picture, 300);
    var read = ImageIO.read(new java.io.ByteArrayInputStream(png));
    assertThat(read.getRGB(450, 300)).isEqualTo(picture.pixels()[300 * 900 + 450]);
    var reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var in = ImageIO.createImageInputStream(new java.io.ByteArrayInputStream(png))) {
      reader.setInput(in);
      var tree = reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      var said = ((org.w3c.dom.Element) tree).getElementsByTagName("pHYs").item(0);
      assertThat(said.getAttributes().getNamedItem("pixelsPerUnitXAxis").getNodeValue())
          .isEqualTo("11811");
    }
  }

  @Test
  void cancellingEndsTheDrawingInTheMiddle() throws IOException {
    MapSheet sheet = sheet(SheetSize.SCREEN, Resolution.SCREEN, Set.of());
    var painter = new SheetPainter(sheet, drawing(), 1);
    Assertions.assertThatThrownBy(
            () ->
                painter.draw(
                    (done, total) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void scaleBarsAreOfRoundLengths() {
    assertThat(SheetPainter.roundBelow(19_999)).isEqualTo(10_000);
    assertThat(SheetPainter.roundBelow(20_001)).isEqualTo(20_000);
    assertThat(SheetPainter.roundBelow(73)).isEqualTo(50);
    assertThat(SheetPainter.roundBelow(0.7)).isEqualTo(0.5);
  }

  @Test
  void savesAWholeFileAndTellsIt() {
    var ui = new UiQueue();
    try (var desk = new TestDesk(folder, ui)) {
      var model = new SavePictureViewModel(desk);
      desk.map().move(HERE);
      model.titleProperty().set("臺灣");
      model.part(MapSheet.Part.TITLE).set(true);
      Path file = folder.resolve("map.png");
      desk.save = Optional.of(file);
      model.save();
      ui.until("the file", () -> desk.jobs().running().isEmpty() && Files.exists(file));
      assertThat(file).isNotEmptyFile();
      assertThat(folder.toFile().list()).doesNotContain(".tutai-");
    }
  }

  @Test
  void aPictureThatCannotBeWrittenIsToldInWords() {
    var ui = new UiQueue();
    try (var desk = new TestDesk(folder, ui)) {
      var model = new SavePictureViewModel(desk);
      model.save(folder.resolve("no such folder").resolve("map.png"));
      ui.until("the end", () -> desk.jobs().running().isEmpty());
      assertThat(desk.notices().shown()).hasSize(1);
      assertThat(folder.resolve("no such folder")).doesNotExist();
    }
  }
}
