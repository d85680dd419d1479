package org.tutai.geo.locate.address.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Reason;

class BatchRunTest {

  private static final Reason WHY = new Reason("plate", "the plate is there", "門牌存在");
  private static final Reason NOT = new Reason("nothing", "nothing was found", "查無結果");

  @TempDir private Path folder;

  @Test
  void addsColumnsToTheSameRowsInTheirOrder() throws IOException {
    List<List<String>> rows = answered("編號,地址,備註\n7,臺北市市府路1號,\"甲,乙\"\n8,不明,\"說\"\"好\"\"\"\n");
    assertThat(rows.get(0))
        .startsWith("編號", "地址", "備註", "geo_level", "geo_probability", "geo_lon", "geo_lat")
        .endsWith("geo_reason");
    assertThat(rows.get(1))
        .startsWith("7", "臺北市市府路1號", "甲,乙", "plate", "0.987", "121.5637000", "25.0375000", "5")
        .endsWith("門牌存在");
    assertThat(rows.get(2)).startsWith("8", "不明", "說\"好\"", "none", "").endsWith("查無結果");
    assertThat(rows).hasSize(3);
  }

  @Test
  void keepsTheOrderWhateverEachRowTakes() throws IOException {
    var text = new StringBuilder("id,address\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",市府路").append(i).append("號\n");
    }
    AddressFinder slow =
        address -> {
          if (address.hashCode() % 500 == 0) {
            LockSupport.parkNanos(new Random(address.hashCode()).nextInt(3_000_000));
          }
          return found(address);
        };
    List<List<String>> rows = answered(write("many.csv", text.toString(), "UTF-8"), slow);
    assertThat(rows).hasSize(20_001);
    for (int i = 0; i < 20_000; i++) {
      assertThat(rows.get(i + 1).get(0)).isEqualTo(String.valueOf(i));
      assertThat(rows.get(i + 1).get(7)).isEqualTo("市府路" + i + "號");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "Big5", "x-windows-950", "UTF-16LE", "UTF-16BE", "GB18030"})
  void readsEveryEncodingAndWritesUtf8(String encoding) throws IOException {
    String mark = encoding.startsWith("UTF-16") ? "\uFEFF" : "";
    var text = new StringBuilder(mark + "編號,門牌地址,承辦單位\n");
    for (int i = 1; i <= 60; i++) {
      text.append(i).append(",臺北市中山區新生北路三段").append(i).append("號,臺北市政府民政局戶籍行政科\n");
    }
    List<List<String>> rows = answered(write("e.csv", text.toString(), encoding), this::found);
    assertThat(rows.get(60)).startsWith("60", "臺北市中山區新生北路三段60號", "臺北市政府民政局戶籍行政科", "plate");
  }

  @Test
  void writesTheMarkThatExcelNeedsUnlessTheFileWasPlainUtf8() throws IOException {
    Path plain = write("p.csv", "a,地址\n1,市府路1號\n", "UTF-8");
    Path marked = write("m.csv", "\uFEFFa,地址\n1,市府路1號\n", "UTF-8");
    assertThat(bytes(plain, options(List.of(), null))[0]).isEqualTo((byte) 'a');
    assertThat(bytes(marked, options(List.of(), null))).startsWith(0xEF, 0xBB, 0xBF);
  }

  @Test
  void writesAnotherEncodingAndCountsWhatItCannotHold() throws IOException {
    Path in = write("x.csv", "id,地址\n1,廍子路1號\n2,市府路2號\n", "UTF-8");
    var out = new ByteArrayOutputStream();
    BatchSummary summary =
        BatchRun.run(
            in, out, this::found, options(List.of(), Charset.forName("Big5")), BatchProgress.NONE);
    assertThat(out.toString(Charset.forName("Big5"))).contains("2,市府路2號,plate").contains("1,?子路1號");
    assertThat(summary.lost()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "縣市,鄉鎮市區,路名,段,巷,號,樓|臺北市,中山區,新生北路,三,,26,12|臺北市中山區新生北路三段26號12樓",
        "鄉鎮市區,縣市,地址|中山區,臺北市,新生北路三段26號|臺北市中山區新生北路三段26號",
        "鄉鎮市區,縣市,地址|中山區,臺北市,台北市中山區新生北路三段26號|台北市中山區新生北路三段26號",
        "id,店名,欄位3|1,某店,臺北市中山區新生北路三段26號|臺北市中山區新生北路三段26號",
        "name,Address|某店,\"No. 26, Sec. 3, Xinsheng N. Rd.\"|No. 26, Sec. 3, Xinsheng N. Rd.",
      })
  void findsTheColumnsOfTheAddress(String header, String row, String address) throws IOException {
    List<String> asked = new ArrayList<>();
    Path in = write("c.csv", header + "\n" + row + "\n" + row + "\n", "UTF-8");
    answered(
        in,
        text -> {
          synchronized (asked) {
            asked.add(text);
          }
          return found(text);
        });
    assertThat(asked).containsExactly(address, address);
  }

  @Test
  void takesTheColumnsThatWereChosen() throws IOException {
    Path in = write("c.csv", "甲,乙,地址\n臺北市,市府路1號,不要\n", "UTF-8");
    String text = new String(bytes(in, options(List.of("甲", "乙"), null)), StandardCharsets.UTF_8);
    assertThat(text).contains("臺北市市府路1號");
  }

  @Test
  void refusesATableWithoutAddressesAndNamesItsColumns() throws IOException {
    Path in = write("n.csv", "id,price\n1,20\n2,30\n", "UTF-8");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> answered(in, this::found))
        .withMessageContaining("n.csv")
        .withMessageContaining("a column of addresses")
        .withMessageContaining("id, price")
        .withMessageContaining("--column");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> bytes(in, options(List.of("地址"), null)))
        .withMessageContaining("a column named 地址");
  }

  @Test
  void rowsOfOtherLengthsKeepTheirCellsAndTheColumnsTheirPlaces() throws IOException {
    List<List<String>> rows =
        answered("id,地址,c\n1,市府路1號\n2,市府路2號,x,更多,還有\n3\n4,市府路4號,y\n5,市府路5號,z\n6,市府路6號,z\n");
    assertThat(rows.get(1)).hasSize(16).startsWith("1", "市府路1號", "", "plate");
    assertThat(rows.get(2)).hasSize(18).startsWith("2", "市府路2號", "x", "plate").endsWith("更多", "還有");
    assertThat(rows.get(3)).startsWith("3", "", "", "none").endsWith("此列沒有地址");
  }

  @Test
  void aRowThatFailsSaysSoAndTheRestGoesOn() throws IOException {
    Path in = write("f.csv", "id,地址\n1,市府路1號\n2,壞路2號\n3,市府路3號\n", "UTF-8");
    List<List<String>> rows =
        answered(
            in,
            address -> {
              if (address.startsWith("壞")) {
                throw new IllegalStateException("broken on purpose");
              }
              return found(address);
            });
    assertThat(rows.get(2)).startsWith("2", "壞路2號", "none").endsWith("此地址無法處理");
    assertThat(rows.get(3)).startsWith("3", "市府路3號", "plate");
  }

  @Test
  void answersItsOwnOutputUnderOtherNames() throws IOException {
    Path first = folder.resolve("first.csv");
    BatchRun.run(
        write("i.csv", "id,地址\n1,市府路1號\n", "UTF-8"),
        first,
        this::found,
        options(List.of(), null),
        BatchProgress.NONE);
    assertThat(answered(first, this::found).get(0)).contains("geo_level", "geo_level_2");
  }

  @Test
  void hostileCellsComeBackAsTheyWere() throws IOException {
    String huge = "路".repeat(40_000);
    List<List<String>> rows =
        answered("id,地址,c\n1,\"" + huge + "\",\u0000x\n2,\"never closed, 1號\n3,市府路3號,=1+1\n");
    assertThat(rows.get(1)).startsWith("1", huge, "\u0000x");
    assertThat(rows.stream().flatMap(List::stream)).anyMatch(cell -> cell.contains("never closed"));
    assertThat(rows.get(rows.size() - 1)).startsWith("3", "市府路3號", "=1+1", "plate");
  }

  @Test
  void aRunThatBreaksOffLeavesWhatWasThere() throws IOException {
    Path whole = folder.resolve("g.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      var random = new Random(5);
      out.write("id,地址\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 400_000; i++) {
        String row = random.nextInt() + ",市府路" + random.nextInt(999) + "號\n";
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] cut = Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) - 5000);
    Path broken = Files.write(folder.resolve("h.csv.gz"), cut);
    Path out = Files.writeString(folder.resolve("out.csv"), "before");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(
            () ->
                BatchRun.run(
                    broken, out, this::found, options(List.of(), null), BatchProgress.NONE))
        .withMessageContaining("gzip");
    assertThat(out).hasContent("before");
    try (var left = Files.list(folder)) {
      assertThat(left).noneMatch(file -> file.toString().contains("draft"));
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Path in = write("i.csv", "id,地址\n1,市府路1號\n", "UTF-8");
    Path out = folder.resolve("none").resolve("o.csv");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(
            () -> BatchRun.run(in, out, this::found, options(List.of(), null), BatchProgress.NONE))
        .withMessage(folder.resolve("none") + ": there is no such folder; make it first");
  }

  @Test
  void compressesWhenTheNameSaysSo() throws IOException {
    Path out = folder.resolve("o.csv.gz");
    BatchRun.run(
        write("i.csv", "id,地址\n1,市府路1號\n", "UTF-8"),
        out,
        this::found,
        options(List.of(), null),
        BatchProgress.NONE);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(out))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("市府路1號,plate");
    }
  }

  @Test
  void tellsProgressAndStopsWhenToldTo() throws IOException {
    var text = new StringBuilder("id,地址\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(i).append(",市府路").append(i).append("號\n");
    }
    Path in = write("p.csv", text.toString(), "UTF-8");
    var told = new AtomicInteger();
    var progress =
        new BatchProgress() {
          @Override
          public void rows(long rows, double share) {
            assertThat(share).isBetween(0.0, 1.0);
            told.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return told.get() > 3;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                BatchRun.run(
                    in, folder.resolve("q.csv"), this::found, options(List.of(), null), progress));
    assertThat(folder.resolve("q.csv")).doesNotExist();
  }

  @Test
  void givesMetresInAnotherSystem() throws IOException {
    var options =
        new BatchOptions(
            List.of(), null, null, CrsRegistry.byCode("EPSG:3826").orElseThrow(), false, 2);
    String text =
        new String(
            bytes(write("t.csv", "id,地址\n1,市府路1號\n", "UTF-8"), options), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("geo_x,geo_y")
        .contains(",306883.19,2770049.57,")
        .contains("the plate is there");
  }

  private List<List<String>> answered(String text) throws IOException {
    return answered(write("in.csv", text, "UTF-8"), this::found);
  }

  private List<List<String>> answered(Path in, AddressFinder finder) throws IOException {
    Path out = folder.resolve("answered.csv");
    BatchRun.run(in, out, finder, options(List.of(), null), BatchProgress.NONE);
    List<List<String>> all = new ArrayList<>();
    CsvTable table = CsvTable.open(out, StandardCharsets.UTF_8);
    try (CsvRows rows = table.allRows()) {
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

  private byte[] bytes(Path in, BatchOptions options) throws IOException {
    var out = new ByteArrayOutputStream();
    BatchRun.run(in, out, this::found, options, BatchProgress.NONE);
    return out.toByteArray();
  }

  private static BatchOptions options(List<String> columns, @Nullable Charset output) {
    return new BatchOptions(columns, null, output, CrsRegistry.WGS84, true, 3);
  }

  private Path write(String name, String text, String encoding) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(Charset.forName(encoding)));
  }

  private Answer found(String text) {
    Address address = Address.unread(text);
    if (!text.contains("號") && !text.contains("No.")) {
      return new Answer(address, List.of(), List.of(NOT));
    }
    var candidate =
        new Candidate(
            Level.PLATE,
            0.987,
            121.5637,
            25.0375,
            5,
            text,
            "臺北市",
            "信義區",
            "",
            0,
            "市府路",
            "",
            "",
            "",
            "1號",
            "",
            "63000",
            "63000020",
            "110",
            List.of(WHY),
            false);
    return new Answer(address, List.of(candidate), List.of());
  }
}
