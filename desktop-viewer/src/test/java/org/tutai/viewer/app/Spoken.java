package org.tutai.viewer.app;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/**
 * The texts that the viewer's classes keep in static fields, so that a text shown in the wrong
 * language is known as such.
 */
final class Spoken {

  private static final Pattern ARGUMENT = Pattern.compile("%[-,+ 0-9.$]*[a-zA-Z]");
  private static final int LEAST_LETTERS = 4;

  private final Set<String> english = new LinkedHashSet<>();
  private final Set<String> chinese = new LinkedHashSet<>();
  private final List<Pattern> englishTemplates;
  private final List<Pattern> chineseTemplates;

  private Spoken(Set<Text> texts) {
    for (Text text : texts) {
      if (!isHan(text.english())) { // The command that switches to Chinese says so in Chinese.
        english.add(text.english());
        chinese.add(text.chinese());
      }
    }
    var both = new LinkedHashSet<>(english);
    both.retainAll(chinese);
    english.removeAll(both);
    chinese.removeAll(both);
    englishTemplates = templates(english);
    chineseTemplates = templates(chinese);
  }

  /** The texts of all classes of the viewer; for the UI thread, since views are initialized. */
  static Spoken ofViewer() {
    try {
      Path classes =
          Path.of(MainView.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        return new Spoken(
            files
                .filter(file -> file.toString().endsWith(".class"))
                .map(file -> classes.relativize(file).toString())
                .filter(file -> !file.endsWith("-info.class"))
                .flatMap(file -> texts(file.replace('/', '.').replaceFirst("\\.class$", "")))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
      }
    } catch (IOException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Text> texts(String className) {
    try {
      return Stream.of(
              Class.forName(className, false, Spoken.class.getClassLoader()).getDeclaredFields())
          .filter(field -> field.getType() == Text.class)
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .map(Spoken::value);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Text value(Field field) {
    try {
      field.setAccessible(true);
      return (Text) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a text shown while a language is spoken is one of ours in the other language. */
  boolean isOfTheOther(Language spoken, String shown) {
    boolean inChinese = spoken == Language.CHINESE;
    return shown.length() > 1
        && ((inChinese ? english : chinese).contains(shown)
            || (inChinese ? englishTemplates : chineseTemplates)
                .stream().anyMatch(template -> template.matcher(shown).matches()));
  }

  private static List<Pattern> templates(Set<String> texts) {
    return texts.stream()
        .filter(text -> ARGUMENT.matcher(text).find())
        .filter(text -> letters(text) >= LEAST_LETTERS)
        .map(text -> Pattern.compile(pattern(text), Pattern.DOTALL))
        .toList();
  }

  private static boolean isHan(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static long letters(String template) {
    return ARGUMENT.matcher(template).replaceAll("").chars().filter(Character::isLetter).count();
  }

  private static String pattern(String template) {
    return Stream.of(ARGUMENT.split(template, -1))
        .map(piece -> Pattern.quote(piece.replace("%%", "%")))
        .collect(Collectors.joining(".*"));
  }
}
