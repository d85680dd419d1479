package org.tutai.viewer.layers.report;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.encoding.Verdict;
import org.tutai.geo.format.place.CrsReading;
import org.tutai.geo.raster.RasterSource;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.layers.Plainly;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * What a layer's texts and coordinates could be, by the file alone: whatever a person chose is left
 * aside.
 *
 * @param encodings the most likely first; empty where the format leaves no doubt
 * @param systems likewise; empty for a table without geometry
 */
public record Evidence(List<Encoding> encodings, List<Reference> systems) {

  private static final int FEATURES = 400;
  private static final int SAMPLES = 3;
  private static final int LONGEST = 24;
  private static final int MOST = 7;

  private static final List<String> USUAL =
      List.of("UTF-8", "x-windows-950", "GB18030", "windows-31j", "windows-1252");

  private static final Text FILE_SAYS =
      Text.of("found by the file and its coordinates", "依檔案與坐標判定");
  private static final Text CANNOT =
      Text.of("no sampled position lies on land of Taiwan", "抽樣位置都不在臺灣陸地上");

  /**
   * An encoding that the texts could be in.
   *
   * @param probability from 0 to 1
   * @param samples some of the file's texts beyond ASCII, read in it
   */
  public record Encoding(Charset charset, double probability, List<String> samples) {
    public Encoding {
      samples = List.copyOf(samples);
    }

    /** Its name for a person. */
    public String label() {
      return TextEncoding.label(charset);
    }
  }

  /**
   * A system that the coordinates could be in.
   *
   * @param probability from 0 to 1, of the one that was found; of others nothing is known
   * @param reason for or against it
   */
  public record Reference(Crs crs, OptionalDouble probability, Text reason) {}

  public Evidence {
    encodings = List.copyOf(encodings);
    systems = List.copyOf(systems);
  }

  /**
   * Reads the evidence of a layer.
   *
   * @param name of the layer in the file; any when there is only one
   */
  static Evidence read(Path file, String name, Progress progress) throws IOException {
    Format format = Formats.of(file);
    Contents located = Formats.open(format, file, Choices.NONE);
    try {
      Optional<FeatureSource> layer = layer(located, name);
      progress.at(1, 4);
      if (layer.isEmpty()) {
        return grid(located, name);
      }
      List<Encoding> encodings =
          layer.get().encoding().isPresent()
              ? encodings(format, file, name, layer.get().encoding().get())
              : List.of();
      progress.at(2, 4);
      return new Evidence(encodings, systems(format, file, name, layer.get()));
    } finally {
      located.release().run();
    }
  }

  private static Optional<FeatureSource> layer(Contents contents, String name) {
    List<FeatureSource> layers = contents.layers();
    return layers.size() == 1 && contents.rasters().isEmpty()
        ? Optional.of(layers.get(0))
        : layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  private static Evidence grid(Contents contents, String name) {
    Optional<RasterSource> grid =
        contents.rasters().stream()
            .filter(each -> contents.rasters().size() == 1 || each.name().equals(name))
            .findFirst();
    Finding<Crs> found = grid.map(RasterSource::crsFinding).orElseGet(Finding::none);
    return new Evidence(List.of(), systems(found, List.of()));
  }

  // --- Encodings ---------------------------------------------------------------------------------

  private static List<Encoding> encodings(
      Format format, Path file, String name, Finding<Charset> found) throws IOException {
    Charset best = found.value().orElse(StandardCharsets.UTF_8);
    Set<String> raw = TextEncoding.isWide(best) ? Set.of() : raw(format, file, name);
    var detective = new TextEncoding();
    for (String each : raw) {
      byte[] bytes = each.getBytes(StandardCharsets.ISO_8859_1);
      detective.look(bytes, 0, bytes.length);
    }
    Map<Charset, Double> odds = odds(best, found.confidence(), detective.likely());
    List<byte[]> shown =
        raw.stream()
            .filter(text -> text.chars().anyMatch(c -> c > 0x7F))
            .limit(SAMPLES)
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    var all = new ArrayList<Encoding>();
    odds.forEach((charset, odd) -> all.add(new Encoding(charset, odd, decoded(shown, charset))));
    return all;
  }

  private static Map<Charset, Double> odds(
      Charset best, double confidence, List<Verdict.Likely> likely) {
    Map<Charset, Double> odds = new LinkedHashMap<>();
    odds.put(best, confidence);
    double others =
        likely.stream()
            .filter(each -> !each.charset().equals(best))
            .mapToDouble(Verdict.Likely::probability)
            .sum();
    for (Verdict.Likely each : likely) {
      if (odds.size() < MOST) {
        double share = others > 0 ? each.probability() / others : 0;
        odds.putIfAbsent(each.charset(), (1 - confidence) * share);
      }
    }
    USUAL.forEach(usual -> odds.putIfAbsent(Charset.forName(usual), 0.0));
    return odds;
  }

  private static List<String> decoded(List<byte[]> texts, Charset charset) {
    return texts.stream()
        .map(bytes -> OneLine.of(TextEncoding.decode(bytes, 0, bytes.length, charset), LONGEST))
        .toList();
  }

  /*
   * ISO 8859-1 has a character for every byte, so that texts read in it give back the file's bytes,
   * whatever the format.
   */
  private static Set<String> raw(Format format, Path file, String name) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    Contents plain = format.open(file, Choices.of(StandardCharsets.ISO_8859_1, null));
    try {
      Optional<FeatureSource> layer = layer(plain, name);
      if (layer.isPresent()) {
        List<Field> fields = layer.get().schema().fields();
        try (FeatureStream features = layer.get().features()) {
          for (int i = 0; i < FEATURES; i++) {
            Feature feature = features.next();
            if (feature == null) {
              break;
            }
            addTexts(fields, feature, texts);
          }
        }
        fields.forEach(field -> texts.add(field.name()));
      }
    } finally {
      plain.release().run();
    }
    texts.removeIf(text -> text.chars().anyMatch(c -> c > 0xFF) || text.length() > 1000);
    return texts;
  }

  private static void addTexts(List<Field> fields, Feature feature, Set<String> into) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).type() == FieldType.TEXT && feature.value(i) instanceof String text) {
        into.add(text);
      }
    }
  }

  // --- Systems -----------------------------------------------------------------------------------

  private static List<Reference> systems(
      Format format, Path file, String name, FeatureSource located) throws IOException {
    if (located.schema().geometryKind() == GeometryKind.NONE) {
      return List.of();
    }
    Contents plain = format.open(file, Choices.NONE);
    try {
      Optional<FeatureSource> layer = layer(plain, name);
      return systems(located.crsFinding(), layer.map(CrsReading::of).orElse(List.of()));
    } finally {
      plain.release().run();
    }
  }

  private static List<Reference> systems(Finding<Crs> found, List<CrsReading> readings) {
    var all = new ArrayList<Reference>();
    found
        .value()
        .ifPresent(
            crs ->
                all.add(
                    new Reference(
                        crs,
                        OptionalDouble.of(found.confidence()),
                        found.grounds().stream()
                            .findFirst()
                            .map(Evidence::said)
                            .orElse(FILE_SAYS))));
    for (CrsReading reading : readings) {
      add(all, reading.crs(), reading.land() == 0 ? CANNOT : said(reading.reason()));
    }
    for (Crs crs : CrsRegistry.wellKnown()) {
      boolean utm = crs.code().startsWith("EPSG:326") || crs.code().startsWith("EPSG:327");
      if (!utm && crs.code().startsWith("EPSG:")) {
        add(all, crs, Text.same(""));
      }
    }
    return all;
  }

  private static Text said(Remark remark) {
    return Plainly.of(remark);
  }

  private static void add(List<Reference> all, Crs crs, Text reason) {
    if (all.stream().noneMatch(each -> each.crs().equals(crs))) {
      all.add(new Reference(crs, OptionalDouble.empty(), reason));
    }
  }
}
