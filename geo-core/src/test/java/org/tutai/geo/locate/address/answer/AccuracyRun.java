package org.tutai.geo.locate.address.answer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.tutai.geo.locate.address.answer.AccuracyScore.Outcome;
import org.tutai.geo.locate.address.answer.CorpusQuery.Kind;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.district.Districts;

/**
 * The whole accuracy run: {@code AccuracyRun DATA INDEX [SIZE [SEED [OUT]]]} with the folder of
 * door-plate files, the folder of the index that was imported from them, the number of queries, the
 * seed and a folder for what is written: the report, the calibration plot, all misses, and the
 * weights fitted on half of the counties.
 */
public final class AccuracyRun {

  private AccuracyRun() {}

  public static void main(String[] args) throws IOException {
    int size = args.length > 2 ? Integer.parseInt(args[2]) : 20_000;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
    Path out = Files.createDirectories(Path.of(args.length > 4 ? args[4] : "accuracy"));
    DoorPlateFiles files = new DoorPlateFiles(Path.of(args[0]));
    try (PlateIndex plates = PlateIndex.open(Path.of(args[1]))) {
      AddressIndex index = new AddressIndex(Districts.taiwan(), plates);
      List<String> counties =
          plates.segments().stream().map(s -> fileName(s.countyCode())).toList();
      List<CorpusQuery> queries = AccuracyCorpus.make(files, counties, size, seed);
      List<Outcome> outcomes = AccuracyScore.judge(index, queries);
      report(outcomes, out);
      writeMisses(outcomes, out);
      Files.write(out.resolve("weights.properties"), fit(index, queries));
    }
  }

  /** A county's code of 5 digits as the files are named: 63 for 63000. */
  static String fileName(String county) {
    return county.startsWith("6") ? county.substring(0, 2) : county;
  }

  /** Whether the model is fitted on a county, and not reported: CRC-32 of its code is even. */
  static boolean isFitted(String county) {
    CRC32 crc = new CRC32();
    crc.update(county.getBytes(StandardCharsets.US_ASCII));
    return (crc.getValue() & 1) == 0;
  }

  static boolean isFitted(CorpusQuery query) {
    return isFitted(query.truth().county());
  }

  private static void report(List<Outcome> outcomes, Path out) throws IOException {
    List<Outcome> held = outcomes.stream().filter(o -> !isFitted(o.query())).toList();
    Reliability reliability = new Reliability(held);
    StringBuilder text = new StringBuilder();
    text.append("## Reported counties\n\n").append(AccuracyScore.kindTable(held));
    text.append("\n## All counties\n\n").append(AccuracyScore.kindTable(outcomes));
    text.append("\n## By county\n\n");
    text.append(
        AccuracyScore.table(
            "county",
            AccuracyScore.by(
                outcomes,
                o -> o.query().truth().county() + (isFitted(o.query()) ? " (fitted)" : ""))));
    text.append("\n## Summary of the reported counties\n\n");
    Function<Outcome, String> all = o -> "all";
    text.append(AccuracyScore.table("", AccuracyScore.by(held, all)));
    text.append(
        String.format(
            java.util.Locale.ROOT,
            "%nExpected calibration error %.4f, Brier %.4f; of the fitted counties %.4f.%n%n",
            reliability.expectedError(),
            reliability.brier(),
            new Reliability(outcomes.stream().filter(o -> isFitted(o.query())).toList())
                .expectedError()));
    text.append(reliability.table());
    text.append("\n## By way\n\n");
    text.append(
        AccuracyScore.table(
            "way", AccuracyScore.by(outcomes, o -> o.query().kind() + ": " + o.query().way())));
    Files.writeString(out.resolve("report.md"), text);
    Files.writeString(out.resolve("calibration.svg"), reliability.svg("Calibration 機率校準"));
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text);
  }

  private static void writeMisses(List<Outcome> outcomes, Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Outcome o : outcomes) {
      boolean bad = o.query().unique() && !o.hit() && o.query().kind() != Kind.MADE_UP;
      if (bad || o.falseExact() || o.sureAndWrong()) {
        Candidate c = o.first();
        lines.add(
            String.join(
                "\t",
                o.query().kind().name(),
                o.query().way(),
                visible(o.query().text()),
                o.query().truth().street() + o.query().truth().number(),
                c == null ? "nothing" : c.level() + " " + c.address(),
                c == null ? "" : String.format(java.util.Locale.ROOT, "%.3f", c.probability()),
                (o.falseExact() ? "FALSE-EXACT " : "") + (o.sureAndWrong() ? "SURE-WRONG " : ""),
                Double.isNaN(o.distance()) ? "" : Math.round(o.distance()) + " m"));
      }
    }
    Files.write(out.resolve("misses.tsv"), lines);
  }

  private static String visible(String text) {
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static List<String> fit(AddressIndex index, List<CorpusQuery> queries) {
    List<CalibrationFit.Example> examples = new ArrayList<>();
    for (CorpusQuery query : queries) {
      if (!isFitted(query)) {
        continue;
      }
      AddressIndex.Traced traced = index.trace(Query.of(query.text(), 5));
      for (int i = 0; i < traced.evidence().size(); i++) {
        Candidate candidate = traced.answer().candidates().get(i);
        Answer alone = new Answer(traced.answer().address(), List.of(candidate), List.of());
        if (i > 0 && candidate.level().compareTo(Level.INTERPOLATED) > 0) {
          continue;
        }
        boolean right = AccuracyScore.judge(query, alone).correct();
        examples.add(new CalibrationFit.Example(traced.evidence().get(i), right, i == 0 ? 1 : 0.2));
      }
    }
    return new CalibrationFit(0.5, List.of()).fit(examples);
  }
}
