package org.tutai.geo.format.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.layer.ListSource;

class ZipFormatTest {

  private static final Charset BIG5 = Charset.forName("MS950");

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @TempDir Path folder;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  @BeforeEach
  void writeAShapefile() throws IOException {
    var schema = new Schema(GeometryKind.POINT, List.of(Field.of("name", FieldType.TEXT)));
    var point = FlatGeometry.FACTORY.createPoint(new Coordinate(250_000, 2_650_000));
    var source =
        new ListSource(
            "x", schema, CrsRegistry.TWD97_TM2_121, List.of(new Feature(0, point, List.of("里"))));
    ShapefileWriter.write(source, folder.resolve("x.shp"), ShapefileWriter.Options.utf8());
    for (String ending : new String[] {"shp", "shx", "dbf", "prj", "cpg"}) {
      parts.put(ending, Files.readAllBytes(folder.resolve("x." + ending)));
    }
  }

  @Test
  void opensAShapefileInAFolderOfTheZip() throws IOException {
    Path zip = zip(StandardCharsets.UTF_8, shapefile("data/towns"));
    assertThat(layers(zip)).extracting(FeatureSource::name).containsExactly("towns");
    FeatureSource layer = layers(zip).get(0);
    assertThat(layer.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(layer.remarks())
        .extracting(Remark::english)
        .contains("It is the file data/towns.shp in the zip.");
    assertThat(values(layer)).containsExactly("里");
    assertThat(values(layer)).containsExactly("里");
  }

  @Test
  void opensSeveralLayersInTheZipsOrder() throws IOException {
    Map<String, byte[]> files = shapefile("b/X");
    files.put("b/readme.txt", "nothing".getBytes(StandardCharsets.UTF_8));
    files.putAll(shapefile("a/x"));
    files.putAll(shapefile("c"));
    assertThat(layers(zip(StandardCharsets.UTF_8, files)))
        .extracting(FeatureSource::name)
        .containsExactly("X", "x", "c");
  }

  @Test
  void readsNamesOfATaiwaneseSystem() throws IOException {
    Path zip = zip(BIG5, shapefile("資料/村里"));
    assertThat(layers(zip)).extracting(FeatureSource::name).containsExactly("村里");
  }

  @Test
  void readsNamesMarkedAsUtf8() throws IOException {
    Path zip = zip(StandardCharsets.UTF_8, shapefile("資料/廍子里"));
    assertThat(layers(zip)).extracting(FeatureSource::name).containsExactly("廍子里");
  }

  @Test
  void findsSidecarsInUpperCase() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    parts.forEach((ending, bytes) -> files.put("TOWNS." + ending.toUpperCase(Locale.ROOT), bytes));
    FeatureSource layer = layers(zip(StandardCharsets.UTF_8, files)).get(0);
    assertThat(layer.schema().fields()).hasSize(1);
    assertThat(layer.crs()).isPresent();
  }

  @Test
  void neverWritesOutsideItsFolder() throws IOException {
    String name = "out" + System.nanoTime();
    Path zip = zip(StandardCharsets.UTF_8, shapefile("../../" + name));
    assertThat(layers(zip)).extracting(FeatureSource::name).containsExactly(name);
    assertThat(TEMPORARY.resolve(name + ".shp")).doesNotExist();
    assertThat(folder.resolve("../../" + name + ".shp")).doesNotExist();
  }

  @Test
  void tellsOfAFileItCannotReadBesideOneItCan() throws IOException {
    Map<String, byte[]> files = shapefile("good");
    files.put("bad/bad.shp", new byte[200]);
    List<FeatureSource> layers = layers(zip(StandardCharsets.UTF_8, files));
    assertThat(layers).hasSize(1);
    assertThat(layers.get(0).remarks())
        .anyMatch(r -> r.isWarning() && r.english().contains("a.zip/bad/bad.shp at byte 0"));
  }

  @Test
  void namesTheFileInTheZipWhenItIsBad() throws IOException {
    Path zip = zip(StandardCharsets.UTF_8, Map.of("in/bad.shp", new byte[200]));
    assertThatThrownBy(() -> Formats.open(zip))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(zip + "/in/bad.shp at byte 0: expected magic number");
  }

  @Test
  void saysWhatIsInAZipWithoutLayers() throws IOException {
    Path zip = zip(StandardCharsets.UTF_8, Map.of("readme.pdf", new byte[3]));
    assertThatThrownBy(() -> Formats.open(zip))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("found readme.pdf");
  }

  @Test
  void doesNotFollowZipsInTheZip() throws IOException {
    byte[] inner = Files.readAllBytes(zip(StandardCharsets.UTF_8, shapefile("x")));
    Path zip = zip(StandardCharsets.UTF_8, Map.of("inner.zip", inner));
    assertThatThrownBy(() -> Formats.open(zip)).hasMessageContaining("Unpack the archives");
  }

  @Test
  void refusesEncryptedMembers() throws IOException {
    byte[] bytes = Files.readAllBytes(zip(StandardCharsets.UTF_8, shapefile("x")));
    for (int at = 0; at + 10 < bytes.length; at++) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
        bytes[at + 8] |= 1;
      }
    }
    Path zip = Files.write(folder.resolve("locked.zip"), bytes);
    assertThatThrownBy(() -> Formats.open(zip)).hasMessageContaining("found encrypted");
  }

  @Test
  void refusesWhatUnpacksToFarMoreThanItIs() throws IOException {
    Path zip = zip(StandardCharsets.UTF_8, Map.of("bomb.shp", new byte[70 << 20]));
    assertThat(Files.size(zip)).isLessThan(1 << 20);
    assertThatThrownBy(() -> Formats.open(zip)).hasMessageContaining("packed into");
  }

  @Test
  void readsAZipBehindOtherBytes() throws IOException {
    byte[] zip = Files.readAllBytes(zip(StandardCharsets.UTF_8, shapefile("x")));
    var behind = new byte[1_000 + zip.length];
    System.arraycopy(zip, 0, behind, 1_000, zip.length);
    assertThat(layers(Files.write(folder.resolve("behind.zip"), behind))).hasSize(1);
  }

  @Test
  void readsStoredMembersAndTheEndingOfZippedShapefiles() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (var part : shapefile("s").entrySet()) {
        var entry = new ZipEntry(part.getKey());
        var crc = new CRC32();
        crc.update(part.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(part.getValue().length);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
      }
    }
    assertThat(layers(Files.write(folder.resolve("s.SHZ"), out.toByteArray()))).hasSize(1);
  }

  @Test
  void removesWhatItUnpackedWhenNothingIsRead() throws IOException {
    String name = "bad" + System.nanoTime() + ".shp";
    Path zip = zip(StandardCharsets.UTF_8, Map.of(name, new byte[200]));
    assertThatThrownBy(() -> Formats.open(zip)).isInstanceOf(FormatException.class);
    assertThat(unpacked(name)).isEmpty();
  }

  @Test
  void removesWhatItUnpackedWhenNobodyNeedsIt() throws Exception {
    String name = "good" + System.nanoTime();
    Path zip = zip(StandardCharsets.UTF_8, shapefile(name));
    try (FeatureStream stream = layers(zip).get(0).features()) {
      System.gc();
      assertThat(unpacked(name + ".shp")).hasSize(1);
      assertThat(stream.next()).isNotNull();
    }
    for (int i = 0; i < 200 && !unpacked(name + ".shp").isEmpty(); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(unpacked(name + ".shp")).isEmpty();
  }

  @Test
  void survivesDamage() throws IOException {
    byte[] intact = Files.readAllBytes(zip(StandardCharsets.UTF_8, shapefile("資料/x")));
    var random = new Random(20_261_121);
    Path victim = folder.resolve("victim.zip");
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] damaged =
          i % 3 == 0
              ? Arrays.copyOf(intact, random.nextInt(intact.length))
              : Reading.damaged(intact, random);
      Files.write(victim, damaged);
      refused += Reading.answerOrRefusal(victim).startsWith("refused") ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(200);
  }

  /** The unpacked files of a name that no other test has. */
  private static List<Path> unpacked(String name) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(TEMPORARY, "tutai-zip-*")) {
      List<Path> found = new ArrayList<>();
      for (Path candidate : folders) {
        if (Files.exists(candidate.resolve("0").resolve(name))) {
          found.add(candidate);
        }
      }
      return found;
    }
  }

  private Map<String, byte[]> shapefile(String stem) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    parts.forEach((ending, bytes) -> files.put(stem + "." + ending, bytes));
    return files;
  }

  private Path zip(Charset names, Map<String, byte[]> files) throws IOException {
    Path path = folder.resolve("a.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path), names)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return path;
  }

  private static List<FeatureSource> layers(Path zip) throws IOException {
    return Formats.open(zip).layers();
  }

  private static List<Object> values(FeatureSource layer) throws IOException {
    try (FeatureStream stream = layer.features()) {
      return List.copyOf(stream.next().values());
    }
  }
}
