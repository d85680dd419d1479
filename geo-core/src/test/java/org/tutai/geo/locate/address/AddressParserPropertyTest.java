package org.tutai.geo.locate.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

class AddressParserPropertyTest {

  private static final AddressParser PARSER =
      new AddressParser(Districts.taiwan(), AddressTexts.LEXICON);

  private static final String[] PIECES = {
    "臺北市",
    "台中縣",
    "新北市",
    "彰化",
    "中山區",
    "東區",
    "三民區",
    "路竹區",
    "大里里",
    "三民里",
    "村",
    "里",
    "鄰",
    "7鄰",
    "新生北路",
    "三民路",
    "路",
    "街",
    "大道",
    "三段",
    "段",
    "59巷",
    "巷",
    "建昌巷",
    "2弄",
    "弄",
    "衖",
    "衕",
    "26號",
    "號",
    "之3",
    "之",
    "-",
    "~",
    "附",
    "臨",
    "特",
    "建",
    "(臨)",
    "(",
    ")",
    "（",
    "[木羡]",
    "、",
    ",",
    "，",
    " ",
    "　",
    "12樓",
    "樓",
    "F",
    "3F",
    "B1",
    "地下",
    "地下室",
    "底一層",
    "頂樓",
    "A",
    "甲",
    "室",
    "305室",
    "棟",
    "口",
    "與",
    "和",
    "及",
    "至",
    "交叉口",
    "一",
    "十",
    "百",
    "廿",
    "〇",
    "參",
    "陸",
    "1",
    "23",
    "100",
    "10491",
    "?",
    "■",
    "\ufffd",
    "\ud800",
    "\ue000",
    "😀",
    "I-",
    "G-",
    "台北車站",
    "臺灣",
    "中華民國",
    "No.",
    "Rd.",
    "Sec. 3",
    "⿰",
    "②",
    "㈠",
    "\u200b",
    "\n",
    "&nbsp;",
    "&#",
    "&#34399;",
    ";",
    "2?9號",
    "1234567890"
  };

  @Property(tries = 4000)
  void mixturesOfPiecesAreReadWithinTheirBounds(@ForAll("mixtures") String text) {
    check(text);
  }

  @Property(tries = 2000)
  void textsOfAnyKindAreReadWithinTheirBounds(@ForAll("anything") String text) {
    check(text);
  }

  @Test
  void veryLongTextsAreReadWithinTheirBounds() {
    Random random = new Random(7);
    for (String piece : PIECES) {
      check(piece.repeat(100_000 / piece.length()));
    }
    for (int i = 0; i < 50; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 100_000) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      check(text.toString());
    }
  }

  @Property(tries = 2000)
  void platesOfAnyKindAreRead(@ForAll("mixtures") String text) {
    PlateText street = PlateText.street(text);
    PlateText number = PlateText.number(text);
    assertThat(street.with(number).number().main()).isNotNegative();
    assertThat(Folding.key(street.road())).isEqualTo(street.road());
  }

  @Property(tries = 3000)
  void writtenAddressesGiveTheirPartsBack(@ForAll("written") Written written) {
    Address address = PARSER.parse(written.text);
    assertThat(AddressTexts.line(address)).isEqualTo(written.line);
  }

  /* Twice the text may look up twice the names, not four times: counted, for time would lie. */
  @Test
  void workGrowsWithTheLengthOfTheText() {
    for (String piece : PIECES) {
      if (lookedUp(piece.repeat(8)) > 0) {
        long shorter = lookedUp(cut(piece, 120));
        long longer = lookedUp(cut(piece, 480));
        assertThat(longer).as(piece).isLessThanOrEqualTo(8 * Math.max(shorter, 40));
      }
    }
  }

  private static String cut(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }

  private static long lookedUp(String text) {
    AtomicLong calls = new AtomicLong();
    Lexicon counting =
        key -> {
          calls.addAndGet(key.length());
          return false;
        };
    new AddressParser(Districts.taiwan(), counting).readings(text);
    return calls.get();
  }

  private static void check(String text) {
    List<Address> readings = PARSER.readings(text);
    assertThat(readings).hasSizeBetween(1, AddressParser.MAX_READINGS);
    for (Address address : readings) {
      assertThat(address.text() == text).as("the text is kept").isTrue();
      checkParts(address);
    }
  }

  private static void checkParts(Address address) {
    int done = 0;
    for (AddressPart part : address.parts()) {
      assertThat(part.from()).isGreaterThanOrEqualTo(done);
      assertThat(part.to()).isGreaterThan(part.from());
      done = part.to();
    }
    assertThat(done).isLessThanOrEqualTo(address.text().length());
    assertThat(address.assumptions())
        .allSatisfy(
            assumption -> {
              assertThat(assumption.english()).isNotEmpty();
              assertThat(assumption.chinese()).isNotEmpty();
            });
  }

  @Provide
  Arbitrary<String> mixtures() {
    return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.chars().all().list().ofMaxSize(60).map(AddressParserPropertyTest::joined);
  }

  private static String joined(List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }

  /** An address in some way of writing, and what {@link AddressTexts#line} shall say of it. */
  record Written(String text, String line) {}

  private static final String[] DISTRICTS = {"臺北市 中山區", "彰化縣 員林市", "金門縣 金城鎮", "高雄市 路竹區", "屏東縣 里港鄉"};
  private static final String[] ROADS = {"信義路", "三民路", "忠孝東路", "光明六路", "里港路", "十全二路"};

  @Provide
  Arbitrary<Written> written() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 12);
    return Combinators.combine(
            Arbitraries.of(DISTRICTS),
            Arbitraries.of(ROADS),
            small.list().ofSize(6),
            Arbitraries.integers().between(1, 1999),
            Arbitraries.integers().between(0, 5))
        .as(AddressParserPropertyTest::write);
  }

  private static Written write(
      String district, String road, List<Integer> parts, int number, int style) {
    String[] names = district.split(" ");
    List<String> text = new ArrayList<>(List.of(names[0], names[1], road));
    StringBuilder path = new StringBuilder();
    String[] units = {"段", "巷", "弄"};
    for (int i = 0; i < units.length; i++) {
      if (parts.get(i) > 0) {
        text.add(numeral(parts.get(i), style) + units[i]);
        path.append(parts.get(i)).append(units[i]);
      }
    }
    int sub = parts.get(3);
    String dash = style == 2 ? "-" : "之";
    text.add(numeral(number, style) + (sub > 0 ? dash + numeral(sub, style) : "") + "號");
    int floor = parts.get(4);
    int room = floor > 0 ? parts.get(5) : 0;
    if (floor > 0) {
      text.add(numeral(floor, style) + (style == 2 ? "F" : "樓"));
      text.add(room > 0 ? dash + numeral(room, style) : "");
    }
    String line =
        "county="
            + names[0]
            + " town="
            + names[1]
            + " road="
            + Folding.key(road)
            + (path.length() > 0 ? " path=" + path : "")
            + (" no=" + number + (sub > 0 ? "之" + sub : "") + "號")
            + (floor > 0 ? " unit=" + floor + "樓" + (room > 0 ? "之" + room : "") : "");
    return new Written(String.join(style == 3 ? " " : style == 4 ? "，" : "", text), line);
  }

  private static String numeral(int value, int style) {
    return style == 1 ? chinese(value) : style == 5 ? wide(value) : Integer.toString(value);
  }

  private static String wide(int value) {
    StringBuilder wide = new StringBuilder();
    Integer.toString(value).chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    return wide.toString();
  }

  private static String chinese(int value) {
    String digits = "〇一二三四五六七八九";
    String[] units = {"千", "百", "十", ""};
    int[] worth = {1000, 100, 10, 1};
    StringBuilder written = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < worth.length; i++) {
      int digit = value / worth[i] % 10;
      if (digit > 0) {
        written.append(gap && written.length() > 0 ? "零" : "");
        boolean plainTen = worth[i] == 10 && digit == 1 && written.length() == 0;
        written.append(plainTen ? "" : digits.charAt(digit)).append(units[i]);
      }
      gap = digit == 0;
    }
    return written.toString();
  }
}
