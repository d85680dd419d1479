package org.tutai.viewer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.RowFilter.Wanted;
import org.tutai.viewer.table.RowOrder.Sort;
import org.tutai.viewer.work.Progress;

/** Sorting and filtering of rows. */
class RowOrderTest {

  @TempDir Path folder;

  private FeatureTable table(FieldType type, @Nullable Object... values) {
    return FeatureTable.of(
        Layers.compiled(
            folder,
            List.of(Field.of("v", type)),
            values.length,
            i -> Arrays.asList(values[(int) i])));
  }

  private static List<@Nullable Object> sorted(FeatureTable table, boolean descending) {
    return Arrays.stream(RowOrder.of(table, new Sort(0, descending), Progress.NONE))
        .mapToObj(row -> table.value(row, 0))
        .toList();
  }

  @Test
  void sortsChineseByStrokesAndFiguresByTheirValue() {
    FeatureTable names =
        table(FieldType.TEXT, "龜山", "10鄰", "大安", "2鄰", null, "一心", "apple", "Banana", "中正", "002鄰");
    assertThat(sorted(names, false))
        .containsExactly("2鄰", "002鄰", "10鄰", "apple", "Banana", "一心", "大安", "中正", "龜山", null);
  }

  @Test
  void keepsRowsWithoutValueLastAndEqualOnesInTheirOrder() {
    FeatureTable numbers = table(FieldType.REAL, 2.0, null, -1.5, Double.NaN, 1e9, 2.0, -0.0);
    assertThat(sorted(numbers, false)).startsWith(-1.5, -0.0, 2.0, 2.0, 1e9);
    assertThat(sorted(numbers, true)).startsWith(1e9, 2.0, 2.0, -0.0, -1.5);
    assertThat(RowOrder.of(numbers, new Sort(0, true), Progress.NONE))
        .containsExactly(4, 0, 5, 6, 2, 1, 3);
  }

  @Test
  void sortsDatesAndTruths() {
    LocalDate early = LocalDate.of(1895, 4, 17);
    LocalDate late = LocalDate.of(2026, 11, 22);
    assertThat(sorted(table(FieldType.DATE, late, null, early), false))
        .containsExactly(early, late, null);
    assertThat(sorted(table(FieldType.BOOLEAN, true, false), false)).containsExactly(false, true);
  }

  @Test
  void endsWhenCancelled() {
    FeatureTable numbers = table(FieldType.INTEGER, 1L, 2L);
    assertThatThrownBy(
            () ->
                RowOrder.of(
                    numbers,
                    new Sort(0, false),
                    (done, total) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
  }

  private static BitSet matching(FeatureTable table, String typed) {
    return RowFilter.matching(table, new Wanted(List.of(), typed, Optional.empty()), Progress.NONE);
  }

  @Test
  void findsWhatIsTypedInAnyColumnWhateverItsCaseAndTheFormOfTai() {
    FeatureTable names = table(FieldType.TEXT, "臺北市 中正區", "台中市", "Taipei", null);
    assertThat(matching(names, "台北").stream()).containsExactly(0);
    assertThat(matching(names, "臺").stream()).containsExactly(0, 1);
    assertThat(matching(names, "taipei").stream()).containsExactly(2);
    assertThat(matching(names, "中正 臺北").stream()).containsExactly(0);
    assertThat(matching(names, " ").cardinality()).isEqualTo(4);
  }

  @Test
  void findsFiguresWrittenWithSeparators() {
    FeatureTable numbers = table(FieldType.INTEGER, 1234567L, 4567L);
    assertThat(matching(numbers, "1,234").stream()).containsExactly(0);
    assertThat(matching(numbers, "4567").stream()).containsExactly(0, 1);
  }

  @Test
  void joinsConditionsTypedWordsAndSelection() throws EcqlException {
    FeatureTable numbers = table(FieldType.INTEGER, 5L, 15L, 25L, 151L);
    var wanted =
        new Wanted(List.of(EcqlParser.parse("v > 10")), "15", Optional.of(OrdinalSet.of(0, 1, 2)));
    assertThat(RowFilter.matching(numbers, wanted, Progress.NONE).stream()).containsExactly(1);
  }

  @Test
  void countsWhatAColumnHolds() {
    FeatureTable numbers = table(FieldType.REAL, 1.0, 2.0, 2.0, 7.0, null, Double.NaN);
    ColumnStatistics found =
        ColumnStatistics.of(numbers, new int[] {0, 1, 2, 3, 4, 5}, 0, Progress.NONE);
    assertThat(found.rows()).isEqualTo(6);
    assertThat(found.nulls()).isEqualTo(2);
    assertThat(found.distinct()).isEqualTo(3);
    ColumnStatistics.Numbers of = found.numbers().orElseThrow();
    assertThat(of.sum()).isEqualTo(12);
    assertThat(of.mean()).isEqualTo(3);
    assertThat(of.median()).isEqualTo(2);
    assertThat(of.deviation()).isEqualTo(Math.sqrt(5.5));
    assertThat(of.bars()).hasSize(ColumnStatistics.BARS).startsWith(1).endsWith(1);
    assertThat(of.bars().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    assertThat(found.top().get(0)).isEqualTo(new ColumnStatistics.Count(2.0, 2));
  }

  @Test
  void countsTextsByHowOftenTheyAreThere() {
    FeatureTable names = table(FieldType.TEXT, "b", "a", "a", "c");
    ColumnStatistics found = ColumnStatistics.of(names, new int[] {0, 1, 2}, 0, Progress.NONE);
    assertThat(found.numbers()).isEmpty();
    assertThat(found.top())
        .containsExactly(new ColumnStatistics.Count("a", 2), new ColumnStatistics.Count("b", 1));
  }
}
