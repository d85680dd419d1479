package org.tutai.geo.locate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tutai.geo.locate.name.NameIndex.Kind;
import org.tutai.geo.locate.name.NameIndex.Match;

class NameIndexTest {

  private static final String SYLLABLES = "中山正東西南北平和民生光復興大安華新福德美林田水雙溪龍港泰文化";

  /** Names of one to nine characters, some twice. */
  private static final List<String> NAMES = madeUp(4000, 7);

  private static final NameIndex INDEX = NameIndex.of(NAMES);

  @Test
  void everyNameFindsItselfByItsKeyAlone() {
    for (int id = 0; id < NAMES.size(); id++) {
      String key = Folding.key(NAMES.get(id));
      assertThat(INDEX.exact(key)).contains(id);
      assertThat(INDEX.exact(new StringBuilder(key))).contains(id).isSorted();
      assertThat(INDEX.first(key)).isEqualTo(INDEX.exact(key)[0]);
      assertThat(INDEX.name(id)).isEqualTo(NAMES.get(id));
    }
  }

  @Test
  void equalKeysKeepTheirOwnNumbers() {
    NameIndex index = NameIndex.of(List.of("臺北路", "中山路", "台北路", "中山路"));
    assertThat(index.size()).isEqualTo(4);
    assertThat(index.exact("台北路")).containsExactly(0, 2);
    assertThat(index.first("中山路")).isEqualTo(1);
    assertThat(ids(index.alike("台南路", 10))).containsExactly(0, 2);
    assertThat(ids(index.holding("中", 10))).containsExactly(1, 3);
  }

  @Test
  void findsNothingInNothing() {
    NameIndex none = NameIndex.of(List.of());
    assertThat(none.size()).isZero();
    assertThat(none.exact("中山路")).isEmpty();
    assertThat(none.first("")).isEqualTo(-1);
    assertThat(none.alike("中山路", 5)).isEmpty();
    assertThat(none.alike("中山北路南段", 5)).isEmpty();
    assertThat(none.holding("中", 5)).isEmpty();
  }

  @Test
  void emptyQuestionsAreLikeNothing() {
    assertThat(INDEX.alike("", 5)).isEmpty();
    assertThat(INDEX.holding("", 5)).isEmpty();
    NameIndex withEmptyName = NameIndex.of(List.of("", "中", "  "));
    assertThat(withEmptyName.exact("")).containsExactly(0, 2);
    assertThat(ids(withEmptyName.holding("中", 5))).containsExactly(1);
  }

  @Test
  void everyNameIsFoundByOneStepFromIt() {
    var random = new Random(11);
    for (int id = 0; id < NAMES.size(); id += 3) {
      String key = Folding.key(NAMES.get(id));
      if (key.length() < 3) {
        continue;
      }
      String edited = edited(key, random);
      if (!edited.equals(key)) {
        assertThat(ids(INDEX.alike(edited, 1000))).as("%s for %s", edited, key).contains(id);
      }
    }
  }

  @Test
  void longNamesAreFoundByTwoSteps() {
    var random = new Random(12);
    for (int id = 0; id < NAMES.size(); id += 3) {
      String key = Folding.key(NAMES.get(id));
      String edited = substituted(substituted(key, random), random);
      if (key.length() >= 6 && !edited.equals(key)) {
        assertThat(ids(INDEX.alike(edited, 1000))).as("%s for %s", edited, key).contains(id);
      }
    }
  }

  @Test
  void alikeIsNeverExactAndComesLikestFirstWithoutRepeats() {
    var random = new Random(13);
    for (int id = 0; id < NAMES.size(); id += 5) {
      String key = Folding.key(NAMES.get(id));
      String asked = id % 2 == 0 || key.isEmpty() ? key : edited(key, random);
      List<Match> found = INDEX.alike(asked, 50);
      assertThat(ids(found)).doesNotHaveDuplicates();
      assertThat(found).allMatch(match -> match.likeness() > 0 && match.likeness() < 1);
      assertThat(found)
          .allMatch(match -> !Folding.key(INDEX.name(match.id())).equals(asked), asked);
      assertThat(found.stream().map(match -> -match.likeness()).toList()).isSorted();
    }
  }

  @Test
  void limitsAreRespectedAndFewerAreTheBestOfMore() {
    for (String asked : List.of("中山路", "中正和平東路", "中", "大安", "新興美林福德路")) {
      List<Match> many = INDEX.alike(asked, 200);
      List<Match> parts = INDEX.holding(asked, 200);
      for (int limit : new int[] {1, 2, 7, 30}) {
        assertThat(INDEX.alike(asked, limit))
            .isEqualTo(many.subList(0, Math.min(limit, many.size())));
        assertThat(INDEX.holding(asked, limit))
            .isEqualTo(parts.subList(0, Math.min(limit, parts.size())));
      }
    }
    assertThatThrownBy(() -> INDEX.alike("中", 0)).hasMessageContaining("got: 0");
    assertThatThrownBy(() -> INDEX.holding("中", -1)).hasMessageContaining("got: -1");
  }

  @Test
  void holdingFindsEveryPartOfEveryName() {
    var random = new Random(14);
    for (int id = 0; id < NAMES.size(); id += 7) {
      String key = Folding.key(NAMES.get(id));
      int from = random.nextInt(key.length());
      String part = key.substring(from, from + 1 + random.nextInt(key.length() - from));
      Set<String> held = new HashSet<>();
      for (String name : NAMES) {
        if (Folding.key(name).contains(part)) {
          held.add(Folding.key(name));
        }
      }
      Set<String> found = new HashSet<>();
      ids(INDEX.holding(part, 1000)).forEach(at -> found.add(Folding.key(NAMES.get(at))));
      assertThat(held).containsAll(found);
      if (INDEX.holding(part, 1000).size() < 1000) {
        assertThat(found).containsAll(held);
      }
    }
  }

  @Test
  void holdingGivesWholeThenPrefixesThenShorterNames() {
    NameIndex index = NameIndex.of(List.of("大中山路", "中山北路", "東中山", "中山", "中山中山路", "山中"));
    assertThat(names(index, index.holding("中山", 9)))
        .containsExactly("中山", "中山北路", "中山中山路", "東中山", "大中山路");
    assertThat(index.holding("中山", 9).stream().map(Match::kind))
        .containsExactly(Kind.EXACT, Kind.PREFIX, Kind.PREFIX, Kind.INFIX, Kind.INFIX);
    assertThat(index.holding("中山", 9).stream().map(match -> -match.likeness()).toList()).isSorted();
  }

  @Test
  void aNameThatHoldsThePartManyTimesTakesNoOthersPlace() {
    List<String> names = new ArrayList<>(Collections.nCopies(1, "山山山山山山山山山山"));
    IntStream.range(0, 30).forEach(i -> names.add("大".repeat(i + 1) + "山"));
    NameIndex index = NameIndex.of(names);
    assertThat(index.holding("山", 12)).hasSize(12);
    assertThat(ids(index.holding("山", 12))).doesNotHaveDuplicates().startsWith(0, 1, 2);
  }

  @Test
  void questionsOfAnyKindAreAnswered() {
    String noise = "\ud800中\udc00?\u0000\uffff路𥔽";
    NameIndex index =
        NameIndex.of(List.of(noise, "中".repeat(10_000), "\udc00", "x".repeat(70), "中山路"));
    for (String asked :
        List.of(noise, "\ud83d", "中".repeat(10_000), "中".repeat(64), "?".repeat(64), "\u0000")) {
      assertThat(index.alike(asked, 10)).hasSizeLessThanOrEqualTo(10);
      assertThat(index.holding(asked, 10)).hasSizeLessThanOrEqualTo(10);
      index.exact(asked);
    }
    assertThat(index.exact(Folding.key("中".repeat(10_000)))).containsExactly(1);
    assertThat(ids(index.holding("中".repeat(64), 5))).containsExactly(1);
  }

  private static List<Integer> ids(List<Match> matches) {
    return matches.stream().map(Match::id).toList();
  }

  private static List<String> names(NameIndex index, List<Match> matches) {
    return matches.stream().map(match -> index.name(match.id())).toList();
  }

  private static List<String> madeUp(int count, long seed) {
    var random = new Random(seed);
    var names = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var name = new StringBuilder();
      int length = 1 + random.nextInt(8);
      for (int at = 0; at < length; at++) {
        name.append(SYLLABLES.charAt(random.nextInt(SYLLABLES.length())));
      }
      names.add(name.append(random.nextInt(4) == 0 ? "街" : "路").toString());
    }
    return names;
  }

  private static String edited(String key, Random random) {
    int at = random.nextInt(key.length());
    var edited = new StringBuilder(key);
    switch (random.nextInt(4)) {
      case 0 -> edited.deleteCharAt(at);
      case 1 -> edited.insert(at, '龜');
      case 2 -> edited.setCharAt(at, '龜');
      default -> edited.insert(Math.min(at + 1, key.length() - 1), key.charAt(at)).deleteCharAt(at);
    }
    return edited.toString();
  }

  private static String substituted(String key, Random random) {
    var edited = new StringBuilder(key);
    edited.setCharAt(random.nextInt(key.length()), '龜');
    return edited.toString();
  }
}
