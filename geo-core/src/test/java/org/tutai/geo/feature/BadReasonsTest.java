package org.tutai.geo.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BadReasonsTest {

  /** A reason as an argument: words with hyphens, alone between quotation marks. */
  private static final Pattern REASON =
      Pattern.compile("(?:[(,]|return|->)\\s*\"([a-z]+(?:-[a-z]+)+)\"\\s*[,;)]");

  @Test
  void bothLanguagesHaveWordsForTheSameReasons() {
    assertThat(BadReasons.known(Locale.TRADITIONAL_CHINESE))
        .isNotEmpty()
        .isEqualTo(BadReasons.known(Locale.ENGLISH));
    assertThat(BadReasons.text("ring-not-closed", Locale.ENGLISH)).contains("closed");
    assertThat(BadReasons.text("ring-not-closed", Locale.TRADITIONAL_CHINESE)).contains("閉合");
    assertThat(BadReasons.text("never-heard-of", Locale.ENGLISH)).isEqualTo("never-heard-of");
  }

  @Test
  void everyReasonThatFormatsGiveHasWords() throws IOException {
    Set<String> given = new TreeSet<>();
    for (String room : new String[] {"format", "layer"}) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/tutai/geo", room))) {
        for (Path file : files.filter(BadReasonsTest::mayGiveReasons).toList()) {
          REASON.matcher(Files.readString(file)).results().forEach(r -> given.add(r.group(1)));
          given.removeIf(word -> word.startsWith("tutai-"));
        }
      }
    }
    assertThat(given).hasSizeGreaterThan(20);
    assertThat(BadReasons.known(Locale.ENGLISH)).containsAll(given);
  }

  /** The languages of texts and the columns of styles have names like reasons. */
  private static boolean mayGiveReasons(Path file) {
    return file.toString().endsWith(".java")
        && !file.endsWith(Path.of("encoding", "Language.java"))
        && !file.endsWith(Path.of("kml", "FixedColumn.java"));
  }
}
