package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.answer.AccuracyScore.Figures;
import org.tutai.geo.locate.address.answer.AccuracyScore.Outcome;
import org.tutai.geo.locate.address.answer.CorpusQuery.Kind;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.district.Districts;

/**
 * The rates of answers over the door plates of small counties: islands with villages for roads (連江,
 * 澎湖) and a county of roads and lanes (宜蘭). {@link AccuracyRun} has the figures of all.
 */
class AccuracyTest {

  private static final List<String> COUNTIES = List.of("09007", "10016", "10002");
  private static final int SIZE = 5_200;
  private static final long SEED = 20_260;

  @TempDir private static Path scratch;
  private static PlateIndex plates = PlateIndex.empty();
  private static List<Outcome> outcomes = List.of();

  @BeforeAll
  static void ask() throws IOException {
    Path data = Path.of(System.getProperty("tutai.shared", "../../shared"), "data");
    Path doorplates = data.resolve("doorplates");
    Assumptions.assumeTrue(Files.exists(doorplates), "no door plates under " + data);
    List<Path> files = COUNTIES.stream().map(c -> doorplates.resolve(c + ".csv.gz")).toList();
    new PlateImport(scratch.resolve("index")).run(files);
    plates = PlateIndex.open(scratch.resolve("index"));
    List<CorpusQuery> queries = AccuracyCorpus.make(new DoorPlateFiles(data), COUNTIES, SIZE, SEED);
    outcomes = AccuracyScore.judge(new AddressIndex(Districts.taiwan(), plates), queries);
  }

  @AfterAll
  static void close() {
    plates.close();
  }

  @Test
  void everyKindReachesItsRateOfExactPlates() {
    Map<Kind, Figures> figures = AccuracyScore.byKind(outcomes);
    SoftAssertions all = new SoftAssertions();
    figures.forEach(
        (kind, f) -> {
          if (kind != Kind.MADE_UP) {
            all.assertThat(f.hits()).describedAs(kind.meaning).isGreaterThanOrEqualTo(kind.aim);
          }
        });
    all.assertAll();
  }

  @Test
  void platesThatDontExistAreNotCalledExact() {
    Figures madeUp = AccuracyScore.byKind(outcomes).get(Kind.MADE_UP);
    assertThat(madeUp).isNotNull();
    assertThat(madeUp.falseExact()).isLessThanOrEqualTo(0.002);
  }

  @Test
  void answersThatAreSureAreRight() {
    assertThat(AccuracyScore.share(outcomes, Outcome::sureAndWrong)).isLessThanOrEqualTo(0.005);
  }
}
