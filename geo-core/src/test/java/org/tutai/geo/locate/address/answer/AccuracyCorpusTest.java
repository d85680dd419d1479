package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tutai.geo.locate.address.answer.CorpusQuery.Kind;

class AccuracyCorpusTest {

  private static final String SMALL = "09007";

  private static DoorPlateFiles files() throws IOException {
    Path data = Path.of(System.getProperty("tutai.shared", "../../shared"), "data");
    Assumptions.assumeTrue(
        Files.exists(data.resolve("doorplates")), "no door plates under " + data);
    return new DoorPlateFiles(data);
  }

  @Test
  void theSameSeedMakesTheSameQueries() throws IOException {
    List<String> once = texts(AccuracyCorpus.make(files(), List.of(SMALL), 400, 7));
    List<String> again = texts(AccuracyCorpus.make(files(), List.of(SMALL), 400, 7));
    List<String> other = texts(AccuracyCorpus.make(files(), List.of(SMALL), 400, 8));
    assertThat(again).isEqualTo(once).isNotEqualTo(other);
  }

  private static List<String> texts(List<CorpusQuery> queries) {
    return queries.stream().map(CorpusQuery::text).toList();
  }

  @Test
  void everyTruthButMadeUpOnesIsAmongThePlates() throws IOException {
    for (CorpusQuery query : AccuracyCorpus.make(files(), List.of(SMALL), 600, 1)) {
      assertThat(query.housePlaces().isEmpty()).isEqualTo(query.kind() == Kind.MADE_UP);
    }
  }

  @Test
  void madeUpHousesAreNotAmongThePlates() throws IOException {
    DoorPlateFiles files = files();
    Set<String> houses = new HashSet<>();
    files.plates(
        List.of("10016"), p -> houses.add(p.town() + p.street() + Spelling.numbers(p.houseText())));
    List<CorpusQuery> madeUp =
        AccuracyCorpus.make(files, List.of("10016"), 600, 1).stream()
            .filter(CorpusQuery::madeUp)
            .toList();
    Set<String> asked =
        madeUp.stream()
            .map(CorpusQuery::truth)
            .map(p -> p.town() + p.street() + Spelling.numbers(p.houseText()))
            .collect(Collectors.toSet());
    assertThat(asked).hasSizeGreaterThan(50).doesNotContainAnyElementsOf(houses);
  }

  @Test
  void refusesSizesBeyondItsBounds() throws IOException {
    DoorPlateFiles files = files();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccuracyCorpus.make(files, List.of(SMALL), 99, 1))
        .withMessageContaining("99");
  }

  @Test
  void spellingsOfANumberAreOne() {
    assertThat(Spelling.key("臺北市信義路五段７號八十九樓")).isEqualTo("台北市信義路5段7號89樓");
    assertThat(Spelling.numbers("二十六號十二樓之4")).containsExactly(26, 12, 4);
    assertThat(Spelling.numbers("三〇五巷廿號")).containsExactly(305, 20);
    for (int n = 1; n < 1000; n++) {
      assertThat(Spelling.arabic(Spelling.chinese(n))).isEqualTo(String.valueOf(n));
    }
  }

  @Test
  void oneEditIsSeenForWhatItIs() {
    assertThat(MadeUpPlates.edits("中正路", "中正路")).isZero();
    assertThat(MadeUpPlates.edits("中正路", "正中路")).isOne();
    assertThat(MadeUpPlates.edits("中正路", "中政路")).isOne();
    assertThat(MadeUpPlates.edits("中正路", "中路")).isOne();
    assertThat(MadeUpPlates.edits("中正路", "中正一路")).isOne();
    assertThat(MadeUpPlates.edits("中正路", "大同路")).isEqualTo(2);
  }

  @Test
  void readsQuotedCells() {
    assertThat(DoorPlateFiles.cells("a,\"b,\"\"c\",,d")).hasSize(4).startsWith("a").endsWith("d");
  }
}
