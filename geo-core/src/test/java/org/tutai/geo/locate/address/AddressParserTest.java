package org.tutai.geo.locate.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutai.geo.locate.district.Districts;

class AddressParserTest {

  private static final AddressParser PARSER =
      new AddressParser(Districts.taiwan(), AddressTexts.LEXICON);

  static Stream<String> addresses() throws IOException {
    var file = AddressParserTest.class.getResourceAsStream("addresses.txt");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void readsAddressesAsPeopleWriteThem(String line) {
    String[] sides = line.split(" → ", -1);
    assertThat(AddressTexts.line(PARSER.parse(sides[0]))).isEqualTo(sides[1]);
  }

  @Test
  void partsTellTheirPlacesInTheText() {
    Address address = PARSER.parse("台北市 中山區, 新生北路三段26號12F之4 (近公園)");
    assertThat(address.parts())
        .containsExactly(
            new AddressPart(AddressPart.Kind.COUNTY, "臺北市", 0, 3),
            new AddressPart(AddressPart.Kind.TOWN, "中山區", 4, 7),
            new AddressPart(AddressPart.Kind.ROAD, "新生北路", 9, 13),
            new AddressPart(AddressPart.Kind.SECTION, "3段", 13, 15),
            new AddressPart(AddressPart.Kind.NUMBER, "26號", 15, 18),
            new AddressPart(AddressPart.Kind.UNIT, "12f之4", 18, 23),
            new AddressPart(AddressPart.Kind.REMARK, "近公園", 25, 28));
  }

  @Test
  void roadIsKeptAsItWasWritten() {
    Address address = PARSER.parse("臺 灣 大道二段5號");
    assertThat(address.roadText()).isEqualTo("臺灣大道");
    assertThat(address.road()).isEqualTo("台灣大道");
  }

  @Test
  void formerNamesAreExplained() {
    Address address = PARSER.parse("台北縣板橋市文化路一段100號");
    assertThat(address.assumptions())
        .extracting(Assumption::kind)
        .containsExactly(Assumption.Kind.FORMER_NAME);
    assertThat(address.assumptions().get(0).chinese()).contains("2010-12-25", "新北市板橋區");
    assertThat(address.assumptions().get(0).english()).isNotEmpty();
  }

  @Test
  void villagesOfFormerTownshipsAreTheirLiOfToday() {
    Address address = PARSER.parse("台北縣烏來鄉忠治村堰堤5號");
    assertThat(address.village()).isEqualTo("忠治里");
    assertThat(address.assumptions())
        .extracting(Assumption::kind)
        .containsOnly(Assumption.Kind.FORMER_NAME)
        .hasSize(2);
  }

  @Test
  void shortNamesAreExplainedByWhatTheyCameTo() {
    Address address = PARSER.parse("嘉義東區中山路199號");
    assertThat(address.assumptions().get(0))
        .isEqualTo(new Assumption(Assumption.Kind.SHORT_NAME, "嘉義 is taken for 嘉義市", "嘉義視為嘉義市"));
  }

  @Test
  void townCountsWhereTheCountyIsAnother() {
    Address address = PARSER.parse("台北市板橋區文化路一段100號");
    assertThat(address.counties()).extracting("name").containsExactly("新北市");
    assertThat(address.assumptions().get(0).chinese()).isEqualTo("板橋區屬新北市，不屬臺北市");
  }

  @Test
  void postalCodeOfAnotherTownIsMentioned() {
    Address address = PARSER.parse("106臺北市中山區新生北路三段26號");
    assertThat(address.towns()).extracting("name").containsExactly("中山區");
    assertThat(address.assumptions())
        .extracting(Assumption::kind)
        .containsExactly(Assumption.Kind.POSTAL_CODE_DISAGREES);
  }

  @Test
  void postalCodeTellsWhichOfTwoTownsIsMeant() {
    assertThat(PARSER.parse("中山區中山路5號").towns()).hasSize(2);
    assertThat(PARSER.parse("104中山區中山路5號").towns()).extracting("code").containsExactly("63000040");
  }

  @Test
  void numbersWithADashAreReadBothWays() {
    List<Address> readings = PARSER.readings("中正路5-12號");
    assertThat(readings).extracting(Address::range).containsExactly(false, true);
    assertThat(readings.get(0).numbers()).containsExactly(new HouseNumber("", 5, 12, ""));
    assertThat(readings.get(1).numbers()).containsExactly(HouseNumber.of(5), HouseNumber.of(12));
    assertThat(PARSER.parse("中正路69-109號").range()).isTrue();
  }

  @Test
  void shortTownIsReadWithAndWithout() {
    List<Address> readings = PARSER.readings("中和中和路5號");
    assertThat(readings.get(0).towns()).extracting("name").containsExactly("中和區");
    assertThat(readings.get(0).road()).isEqualTo("中和路");
    assertThat(readings.get(1).towns()).isEmpty();
  }

  @Test
  void knownRoadWinsOverTheVillageInItsName() {
    AddressParser parser =
        new AddressParser(Districts.taiwan(), road -> "大里東路".contentEquals(road));
    assertThat(parser.parse("臺中市大里區大里東路5號").road()).isEqualTo("大里東路");
  }

  @Test
  void withoutALexiconRoadsAreReadByTheGrammar() {
    AddressParser parser = new AddressParser(Districts.taiwan(), Lexicon.NONE);
    Address address = parser.parse("臺中市大里區大里里大里路12號");
    assertThat(address.village()).isEqualTo("大里里");
    assertThat(address.road()).isEqualTo("大里路");
    assertThat(parser.parse("忠孝東三段5號").road()).isEqualTo("忠孝東路");
  }

  @Test
  void missingUnitOfTheNumberIsAssumed() {
    assertThat(PARSER.parse("信義路四段5").assumptions())
        .extracting(Assumption::kind)
        .containsExactly(Assumption.Kind.MISSING_PART);
  }

  @Test
  void ofSeveralNumbersAllAreTold() {
    Address address = PARSER.parse("中正路22、24、26之1號3樓");
    assertThat(address.numbers())
        .containsExactly(HouseNumber.of(22), HouseNumber.of(24), new HouseNumber("", 26, 1, ""));
    assertThat(address.unit()).isEqualTo(new Unit(3, ""));
    assertThat(address.assumptions())
        .extracting(Assumption::kind)
        .containsExactly(Assumption.Kind.FIRST_OF_SEVERAL_NUMBERS);
  }

  @Test
  void longTextsAreReadUpToALimit() {
    String text = "臺北市中山區新生北路三段26號" + "很長".repeat(50_000);
    Address address = PARSER.parse(text);
    assertThat(address.numbers()).containsExactly(HouseNumber.of(26));
    assertThat(address.text()).isSameAs(text);
    assertThat(address.assumptions().get(0).english()).contains("512");
  }

  @Test
  void nothingIsReadFromNothing() {
    for (String text : List.of("", " ", "!!!", "？？？", "\u0000\u0001", "\ud800", "😀")) {
      assertThat(PARSER.readings(text)).as(text).hasSize(1);
      assertThat(PARSER.parse(text).isEmpty()).as(text).isTrue();
    }
  }

  @Test
  void aTelephoneNumberBehindIsNoPartOfTheNumber() {
    AddressParser parser = new AddressParser(Districts.taiwan(), Lexicon.NONE);
    Address mobile = parser.parse("新生北路71號十一樓之2 0912-345-678");
    assertThat(mobile.unit().text()).isEqualTo("11樓之2");
    Address fixed = parser.parse("新生北路71號 02-2345-6789");
    assertThat(fixed.numbers()).containsExactly(HouseNumber.of(71));
    assertThat(fixed.unit().isNone()).isTrue();
  }

  @Test
  void aLetterAloneIsNoCountry() {
    AddressParser parser = new AddressParser(Districts.taiwan(), Lexicon.NONE);
    assertThat(parser.parse("R").parts()).noneMatch(part -> part.kind() == AddressPart.Kind.REMARK);
    assertThat(parser.parse("中").numbers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "市府路1號、松壽路2號, EXTRA_PART, 有數個地址",
    "市府路1號/松壽路, EXTRA_PART, 有數個地址",
    "連江縣南竿鄉介壽村76號、復興村77號, EXTRA_PART, 有數個地址",
    "市府路1號市府路1號, EXTRA_PART, 地址重複",
    "中山路2?9號, LOST_CHARACTER, 門牌號「2?9號」有缺字",
    "中山路2?號, LOST_CHARACTER, 門牌號「2?號」有缺字",
    "中山路1234567890123號, EXTRA_PART, 門牌號「1234567890123號」過長",
    "中山路69-109號, OTHER, 視為69號至109號",
    "中山路5-12號, OTHER, 視為5之12號",
  })
  void whatIsNotReadIsExplainedOnce(String text, Assumption.Kind kind, String said) {
    List<Assumption> assumptions = PARSER.parse(text).assumptions();
    assertThat(assumptions).extracting(Assumption::kind).containsExactly(kind);
    assertThat(assumptions.get(0).chinese()).contains(said);
  }

  @Test
  void numbersThatMayBeRangesAreReadBothWays() {
    assertThat(PARSER.readings("中山路69-109號"))
        .extracting(Address::range)
        .containsExactly(true, false);
    assertThat(PARSER.readings("中山路5-12號")).extracting(Address::range).containsExactly(false, true);
  }

  @Test
  void tooLongNumberIsToldInPart() {
    Address address = PARSER.parse("中山路" + "9".repeat(400) + "號");
    assertThat(address.numbers()).isEmpty();
    assertThat(address.assumptions().get(0).chinese()).hasSizeLessThan(50);
  }

  @ParameterizedTest
  @CsvSource({
    "高雄市信義區市府路1號, 信義區屬基隆市或臺北市，不屬高雄市",
    "中山中山路5號, 中山視為基隆市中山區或臺北市中山區",
    "連江縣湳竿鄉復興村5號, 湳竿鄉視為南竿鄉"
  })
  void allDistrictsThatMayBeMeantAreNamed(String text, String said) {
    assertThat(PARSER.parse(text).assumptions().toString()).contains(said);
  }

  @Test
  void exitOfAStationIsNoSecondAddress() {
    assertThat(PARSER.parse("忠孝東路四段77號捷運站3號出口").assumptions()).isEmpty();
  }

  @Test
  void partsOfACharacterThatStandsForSeveralDontOverlap() {
    assertThat(PARSER.parse("1㋉").parts())
        .containsExactly(new AddressPart(AddressPart.Kind.POSTAL_CODE, "110", 0, 2));
  }
}
