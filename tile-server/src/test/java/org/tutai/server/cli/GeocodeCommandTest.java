package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.plate.PlateImport;

/** {@code tutai geocode} over a workspace of three plates. */
class GeocodeCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void importPlates() throws IOException {
    Path csv = folder.resolve("plates.csv");
    Files.writeString(
        csv,
        """
        county,town,village,neighborhood,road,section,lane,alley,sub_alley,tong,number,lon,lat
        63,6300200,西村里,1鄰,市府路,,,,,,1號,121.5637,25.0375
        63,6300200,西村里,1鄰,市府路,,,,,,5號,121.5637,25.0370
        63,6300200,西村里,2鄰,松高路,,,,,,11號,121.5672,25.0392
        """);
    new PlateImport(folder.resolve("locate").resolve("addresses")).synthetic().run(List.of(csv));
  }

  private int geocode(String... words) {
    var all = new java.util.ArrayList<>(List.of("geocode", "--workspace", folder.toString()));
    all.addAll(List.of(words));
    return Tutai.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }

  @Test
  void printsWhereAnAddressIs() {
    assertThat(geocode("台北市信義區市府路1號")).isZero();
    assertThat(out.toString())
        .startsWith("1.  臺北市信義區市府路1號  ")
        .contains("121.563700, 25.037500", "%", "±");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void joinsWordsAndTakesTheSystemOfCoordinates() {
    assertThat(geocode("--crs", "3826", "臺北市信義區", "市府路", "1號")).isZero();
    assertThat(out.toString()).contains("306883.", "(EPSG:3826)");
  }

  @Test
  void saysWhyAnAnswerIsNotTheVeryPlate() {
    assertThat(geocode("臺北市信義區市府路3號")).isZero();
    assertThat(out.toString().lines().anyMatch(line -> line.startsWith("    – "))).isTrue();
  }

  @Test
  void printsWhatTheServerWouldAnswer() throws IOException {
    assertThat(geocode("--json", "--limit", "1", "臺北市信義區市府路1號")).isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.at("/results/0/address").asText()).isEqualTo("臺北市信義區市府路1號");
    assertThat(answer.at("/results/0/synthetic").asBoolean()).isTrue();
  }

  @Test
  void tellsWhatIsAtAPlace() throws IOException {
    assertThat(geocode("--reverse", "121.5671,25.0391")).isZero();
    assertThat(out.toString()).startsWith("1.  臺北市信義區松高路11號").contains(" m", "臺北市信義區");
    out.getBuffer().setLength(0);
    assertThat(geocode("--reverse", "121.5671,25.0391", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("road").asText()).isEqualTo("松高路");
  }

  @Test
  void readsCoordinates() {
    assertThat(geocode("25.0375, 121.5637")).isZero();
    assertThat(out.toString()).contains("121.563700, 25.037500", "市府路1號");
  }

  @Test
  void exitsWithOneWhereNothingIsFound() {
    assertThat(geocode("qwertyuiop")).isEqualTo(1);
    assertThat(out.toString()).isNotEmpty();
    assertThat(geocode("--reverse", "0,0")).isEqualTo(1);
  }

  @Test
  void wrongUsageExitsWithTwo() {
    assertThat(geocode()).isEqualTo(2);
    assertThat(geocode("a", "--reverse", "1,2")).isEqualTo(2);
    assertThat(geocode("a", "--limit", "0")).isEqualTo(2);
    assertThat(geocode("--reverse", "1")).isEqualTo(2);
    assertThat(geocode("--reverse", "1,2,3")).isEqualTo(2);
    assertThat(geocode("--reverse", "200,0")).isEqualTo(2);
    assertThat(geocode("--reverse", "a,b")).isEqualTo(2);
    assertThat(geocode("a", "--crs", "klingon")).isEqualTo(2);
    assertThat(geocode("a", "--json", "--crs", "klingon")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void answersAFile() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "id,地址\n7,臺北市信義區松高路11號\n");
    Path answered = folder.resolve("out.csv");
    assertThat(geocode("--batch", in.toString(), "--out", answered.toString())).isZero();
    assertThat(Files.readString(answered)).contains("7,臺北市信義區松高路11號,plate");
    assertThat(geocode("text", "--batch", in.toString())).isEqualTo(2);
  }
}
