package org.tutai.geo.locate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutai.geo.locate.name.NameIndex.Match;

/** Misspelt names and what they must find first, as told in {@code rankings.txt}. */
class RankingTest {

  private static final List<String> LINES = lines();
  private static final NameIndex INDEX = NameIndex.of(names());

  @ParameterizedTest
  @MethodSource("questions")
  void findsTheLikeliestFirst(String line) {
    String[] sides = line.split(" > ", 2);
    String[] wanted = sides[1].split(" / ", 2);
    List<Match> found = INDEX.alike(Folding.key(sides[0]), 5);
    List<String> names = found.stream().map(match -> INDEX.name(match.id())).toList();
    List<String> expected = new ArrayList<>();
    for (String word : wanted[0].split(" ", -1)) {
      if (word.startsWith("[")) {
        assertThat(found.get(expected.size() - 1).kind())
            .hasToString(word.replaceAll("[\\[\\]]", ""));
      } else {
        expected.add(word);
      }
    }
    assertThat(names).startsWith(expected.toArray(new String[0]));
    if (wanted.length == 2) {
      assertThat(names).doesNotContain(wanted[1].split(" ", -1));
    }
  }

  static Stream<String> questions() {
    return LINES.stream().filter(line -> line.contains(" > "));
  }

  private static List<String> names() {
    return LINES.stream()
        .filter(line -> line.startsWith("[roads] "))
        .flatMap(line -> Stream.of(line.substring("[roads] ".length()).split(" ", -1)))
        .toList();
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(RankingTest.class.getResourceAsStream("rankings.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
