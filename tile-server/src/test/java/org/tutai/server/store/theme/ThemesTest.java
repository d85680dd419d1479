package org.tutai.server.store.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.look.Look;
import org.tutai.server.store.BlobCollector;
import org.tutai.server.store.Database;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.TestStore;
import org.tutai.server.store.theme.ThemeException.Reason;
import org.tutai.server.workspace.PinnedVersions;
import org.tutai.server.workspace.PinnedVersions.Pin;

@OnEachDatabase
class ThemesTest {

  private static final ThemeQuotas FEW = new ThemeQuotas(5, 100, 2, 100);
  private static final Look LOOK = new Look("towns", "", "default", "", "a = 1");

  @TempDir Path folder;

  private Database database;
  private StoreHome home;
  private Themes themes;
  private Shares shares;
  private ThemeFiles files;
  private final Ticking clock = new Ticking();

  /** A clock that goes on a second each time it is looked at. */
  private static final class Ticking extends Clock {
    private long now = 1_000_000_000_000L;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      now += 1000;
      return Instant.ofEpochMilli(now);
    }
  }

  @BeforeEach
  void open(TestStore store) {
    database = store.database();
    home = store.home();
    themes = new Themes(database, FEW, clock);
    shares = new Shares(database, clock);
    files = new ThemeFiles(database, FEW, clock);
  }

  private static ThemeContent content(String title, Look... looks) {
    return new ThemeContent(
        title,
        ThemeContent.folded(title, "說明"),
        3,
        List.of(looks),
        List.of(),
        "{\"title\":\"" + title + "\"}");
  }

  private Themes.Saved create(String owner, String title) {
    return themes.create(owner, content(title), Optional.empty());
  }

  private static void refused(Reason reason, Callable<?> act) {
    assertThatThrownBy(act::call)
        .isInstanceOfSatisfying(
            ThemeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private List<String> titles(String owner, String words) {
    return themes.list(owner, words, Optional.empty(), 100).stream().map(ThemeRow::title).toList();
  }

  @Test
  void keepsWhatWasSavedForItsOwnerAlone() {
    Themes.Saved saved = create("a", "洪水 <script>'; DROP TABLE theme; --");
    assertThat(LinkIds.isOne(saved.id())).isTrue();
    Themes.Stored stored = themes.find(saved.id(), "a").orElseThrow();
    assertThat(stored.document()).contains("DROP TABLE");
    assertThat(stored.row().version()).isOne();
    assertThat(stored.row().link()).isEmpty();
    assertThat(themes.find(saved.id(), "b")).isEmpty();
    assertThat(themes.save(saved.id(), "b", OptionalLong.empty(), content("x"))).isEmpty();
    assertThat(themes.delete(saved.id(), "b", OptionalLong.empty())).isFalse();
    assertThat(shares.share(saved.id(), "b", 1, Visibility.PUBLIC, copy("x"))).isEmpty();
    assertThat(files.add(saved.id(), "b", file(1, 1))).isFalse();
    assertThat(titles("a", "")).hasSize(1);
    assertThat(titles("b", "")).isEmpty();
  }

  @Test
  void savesOverTheVersionThatWasReadAlone() {
    String id = create("a", "1").id();
    assertThat(themes.save(id, "a", OptionalLong.of(1), content("2")).orElseThrow().version())
        .isEqualTo(2);
    refused(Reason.CHANGED, () -> themes.save(id, "a", OptionalLong.of(1), content("3")));
    assertThat(themes.save(id, "a", OptionalLong.empty(), content("4")).orElseThrow().version())
        .isEqualTo(3);
    refused(Reason.CHANGED, () -> themes.delete(id, "a", OptionalLong.of(2)));
    assertThat(titles("a", "")).containsExactly("4");
    assertThat(themes.delete(id, "a", OptionalLong.of(3))).isTrue();
    assertThat(themes.delete(id, "a", OptionalLong.of(3))).isFalse();
  }

  @Test
  void aRequestThatIsSentAgainMakesNoSecondTheme() throws Exception {
    var request = Optional.of(new Themes.Request("key", "body"));
    var threads = Executors.newFixedThreadPool(8);
    var ids = new ArrayList<String>();
    Callable<Themes.Saved> create = () -> themes.create("a", content("once"), request);
    for (var saved : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> create).toList())) {
      ids.add(saved.get().id());
    }
    threads.shutdown();
    assertThat(ids).containsOnly(ids.get(0));
    assertThat(titles("a", "")).containsExactly("once");
    refused(
        Reason.KEY_REUSED,
        () -> themes.create("a", content("x"), Optional.of(new Themes.Request("key", "other"))));
    themes.create("b", content("theirs"), request);
    assertThat(titles("b", "")).containsExactly("theirs");
  }

  @Test
  void refusesMoreThanAMemberMayKeep() {
    String last = "";
    for (int i = 0; i < 5; i++) {
      last = create("a", "" + i).id();
    }
    refused(Reason.TOO_MANY_THEMES, () -> create("a", "6"));
    create("b", "another's");
    themes.delete(last, "a", OptionalLong.empty());
    String id = create("a", "again").id();
    assertThat(files.add(id, "a", file(1, 60))).isTrue();
    assertThat(files.add(id, "a", file(1, 60))).isTrue();
    refused(Reason.TOO_MANY_BYTES, () -> files.add(id, "a", file(2, 41)));
    assertThat(files.add(id, "a", file(2, 40))).isTrue();
    refused(Reason.TOO_MANY_FILES, () -> files.add(id, "a", file(3, 0)));
    assertThat(files.room("a")).isZero();
    assertThat(files.remove(id, "a", file(1, 60).digest())).isTrue();
    assertThat(files.room("a")).isEqualTo(60);
    themes.delete(id, "a", OptionalLong.empty());
    assertThat(files.room("a")).isEqualTo(100);
  }

  private static ThemeFiles.Kept file(int number, long bytes) {
    return new ThemeFiles.Kept("%064x".formatted(number), number + ".kml", "kml", bytes, "{}");
  }

  @Test
  void listsPageByPageTheNewestFirst() {
    for (String title : new String[] {"臺北 ABC", "高雄 100%", "花蓮_x", "臺東 abc"}) {
      create("a", title);
    }
    List<ThemeRow> first = themes.list("a", "", Optional.empty(), 3);
    assertThat(first).extracting(ThemeRow::title).containsExactly("臺東 abc", "花蓮_x", "高雄 100%");
    ThemeRow last = first.get(2);
    var after = new Themes.After(last.updated(), last.id());
    assertThat(themes.list("a", "", Optional.of(after), 3))
        .extracting(ThemeRow::title)
        .containsExactly("臺北 ABC");
    assertThat(titles("a", "abc")).containsExactly("臺東 abc", "臺北 ABC");
    assertThat(titles("a", "100%")).containsExactly("高雄 100%");
    assertThat(titles("a", "_")).containsExactly("花蓮_x");
    assertThat(titles("a", "ＡＢＣ")).hasSize(2);
    assertThat(titles("a", "' OR 1=1 --")).isEmpty();
  }

  private static Shares.Copy copy(String title, String... shown) {
    return new Shares.Copy(content(title, LOOK), "說明", "me", title + " digest", Set.of(shown));
  }

  @Test
  void aLinkShowsTheCopyUntilItIsRenewedOrRevoked() {
    String id = create("a", "1").id();
    files.add(id, "a", file(1, 10));
    files.add(id, "a", file(2, 10));
    refused(Reason.CHANGED, () -> shares.share(id, "a", 7, Visibility.LINK, copy("x")));
    String link =
        shares
            .share(id, "a", 1, Visibility.LINK, copy("copy 1", file(1, 10).digest()))
            .orElseThrow()
            .id();
    assertThat(link).isNotEqualTo(id);
    themes.save(id, "a", OptionalLong.empty(), content("2"));
    assertThat(shares.open(link).orElseThrow().document()).contains("copy 1");
    assertThat(files.findShared(link, file(1, 10).digest())).isPresent();
    assertThat(files.findShared(link, file(2, 10).digest())).isEmpty();
    files.remove(id, "a", file(1, 10).digest());
    assertThat(files.findShared(link, file(1, 10).digest())).isPresent();
    assertThat(themes.find(id, "a").orElseThrow().row().link().orElseThrow().id()).isEqualTo(link);

    var renewed = shares.share(id, "a", 2, Visibility.MEMBERS, copy("copy 2")).orElseThrow();
    assertThat(renewed.id()).isEqualTo(link);
    assertThat(shares.find(link).orElseThrow().visibility()).isEqualTo(Visibility.MEMBERS);
    assertThat(files.findShared(link, file(1, 10).digest())).isEmpty();

    assertThat(shares.revoke(id, "b")).isFalse();
    assertThat(shares.revoke(id, "a")).isTrue();
    assertThat(shares.revoke(id, "a")).isFalse();
    assertThat(shares.open(link)).isEmpty();
    String next = shares.share(id, "a", 2, Visibility.LINK, copy("copy 3")).orElseThrow().id();
    assertThat(next).isNotEqualTo(link);
    themes.delete(id, "a", OptionalLong.empty());
    assertThat(shares.open(next)).isEmpty();
  }

  @Test
  void listsToAllWhatIsPublicAlone() {
    var links = new ArrayList<String>();
    for (Visibility visibility : Visibility.values()) {
      String id = create("a", "t").id();
      links.add(
          shares.share(id, "a", 1, visibility, copy(visibility.id() + " 淹水")).orElseThrow().id());
    }
    assertThat(shares.listPublic("", Optional.empty(), 10))
        .extracting(Shares.Share::id)
        .containsExactly(links.get(0));
    assertThat(shares.listPublic("淹水", Optional.empty(), 10)).hasSize(1);
    assertThat(shares.listPublic("地震", Optional.empty(), 10)).isEmpty();
    Shares.Share only = shares.listPublic("", Optional.empty(), 10).get(0);
    var after = Optional.of(new Shares.After(only.renewed(), only.id()));
    assertThat(shares.listPublic("", after, 10)).isEmpty();
    assertThat(shares.listPublic("淹水", after, 10)).isEmpty();
  }

  @Test
  void countsHowOftenALinkWasOpened() {
    String id = create("a", "t").id();
    String link = shares.share(id, "a", 1, Visibility.LINK, copy("x")).orElseThrow().id();
    for (int i = 0; i < 5; i++) {
      shares.noteOpened(link);
    }
    shares.noteOpened("nosuch");
    shares.writeOpened();
    shares.writeOpened();
    assertThat(shares.find(link).orElseThrow().opened()).isEqualTo(5);
    assertThat(shares.share(id, "a", 1, Visibility.LINK, copy("y")).orElseThrow().opened())
        .isEqualTo(5);
  }

  @Test
  void keepsTheLooksThatAreUsedAndNoOthers() throws Exception {
    var looks = new StoredLooks(database);
    var pinned = new PinnedVersions(folder, List.of());
    try (var upkeep =
        new ThemeUpkeep(
            database, shares, pinned, new BlobCollector(database, home.blobs()), clock)) {
      Look other = new Look("towns", "0".repeat(64), "night", "", "");
      String id = themes.create("a", content("t", LOOK, other), Optional.empty()).id();
      assertThat(looks.find(LOOK.id())).contains(LOOK);
      assertThat(looks.find(other.id())).contains(other);
      shares.share(id, "a", 1, Visibility.LINK, copy("x"));
      themes.save(id, "a", OptionalLong.empty(), content("t"));
      upkeep.tidy(Duration.ofDays(1));
      assertThat(looks.find(other.id())).isPresent();
      upkeep.tidy(Duration.ZERO);
      assertThat(looks.find(other.id())).isEmpty();
      assertThat(looks.find(LOOK.id())).isPresent();
      shares.revoke(id, "a");
      upkeep.tidy(Duration.ZERO);
      assertThat(looks.find(LOOK.id())).isEmpty();
    }
  }

  @Test
  void keepsTheFilesThatThemesAndCopiesShowAndNoOthers() throws Exception {
    var collector = new BlobCollector(database, home.blobs());
    String kept = put("kept");
    String left = put("left");
    String id = create("a", "t").id();
    files.add(id, "a", new ThemeFiles.Kept(kept, "a.kml", "kml", 4, "{}"));
    assertThat(collector.collect(Duration.ofHours(1))).isZero();
    Duration none = Duration.ofSeconds(-1);
    assertThat(collector.collect(none)).isOne();
    assertThat(home.blobs().find(left)).isEmpty();
    shares.share(id, "a", 1, Visibility.LINK, copy("x", kept));
    files.remove(id, "a", kept);
    assertThat(collector.collect(none)).isZero();
    themes.delete(id, "a", OptionalLong.empty());
    assertThat(collector.collect(none)).isOne();
    assertThat(home.blobs().find(kept)).isEmpty();
  }

  private String put(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return home.blobs().put(new ByteArrayInputStream(bytes), 100).digest();
  }

  @Test
  void namesEveryPinOfAThemeWhateverTheLayerIsCalled() {
    var pin = new Pin("行政 區 look x", "f".repeat(64));
    var content = new ThemeContent("t", "", 0, List.of(LOOK), List.of(pin), "{}");
    var pins = new java.util.HashSet<Pin>();
    content.uses().lines().forEach(line -> ThemeContent.addPin(line, pins));
    assertThat(pins).containsExactly(pin);
    assertThat(content.uses().lines().map(ThemeContent::lookOf)).contains(LOOK.id());
  }

  @Test
  void linkIdsDoNotRepeatNorFollowOneAnother() {
    var ids = new java.util.HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      String id = LinkIds.next();
      assertThat(id).matches("[0-9a-hjkmnp-tv-z]{20}");
      ids.add(id.substring(0, 10));
      ids.add(id.substring(10));
    }
    assertThat(ids).hasSize(20_000);
  }
}
