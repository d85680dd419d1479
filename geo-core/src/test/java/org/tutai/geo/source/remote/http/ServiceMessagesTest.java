package org.tutai.geo.source.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceMessagesTest {

  private static Optional<String> find(String answer) {
    return ServiceMessages.find(answer.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesTheDetailOfAProblemRatherThanItsJson() {
    assertThat(
            find(
                """
                {"type":"about:blank","title":"Not Found","status":404,"detail":"找不到圖層 rivers。"}
                """))
        .contains("找不到圖層 rivers。");
    assertThat(find("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}"))
        .contains("Not Found");
  }

  @Test
  void takesWhatOtherServicesCallTheirMessage() {
    assertThat(find("{\"code\":\"InvalidParameterValue\",\"description\":\"bad bbox\"}"))
        .contains("bad bbox");
    assertThat(find("{\"error\":{\"code\":499,\"message\":\"Token Required\",\"details\":[]}}"))
        .contains("Token Required");
    assertThat(find("{\"exceptions\":[{\"code\":\"x\",\"text\":\"no such layer\"}]}"))
        .contains("no such layer");
  }

  @Test
  void quotesJsonThatHasNoWordsOrIsBroken() {
    assertThat(find("{\"status\":500}")).contains("{\"status\":500}");
    assertThat(find("{\"detail\": \"cut")).contains("{\"detail\": \"cut");
    assertThat(find("{\"detail\":".repeat(5000)).orElseThrow()).hasSizeLessThan(500);
  }

  @Test
  void boundsAndCleansAMessage() {
    assertThat(find("{\"detail\":\"" + "長".repeat(50_000 / 3) + "\"}").orElseThrow())
        .hasSizeLessThanOrEqualTo(ServiceMessages.LONGEST + 1);
    assertThat(find("{\"detail\":\"a\\u0007b\\ud800\"}").orElseThrow())
        .doesNotContain("\u0007")
        .doesNotContain("\ud800");
  }
}
