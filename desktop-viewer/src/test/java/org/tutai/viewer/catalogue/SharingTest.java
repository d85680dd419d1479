package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.catalogue.ShareViewModel.Step;
import org.tutai.viewer.catalogue.ShareViewModel.Visibility;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.StoredTheme;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

class SharingTest {

  private static final Text ADD = Text.of("Add", "加入");
  private static final String POINT =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
          + "{\"n\":\"信義區公所\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.5,25]}}]}";

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();
  private StubServer stub;
  private TestDesk desk;
  private ServerViewModel servers;
  private ShareViewModel share;
  private ThemesViewModel themes;

  @BeforeEach
  void signIn() throws IOException {
    stub = new StubServer();
    desk = new TestDesk(folder, ui);
    servers = new ServerViewModel(desk);
    servers.addressProperty().set(stub.base());
    servers.connect();
    idle();
    servers.nameProperty().set(StubServer.NAME);
    servers.passwordProperty().set(StubServer.PASSWORD);
    servers.signIn();
    idle();
    share = new ShareViewModel(desk, servers);
    themes = new ThemesViewModel(desk, servers, desk.project()::open);
  }

  @AfterEach
  void stop() {
    desk.close();
    stub.close();
  }

  private void idle() {
    ui.until("nothing is being done", () -> desk.jobs().running().isEmpty());
  }

  private void add(org.tutai.geo.theme.ThemeLayer layer) {
    desk.project().edit(ADD, map -> LayerTree.add(map, layer));
  }

  private FileLayer file(String id, Path path) {
    return new FileLayer(
        Entry.of(id, id),
        Optional.empty(),
        Optional.of(path.toString()),
        "geojson",
        "",
        Optional.empty(),
        Optional.of("n = '信義區公所'"));
  }

  private ThemeMap stored() {
    return ThemeDocument.read(stub.document.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .map();
  }

  private void shareAs(String title) {
    share.begin();
    idle();
    share.titleProperty().set(title);
    share.share();
    idle();
  }

  @Test
  void sharesTheMapWithItsFilesAndCopiesTheLink() throws IOException {
    Path data = Files.writeString(folder.resolve("o.geojson"), POINT);
    add(file("offices", data));
    shareAs("淹水潛勢");
    assertThat(share.stepProperty().get()).isEqualTo(Step.SHARED);
    assertThat(desk.copied).containsExactly(stub.base() + "/t/qxp0");
    FileLayer sent = (FileLayer) stored().layers().get(0);
    assertThat(sent.path()).isEmpty();
    assertThat(sent.filter()).contains("n = '信義區公所'");
    assertThat(stub.files).containsKey(sent.file().orElseThrow());
    assertThat(stub.document).doesNotContain(folder.toString()).contains("淹水潛勢");
    assertThat(desk.project().map().title()).isEqualTo("淹水潛勢");
    assertThat(share.remarks())
        .extracting(remark -> remark.in(Language.CHINESE))
        .containsExactly("圖層「避難收容處所」：已移除內部網路的位址。");
  }

  private static List<String> said(Sending sending, Language language) {
    var all = new java.util.ArrayList<String>();
    sending.summary("https://maps.example.gov.tw").ifPresent(words -> all.add(words.in(language)));
    sending.lines().forEach(line -> all.add(line.in(language)));
    return all;
  }

  private Sending told() {
    share.begin();
    idle();
    return share.sendingProperty().get().orElseThrow();
  }

  @Test
  void everyFileThatIsSentIsNamedBefore() throws IOException {
    add(file("offices", Files.writeString(folder.resolve("o.geojson"), POINT)));
    add(file("again", folder.resolve("o.geojson")));
    for (String ending : List.of("shp", "shx", "dbf", "prj", "docx", "zip")) {
      Files.write(folder.resolve("村里." + ending), new byte[ending.equals("shp") ? 1 << 20 : 1]);
    }
    add(file("villages", folder.resolve("村里.shp")));
    Sending told = told();
    assertThat(said(told, Language.ENGLISH))
        .containsExactly(
            "2 files (1.0 MB) are sent to https://maps.example.gov.tw:",
            "o.geojson (1 kB)",
            "村里.shp, .dbf, .prj, .shx (1.0 MB)");
    assertThat(said(told, Language.CHINESE))
        .startsWith("將傳送 2 個檔案（1.0 MB）到 https://maps.example.gov.tw：");
    assertThat(stub.asked).noneMatch(asked -> asked.startsWith("POST /api/v1/themes"));
  }

  @Test
  void onlyWhatBelongsToAShapefileGoesAlong() throws IOException {
    for (String ending : List.of("shp", "dbf", "docx", "xlsx", "zip", "tutai")) {
      Files.write(folder.resolve("村里." + ending), new byte[1]);
    }
    assertThat(LayerPack.parts(folder.resolve("村里.shp")))
        .extracting(part -> part.getFileName().toString())
        .containsExactly("村里.dbf", "村里.shp");
  }

  @Test
  void whatIsLeftOutIsToldBeforeToo() throws IOException {
    Path large = Files.createFile(folder.resolve("large.geojson"));
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(30L << 20);
    }
    add(file("large", large));
    add(file("gone", folder.resolve("gone.geojson")));
    assertThat(said(told(), Language.ENGLISH))
        .containsExactly(
            "No file is sent.",
            "large.geojson is left out: it is larger than 20 MB. Publish it as a layer instead.",
            "gone.geojson is left out: it is not there.");
  }

  @Test
  void aMapWithoutFilesSaysNothingOfThem() {
    assertThat(said(told(), Language.ENGLISH)).isEmpty();
  }

  @Test
  void thePathOfATableThatIsNotJoinedNowStaysHere() throws IOException {
    add(file("offices", Files.writeString(folder.resolve("o.geojson"), POINT)));
    desk.project()
        .edit(
            ADD,
            map ->
                LayerTree.change(
                    map,
                    "offices",
                    entry ->
                        org.tutai.viewer.join.JoinSetting.with(
                            entry,
                            Optional.of(
                                new org.tutai.viewer.join.JoinSetting(
                                    folder.resolve("secret.csv").toString(),
                                    "n",
                                    "n",
                                    org.tutai.geo.layer.JoinKey.EXACT,
                                    List.of())))));
    shareAs("a");
    assertThat(stub.document).doesNotContain("secret.csv").doesNotContain("\"join\"");
  }

  @Test
  void sharingAgainRenewsTheSameThemeAndSendsNoFileTwice() throws IOException {
    add(file("offices", Files.writeString(folder.resolve("o.geojson"), POINT)));
    shareAs("a");
    shareAs("b");
    assertThat(stub.asked.stream().filter("POST /api/v1/themes"::equals)).hasSize(1);
    assertThat(stub.asked.stream().filter("POST /api/v1/themes/1zqx/files"::equals)).hasSize(1);
    assertThat(stored().title()).isEqualTo("b");
    assertThat(desk.project().storedProperty().get()).map(StoredTheme::id).contains("1zqx");
  }

  @Test
  void whoseMapWasChangedElsewhereIsAsked() {
    shareAs("a");
    stub.version++;
    shareAs("b");
    assertThat(share.stepProperty().get()).isEqualTo(Step.ASKING);
    assertThat(stored().title()).isEqualTo("a");
    share.writeOver();
    idle();
    assertThat(share.stepProperty().get()).isEqualTo(Step.SHARED);
    assertThat(stored().title()).isEqualTo("b");
  }

  @Test
  void aThemeThatIsGoneFromTheServerIsStoredAnew() {
    shareAs("a");
    stub.version = 0;
    shareAs("b");
    assertThat(share.stepProperty().get()).isEqualTo(Step.SHARED);
    assertThat(stub.asked.stream().filter("POST /api/v1/themes"::equals)).hasSize(2);
  }

  @Test
  void whatCannotGoAlongIsLeftOutAndTold() throws IOException {
    Path large = folder.resolve("large.geojson");
    try (var out =
        Files.newByteChannel(
            large,
            java.nio.file.StandardOpenOption.CREATE_NEW,
            java.nio.file.StandardOpenOption.WRITE,
            java.nio.file.StandardOpenOption.SPARSE)) {
      out.position(30L << 20);
      out.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
    }
    add(file("large", large));
    add(file("gone", folder.resolve("gone.geojson")));
    shareAs("a");
    assertThat(stored().layers()).isEmpty();
    assertThat(share.remarks())
        .extracting(remark -> remark.in(Language.ENGLISH))
        .contains(
            "\"large\" is larger than 20 MB and was left out. Publish it as a layer instead.",
            "\"gone\" was left out: its file is not there.");
  }

  @Test
  void layersOfTheServerAreNamedAndThoseOfOthersBecomeTiles() {
    var here = servers.client().orElseThrow().address();
    var there = new ServerAddress("https://maps.example.gov.tw");
    add(published(ServerDrawings.at(Entry.of("own", ""), here)));
    add(published(ServerDrawings.at(Entry.of("other", ""), there)));
    shareAs("a");
    assertThat(stored().layers().get(0)).isInstanceOf(PublishedLayer.class);
    assertThat(stored().layers().get(1))
        .isInstanceOfSatisfying(
            XyzLayer.class,
            tiles ->
                assertThat(tiles.url())
                    .isEqualTo("https://maps.example.gov.tw/tiles/towns/{z}/{x}/{y}.png"));
    assertThat(stub.document).doesNotContain("\"server\"").doesNotContain("\"stored\"");
  }

  private static PublishedLayer published(Entry entry) {
    return new PublishedLayer(
        entry, "towns", PublishedLayer.NEWEST, "default", Optional.empty(), Optional.empty());
  }

  @Test
  void aMapWithoutTitleIsAskedForOne() {
    share.begin();
    share.share();
    assertThat(share.titleProblemProperty().get()).isPresent();
    assertThat(stub.asked).doesNotContain("POST /api/v1/themes");
    share.titleProperty().set("a");
    assertThat(share.titleProblemProperty().get()).isEmpty();
  }

  @Test
  void theLinkCanBeTakenBack() {
    shareAs("a");
    share.revoke();
    idle();
    assertThat(stub.shared).isFalse();
    assertThat(share.linkProperty().get()).isEmpty();
  }

  @Test
  void howItIsSharedAlreadyIsChosenAtFirst() {
    shareAs("a");
    share.begin();
    idle();
    assertThat(share.visibilityProperty().get()).isEqualTo(Visibility.MEMBERS);
    assertThat(share.linkProperty().get()).contains(stub.base() + "/t/qxp0");
  }

  @Test
  void ownThemesAreListedOpenedAndDeleted() {
    add(published(Entry.of("own", "鄉鎮")));
    shareAs("a");
    themes.load();
    idle();
    assertThat(themes.rows()).extracting(ThemesViewModel.Row::title).containsExactly("淹水潛勢");
    desk.project().opened(ThemeMap.EMPTY, Optional.empty());
    themes.open(themes.rows().get(0));
    idle();
    assertThat(desk.project().map().title()).isEqualTo("a");
    assertThat(desk.project().dirtyProperty().get()).isFalse();
    assertThat(desk.project().storedProperty().get()).map(StoredTheme::etag).contains("\"2\"");
    PublishedLayer layer = (PublishedLayer) desk.project().map().layers().get(0);
    assertThat(ServerDrawings.serverOf(layer)).map(ServerAddress::base).contains(stub.base());
    themes.delete(themes.rows().get(0));
    idle();
    assertThat(themes.rows()).isEmpty();
    assertThat(desk.project().storedProperty().get()).isEmpty();
    assertThat(desk.project().map().title()).isEqualTo("a");
  }

  @Test
  void filesOfAThemeAreFetchedOnceAndChecked() throws IOException {
    add(file("offices", Files.writeString(folder.resolve("o.geojson"), POINT)));
    shareAs("a");
    String name = stub.files.keySet().iterator().next();
    var files =
        new ThemeFiles(
            folder.resolve("kept"), desk.project().storedProperty()::get, servers::client);
    Path found = files.find(name, org.tutai.viewer.work.Progress.NONE);
    assertThat(found).content().isEqualTo(POINT);
    stub.files.put(name, new byte[] {1});
    assertThat(files.find(name, org.tutai.viewer.work.Progress.NONE)).content().isEqualTo(POINT);
    Files.delete(found);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> files.find(name, org.tutai.viewer.work.Progress.NONE))
        .isInstanceOf(IOException.class);
  }

  @Test
  void everyCodeOfVisibilityIsTheServers() {
    assertThat(List.of(Visibility.values()))
        .extracting(Visibility::code)
        .containsExactly("link", "members", "public");
  }
}
