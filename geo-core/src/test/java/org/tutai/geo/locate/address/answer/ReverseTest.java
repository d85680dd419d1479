package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tutai.geo.locate.address.answer.AddressIndex.Outlines;
import org.tutai.geo.locate.address.answer.ReverseAnswer.NearPlate;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

class ReverseTest {

  private static final AddressIndex INDEX = SmallTown.index();

  @Test
  void nearestPlatesComeNearestFirst() {
    ReverseAnswer answer = INDEX.reverse(121.50021, 25.07, 3, 500);
    assertThat(answer.plates())
        .extracting(one -> one.plate().address())
        .containsExactly("臺北市中山區新生北路三段2號", "臺北市中山區新生北路三段3號", "臺北市中山區新生北路三段1號");
    assertThat(answer.plates().get(0).distanceMetres()).isCloseTo(1.01, within(0.01));
    assertThat(answer.road()).isEqualTo("新生北路");
    assertThat(answer.postalCode()).isEqualTo("104");
    assertThat(answer.containing().map(District::fullName)).contains("臺北市中山區中央里");
    assertThat(answer.remarks()).isEmpty();
  }

  @Test
  void houseWithFloorsOnlyIsShownAsTheHouse() {
    NearPlate nearest = INDEX.reverse(121.505, 25.07, 1, 50).plates().get(0);
    assertThat(nearest.plate().level()).isEqualTo(Level.HOUSE);
    assertThat(nearest.plate().address()).isEqualTo("臺北市中山區新生北路三段50號");
  }

  @Test
  void nearestIsFoundAcrossCounties() {
    assertThat(INDEX.reverse(121.0, 24.9, 1, 50_000).plates().get(0).plate().county())
        .isEqualTo("新竹縣");
    assertThat(INDEX.reverse(121.5, 25.011, 1, 50_000).plates().get(0).plate().county())
        .isEqualTo("新北市");
  }

  @Test
  void outlineTellsTheDistrict() {
    District banqiao = Districts.taiwan().byCode(SmallTown.BANQIAO).orElseThrow();
    AddressIndex index =
        new AddressIndex(
            Districts.taiwan(), SmallTown.segments(), (lon, lat) -> Optional.of(banqiao));
    ReverseAnswer answer = index.reverse(121.503, 25.07, 1, 500);
    assertThat(answer.containing()).contains(banqiao);
    assertThat(answer.postalCode()).isEqualTo("220");
  }

  @Test
  void placeFarFromPlatesHasAReason() {
    ReverseAnswer answer = INDEX.reverse(122.9, 24, 1, 500);
    assertThat(answer.plates()).isEmpty();
    assertThat(answer.containing()).isEmpty();
    assertThat(answer.remarks()).extracting(Reason::chinese).containsExactly("500 公尺內沒有門牌");
  }

  @Test
  void placeOutsideAllOutlinesHasAReason() {
    AddressIndex index =
        new AddressIndex(Districts.taiwan(), SmallTown.segments(), (lon, lat) -> Optional.empty());
    assertThat(index.reverse(139.7, 35.7, 1, 500).remarks())
        .extracting(Reason::code)
        .containsExactly("no_plate_near", "outside_taiwan");
  }

  @Test
  void noPlacesHaveAReason() {
    for (double[] place :
        List.of(
            new double[] {Double.NaN, 25},
            new double[] {121, Double.NaN},
            new double[] {250_000, 2_700_000},
            new double[] {121, 90.5})) {
      assertThat(INDEX.reverse(place[0], place[1], 1, 500).remarks())
          .extracting(Reason::code)
          .containsExactly("not_a_place");
    }
    assertThat(INDEX.reverse(180, 90, 1, 50_000).plates()).isEmpty();
  }

  @Test
  void emptyIndexHasAReason() {
    AddressIndex empty = new AddressIndex(Districts.taiwan(), List.of(), Outlines.NONE);
    assertThat(empty.reverse(121.5, 25, 1, 500).remarks())
        .extracting(Reason::code)
        .containsExactly("no_plates");
  }

  @Test
  void limitsAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> INDEX.reverse(121, 25, 0, 500));
    assertThatIllegalArgumentException().isThrownBy(() -> INDEX.reverse(121, 25, 51, 500));
    assertThatIllegalArgumentException().isThrownBy(() -> INDEX.reverse(121, 25, 1, 50_001));
    assertThatIllegalArgumentException().isThrownBy(() -> INDEX.reverse(121, 25, 1, Double.NaN));
  }
}
