package org.tutai.viewer.layers.add;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.LayerWork;
import org.tutai.geo.raster.RasterSource;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.layers.Plainly;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/**
 * What a file holds, as far as can be told without reading all of it.
 *
 * @param file absolute
 * @param format the id of its format
 * @param layers in the file's order, the grids last
 */
public record FileSurvey(Path file, String format, List<Held> layers) {

  private static final Logger log = LoggerFactory.getLogger(FileSurvey.class);
  private static final int TITLE = 200;
  private static final double SURE = 0.9;

  private static final Text LONG_NAME =
      Text.of(
          "The layer's name is too long to be kept. Rename it in the file.",
          "圖層名稱過長，無法保存。請在檔案中改名。");

  /**
   * A layer of a file.
   *
   * @param name in the file
   * @param title for a person, never empty
   * @param count of its features, where the file tells
   * @param sure whether neither its encoding nor its CRS is in doubt
   * @param unplaced whether all that is wanting is its CRS, which can be chosen
   * @param problem why it cannot be drawn; empty when it can
   */
  public record Held(
      String name,
      String title,
      GeometryKind kind,
      OptionalLong count,
      boolean sure,
      boolean unplaced,
      Optional<Text> problem) {

    /** Whether it can be drawn. */
    public boolean drawable() {
      return problem.isEmpty();
    }
  }

  public FileSurvey {
    layers = List.copyOf(layers);
  }

  /** Looks at a file as it is read when nobody chose anything. */
  public static FileSurvey read(Path path) throws IOException {
    return read(path, Choices.NONE);
  }

  /**
   * Looks at a file. Takes as long as its format needs to be opened: not for the UI thread.
   *
   * @param chosen how it is to be read; what it does not say is as chosen beside the file
   * @throws IOException when it cannot be read
   */
  static FileSurvey read(Path path, Choices chosen) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    Choices choices = chosen.or(choices(file));
    Format format = Formats.of(file);
    Contents contents = Formats.open(format, file, choices);
    try {
      return new FileSurvey(file, format.id(), held(file, format, contents));
    } finally {
      contents.release().run();
    }
  }

  /** Choices that cannot be read are none: the report card can make others. */
  private static Choices choices(Path file) {
    try {
      return ChoicesFile.read(file);
    } catch (IOException e) {
      log.debug("the choices beside {} are passed over", file, e);
      return Choices.NONE;
    }
  }

  private static List<Held> held(Path file, Format format, Contents contents) {
    List<LayerWork> works = LayerWork.of(fileName(file), format.id(), contents);
    boolean single = works.size() == 1;
    var held = new ArrayList<Held>();
    for (int i = 0; i < works.size(); i++) {
      LayerWork work = works.get(i);
      int grid = i - contents.layers().size();
      boolean unplaced = work.unplaced().isPresent();
      Optional<Text> problem =
          work.unplaced().map(Plainly::unplaced).or(() -> work.refusal().map(Text::of));
      if (!single && work.name().length() > ThemeLimits.LINE) {
        problem = Optional.of(LONG_NAME);
        unplaced = false;
      }
      held.add(
          grid < 0
              ? ofFeatures(contents.layers().get(i), title(file, work.name()), unplaced, problem)
              : ofGrid(contents.rasters().get(grid), title(file, work.name()), unplaced, problem));
    }
    return held;
  }

  private static Held ofFeatures(
      FeatureSource layer, String title, boolean unplaced, Optional<Text> problem) {
    boolean sure =
        layer.crsFinding().confidence() >= SURE
            && layer.encoding().map(Finding::confidence).orElse(1.0) >= SURE;
    GeometryKind kind = layer.schema().geometryKind();
    return new Held(layer.name(), title, kind, layer.count(), sure, unplaced, problem);
  }

  private static Held ofGrid(
      RasterSource grid, String title, boolean unplaced, Optional<Text> problem) {
    boolean sure = grid.crsFinding().confidence() >= SURE;
    return new Held(
        grid.name(), title, GeometryKind.RASTER, OptionalLong.empty(), sure, unplaced, problem);
  }

  private static String title(Path file, String name) {
    String title = OneLine.of(name, TITLE);
    if (!title.isEmpty()) {
      return title;
    }
    String stem = OneLine.of(fileName(file).replaceFirst("(?<=.)\\.[^.]*$", ""), TITLE);
    return stem.isEmpty() ? "?" : stem;
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** The layers of the file that can be drawn. */
  public List<Held> drawable() {
    return layers.stream().filter(Held::drawable).toList();
  }

  /** Whether it is text whose columns are a guess. */
  public boolean isTable() {
    return format.equals("csv");
  }

  /**
   * A layer of the file as a new layer of a theme.
   *
   * @param choice how it is to be read
   * @throws IllegalArgumentException when the path is too long for a theme
   */
  public FileLayer layer(Held held, Choices choice) {
    Entry entry = Entry.of(LayerTree.newId(), held.title());
    return new FileLayer(
        LayerChoices.with(entry, choice.encoding(), choice.crsOf(held.name()), choice.columns()),
        Optional.empty(),
        Optional.of(file.toString()),
        format,
        layers.size() == 1 ? "" : held.name(),
        Optional.empty(),
        Optional.empty());
  }
}
