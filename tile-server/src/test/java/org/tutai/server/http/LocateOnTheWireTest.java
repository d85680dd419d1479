package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.MadeUpPlaces;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;

/** Locating over HTTP: answers, refusals, headers. */
class LocateOnTheWireTest {

  private static final String BASE = "/api/v1/locate/";

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.notReady(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void openTheIndexes() {
    server.locateWith(MadeUpPlaces.indexes());
  }

  private static Reply get(String question, String... headers) throws IOException {
    return server.wire().get(BASE + question, headers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(String question) throws IOException {
    Reply reply = get(question);
    assertThat(reply.status()).as(question + ": " + reply.text()).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }

  private static void refuses(String question, String parameter, String found, String expected)
      throws IOException {
    Reply reply = get(question);
    assertThat(reply.status()).as(question + ": " + reply.text()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    JsonNode problem = new ObjectMapper().readTree(reply.body());
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("parameter").asText()).as(question).isEqualTo(parameter);
    assertThat(problem.path("found").asText()).as(question).isEqualTo(found);
    assertThat(problem.path("expected").asText()).as(question).contains(expected);
    assertThat(problem.path("detail").asText()).startsWith(parameter + " must be ");
  }

  @Test
  void answersAnAddressWithAllThatIsKnownOfIt() throws IOException {
    JsonNode answer = json("addresses?q=" + encoded("台北市信義區市府路45號"));
    JsonNode first = answer.path("candidates").path(0);
    assertThat(answer.path("candidates")).hasSize(1);
    assertThat(first.path("address").asText()).isEqualTo("臺北市信義區市府路45號");
    assertThat(first.path("level").asText()).isEqualTo("plate");
    assertThat(first.path("probability").asDouble()).isEqualTo(0.96);
    assertThat(first.path("lon").asDouble()).isEqualTo(121.5645);
    assertThat(first.path("lat").asDouble()).isEqualTo(25.034);
    assertThat(first.at("/parts/number").asText()).isEqualTo("45號");
    assertThat(first.at("/reasons/0").toString())
        .isEqualTo(
            "{\"code\":\"plate\",\"en\":\"The plate is in the register.\",\"zh\":\"門牌登記有此號。\"}");
    assertThat(answer.at("/understood/parts/0").toString())
        .isEqualTo("{\"kind\":\"county\",\"value\":\"臺北市\",\"from\":0,\"to\":3}");
    assertThat(answer.at("/understood/assumptions/0/code").asText()).isEqualTo("variant_character");
  }

  @Test
  void putsPartsTogetherWithTheUnitsThatBareNumbersLack() throws IOException {
    String parts =
        "county="
            + encoded("臺北市")
            + "&town="
            + encoded("信義區")
            + "&road="
            + encoded("市府路")
            + "&section=2&lane=3&alley=4"
            + encoded("弄")
            + "&number=45&floor=5F";
    assertThat(json("addresses?" + parts).path("query").asText()).isEqualTo("臺北市信義區市府路2段3巷4弄45號5F");
    refuses("addresses?q=a&road=b", "q", "a", "left out");
  }

  @Test
  void givesCoordinatesInTheSystemAskedForAndNamesItsAxes() throws IOException {
    JsonNode answer = json("addresses?crs=3826&q=" + encoded("市府路1號"));
    assertThat(answer.at("/crs/code").asText()).isEqualTo("EPSG:3826");
    assertThat(answer.at("/crs/axes/x").asText()).isEqualTo("easting");
    assertThat(answer.at("/candidates/0/x").asDouble()).isBetween(306_883.0, 306_884.0);
    assertThat(answer.at("/candidates/0/y").asDouble()).isBetween(2_770_049.0, 2_770_050.0);
    assertThat(answer.at("/candidates/0/lon").asDouble()).isEqualTo(121.5637);
    assertThat(json("addresses?crs=EPSG:3825&q=x").at("/crs/code").asText()).isEqualTo("EPSG:3825");
    assertThat(json("addresses?crs=3828&q=x").at("/crs/name").asText()).contains("TWD67");
    refuses("addresses?q=x&crs=32651", "crs", "32651", "4326, 3826");
  }

  @Test
  void writesGeoJsonInDegreesWhateverTheSystem() throws IOException {
    Reply reply = get("addresses?crs=3826&f=geojson&q=" + encoded("市府路1號"));
    assertThat(reply.header("Content-Type")).contains("application/geo+json");
    JsonNode collection = new ObjectMapper().readTree(reply.body());
    assertThat(collection.path("type").asText()).isEqualTo("FeatureCollection");
    JsonNode feature = collection.path("features").path(0);
    assertThat(feature.at("/geometry/coordinates").toString()).isEqualTo("[121.5637,25.0375]");
    assertThat(feature.at("/properties/x").asDouble()).isGreaterThan(300_000);
    refuses("addresses?q=x&f=xml", "f", "xml", "json or geojson");
  }

  @Test
  void keepsToAreasAndLimits() throws IOException {
    String q = encoded("信義區");
    assertThat(json("addresses?q=" + q).path("candidates")).hasSize(4);
    assertThat(json("addresses?limit=2&q=" + q).path("candidates")).hasSize(2);
    assertThat(json("addresses?bbox=121.566,25.038,121.568,25.04&q=" + q).path("candidates"))
        .hasSize(2);
    assertThat(json("addresses?within=63000020&q=" + q).path("candidates")).hasSize(4);
    assertThat(json("addresses?within=" + encoded("台北市") + "&q=" + q).path("candidates"))
        .hasSize(4);
    assertThat(json("addresses?within=66000&q=" + q).path("candidates")).isEmpty();
  }

  @Test
  void saysInWordsThatNothingWasFound() throws IOException {
    JsonNode answer = json("addresses?q=" + encoded("不存在"));
    assertThat(answer.path("candidates")).isEmpty();
    assertThat(answer.at("/remarks/0/zh").asText()).isEqualTo("查無此地址。");
  }

  @Test
  void refusalsNameTheParameterWhatWasFoundAndWhatWasExpected() throws IOException {
    refuses("addresses", "q", "", "a text of 1 to 2000 characters");
    refuses("addresses?q=%20%20", "q", "", "a text");
    refuses("addresses?q=" + "a".repeat(2001), "q", "2001 characters", "at most 2000");
    refuses("addresses?q=a&limit=0", "limit", "0", "1 to 50");
    refuses("addresses?q=a&limit=1.5", "limit", "1.5", "1 to 50");
    refuses("addresses?q=a&limit=99999999999999", "limit", "99999999999999", "1 to 50");
    refuses("addresses?q=a&bbox=1,2,3", "bbox", "1,2,3", "minX,minY,maxX,maxY");
    refuses("addresses?q=a&bbox=3,2,1,4", "bbox", "3,2,1,4", "minX,minY,maxX,maxY");
    refuses("addresses?q=a&bbox=0x1,2,3,4", "bbox", "0x1,2,3,4", "four numbers");
    refuses("addresses?q=a&near=NaN,1", "near", "NaN,1", "two numbers");
    refuses("addresses?q=a&within=Atlantis", "within", "Atlantis", "county or town");
    refuses("reverse", "lon", "", "given with lat");
    refuses("reverse?lon=1", "lat", "", "beside lon");
    refuses("reverse?lon=181&lat=0", "lon", "181", "-180 to 180");
    refuses("reverse?lon=1e999&lat=0", "lon", "1e999", "-180 to 180");
    refuses("reverse?lon=121&lat=25&within=-1", "within", "-1", "0 to 50000");
    refuses("reverse?x=1&crs=3826", "y", "", "beside x");
    refuses("districts?level=planet", "level", "planet", "county, town or village");
    refuses("districts?outline=maybe", "outline", "maybe", "true or false");
    refuses("places", "q", "", "near or bbox");
    refuses("roads?q=a&town=Atlantis", "town", "Atlantis", "county or town");
    refuses("suggest", "q", "", "a text");
    refuses("search", "q", "", "a text");
  }

  @Test
  void whatIsLongIsShownInPart() throws IOException {
    String text =
        new ObjectMapper()
            .readTree(get("addresses?q=a&crs=" + "9".repeat(5000)).body())
            .path("found")
            .asText();
    assertThat(text).hasSize(101).endsWith("…");
  }

  @Test
  void tellsWhatIsAtAPlace() throws IOException {
    JsonNode here = json("reverse?lon=121.5637&lat=25.0376&limit=2");
    assertThat(here.path("candidates")).hasSize(2);
    assertThat(here.at("/candidates/0/address").asText()).isEqualTo("臺北市信義區市府路1號");
    assertThat(here.at("/candidates/0/distanceMetres").asDouble()).isBetween(11.0, 11.3);
    assertThat(here.path("road").asText()).isEqualTo("市府路");
    assertThat(here.path("postalCode").asText()).isEqualTo("110");
    assertThat(here.at("/districts/town/fullName").asText()).isEqualTo("臺北市信義區");
    assertThat(here.at("/districts/county/englishName").asText()).isEqualTo("Taipei City");
    assertThat(here.at("/places/0/name").asText()).isEqualTo("市府廣場");
    JsonNode same = json("reverse?x=306883.2&y=2770060.7&crs=3826");
    assertThat(same.at("/place/lon").asDouble()).isBetween(121.5636, 121.5638);
    assertThat(same.at("/candidates/0/address").asText()).isEqualTo("臺北市信義區市府路1號");
    JsonNode sea = json("reverse?lon=150&lat=0");
    assertThat(sea.path("candidates")).isEmpty();
    assertThat(sea.path("districts")).isEmpty();
  }

  @Test
  void suggestsAndSearchesOverAllKinds() throws IOException {
    JsonNode suggestions = json("suggest?q=" + encoded("市府")).path("suggestions");
    assertThat(suggestions.findValuesAsText("kind")).contains("address", "landmark");
    assertThat(suggestions.path(0).path("from").asInt()).isEqualTo(6);
    JsonNode results = json("search?q=121.5637,25.0375").path("results");
    assertThat(results.path(0).path("kind").asText()).isEqualTo("coordinate");
    assertThat(results.at("/0/there/nearest/0/address").asText()).isEqualTo("臺北市信義區市府路1號");
    assertThat(json("search?q=" + encoded("市府廣場")).at("/results/0/kind").asText())
        .isEqualTo("landmark");
  }

  @Test
  void findsPlacesByNameCategoryAndNearness() throws IOException {
    assertThat(json("places?q=" + encoded("市府廣場")).path("places")).hasSize(1);
    assertThat(json("places?near=121.564,25.037").path("places")).hasSize(1);
    assertThat(json("places?near=121.564,25.037&category=" + encoded("廣場")).path("places"))
        .hasSize(1);
    assertThat(json("places?near=121.564,25.037&category=" + encoded("學校")).path("places"))
        .isEmpty();
    assertThat(json("places?bbox=120,22,120.1,22.1").path("places")).isEmpty();
    assertThat(json("roads?q=" + encoded("松高路")).at("/roads/0/bbox")).hasSize(4);
    assertThat(json("roads?town=63000030&q=" + encoded("松高路")).path("roads")).isEmpty();
  }

  @Test
  void findsDistrictsByNameCodePlaceAndWhatTheyLieIn() throws IOException {
    assertThat(json("districts").path("districts")).hasSize(22);
    assertThat(json("districts?q=" + encoded("信義區")).path("districts")).hasSize(2);
    assertThat(json("districts?in=63000").path("districts")).hasSize(12);
    assertThat(json("districts?in=63000&limit=5").path("districts")).hasSize(5);
    assertThat(json("districts?code=6300200").at("/districts/0/fullName").asText())
        .isEqualTo("臺北市信義區");
    JsonNode holding = json("districts?lon=121.5637&lat=25.0375&level=town").path("districts");
    assertThat(holding.findValuesAsText("code")).containsExactly("63000020");
    assertThat(get("districts?code=99999").status()).isEqualTo(404);
  }

  @Test
  void drawsOutlinesWhereTheyAreAskedFor() throws IOException {
    String question = "districts?code=63000020&outline=true";
    assertThat(json(question).at("/districts/0/outline/type").asText()).isEqualTo("Polygon");
    assertThat(json("districts?code=63000020").at("/districts/0/outline").isMissingNode()).isTrue();
    JsonNode feature = json(question + "&f=geojson").at("/features/0");
    assertThat(feature.at("/geometry/type").asText()).isEqualTo("Polygon");
    assertThat(feature.at("/properties/code").asText()).isEqualTo("63000020");
  }

  @Test
  void answersAreKeptShortlyAndNotSentAgain() throws IOException {
    String question = "addresses?q=" + encoded("市府路1號");
    Reply first = get(question);
    String etag = first.header("ETag").orElseThrow();
    assertThat(first.header("Cache-Control")).contains("public, max-age=60, must-revalidate");
    Reply again = get(question, "If-None-Match: " + etag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get(question + "&limit=2").header("ETag").orElseThrow()).isNotEqualTo(etag);
    assertThat(get("addresses?Q=" + encoded("市府路1號")).header("ETag")).contains(etag);
  }

  @Test
  void anotherIndexHasOtherEtags() throws IOException {
    String etag = get("suggest?q=a").header("ETag").orElseThrow();
    var made = MadeUpPlaces.indexes();
    server.locateWith(
        new org.tutai.geo.locate.home.LocateIndexes(made.locator(), "madeup2", () -> {}));
    assertThat(get("suggest?q=a", "If-None-Match: " + etag).status()).isEqualTo(200);
  }

  @Test
  void headTellsTheLengthAndOptionsTheMethods() throws IOException {
    String question = BASE + "suggest?q=" + encoded("市府");
    Reply whole = server.wire().get(question);
    Reply head = server.wire().request("HEAD", question, "");
    assertThat(head.body()).isEmpty();
    assertThat(head.headers()).isEqualTo(whole.headers());
    Reply options = server.wire().request("OPTIONS", question, "", "Origin: https://a.example");
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(options.header("Access-Control-Allow-Origin")).contains("*");
    Reply post = server.wire().request("POST", question, "q=a");
    assertThat(post.status()).isEqualTo(405);
  }

  @Test
  void showsAllHeaders() throws IOException {
    assertThat(get("suggest?q=a").headers())
        .isEqualTo(
            """
            Access-Control-Allow-Origin: *
            Access-Control-Expose-Headers: ETag, Retry-After
            Cache-Control: public, max-age=60, must-revalidate
            Connection: close
            Content-Length: 129
            Content-Type: application/json
            Cross-Origin-Resource-Policy: cross-origin
            ETag: "madeup1128ca37fa39d9573d"
            X-Content-Type-Options: nosniff\
            """);
  }

  @Test
  void asksForPatienceUntilTheIndexIsOpen() throws IOException {
    server.locateWith(null);
    Reply reply = get("addresses?q=a");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(get("addresses").status()).isIn(400, 503);
  }

  @Test
  void strangeTextsAreAnswered() throws IOException {
    for (String text :
        new String[] {
          "%00",
          "%ED%A0%80",
          "%FF%FE",
          "%E8%99",
          "%22%5C%3Cscript%3E",
          "%F0%9F%98%80",
          "+",
          "%2B%2B"
        }) {
      for (String kind :
          new String[] {"addresses", "suggest", "search", "places", "roads", "districts"}) {
        Reply reply = get(kind + "?q=" + text);
        assertThat(reply.status()).as(kind + " " + text).isIn(200, 400);
        new ObjectMapper().readTree(reply.body());
      }
    }
  }

  @Test
  void thereIsNothingBeside() throws IOException {
    assertThat(get("nothing?q=a").status()).isEqualTo(404);
    assertThat(get("?q=a").status()).isEqualTo(404);
  }
}
