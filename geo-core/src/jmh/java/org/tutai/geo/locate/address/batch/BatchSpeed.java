package org.tutai.geo.locate.address.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.locate.address.answer.AddressIndex;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/**
 * How many rows a second does a batch answer, from file to file? Draws real plates of all files of
 * a folder, writes their addresses in random order as the second of five columns, and answers the
 * file several times.
 *
 * <pre>
 * java -Xmx1g … org.tutai.geo.locate.address.batch.BatchSpeed INDEX FOLDER_OF_CSV [ROWS [RUNS]]
 * </pre>
 */
public final class BatchSpeed {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private BatchSpeed() {}

  /** Runs; the arguments are those of the class's description. */
  public static void main(String[] args) throws IOException {
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
    int runs = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    Path folder = Files.createTempDirectory("batch-speed");
    Path in = folder.resolve("in.csv");
    Path out = folder.resolve("out.csv");
    try (PlateIndex plates = PlateIndex.open(Path.of(args[0]))) {
      AddressIndex index = new AddressIndex(Districts.taiwan(), plates);
      write(in, draw(Path.of(args[1]), count, new Random(7)));
      double[] rates = new double[runs];
      for (int run = 0; run < runs; run++) {
        rates[run] = run(in, out, index);
      }
      Arrays.sort(rates);
      OUT.printf(Locale.ROOT, "median %.0f rows/s%n", rates[runs / 2]);
    } finally {
      Files.deleteIfExists(in);
      Files.deleteIfExists(out);
      Files.delete(folder);
    }
  }

  private static double run(Path in, Path out, AddressIndex index) throws IOException {
    long start = System.nanoTime();
    BatchSummary summary =
        BatchRun.run(
            in,
            out,
            text -> index.find(Query.of(text, 1)),
            BatchOptions.usual(true),
            BatchProgress.NONE);
    double seconds = (System.nanoTime() - start) / 1e9;
    OUT.printf(
        Locale.ROOT,
        "%d rows in %.2f s: %.0f rows/s; %d plates, %d houses, %d without an answer%n",
        summary.rows(),
        seconds,
        summary.rows() / seconds,
        summary.at(Level.PLATE),
        summary.at(Level.HOUSE),
        summary.unanswered());
    return summary.rows() / seconds;
  }

  private static List<String> draw(Path folder, int count, Random random) throws IOException {
    List<String> drawn = new ArrayList<>(count);
    long seen = 0;
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().contains(".csv")).sorted().toList();
    }
    for (Path file : files) {
      try (CsvRows rows = CsvTable.open(file, StandardCharsets.UTF_8).rows()) {
        while (rows.next()) {
          seen++;
          if (drawn.size() < count) {
            drawn.add(address(rows));
          } else {
            long at = (long) (random.nextDouble() * seen);
            if (at < count) {
              drawn.set((int) at, address(rows));
            }
          }
        }
      }
    }
    Collections.shuffle(drawn, random);
    return drawn;
  }

  private static String address(CsvRows rows) {
    Districts districts = Districts.taiwan();
    var text = new StringBuilder();
    text.append(districts.byCode(rows.text(1)).map(District::fullName).orElse(""));
    if (rows.text(4).isEmpty()) {
      text.append(districts.byCode(rows.text(2)).map(District::name).orElse(rows.text(2)));
      text.append(rows.text(3));
    }
    for (int i = 4; i <= 10; i++) {
      text.append(rows.text(i));
    }
    return text.toString();
  }

  private static void write(Path file, List<String> addresses) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("編號,地址,姓名,金額,備註\n");
      for (int i = 0; i < addresses.size(); i++) {
        out.write(i + ",\"" + addresses.get(i) + "\",某某某," + i * 7 % 1000 + ",無\n");
      }
    }
  }
}
