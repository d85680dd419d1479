package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int places(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "places";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--workspace";
    all[words.length + 2] = folder.resolve("home").toString();
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Tutai.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private String file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
  }

  @Test
  void importsListsAndRemoves() throws IOException {
    String csv = file("spots.csv", "名稱,類別,經度,緯度", "測試塔,地標,121.5645,25.0339", ",地標,121.5,25.0");

    assertThat(places("import", csv)).as("%s", err).isZero();
    assertThat(out.toString()).contains("spots").contains("1").contains("without a name");
    assertThat(places("list", "--json")).isZero();
    JsonNode sets = new ObjectMapper().readTree(out.toString());
    assertThat(sets.get(0).path("name").asText()).isEqualTo("spots.csv");
    assertThat(sets.get(0).path("kind").asText()).isEqualTo("landmark");
    assertThat(places("remove", "spots.csv")).isZero();
    assertThat(places("list")).isZero();
    assertThat(out.toString()).contains("No places");
    assertThat(places("remove", "spots.csv")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void importTakesAFieldThatIsNamed() throws IOException {
    String csv = file("odd.csv", "what,lon,lat", "測試橋,121.5,25.0");

    assertThat(places("import", csv)).isEqualTo(1);
    assertThat(out.toString()).contains("--name");
    assertThat(places("import", csv, "--name", "what", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).at("/0/set/places").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatCannotBeImportedIsToldInOneLine() throws IOException {
    assertThat(places("import", folder.resolve("absent.csv").toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    String csv = file("x.csv", "名稱,經度,緯度", "測試塔,121.5,25.0");
    assertThat(places("import", csv, "--name", "nothing")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("nothing");
    assertThat(places("import", csv, "--kind", "shop")).isEqualTo(2);
  }
}
