package org.tutai.geo.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tutai.geo.evidence.Remark;

/** What must not leave, hidden in every place of a theme, and looked for in what is shared. */
class ThemeSharingTest {

  /** Each holds MARK or a private address; none may be found again, as a whole or in that part. */
  private static final List<String> SECRETS =
      List.of(
          "/home/MARK/data.shp",
          "/Users/王 小明/MARK/圖.gpkg",
          "/opt/gis/MARK",
          "/a/b/MARK",
          "C:\\Users\\MARK\\圖資\\a.shp",
          "d:/MARK/a.shp",
          "\\\\server\\share\\MARK.shp",
          "~/MARK/a.shp",
          "../MARK/a.shp",
          "%USERPROFILE%\\MARK\\x.shp",
          "$HOME/MARK/x.shp",
          "file:///home/x/MARK.kml",
          "file:MARK.kml",
          "FILE://localhost/c:/MARK",
          "https://MARK:pw@maps.example.org/wms",
          "https://user:MARK@maps.example.org/wms",
          "https://user:p%40:MARK@maps.example.org/wms",
          "https://maps.example.org/wms?layers=a&token=MARK&x=1",
          "https://maps.example.org/wms?API_KEY=MARK",
          "https://maps.example.org/wms?api%5Fkey=MARK",
          "https://maps.example.org/wms?key=MARK",
          "https://maps.example.org/wms;jsessionid=MARK?x=1",
          "https://maps.example.org/#access_token=MARK",
          "https://maps.example.org/wms?X-Amz-Signature=MARK",
          "https://maps.example.org/proxy?url=http%3A%2F%2F10.0.0.1%2FMARK",
          "https://maps.example.org/proxy?url=http%253A%252F%252Fgisserver%252FMARK",
          "https://eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJNQVJLIn0.MARK@maps.example.org/",
          "http://gisserver/MARK",
          "http://gisserver:8080/MARK",
          "http://gis.local/MARK",
          "http://gis.internal./MARK",
          "http://gis.intra/MARK",
          "https://gis.agency.Intranet:8443/MARK",
          "http://gis.lan/MARK",
          "http://gis.corp/MARK",
          "http://gis.private/MARK",
          "http://nas.home/MARK",
          "http://nas.home.arpa/MARK",
          "http://nas.localdomain/MARK",
          "http://localhost:8080/MARK",
          "http://127.0.0.1/MARK",
          "http://127.1/MARK",
          "http://2130706433/MARK",
          "http://0x7f.0.0.1/MARK",
          "http://0177.0.0.1/MARK",
          "http://１０.０.０.１/MARK",
          "http://10。0。0。1/MARK",
          "http://%31%30.0.0.1/MARK",
          "http://10.0.0.1.nip.example/MARK",
          "http://169.254.169.254/latest/MARK",
          "http://192.168.1.20:8080/MARK",
          "http://172.20.1.1/MARK",
          "http://100.64.0.1/MARK",
          "http://0.0.0.0/MARK",
          "http://[::1]/MARK",
          "http://[fe80::1%25eth0]/MARK",
          "http://[fd00::1]/MARK",
          "http://[::ffff:10.0.0.1]/MARK",
          "http://[64:ff9b::a00:1]/MARK",
          "http://maps.example.org\\@10.0.0.1/MARK",
          "//gisserver/MARK/wms",
          "jdbc:postgresql://db/gis?user=MARK",
          "postgresql://u:p@db.example.org/MARK",
          "smb://nas/MARK",
          "https://maps.example.org/wms?MAP_KEY=MARK",
          "https://maps.example.org/wms?ticket=MARK",
          "https://maps.example.org/wms?wfsToken=MARK",
          "https://maps.example.org/wms?pw=MARK",
          "MAP_KEY=MARK",
          "pw=MARK",
          "\"pw\":\"MARK\"",
          "password is MARK7",
          "密碼 MARK7",
          "Cookie: tutai-session=MARK",
          ":C:\\Users\\MARK",
          "C:¥Users¥MARK",
          "C:＼Users＼MARK",
          "password=MARK",
          "密碼：MARK",
          "Authorization: Bearer MARK",
          "\"token\": \"MARK\"",
          "<password>MARK</password>",
          "tutai_MARKMARKMARK",
          "gh" + "p_MARK0123456789abcdef",
          "user:MARK@maps.example.org",
          "http&#58;//10.0.0.1/MARK",
          "&#x2F;home&#x2F;MARK&#x2F;x.shp",
          "http:\\/\\/gisserver\\/MARK",
          "%2Fhome%2FMARK%2Fx.shp",
          "／home／MARK／x.shp",
          "10.1.2.3",
          "192.168.0.1:8080",
          "127.0.0.1",
          "::1",
          "fe80::1ff:fe23:4567:890a",
          "nas.local",
          "db.internal",
          "localhost");

  private static final List<String> AROUND =
      List.of(
          "%s", "檔案：%s，請看", "see (%s) here", "a %s b", "\"%s\"", "<a href='%s'>x</a>", "1\n%s\n2");

  private static String mark(String secret) {
    return secret.contains("MARK") ? "MARK" : secret;
  }

  private static String shared(ThemeMap map) {
    return new String(ThemeDocument.write(ThemeSharing.strip(map).map()), StandardCharsets.UTF_8);
  }

  @TestFactory
  List<DynamicTest> noSecretIsLeftInAText() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String secret : SECRETS) {
      tests.add(
          DynamicTest.dynamicTest(
              secret,
              () -> {
                for (String around : AROUND) {
                  String text = around.replace("%s", secret);
                  assertThat(Scrubber.scrub(text).text()).as(text).doesNotContain(mark(secret));
                  assertThat(Scrubber.scrub(text).findings()).as(text).isNotEmpty();
                }
              }));
    }
    return tests;
  }

  @Test
  void whatIsForEverybodyIsLeftAlone() {
    for (String text :
        List.of(
            "",
            "臺北市／新北市 1:5,000 12:30:45 2026/11/21 and/or km/h",
            "https://wms.nlsc.gov.tw/wms?SERVICE=WMS&LAYERS=EMAP%2CA&STYLES=",
            "https://tile.example.org/{z}/{x}/{-y}.png?v=1.2.3",
            "https://www.example.org/home/data/var/a.kml#map=1/2/3",
            "https://8.8.8.8/x",
            "https://[2001:4860:4860::8888]/x",
            "//maps.example.org/wms",
            "EPSG:3857",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "v1.10.2",
            "8.8.8.8",
            "PTNAME LIKE '臺%' AND POP > 10.5",
            "<sld:Rule><sld:Name>a</sld:Name><sld:MaxScaleDenominator>5e4</sld:MaxScaleDenominator></sld:Rule>",
            "<StyledLayerDescriptor xmlns=\"http://www.opengis.net/sld\""
                + " xmlns:ogc='http://www.opengis.net/ogc'/>",
            "<WellKnownName>shape://slash</WellKnownName>",
            "data:image/png;base64,/home/abcd/10+0/aaa=",
            "sha256-" + "0123456789abcdef".repeat(4),
            "somebody@example.org",
            "basic information of keys and tokens",
            "The password is required. 密碼鎖 設施 token economy, key: 主要道路",
            "票價 ¥100 到 ¥1,200，10 坪＼戶",
            "https://maps.example.org/wms?LEGEND_OPTIONS=fontSize:12&monkey=1&keyframe=2")) {
      assertThat(Scrubber.scrub(text))
          .as(text)
          .isEqualTo(new Scrubber.Scrubbed(text, java.util.Set.of()));
    }
  }

  @Test
  void aLineThatIsAPathOfWindowsGoesWithTheBlanksInIt() {
    for (String path : List.of("C:\\Program Files\\MARK Dir", "  \\\\nas\\MARK share\\MARK x")) {
      assertThat(Scrubber.scrub("圖\n" + path + "\n說明").text())
          .doesNotContain("MARK")
          .doesNotContain("Dir")
          .endsWith("\n說明");
    }
  }

  private static JsonNode sharedLayers(String filter) throws Exception {
    ObjectNode tree = ThemeDocument.tree(AnyTheme.of(1));
    ObjectNode layer = tree.putArray("layers").addObject();
    layer.put("kind", "published").put("id", "a").put("title", "村里").put("layer", "villages");
    layer.put("version", "newest").put("filter", filter);
    ThemeMap map = ThemeDocument.read(tree).map();
    return new com.fasterxml.jackson.databind.ObjectMapper().readTree(shared(map)).get("layers");
  }

  @Test
  void aFilterOfAColumnThatIsCalledLikeASecretStaysAsItIs() throws Exception {
    for (String filter :
        List.of(
            "secret = 'SVC1'",
            "road_key='A'",
            "token='a' AND key <> 3",
            "password >= 10.5",
            "路名 = 'a''b'")) {
      assertThat(sharedLayers(filter).at("/0/filter").asText()).isEqualTo(filter);
    }
  }

  @Test
  void aFilterWithSomethingPrivateInItTakesItsLayerAway() throws Exception {
    for (String filter :
        List.of("path = '/home/MARK/a.shp'", "url = 'http://10.0.0.1/MARK'", "password=MARK")) {
      assertThat(sharedLayers(filter)).as(filter).isEmpty();
    }
  }

  @Property(tries = 100)
  void whatIsHiddenAnywhereIsNotFoundInWhatIsShared(@ForAll long seed) {
    Random random = new Random(seed);
    ObjectNode tree =
        ThemeDocument.tree(random.nextInt(3) == 0 ? AnyTheme.complete() : AnyTheme.of(seed));
    List<Consumer<String>> places = new ArrayList<>();
    collect(tree, places);
    List<String> hidden = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String secret = SECRETS.get(random.nextInt(SECRETS.size()));
      places
          .get(random.nextInt(places.size()))
          .accept(AROUND.get(random.nextInt(AROUND.size())).replace("%s", secret));
      hidden.add(mark(secret));
    }
    ThemeMap map = ThemeDocument.read(tree).map();
    assertThat(shared(map)).doesNotContain(hidden);
  }

  @Property(tries = 40)
  void strippingTwiceChangesNothingMore(@ForAll long seed) {
    ThemeMap once = ThemeSharing.strip(AnyTheme.of(seed)).map();
    assertThat(ThemeSharing.strip(once).map()).isEqualTo(once);
  }

  /** Every text and every name of a member, as places to hide something in. */
  private static void collect(JsonNode node, List<Consumer<String>> places) {
    if (node instanceof ObjectNode object) {
      places.add(text -> object.put(text, "under a telling name"));
      places.add(text -> object.put("x-note", text));
      object
          .properties()
          .forEach(
              member -> {
                if (member.getValue().isTextual()
                    && !List.of("type", "kind").contains(member.getKey())) {
                  places.add(text -> object.put(member.getKey(), text));
                }
                collect(member.getValue(), places);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        if (array.get(i).isTextual()) {
          places.add(text -> array.set(at, TextNode.valueOf(text)));
        }
        collect(array.get(i), places);
      }
    }
  }

  private static ThemeMap theme(String layers) {
    String json = "{'type':'tutai-theme','version':1,'layers':[" + layers + "]}";
    return ThemeDocument.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).map();
  }

  @Test
  void layersThatAreOnlyHereAreLeftOutAndNamed() {
    ThemeSharing.Stripped stripped =
        ThemeSharing.strip(
            theme(
                "{'kind':'group','id':'g','layers':[{'kind':'wms','id':'a','title':'內網','url':'http://10.0.0.5/wms','layers':['a']}]},"
                    + "{'kind':'file','id':'b','path':'a.shp'},"
                    + "{'kind':'file','id':'c','path':'a.shp','file':'sha256-"
                    + "0".repeat(64)
                    + "'},{'kind':'xyz','id':'d','url':'https://u:p@t.example.org/{z}/{x}/{y}.png?key=1&v=2'},"
                    + "{'kind':'xyz','id':'e','url':'https://t.example.org/{z}/{x}/{y}.png?v=2'}"));
    assertThat(stripped.map().leaves())
        .extracting(layer -> layer.common().orElseThrow().id())
        .containsExactly("c", "e");
    assertThat(((FileLayer) stripped.map().leaves().get(0)).path()).isEmpty();
    assertThat(((XyzLayer) stripped.map().leaves().get(1)).url())
        .isEqualTo("https://t.example.org/{z}/{x}/{y}.png?v=2");
    assertThat(stripped.remarks())
        .anyMatch(r -> r.chinese().startsWith("圖層「內網」：") && r.english().startsWith("Layer “內網”: "));
    assertThat(stripped.taken())
        .extracting(ThemeSharing.Taken::pointer)
        .contains("/layers/0/layers/0");
  }

  @Test
  void remarksNamePartsAsPeopleKnowThemAndNotByTheirPlaceInTheDocument() {
    List<Remark> remarks =
        ThemeSharing.strip(
                ThemeDocument.read(
                        ("{'type':'tutai-theme','version':1,'title':'see /home/ann/MARK','layers':["
                             + "{'kind':'wms','id':'a','title':'https://u:MARK@a.tw/','url':'http://10.0.0.5/','layers':['a']},"
                             + "{'kind':'group','id':'g','title':'/home/ann/MARK','layers':[]},"
                             + "{'kind':'file','id':'b','path':'a.shp'},"
                             + "{'kind':'published','id':'p','layer':'towns','opacity':7}],"
                             + "'annotations':[{'kind':'point','id':'q','coordinates':[121,24],'text':'集合處','popup':'C:/MARK/a.txt'},"
                             + "{'kind':'point','id':'r','coordinates':[1]}]}")
                            .replace('\'', '"')
                            .getBytes(StandardCharsets.UTF_8))
                    .map())
            .remarks();
    assertThat(remarks)
        .extracting(Remark::chinese)
        .contains(
            "主題圖：已移除這部電腦上的路徑。",
            "未命名的圖層：缺少已移除的內容就無法顯示，未分享。",
            "圖層「towns」：有無法辨識的內容，未分享。",
            "註記「集合處」：已移除這部電腦上的路徑。",
            "第 2 個註記：有無法辨識的內容，未分享。");
    assertThat(remarks)
        .extracting(Remark::english)
        .contains(
            "The theme map: a path on this computer was taken out.",
            "Annotation “集合處”: a path on this computer was taken out.");
    assertThat(remarks)
        .allSatisfy(
            remark ->
                assertThat(remark.english() + remark.chinese())
                    .doesNotContain("MARK", "/layers", "/annotations", "10.0.0.5"));
  }

  private static ThemeSharing.Stripped linked(String address) {
    return ThemeSharing.strip(
        theme(
            "{'kind':'wms','id':'a','title':'連結','layers':['a'],'url':'"
                + address.replace("\\", "\\\\")
                + "'}"));
  }

  @Test
  void pathsOfAPublicServerStayInTheAddressOfALayer() {
    for (String address :
        List.of(
            "https://maps.tw/wms?map=/srv/data/a.map&",
            "https://maps.tw/wms?MAP=C:/ms4w/a.map",
            "https://maps.tw/cgi-bin/mapserv?map=%2Fhome%2Fgis%2Fa.map&x=1",
            "https://maps.tw/wms?map=../a/b.map",
            "https://maps.tw/wms?a=1&map=/opt/圖/a.map")) {
      ThemeSharing.Stripped stripped = linked(address);
      assertThat(stripped.map().leaves())
          .as(address)
          .singleElement()
          .isInstanceOfSatisfying(
              WmsLayer.class, layer -> assertThat(layer.url()).isEqualTo(address));
      assertThat(stripped.remarks()).as(address).isEmpty();
    }
  }

  @Test
  void pathsInAddressesAreTakenOutOfAllOtherTexts() {
    for (String text :
        List.of("https://maps.tw/x?map=/srv/MARK/a.map", "https://maps.tw/x?map=C:%5CMARK%5Ca")) {
      assertThat(Scrubber.scrub(text).text()).doesNotContain("MARK");
    }
  }

  @Test
  void aLayerWhoseAddressHeldWhatMustNotLeaveIsLeftOutAndNamed() {
    for (String address :
        List.of(
            "https://maps.tw/wms?map=/srv/a.map&token=MARK",
            "https://maps.tw/wms?map=/srv/10.0.0.1/MARK/a.map",
            "https://maps.tw/wms?map=/srv/password=MARK/a.map",
            "https://maps.tw/wms?map=%5C%5Cserver%5CMARK%5Ca.map",
            "https://maps.tw/wms?map=//gisserver/MARK",
            "https://maps.tw/wms?map=file:///MARK/a.map",
            "https://maps.tw/proxy?url=http://gisserver/MARK?map=/srv/a.map",
            "https://user:MARK@maps.tw/wms?map=/srv/a.map",
            "https://maps.tw/wms?a=1&key=MARK")) {
      ThemeSharing.Stripped stripped = linked(address);
      assertThat(stripped.map().leaves()).as(address).isEmpty();
      assertThat(stripped.remarks()).as(address).anyMatch(r -> r.chinese().contains("連結"));
    }
  }

  @Test
  void partsThatWereNotUnderstoodAreNotShared() throws Exception {
    ThemeMap map =
        ThemeDocument.read(
                ("{'type':'tutai-theme','version':1,'title':5,'mine':{'a':'b'},'layers':["
                     + "{'kind':'hologram','id':'h'},{'kind':'published','id':'p','layer':'towns','opacity':7},"
                     + "{'kind':'group','id':'g','layers':[{'kind':'xyz','id':'x','url':'https://*.tw/{z}/{x}/{y}.png'}]}],"
                     + "'annotations':[{'kind':'image','id':'i','coordinates':[121,24],'image':'https://evil.example/track.png'},"
                     + "{'kind':'point','id':'q','coordinates':[121,24],'style':{'stroke':'red','fill':'url(https://evil.example)','size':20}},"
                     + "{'kind':'point','id':'r','coordinates':[1]}]}")
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.UTF_8))
            .map();
    ThemeSharing.Stripped stripped = ThemeSharing.strip(map);
    JsonNode shared = ThemeDocument.tree(stripped.map());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ThemeDocument.schema())
                .validate(shared))
        .isEmpty();
    assertThat(shared.toString())
        .doesNotContain("evil", "https://*", "opacity\":7")
        .contains("hologram", "\"size\":20");
    assertThat(shared.at("/mine/a").asText()).isEqualTo("b");
    assertThat(stripped.taken())
        .extracting(ThemeSharing.Taken::pointer)
        .contains("/annotations/0", "/annotations/1/style/fill", "/layers/1/opacity");
    assertThat(ThemeSharing.strip(stripped.map()).taken()).isEmpty();
  }

  @Test
  void aThemeFullOfFaultsIsSharedWithoutThem() {
    String bad = "{'kind':'image','coordinates':[121,24],'image':'x'},".replace('\'', '"');
    String document =
        "{\"type\":\"tutai-theme\",\"version\":1,\"annotations\":["
            + bad.repeat(5000)
            + "{\"kind\":\"point\",\"id\":\"a\",\"coordinates\":[121,24]}]}";
    ThemeMap map = ThemeDocument.read(document.getBytes(StandardCharsets.UTF_8)).map();
    ThemeSharing.Stripped stripped = ThemeSharing.strip(map);
    assertThat(stripped.map().annotations()).singleElement().isInstanceOf(Annotation.Drawn.class);
    assertThat(stripped.taken()).hasSize(100);
  }

  @Test
  void membersNamedForASecretAreTakenOut() {
    ThemeMap map =
        theme(
            "{'kind':'wms','id':'a','url':'https://w.example.org/','layers':['a'],'Api-Key':'abc','login':{'pwd':'abc'}}");
    assertThat(shared(map)).doesNotContain("abc");
    assertThat(ThemeSharing.strip(map).remarks()).hasSize(2);
  }

  @Test
  void longHostileTextsCostLittle() {
    for (String unit :
        List.of(
            "/",
            "a/",
            "a.",
            ":",
            "a:",
            "http://",
            "\\",
            "../",
            "%25",
            "&amp;",
            "[",
            "password",
            "https://a.b/?",
            "C:/a b/",
            "/home/ ",
            "/a",
            "。a",
            "https://a.b/x?u=",
            "12.",
            "%2F",
            "\\u002f",
            "~/",
            "token=")) {
      String text = unit.repeat(200_000 / unit.length());
      assertThat(Scrubber.scrub(text).text().length()).isLessThanOrEqualTo(text.length() * 5);
    }
  }
}
