package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Reading;
import org.tutai.geo.layer.ListSource;

/** Whatever happened to a shapefile's bytes, it gives features or one refusal. */
class ShapefileDamageTest {

  private static final int FLIPS = 2_000;
  private static final List<String> ENDINGS = List.of("shp", "shx", "dbf", "prj", "cpg");
  private static final List<Field> FIELDS =
      List.of(
          Field.of("text", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN),
          Field.of("day", FieldType.DATE));

  @TempDir Path folder;

  @Test
  void survivesFlippedBytes() throws IOException {
    var random = new Random(20_261_121);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      if (i % 100 == 0) {
        writeIntact(random);
      }
      Path victim = folder.resolve("x." + ENDINGS.get(i % 8 < 4 ? 0 : i % 5));
      byte[] intact = Files.readAllBytes(victim);
      Files.write(victim, Reading.damaged(intact, random));
      if (Reading.answerOrRefusal(folder.resolve("x.shp")).startsWith("refused")) {
        refused++;
      } else {
        read++;
      }
      Files.write(victim, intact);
    }
    assertThat(read).isGreaterThan(FLIPS / 4);
    assertThat(refused).isGreaterThan(0);
  }

  @Test
  void survivesTruncationAnywhere() throws IOException {
    var random = new Random(7);
    writeIntact(random);
    for (String ending : ENDINGS) {
      Path victim = folder.resolve("x." + ending);
      byte[] intact = Files.readAllBytes(victim);
      int step = Math.max(1, intact.length / 150);
      for (int length = 0; length < intact.length; length += step) {
        Files.write(victim, Arrays.copyOf(intact, length));
        String answer = Reading.answerOrRefusal(folder.resolve("x.shp"));
        if (ending.equals("shp")) {
          assertThat(answer).as("%d bytes", length).startsWith("refused");
        }
      }
      Files.write(victim, intact);
    }
  }

  private void writeIntact(Random random) throws IOException {
    List<GeometryKind> kinds = List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON);
    GeometryKind kind = kinds.get(random.nextInt(3));
    Layout layout = Layout.values()[random.nextInt(4)];
    List<Feature> features = List.of();
    while (features.size() < 4) {
      features = new AnyFeature(random, layout).list(kind, random.nextBoolean(), FIELDS);
    }
    var source = new ListSource("x", new Schema(kind, FIELDS), CrsRegistry.WGS84, features);
    ShapefileWriter.write(source, folder.resolve("x.shp"), ShapefileWriter.Options.utf8());
  }
}
