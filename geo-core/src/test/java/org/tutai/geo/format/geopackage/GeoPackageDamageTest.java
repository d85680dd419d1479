package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Whatever happened to a GeoPackage's bytes, it gives features or one refusal. */
class GeoPackageDamageTest {

  private static final int FLIPS = 2_000;
  private static final List<Field> FIELDS =
      List.of(
          Field.of("text", FieldType.TEXT),
          Field.of("real", FieldType.REAL),
          Field.of("time", FieldType.DATE_TIME),
          Field.of("bytes", FieldType.BINARY));

  @TempDir Path folder;

  @Test
  void survivesFlippedBytes() throws IOException {
    var random = new Random(20_261_121);
    Path file = intact(random);
    byte[] intact = Files.readAllBytes(file);
    int[] used = usedBytes(intact);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] damaged = intact.clone();
      for (int flip = random.nextInt(3); flip >= 0; flip--) {
        damaged[used[random.nextInt(used.length)]] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      if (Reading.answerOrRefusal(file).startsWith("refused")) {
        refused++;
      } else {
        read++;
      }
    }
    assertThat(read).isGreaterThan(FLIPS / 10);
    assertThat(refused).isGreaterThan(FLIPS / 100);
  }

  /** Most of a small SQLite file is empty; damage there shows nothing. */
  private static int[] usedBytes(byte[] bytes) {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        used.add(i);
      }
    }
    return used.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void survivesTruncationAnywhere() throws IOException {
    Path file = intact(new Random(3));
    byte[] intact = Files.readAllBytes(file);
    for (int length = 0; length < intact.length; length += 701) {
      Files.write(file, Arrays.copyOf(intact, length));
      Reading.answerOrRefusal(file);
    }
    Files.write(file, Arrays.copyOf(intact, intact.length / 2));
    assertThat(Reading.answerOrRefusal(file)).startsWith("refused");
  }

  @Test
  void survivesADamagedLogBesideIt() throws IOException {
    var random = new Random(4);
    Path file = intact(random);
    var log = new byte[5_000];
    for (int i = 0; i < 20; i++) {
      random.nextBytes(log);
      Files.write(folder.resolve("x.gpkg-wal"), log);
      assertThat(Reading.answerOrRefusal(file)).isNotEmpty();
    }
    assertThat(Files.readAllBytes(folder.resolve("x.gpkg-wal"))).isEqualTo(log);
  }

  private Path intact(Random random) throws IOException {
    List<Feature> features = List.of();
    while (features.size() < 8) {
      features = new AnyFeature(random, Layout.XYZ).list(GeometryKind.POLYGON, true, FIELDS);
    }
    var source =
        new ListSource(
            "x", new Schema(GeometryKind.POLYGON, FIELDS), CrsRegistry.TWD97_TM2_121, features);
    Path file = folder.resolve("x.gpkg");
    GeoPackageWriter.write(List.of(source), file, GeoPackageWriter.Options.undated());
    return file;
  }
}
