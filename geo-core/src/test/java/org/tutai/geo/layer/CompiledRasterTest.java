package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.raster.SampleType;

/** What goes into a compiled raster comes out of it, level by level. */
class CompiledRasterTest {

  @TempDir Path folder;

  private CompiledRaster compile(GridSource source) throws IOException {
    Path target = folder.resolve("grid.raster");
    new RasterCompiler().compile(source, target, LayerCompiler.Progress.NONE);
    return CompiledRaster.open(target);
  }

  private static double hash(int band, int column, int row) {
    return new Random(band * 7919L + column * 104729L + row * 1299709L).nextDouble();
  }

  @Test
  void givesBackEveryCellOfEveryTypeExactly() throws IOException {
    for (SampleType type : SampleType.values()) {
      double low = type.name().startsWith("U") ? 0 : type.name().startsWith("I") ? -1 : -1e6;
      double span = Math.pow(2, type.bytes() * 8 - (low == 0 ? 0 : 1)) - 1;
      boolean floating = type.name().startsWith("F");
      GridSource source =
          GridSource.of(
              401,
              303,
              2,
              type,
              RasterKind.QUANTITY,
              (band, column, row) -> {
                double share = hash(band, column, row);
                if (share < 0.1) {
                  return Double.NaN;
                }
                return floating
                    ? (float) (share * 2e6 - 1e6)
                    : (double) Math.round(low * span / 2 + share * span);
              });
      try (CompiledRaster raster = compile(source)) {
        RasterPyramid grid = raster.raster().orElseThrow();
        assertThat(grid.info()).isEqualTo(source.info());
        assertThat(raster.info().schema().geometryKind()).isEqualTo(GeometryKind.RASTER);
        float[] read = new float[401 * 303];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        grid.read(0, 1, 0, 0, 401, 303, read);
        for (int i = 0; i < read.length; i++) {
          double expected = source.cells().at(1, i % 401, i / 401);
          assertThat(Float.compare(read[i], (float) expected)).as("%s %s", type, i).isZero();
          least = Double.isNaN(expected) ? least : Math.min(least, expected);
          most = Double.isNaN(expected) ? most : Math.max(most, expected);
        }
        assertThat(grid.minimum(1)).isEqualTo(least);
        assertThat(grid.maximum(1)).isEqualTo(most);
        for (int i = 0; i < 50; i++) {
          int column = i * 8;
          int row = i * 6;
          assertThat(Double.compare(grid.value(0, column, row), source.cells().at(0, column, row)))
              .isZero();
        }
      }
    }
  }

  @Test
  void halvesQuantitiesByTheMeanOfTheCellsThatHaveAValue() throws IOException {
    GridSource source =
        GridSource.of(
            701,
            515,
            1,
            SampleType.INT16,
            RasterKind.QUANTITY,
            (band, column, row) ->
                column < 4 && row < 2 && !(column == 3 && row == 0) ? Double.NaN : column + row);
    try (CompiledRaster raster = compile(source)) {
      RasterPyramid grid = raster.raster().orElseThrow();
      assertThat(grid.levels()).isEqualTo(3);
      assertThat(grid.width(2)).isEqualTo(176);
      assertThat(grid.height(2)).isEqualTo(129);
      float[] read = new float[351 * 258];
      grid.read(1, 0, 0, 0, 351, 258, read);
      assertThat(read[0]).isNaN();
      assertThat(read[1]).isEqualTo(3);
      assertThat(read[2]).isEqualTo(5);
      assertThat(read[350]).as("the last column stands alone").isEqualTo(700.5f);
      assertThat(read[257 * 351 + 350]).as("the last corner stands alone").isEqualTo(1214);
      float[] corner = new float[1];
      grid.read(2, 0, 175, 128, 1, 1, corner);
      assertThat(corner[0]).isCloseTo(1213.25f, within(1.5f));
    }
  }

  @Test
  void halvesAPaletteByTheMostFrequentNumber() throws IOException {
    GridSource source =
        GridSource.of(
            600,
            600,
            1,
            SampleType.UINT8,
            RasterKind.PALETTE,
            (band, column, row) ->
                column % 2 == 0 && row % 2 == 0 ? 2 : (column / 2 % 2 == 0 ? 1 : 0));
    try (CompiledRaster raster = compile(source)) {
      float[] read = new float[300 * 300];
      raster.raster().orElseThrow().read(1, 0, 0, 0, 300, 300, read);
      for (int i = 0; i < read.length; i++) {
        assertThat(read[i]).isEqualTo(i % 300 % 2 == 0 ? 1 : 0);
      }
    }
  }

  @Test
  void halvesColoursByTheirOpacity() throws IOException {
    GridSource source =
        GridSource.of(
            512,
            300,
            4,
            SampleType.UINT8,
            RasterKind.COLOR,
            (band, column, row) -> {
              boolean clear = column % 2 == 1;
              return band == 3 ? (clear ? 0 : 255) : clear ? 0 : 200;
            });
    try (CompiledRaster raster = compile(source)) {
      RasterPyramid grid = raster.raster().orElseThrow();
      float[] read = new float[256 * 150];
      grid.read(1, 0, 0, 0, 256, 150, read);
      assertThat(read).containsOnly(200f);
      grid.read(1, 3, 0, 0, 256, 150, read);
      assertThat(read).containsOnly(128f);
    }
  }

  @Test
  void readsWindowsAcrossBlocks() throws IOException {
    GridSource source =
        GridSource.of(
            1000,
            900,
            1,
            SampleType.UINT16,
            RasterKind.QUANTITY,
            (band, column, row) -> (column * 31 + row * 17) % 60000);
    try (CompiledRaster raster = compile(source)) {
      float[] read = new float[300 * 280];
      raster.raster().orElseThrow().read(0, 0, 250, 240, 300, 280, read);
      for (int i = 0; i < read.length; i++) {
        assertThat(read[i]).isEqualTo((float) source.cells().at(0, 250 + i % 300, 240 + i / 300));
      }
    }
  }

  @Test
  void keepsRowsThatAreWideInFlatBlocks() throws IOException {
    GridSource source =
        GridSource.of(
            600_000,
            40,
            1,
            SampleType.INT32,
            RasterKind.QUANTITY,
            (band, column, row) -> column - row);
    try (CompiledRaster raster = compile(source)) {
      RasterPyramid grid = raster.raster().orElseThrow();
      assertThat(grid.value(0, 599_999, 39)).isEqualTo(599_960);
      assertThat(grid.width(grid.levels() - 1)).isLessThanOrEqualTo(256);
    }
  }

  /** About a cell of {@link GridSource}'s grid, so many cells each way. */
  private static WorldBox around(int column, int row, int cells) {
    double[] corners = {
      300000 + 20.0 * (column - cells), 2770000 - 20.0 * (row + cells),
      300000 + 20.0 * (column + cells), 2770000 - 20.0 * (row - cells)
    };
    CrsRegistry.TWD97_TM2_121.toLonLat().transform(corners, 0, corners, 0, 2);
    return new WorldBox(
        (int) WorldGrid.xOfLon(corners[0]),
        (int) WorldGrid.yOfLat(corners[1]),
        (int) WorldGrid.xOfLon(corners[2]),
        (int) WorldGrid.yOfLat(corners[3]));
  }

  private long[] stamps(GridSource.Cells cells, WorldBox... boxes) throws IOException {
    GridSource source = GridSource.of(2000, 1500, 1, SampleType.UINT16, RasterKind.QUANTITY, cells);
    try (CompiledRaster raster = compile(source)) {
      return Arrays.stream(boxes).mapToLong(raster::stamp).toArray();
    }
  }

  @Test
  void stampsTheCellsUnderABox() throws IOException {
    WorldBox near = around(700, 900, 20);
    WorldBox far = around(1700, 300, 100);
    WorldBox beyond = around(9000, 300, 100);
    GridSource.Cells cells = (band, column, row) -> (column + row) % 1000;
    GridSource.Cells other =
        (band, column, row) -> column == 711 && row == 909 ? 7 : (column + row) % 1000;
    GridSource.Cells higher =
        (band, column, row) -> column == 711 && row == 909 ? 7000 : (column + row) % 1000;
    long[] first = stamps(cells, near, far, beyond, WorldBox.ALL);
    assertThat(stamps(cells, near, far, beyond, WorldBox.ALL)).isEqualTo(first);
    long[] second = stamps(other, near, far, beyond, WorldBox.ALL);
    assertThat(second[0]).isNotEqualTo(first[0]);
    assertThat(second[1]).isEqualTo(first[1]);
    assertThat(second[2]).isEqualTo(first[2]);
    assertThat(second[3]).isNotEqualTo(first[3]);
    assertThat(stamps(higher, far)[0])
        .as("the range of values shows everywhere")
        .isNotEqualTo(first[1]);
  }

  @Test
  void leavesNothingBehindWhenCancelled() throws IOException {
    GridSource source =
        GridSource.of(300, 900, 1, SampleType.UINT8, RasterKind.GREY, (band, column, row) -> 1);
    Path target = folder.resolve("x.raster");
    assertThatThrownBy(
            () ->
                new RasterCompiler()
                    .compile(
                        source,
                        target,
                        (done, total) -> {
                          throw new CancellationException();
                        }))
        .isInstanceOf(CancellationException.class);
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void knowsItsFilesByTheirFirstBytes() throws IOException {
    compile(GridSource.of(3, 3, 1, SampleType.UINT8, RasterKind.GREY, (b, c, r) -> 1)).close();
    Path other = folder.resolve("other");
    Files.writeString(other, "TUTAI");
    assertThat(CompiledRaster.isOne(folder.resolve("grid.raster"))).isTrue();
    assertThat(CompiledRaster.isOne(other)).isFalse();
    assertThat(CompiledRaster.isOne(folder)).isFalse();
    assertThatThrownBy(() -> CompiledRaster.open(other)).isInstanceOf(FormatException.class);
  }

  @Test
  void refusesDamageInOneLine() throws IOException {
    GridSource source =
        GridSource.of(
            300, 300, 1, SampleType.UINT16, RasterKind.QUANTITY, (b, c, r) -> hash(b, c, r) * 9e3);
    compile(source).close();
    byte[] good = Files.readAllBytes(folder.resolve("grid.raster"));
    Random random = new Random(3);
    Path bad = folder.resolve("bad.raster");
    float[] read = new float[300 * 300];
    for (int i = 0; i < 400; i++) {
      byte[] bytes = good.clone();
      int from = i % 2 == 0 ? random.nextInt(40) : random.nextInt(bytes.length);
      bytes[from] ^= (byte) (1 << random.nextInt(8));
      Files.write(bad, i % 5 == 0 ? Arrays.copyOf(bytes, from) : bytes);
      try (CompiledRaster raster = CompiledRaster.open(bad)) {
        RasterPyramid grid = raster.raster().orElseThrow();
        int width = Math.min(300, grid.width(0));
        grid.read(0, 0, 0, 0, width, Math.min(300, grid.height(0)), read);
      } catch (FormatException e) {
        assertThat(e.getMessage()).contains("expected");
      } catch (IllegalStateException e) {
        assertThat(e.getMessage()).contains("damaged raster file");
      }
    }
  }
}
