package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.format.Formats;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/** A real elevation model, compiled and compared cell by cell with its file. */
class SharedGridTest {

  @TempDir Path folder;

  private static Path shared(String name) {
    Path path = Path.of(System.getProperty("tutai.shared", "absent"), "data", name);
    Assumptions.assumeTrue(Files.exists(path), path + " is absent");
    return path;
  }

  @Test
  void compilesTheElevationsOfTaipei() throws Exception {
    Path tif = shared("taipei_dem20m_2024_3826.tif");
    RasterSource source = Formats.open(tif).rasters().get(0);
    assertThat(source.crs().orElseThrow().code()).isEqualTo("EPSG:3826");
    Path target = folder.resolve("dem");
    CompileReport report =
        new RasterCompiler().compile(source, target, LayerCompiler.Progress.NONE);
    assertThat(report.bad().total()).isZero();
    try (CompiledRaster raster = CompiledRaster.open(target);
        RasterReader reader = source.open()) {
      RasterPyramid grid = raster.raster().orElseThrow();
      int width = grid.info().width();
      float[] row = new float[width];
      double[] expected = new double[width];
      for (int y = 0; y < grid.info().height(); y++) {
        grid.read(0, 0, 0, y, width, 1, row);
        reader.read(0, 0, y, width, 1, expected);
        for (int x = 0; x < width; x++) {
          assertThat(Float.compare(row[x], (float) expected[x])).isZero();
        }
      }
      assertThat(grid.maximum(0)).as("七星山, 1120 m").isBetween(1080.0, 1130.0);
      Bounds lonLat = raster.info().lonLat().orElseThrow();
      assertThat(lonLat.minX()).isCloseTo(121.4318, within(0.002));
      assertThat(lonLat.maxY()).isCloseTo(25.2243, within(0.002));
    }
  }
}
