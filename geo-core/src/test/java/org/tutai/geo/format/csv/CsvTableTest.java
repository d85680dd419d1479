package org.tutai.geo.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static final String TEXT =
      "編號,地址,lon,lat\n1,\"臺北市中山區新生北路三段26號, 十二樓之4\",121.5,25.06\n\n2,臺北市信義區市府路1號\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "Big5", "UTF-16LE", "UTF-16BE"})
  void givesTheCellsOfEveryColumnInAnyEncoding(String charset) throws IOException {
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    CsvTable table = open((mark + TEXT).getBytes(Charset.forName(charset)), "a.csv");
    assertThat(table.names()).containsExactly("編號", "地址", "lon", "lat");
    assertThat(table.hasHeader()).isTrue();
    assertThat(cells(table))
        .containsExactly(
            List.of("1", "臺北市中山區新生北路三段26號, 十二樓之4", "121.5", "25.06"), List.of("2", "臺北市信義區市府路1號"));
  }

  @Test
  void readsGzipAndTellsAMark() throws IOException {
    Path file = folder.resolve("b.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8));
    }
    CsvTable table = CsvTable.open(file, null);
    assertThat(table.hasMark()).isTrue();
    assertThat(cells(table)).hasSize(2);
  }

  @Test
  void aCellBeyondTheRowIsEmpty() throws IOException {
    try (CsvRows rows = open(TEXT.getBytes(StandardCharsets.UTF_8), "c.csv").rows()) {
      rows.next();
      rows.next();
      assertThat(rows.cells()).isEqualTo(2);
      assertThat(rows.text(3)).isEmpty();
    }
  }

  private CsvTable open(byte[] bytes, String name) throws IOException {
    return CsvTable.open(Files.write(folder.resolve(name), bytes), null);
  }

  private static List<List<String>> cells(CsvTable table) throws IOException {
    List<List<String>> all = new ArrayList<>();
    try (CsvRows rows = table.rows()) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < rows.cells(); i++) {
          row.add(rows.text(i));
        }
        all.add(row);
      }
    }
    return all;
  }
}
