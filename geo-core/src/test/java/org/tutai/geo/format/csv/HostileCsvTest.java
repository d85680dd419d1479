package org.tutai.geo.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.format.Reading;

class HostileCsvTest {

  private static final String GOOD =
      """
      name,lon,lat,day,real,geom
      "a, ""b""\",121.5,25.03,2024-05-01,1.5e+10,"POLYGON ((0 0, 1 0, 1 1, 0 0))"
      臺北市,121.6,25.1,2024/5/2,-0.5,"MULTIPOINT ((1 2), (3 4))"
      高雄,120.3,22.6,,,"GEOMETRYCOLLECTION (POINT Z (1 2 3))"
      """;

  @TempDir private Path folder;

  @Test
  void anyCutGivesAnAnswerOrARefusal() throws IOException {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    byte[] compressed = CsvReaderTest.gzip(GOOD);
    for (int length = 0; length < good.length; length++) {
      check("cut.csv", Arrays.copyOf(good, length));
      check("cut.csv.gz", Arrays.copyOf(compressed, Math.min(length, compressed.length)));
    }
  }

  @Test
  void anyDamageGivesAnAnswerOrARefusal() throws IOException {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    byte[] geometries = GOOD.replace("lon,lat", "a,b").getBytes(StandardCharsets.UTF_8);
    byte[] wide = GOOD.getBytes(StandardCharsets.UTF_16LE);
    byte[] compressed = CsvReaderTest.gzip(GOOD);
    var random = new Random(11);
    for (int i = 0; i < 300; i++) {
      check("damaged.csv", Reading.damaged(good, random));
      check("damaged.csv", Reading.damaged(geometries, random));
      check("damaged.csv", Reading.damaged(wide, random));
      check("damaged.csv.gz", Reading.damaged(compressed, random));
    }
  }

  @Test
  void anyBytesGiveAnAnswerOrARefusal() throws IOException {
    var random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(3_000)];
      random.nextBytes(bytes);
      check("random.csv", bytes);
    }
  }

  @Test
  void rowLongerThanTheLimitIsRefused() throws IOException {
    assertThat(check("long.csv", "a,b\nx,1\n" + "x".repeat(Rows.LONGEST_ROW + 10)))
        .startsWith("refused")
        .contains("a row of at most");
    assertThat(check("cells.csv", "a,b\n" + "1,".repeat(Rows.MOST_CELLS + 1)))
        .startsWith("refused")
        .contains("4096 cells");
  }

  @Test
  void quotedCellOfManyBytesIsRead() throws IOException {
    String cell = "x\n".repeat(1 << 20);
    assertThat(check("long.csv", "a,b\n\"" + cell + "\",1\ny,2\n")).isEqualTo("2 features");
  }

  @Test
  void quotesThatAreNeverClosedCostNoMoreThanALookAhead() throws IOException {
    String rows = "\"x,1\n" + "y,2\n".repeat(5_000_000);
    assertThat(check("quotes.csv", "a,b\n" + rows)).isEqualTo("5000001 features");
    String many = "a\"b,\"c\n".repeat(200_000);
    assertThat(check("quotes.csv", "a,b\n" + many)).isEqualTo("200000 features");
  }

  @Test
  void compressedZerosAreRefusedEarly() throws IOException {
    Path path = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        out.write(zeros);
      }
    }
    assertThat(Reading.answerOrRefusal(path)).startsWith("refused");
    assertThat(Files.size(path)).isLessThan(1 << 20);
  }

  @Test
  void deepCollectionsAreCounted() throws IOException {
    String deep = "GEOMETRYCOLLECTION (".repeat(100_000);
    Path path = folder.resolve("deep.csv");
    Files.writeString(path, "a,wkt\n1,POINT (1 2)\n2," + deep + "\n");
    try (FeatureStream stream = CsvReader.open(path, null).features()) {
      assertThat(Reading.of(stream).bad()).containsOnlyKeys("wkt-broken");
    }
  }

  private String check(String name, String text) throws IOException {
    return check(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String check(String name, byte[] bytes) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, bytes);
    long features = 0;
    try (FeatureStream stream = CsvReader.open(path, null).features()) {
      while (stream.next() != null) {
        features++;
      }
      return features + " features";
    } catch (FormatException e) {
      return "refused: " + e.getMessage();
    }
  }
}
