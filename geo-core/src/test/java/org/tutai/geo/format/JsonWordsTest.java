package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": ?}", "{\"a\" 1}", "[1, 2", "{\"a\": tru}"})
  void leavesOutWhatOnlyProgrammersKnow(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 20_000})
  void tellsOfNestingWithoutTheSettingsName(int depth) {
    String words = check("[".repeat(depth));
    assertThat(words).contains("nesting depth");
  }

  private static String check(String text) {
    JsonProcessingException failure =
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readTree(text));
    String words = JsonWords.of(failure);
    assertThat(words).isNotBlank().doesNotContain("`", "StreamRead", "(code", "JSON String");
    return words;
  }
}
