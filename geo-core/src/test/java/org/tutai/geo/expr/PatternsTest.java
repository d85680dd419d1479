package org.tutai.geo.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression.Like;
import org.tutai.geo.expr.Expression.Literal;

class PatternsTest {

  @Test
  void aPatternMatchesTheWholeText() {
    check("abc", "abc", true);
    check("abc", "ab", false);
    check("ab", "abc", false);
    check("*區", "信義區", true);
    check("*區*", "信義區公所", true);
    check("*區", "信義區公所", false);
    check("", "", true);
    check("*", "", true);
    check("?", "", false);
  }

  @Test
  void oneStandsForOneCharacterAlsoBeyondTheBasicPlane() {
    check("?野家", "𠮷野家", true);
    check("??野家", "𠮷野家", false);
    check("*野家", "𠮷野家", true);
  }

  @Test
  void escapeTakesTheMeaning() {
    check("100\\*", "100*", true);
    check("100\\*", "1000", false);
    check("\\\\", "\\", true);
    check("a\\?", "ab", false);
    check("\\", "\\", true);
  }

  @Test
  void caseIsIgnoredWhereAsked() {
    assertThat(matches(new Like(new Literal("x"), "tAI*", '*', '?', '\\', false), "Taipei"))
        .isTrue();
    assertThat(matches(new Like(new Literal("x"), "tAI*", '*', '?', '\\', true), "Taipei"))
        .isFalse();
  }

  @Test
  void noValueMatchesNothing() {
    assertThat(Patterns.matches(new Like(new Literal(null), "*", '*', '?', '\\', true), null))
        .isFalse();
  }

  @Test
  void aSignTheFilterDoesNotHaveIsACharacter() {
    Like like = new Like(new Literal("x"), "a*%", '%', '\0', '\0', true);
    assertThat(matches(like, "a*bc")).isTrue();
    assertThat(matches(like, "abc")).isFalse();
  }

  @Property(tries = 2000)
  void agreesWithARegularExpression(
      @ForAll @Chars({'a', 'b', '*', '?', '\\'}) @StringLength(max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 10) String text) {
    assertThat(matches(like(pattern), text))
        .as("%s over %s", pattern, text)
        .isEqualTo(regex(pattern).matcher(text).matches());
  }

  private static Pattern regex(String pattern) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static Like like(String pattern) {
    return new Like(new Literal("x"), pattern, '*', '?', '\\', true);
  }

  private static boolean matches(Like like, String text) {
    return Patterns.matches(like, text);
  }

  private static void check(String pattern, String text, boolean expected) {
    assertThat(matches(like(pattern), text)).as("%s over %s", pattern, text).isEqualTo(expected);
  }
}
