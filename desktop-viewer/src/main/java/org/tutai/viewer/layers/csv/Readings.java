package org.tutai.viewer.layers.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.format.TextEncoding;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** How a table can be read, in words: encodings and coordinate systems. */
final class Readings {

  private static final Text AS_FOUND = Text.of("Found: %s, %d %%", "判定：%s，%d %%");
  private static final Text NOT_FOUND = Text.of("Not known", "無法判定");
  private static final Text CHOSEN = Text.of("As found", "自動判定");

  private static final List<String> CHARSETS =
      List.of(
          "UTF-8",
          "x-windows-950",
          "GB18030",
          "windows-31j",
          "x-windows-949",
          "windows-1252",
          "UTF-16LE");

  private final Words words;
  private final CsvPreviewViewModel model;

  Readings(Words words, CsvPreviewViewModel model) {
    this.words = words;
    this.model = model;
  }

  /** The encodings to choose from; the first is what was found. */
  static List<Optional<Charset>> encodings() {
    return Stream.concat(
            Stream.of(Optional.<Charset>empty()),
            CHARSETS.stream().map(Charset::forName).map(Optional::of))
        .toList();
  }

  /** The systems to choose from, those of Taiwan and the world; the first is what was found. */
  static List<Optional<Crs>> systems() {
    return Stream.concat(
            Stream.of(Optional.<Crs>empty()),
            CrsRegistry.wellKnown().stream()
                .filter(crs -> crs.code().startsWith("EPSG:"))
                .filter(crs -> !crs.code().matches("EPSG:32[67].*") || isOfTaiwan(crs))
                .map(Optional::of))
        .toList();
  }

  private static boolean isOfTaiwan(Crs utm) {
    return utm.code().matches("EPSG:3265[01]");
  }

  /** An encoding to choose; of none, what was found. */
  String encoding(Optional<Charset> charset) {
    if (charset.isPresent()) {
      return TextEncoding.label(charset.get());
    }
    boolean chosen = model.choicesProperty().get().encoding().isPresent();
    return chosen
        ? words.get(CHOSEN)
        : found(model.previewProperty().get().map(CsvPreview::encoding), TextEncoding::label);
  }

  /** A CRS to choose; of none, what was found. */
  String system(Optional<Crs> crs) {
    if (crs.isPresent()) {
      return name(crs.get());
    }
    boolean chosen = model.choicesProperty().get().crs().isPresent();
    return chosen
        ? words.get(CHOSEN)
        : found(model.previewProperty().get().map(CsvPreview::crs), this::name);
  }

  private String name(Crs crs) {
    return crs.title(words.language().locale()) + " (" + crs.code() + ")";
  }

  private <T> String found(Optional<Finding<T>> finding, Function<T, String> name) {
    return finding
        .filter(each -> each.value().isPresent())
        .map(
            each ->
                words.get(
                    AS_FOUND, name.apply(each.value().get()), (int) (each.confidence() * 100)))
        .orElseGet(() -> words.get(finding.isEmpty() ? CHOSEN : NOT_FOUND));
  }
}
