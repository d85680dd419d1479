package org.tutai.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;

class MetadataReaderTest {

  @TempDir Path folder;

  private LayerMetadata read(String json) throws IOException {
    Path file = folder.resolve("x.tutai.json");
    Files.writeString(file, json, StandardCharsets.UTF_8);
    return MetadataReader.read(file, 100);
  }

  @Test
  void readsEveryMember() throws IOException {
    LayerMetadata m =
        read(
            """
            {"title": {"zh-TW": "鄉鎮市區", "en": "Townships"},
             "abstract": {"zh-TW": "摘要"},
             "attribution": "NLSC", "attributionUrl": "https://example.tw/a",
             "licence": "OGDL 1.0", "licenceUrl": "https://example.tw/l",
             "keywords": ["行政區", "towns"], "group": {"en": "Areas"},
             "order": -3, "visible": false, "later": {"x": 1}}
            """);
    assertThat(m.title()).isEqualTo(new LocalText("鄉鎮市區", "Townships"));
    assertThat(m.summary().in(Language.EN)).isEqualTo("摘要");
    assertThat(m.attribution()).isEqualTo(LocalText.same("NLSC"));
    assertThat(m.attributionUrl()).isEqualTo("https://example.tw/a");
    assertThat(m.licence()).isEqualTo("OGDL 1.0");
    assertThat(m.licenceUrl()).isEqualTo("https://example.tw/l");
    assertThat(m.keywords()).containsExactly("行政區", "towns");
    assertThat(m.group().in(Language.ZH_TW)).isEqualTo("Areas");
    assertThat(m.order()).isEqualTo(-3);
    assertThat(m.visible()).isFalse();
  }

  @Test
  void everyMemberMayBeLeftOut() throws IOException {
    assertThat(read("{}")).isEqualTo(LayerMetadata.unknown(100));
  }

  @Test
  void refusesWhatIsNoSuchDocument() {
    checkRefused("", "a JSON object");
    checkRefused("[]", "a JSON object");
    checkRefused("{\"title\": 5}", "a string for \"title\"");
    checkRefused("{\"order\": \"5\"}", "a whole number for \"order\"");
    checkRefused("{\"order\": 1.5}", "a whole number for \"order\"");
    checkRefused("{\"visible\": 1}", "true or false for \"visible\"");
    checkRefused("{\"keywords\": [1]}", "strings for \"keywords\"");
    checkRefused("{\"licenceUrl\": \"javascript:alert(1)\"}", "an http or https address");
    checkRefused("{\"attributionUrl\": \"not an address\"}", "an http or https address");
    checkRefused("{\"title\": ", "JSON in UTF-8");
    checkRefused("[".repeat(10_000), "JSON in UTF-8");
    checkRefused(" ".repeat(2 << 20) + "{}", "at most 1048576 bytes");
  }

  private void checkRefused(String json, String expected) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("x.tutai.json")
        .hasMessageContaining(expected);
  }
}
