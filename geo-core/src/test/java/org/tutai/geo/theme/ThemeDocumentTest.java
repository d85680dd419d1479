package org.tutai.geo.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.Problem.Severity;

/** Theme documents as they are written and read, whole, old, new and broken. */
class ThemeDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(ThemeDocument.schema());

  private static ThemeReading read(String json) {
    return ThemeDocument.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ThemeReading theme(String members) {
    return read("{'type':'tutai-theme','version':1," + members + "}");
  }

  private static ObjectNode tree(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgainAsItWas(@ForAll long seed) {
    ThemeMap map = AnyTheme.of(seed);
    byte[] document = ThemeDocument.write(map);
    ThemeReading reading = ThemeDocument.read(document);
    assertThat(reading.map()).isEqualTo(map);
    assertThat(ThemeDocument.write(reading.map())).isEqualTo(document);
    assertThat(ThemeDocument.read(ThemeDocument.tree(map)).map()).isEqualTo(map);
  }

  @Test
  void problemsAreWordedInBothLanguages() {
    ThemeReading reading =
        theme(
            "'title':5,'author':'a\\n"
                + "b','view':{'center':[999,0],'zoom':99,'crs':'?','size':[0.5,1]},'base':7,'legend':'yes',"
                + "'layers':[{'kind':'xyz','url':'ftp://a'},{'kind':'xyz','url':'https://a.tw/','minZoom':9,'maxZoom':2},{'kind':'published','layer':'"
                + " '},{'kind':'published'},{'kind':'wms','url':'https://a.tw','layers':[]},"
                + "{'kind':'geojson'},{'kind':'file'},{'kind':'file','file':'x'},{'kind':'?'},"
                + "{'kind':'published','layer':'a','version':'?','minScale':9,'maxScale':2}],"
                + "'annotations':[{'kind':'line','coordinates':[[1,2]]},{'kind':'polygon','coordinates':[[[1,2],[1,3],[2,3],[3,3]]]},{'kind':'text','coordinates':[1,2],'text':'"
                + " '},{'kind':'image','coordinates':[1,2],'image':'x'},"
                + "{'kind':'point','coordinates':[1,2],'style':{'stroke':'red','font':'x','dash':5,'size':0}}],"
                + "'measurements':[{'kind':'area','coordinates':[]},{'kind':'point','coordinates':[1,2],'unit':'x'}]");
    assertThat(reading.problems()).hasSizeGreaterThan(25);
    for (Problem problem : reading.problems()) {
      assertThat(problem.expected()).doesNotContain(" must ").doesNotStartWith("it ");
      String quoted = problem.remark().chinese().replaceAll("「[^」]*\"[^」]*」", "");
      assertThat(quoted.replaceAll("位置 \\S+：", ""))
          .as(problem.expected() + " / " + problem.found())
          .doesNotContainPattern(
              "\\b(?:a|an|the|be|of|at|to|from|such|with|none|nothing|another)\\b");
    }
    assertThat(reading.problems())
        .filteredOn(problem -> problem.pointer().equals("/layers/0/url"))
        .extracting(problem -> problem.remark().english(), problem -> problem.remark().chinese())
        .containsExactly(
            tuple(
                "At /layers/0/url: expected an address of http or https, found \"ftp://a\"."
                    + " This part is not drawn, but kept in the document.",
                "位置 /layers/0/url：應為「http 或 https 的網址」，實為「\"ftp://a\"」。這個部分不會顯示，但仍保留在文件中。"));
  }

  @Test
  void aStarInAHostIsNoAddress() {
    for (String host : List.of("*.tw", "*", "a.*.tw", "%2A.tw", "＊.tw")) {
      ThemeReading reading =
          theme("'layers':[{'kind':'xyz','id':'a','url':'https://" + host + "/{z}/{x}/{y}.png'}]");
      assertThat(reading.problems())
          .extracting(Problem::severity, Problem::pointer)
          .containsExactly(tuple(Severity.LEFT_OUT, "/layers/0/url"));
    }
    assertThat(
            theme("'layers':[{'kind':'xyz','id':'a','url':'https://a.tw/*/{z}/{x}/{y}.png'}]")
                .problems())
        .isEmpty();
  }

  @Property(tries = 150)
  void whatIsWrittenFitsTheSchema(@ForAll long seed) throws Exception {
    JsonNode document = JSON.readTree(ThemeDocument.write(AnyTheme.of(seed)));
    assertThat(SCHEMA.validate(document)).isEmpty();
  }

  @Test
  void everyKindOfPartFitsTheSchemaAndIsReadAgain() throws Exception {
    ThemeMap map = AnyTheme.complete();
    assertThat(SCHEMA.validate(JSON.readTree(ThemeDocument.write(map)))).isEmpty();
    ThemeReading reading = ThemeDocument.read(ThemeDocument.write(map));
    assertThat(reading.map()).isEqualTo(map);
    assertThat(reading.problems()).extracting(Problem::severity).doesNotContain(Severity.REPLACED);
  }

  @Test
  void theSchemaRefusesWhatTheReaderLeavesOut() throws Exception {
    for (String layer :
        List.of(
            "{'kind':'wms','id':'a','url':'ftp://x/','layers':['a']}",
            "{'kind':'wms','id':'a','url':'https://x/','layers':[]}",
            "{'kind':'xyz','id':'a'}",
            "{'kind':'kml','id':'a','file':'../../etc/passwd'}",
            "{'kind':'kml','id':'a'}",
            "{'kind':'file','id':'a','format':'shapefile'}",
            "{'kind':'published','id':'a','layer':''}",
            "{'title':'no kind'}",
            "7")) {
      ObjectNode document = tree("{'type':'tutai-theme','version':1,'layers':[" + layer + "]}");
      assertThat(SCHEMA.validate(document)).as(layer).isNotEmpty();
      ThemeReading reading = ThemeDocument.read(document);
      assertThat(reading.map().layers()).as(layer).singleElement().isInstanceOf(UnknownLayer.class);
      assertThat(reading.problems())
          .as(layer)
          .singleElement()
          .extracting(Problem::severity)
          .isEqualTo(Severity.LEFT_OUT);
      assertThat(ThemeDocument.tree(reading.map()).get("layers"))
          .hasToString(document.get("layers").toString());
    }
  }

  @Property(tries = 200)
  void noCutNorDamagedDocumentThrows(@ForAll long seed, @ForAll int place, @ForAll byte damage) {
    byte[] document = ThemeDocument.write(AnyTheme.of(seed));
    int at = Math.floorMod(place, document.length);
    byte[] cut = Arrays.copyOf(document, at);
    ThemeReading reading = ThemeDocument.read(cut);
    assertThat(reading.problems()).isNotEmpty();
    byte[] damaged = document.clone();
    damaged[at] = damage;
    ThemeMap map = ThemeDocument.read(damaged).map();
    assertThat(ThemeDocument.read(ThemeDocument.write(map)).map()).isEqualTo(map);
  }

  @Test
  void aNumberWithAnExponentThatNoNumberHasIsReplaced() {
    byte[] document =
        "{\"type\":\"tutai-theme\",\"version\":1,\"title\":\"t\",\"view\":{\"zoom\":47e9645213696}}"
            .getBytes(StandardCharsets.UTF_8);
    ThemeReading reading = ThemeDocument.read(document);
    assertThat(reading.map().title()).isEqualTo("t");
    assertThat(reading.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/view/zoom");
              assertThat(problem.found()).contains("47e9645213696");
            });
    ThemeMap map = reading.map();
    assertThat(ThemeDocument.read(ThemeDocument.write(map)).map()).isEqualTo(map);
  }

  @Test
  void aBadLayerIsLeftOutAndKept() {
    ThemeReading reading =
        theme(
            "'layers':[{'kind':'xyz','id':'a','url':'https://t.example/{z}/{x}/{y}.png'},"
                + "{'kind':'xyz','id':'b','url':'javascript:alert(1)','note':[1]},"
                + "{'kind':'published','id':'c','layer':'towns'}]");
    assertThat(reading.map().leaves())
        .extracting(layer -> layer.common().orElseThrow().id())
        .containsExactly("a", "c");
    Problem problem = reading.problems().get(0);
    assertThat(reading.problems()).hasSize(1);
    assertThat(problem.pointer()).isEqualTo("/layers/1/url");
    assertThat(problem.found()).isEqualTo("\"javascript:alert(1)\"");
    assertThat(problem.remark().text(Locale.TRADITIONAL_CHINESE)).contains("/layers/1/url", "不會顯示");
    assertThat(new String(ThemeDocument.write(reading.map()), StandardCharsets.UTF_8))
        .contains("{\"kind\":\"xyz\",\"id\":\"b\",\"url\":\"javascript:alert(1)\",\"note\":[1]}");
  }

  @Test
  void aMemberThatCannotBeReadIsReplacedAndKeptUntilItIsSet() {
    ThemeReading reading =
        theme(
            "'title':5,'layers':[{'kind':'published','id':'a','layer':'towns','opacity':'half'}]");
    assertThat(reading.problems())
        .extracting(Problem::pointer, Problem::severity)
        .containsExactlyInAnyOrder(
            tuple("/title", Severity.REPLACED), tuple("/layers/0/opacity", Severity.REPLACED));
    assertThat(reading.map().title()).isEmpty();
    ObjectNode again = ThemeDocument.tree(reading.map());
    assertThat(again.get("title").asInt()).isEqualTo(5);
    assertThat(again.at("/layers/0/opacity").asText()).isEqualTo("half");
  }

  @Test
  void theSizeOfTheMakersMapIsReadAndADocumentWithoutOneHasNone() {
    assertThat(theme("'view':{'zoom':9,'size':[1440,900]}").map().view().size())
        .contains(new ThemeView.Size(1440, 900));
    ThemeReading older = theme("'view':{'center':[121,24],'zoom':9}");
    assertThat(older.map().view().size()).isEmpty();
    assertThat(ThemeDocument.tree(older.map()).get("view").has("size")).isFalse();
  }

  @Test
  void aSizeThatNoMapHasIsNotTakenButKept() throws Exception {
    for (String size :
        List.of("[0,900]", "[1440]", "[1440.5,900]", "[1440,100001]", "'large'", "[1,2,3]", "{}")) {
      ThemeReading reading = theme("'view':{'zoom':9,'size':" + size + "}");
      assertThat(reading.map().view().size()).as(size).isEmpty();
      assertThat(reading.map().view().zoom()).isEqualTo(9);
      assertThat(reading.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/view/size"))
          .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.REPLACED));
      ObjectNode again = ThemeDocument.tree(reading.map());
      assertThat(again.at("/view/size").toString())
          .isEqualTo(tree("{'a':" + size + "}").get("a").toString());
      assertThat(SCHEMA.validate(again)).as(size).isNotEmpty();
    }
  }

  @Test
  void whatCameBeforeTheEndOfACutDocumentIsRead() {
    ThemeReading reading =
        read(
            "{'type':'tutai-theme','version':1,'title':'主題','layers':["
                + "{'kind':'published','id':'a','layer':'towns'},{'kind':'published','id':'b','la");
    assertThat(reading.isReadable()).isTrue();
    assertThat(reading.map().title()).isEqualTo("主題");
    assertThat(reading.map().leaves()).hasSize(1);
    assertThat(reading.problems().get(0))
        .satisfies(p -> assertThat(p.severity()).isEqualTo(Severity.CUT_OFF))
        .satisfies(p -> assertThat(p.pointer()).startsWith("/layers/1"));
  }

  @Test
  void whatIsNoThemeIsTold() {
    for (String text :
        List.of(
            "", " ", "null", "7", "[]", "{}", "{'type':'FeatureCollection'}", "<kml/>", "\u0000")) {
      ThemeReading reading = read(text);
      assertThat(reading.isReadable()).as(text).isFalse();
      assertThat(reading.map()).isEqualTo(ThemeMap.EMPTY);
    }
  }

  @Test
  void anOlderDocumentIsBroughtUpToDate() {
    ThemeReading reading =
        read(
            "{'type':'tutai-theme','version':0,'name':'淹水','view':[120.2,23,12],'mine':{'a':1},"
                + "'overlays':[{'type':'published','id':'a','name':'鄉鎮','layer':'towns'}]}");
    assertThat(reading.problems()).isEmpty();
    ThemeMap map = reading.map();
    assertThat(map.version()).isEqualTo(1);
    assertThat(map.title()).isEqualTo("淹水");
    assertThat(map.view().center()).isEqualTo(new Position(120.2, 23));
    assertThat(map.view().zoom()).isEqualTo(12);
    assertThat(map.layers()).singleElement().isInstanceOf(PublishedLayer.class);
    assertThat(map.layers().get(0).common().orElseThrow().title()).isEqualTo("鄉鎮");
    assertThat(ThemeDocument.tree(map).at("/mine/a").asInt()).isEqualTo(1);
  }

  @Test
  void aNewerDocumentIsOpenedAsFarAsItIsKnown() {
    ThemeReading reading =
        read(
            "{'type':'tutai-theme','version':7,'title':'未來','time':{'from':2030},"
                + "'layers':[{'kind':'hologram','id':'h'},{'kind':'published','id':'a','layer':'towns'}]}");
    assertThat(reading.problems())
        .extracting(Problem::severity)
        .containsExactly(Severity.NOTE, Severity.LEFT_OUT);
    assertThat(reading.map().title()).isEqualTo("未來");
    ObjectNode again = ThemeDocument.tree(reading.map());
    assertThat(again.get("version").asInt()).isEqualTo(7);
    assertThat(again.at("/time/from").asInt()).isEqualTo(2030);
    assertThat(again.at("/layers/0/kind").asText()).isEqualTo("hologram");
  }

  @Test
  void idsThatAreMissingOrTakenBecomeNewOnes() {
    ThemeReading reading =
        theme(
            "'layers':[{'kind':'published','id':'a','layer':'x'},{'kind':'published','id':'a','layer':'y'},"
                + "{'kind':'published','layer':'z'}],'annotations':[{'kind':'point','id':'a','coordinates':[121,24]}]");
    assertThat(reading.map().leaves())
        .extracting(layer -> layer.common().orElseThrow().id())
        .doesNotHaveDuplicates()
        .hasSize(3)
        .contains("a");
    assertThat(reading.problems())
        .hasSize(2)
        .extracting(Problem::severity)
        .containsOnly(Severity.REPLACED);
  }

  @Test
  void hostileDocumentsAreAnsweredWithinLimits() {
    String nest = "[".repeat(100_000);
    assertThat(theme("'x':" + nest).isWhole()).isFalse();
    assertThat(theme("'x':1" + "0".repeat(100_000)).isWhole()).isFalse();
    assertThat(theme("'view':{'zoom':1e999999999,'rotation':-1e-999999999}").isWhole()).isFalse();
    assertThat(theme("'x':[" + "0,".repeat(2_000_000) + "0]").isWhole()).isFalse();
    assertThat(theme("'title':'" + "長".repeat(100_000) + "'").map().title()).isEmpty();
    assertThat(theme("'title':'a\\ud800\\u0000'").map().title()).isEqualTo("a\uFFFD\uFFFD");
    assertThat(read(" ".repeat(ThemeLimits.BYTES + 1)).isReadable()).isFalse();
    String group = "{'kind':'group','layers':[";
    ThemeReading deep = theme("'layers':[" + group.repeat(12) + "]}".repeat(12) + "]");
    assertThat(deep.problems()).hasSize(1);
    ArrayNode layers = JSON.createArrayNode();
    for (int i = 0; i < 300; i++) {
      layers.addObject().put("kind", "?");
    }
    assertThat(theme("'layers':" + layers).problems()).hasSize(ThemeReading.MOST + 1);
  }

  @Test
  void textAfterTheDocumentAndMembersWrittenTwiceAreNoted() {
    ThemeReading reading = read("{'type':'tutai-theme','title':'a','title':'b'} trailing");
    assertThat(reading.map().title()).isEqualTo("b");
    assertThat(reading.problems()).extracting(Problem::pointer).containsExactly("/title", "");
    assertThat(reading.isWhole()).isTrue();
  }
}
