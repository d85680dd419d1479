package org.tutai.server.http.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written comes back from a JSON reader. */
class JsonBytesTest {

  private static String written(JsonBytes json) {
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void setsCommasWhereTheyBelong() {
    JsonBytes json = JsonBytes.ofThread().object().member("a", "x").key("b").array();
    json.whole(1).whole(-2).object().endObject().array().endArray().endArray();
    json.key("c").truth(true).key("d").nothing().key("e").object().endObject().endObject();
    assertThat(written(json))
        .isEqualTo("{\"a\":\"x\",\"b\":[1,-2,{},[]],\"c\":true,\"d\":null,\"e\":{}}");
  }

  @Test
  void writesNumbersShort() {
    JsonBytes json = JsonBytes.ofThread().array();
    json.number(121.5637, 7).number(-0.00000004, 7).number(-0.5, 1).number(3, 2).number(0.125, 2);
    json.number(Double.NaN, 1).number(Double.POSITIVE_INFINITY, 1).number(1e300, 7);
    assertThat(written(json.endArray())).isEqualTo("[121.5637,0,-0.5,3,0.13,null,null,null]");
  }

  @Test
  void marksTheEndOfNoBuffer() {
    String text = "號".repeat(100_000) + "😀\n\"\\" + "\u0000";
    JsonBytes json = JsonBytes.ofThread().object().member("t", text).endObject();
    assertThat(read(json).get("t").asText()).isEqualTo(text);
    assertThat(written(JsonBytes.ofThread().object().endObject())).isEqualTo("{}");
  }

  @Test
  void anyTextIsReadAgainButForHalvesOfCharacters() {
    var chance = new Random(1);
    for (int i = 0; i < 5000; i++) {
      var text = new StringBuilder();
      for (int n = chance.nextInt(20); n > 0; n--) {
        text.append((char) (chance.nextInt(0x10000) >> chance.nextInt(10)));
      }
      if (i % 3 == 0) {
        text.appendCodePoint(0x10000 + chance.nextInt(0x100000)).append('\ud800');
      }
      String got = read(JsonBytes.ofThread().array().text(text).endArray()).get(0).asText();
      assertThat(got).isEqualTo(replaced(text.toString()));
    }
  }

  private static String replaced(String text) {
    var out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c));
    return out.toString();
  }

  @Test
  void numbersAreRounded() {
    var chance = new Random(2);
    for (int i = 0; i < 5000; i++) {
      double value = (chance.nextDouble() - 0.5) * Math.pow(10, chance.nextInt(10));
      int decimals = chance.nextInt(8);
      BigDecimal got =
          read(JsonBytes.ofThread().array().number(value, decimals).endArray())
              .get(0)
              .decimalValue();
      BigDecimal half = BigDecimal.valueOf(5, decimals + 1).add(new BigDecimal(Math.ulp(value)));
      assertThat(got.subtract(new BigDecimal(value)).abs()).isLessThanOrEqualTo(half);
      assertThat(got.setScale(decimals, RoundingMode.HALF_UP)).isEqualByComparingTo(got);
    }
  }

  private static JsonNode read(JsonBytes json) {
    try {
      return new ObjectMapper().readTree(json.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(written(json), e);
    }
  }
}
