package org.tutai.viewer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.viewer.words.Language;

class SettingsTest {

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("new/settings.json");
    var settings = new Settings(Optional.of(Language.CHINESE), true, 1200, 700);
    settings.write(file);
    assertThat(Settings.read(file)).isEqualTo(settings);
    assertThat(Files.list(file.getParent())).containsExactly(file);
  }

  @Test
  void isAsUsualWithoutAFileOrWithABrokenOne() throws IOException {
    Path file = folder.resolve("settings.json");
    assertThat(Settings.read(file)).isEqualTo(Settings.USUAL);
    Files.writeString(file, "{\"dark\": tr");
    assertThat(Settings.read(file)).isEqualTo(Settings.USUAL);
  }

  @Test
  void keepsTheWindowOnAScreen() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "{\"width\": -3, \"height\": 1e9, \"language\": \"xx\"}");
    Settings read = Settings.read(file);
    assertThat(read.width()).isEqualTo(400);
    assertThat(read.height()).isEqualTo(20_000);
    assertThat(read.languageFor(Locale.TAIWAN)).isEqualTo(Language.CHINESE);
    assertThat(read.languageFor(Locale.FRANCE)).isEqualTo(Language.ENGLISH);
  }
}
