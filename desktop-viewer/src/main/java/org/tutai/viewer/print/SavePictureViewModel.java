package org.tutai.viewer.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Legend;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.AnnotationImages;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.MapDrawing;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.navigate.AttributionViewModel;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Progress;

/** What picture of the map is saved or copied. For the UI thread. */
final class SavePictureViewModel {

  static final int PREVIEW_WIDTH = 440;
  static final int PREVIEW_HEIGHT = 330;

  private static final Text SAVE = Text.of("Save picture", "儲存圖片");
  private static final Text SAVING = Text.of("Drawing the picture", "正在繪製圖片");
  private static final Text PREVIEW = Text.of("Preparing the preview", "正在準備預覽");
  private static final Text SAVED = Text.of("Picture saved: %s", "圖片已儲存：%s");
  private static final Text NOT_SAVED = Text.of("The picture could not be saved: %s", "圖片無法儲存：%s");
  private static final Text NOT_DRAWN = Text.of("The picture could not be drawn: %s", "圖片無法繪製：%s");
  private static final Text COPIED = Text.of("Picture copied", "圖片已複製");
  private static final Text WITHOUT =
      Text.of("Some layers are not in the picture: %s", "圖片中缺少部分圖層：%s");
  private static final Text PIXELS = Text.of("%,d × %,d pixels", "%,d × %,d 像素");
  private static final Text TOO_LARGE =
      Text.of(
          "%,d × %,d pixels are too many. Choose a lower resolution.", "%,d × %,d 像素過大，請選擇較低的解析度。");
  private static final Text MAP = Text.of("Map", "地圖");

  private final Desk desk;
  private final AttributionViewModel makers;
  private final AnnotationImages images = new AnnotationImages();
  private final ObjectProperty<SheetSize> size =
      new SimpleObjectProperty<>(this, "size", SheetSize.SCREEN);
  private final ObjectProperty<Resolution> resolution =
      new SimpleObjectProperty<>(this, "resolution", Resolution.SCREEN);
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final Map<MapSheet.Part, BooleanProperty> parts = new EnumMap<>(MapSheet.Part.class);
  private final ReadOnlyObjectWrapper<Optional<Picture>> preview =
      new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
  private final ReadOnlyObjectWrapper<Text> extent =
      new ReadOnlyObjectWrapper<>(this, "extent", Text.same(""));
  private final BooleanProperty tooLarge = new SimpleBooleanProperty(this, "tooLarge");
  private @Nullable Job<Picture> previewing;
  private boolean open;

  SavePictureViewModel(Desk desk) {
    this.desk = desk;
    makers = new AttributionViewModel(desk.project(), desk.contents(), desk.map());
    images.setFiles(desk.layers().documents()::keptFile);
    for (MapSheet.Part part : MapSheet.Part.values()) {
      var wanted = new SimpleBooleanProperty(this, part.name(), false);
      wanted.addListener((value, before, now) -> changed());
      parts.put(part, wanted);
    }
    size.addListener((value, before, now) -> changed());
    resolution.addListener((value, before, now) -> changed());
    title.addListener((value, before, now) -> changed());
    desk.words().languageProperty().addListener((value, before, now) -> changed());
    desk.map().contentProperty().addListener((value, before, now) -> changed());
  }

  ObjectProperty<SheetSize> sizeProperty() {
    return size;
  }

  ObjectProperty<Resolution> resolutionProperty() {
    return resolution;
  }

  StringProperty titleProperty() {
    return title;
  }

  /** Whether a part is wanted. */
  BooleanProperty part(MapSheet.Part part) {
    return java.util.Objects.requireNonNull(parts.get(part));
  }

  /** How it will look, small and without layers of other servers; empty until it is drawn. */
  ReadOnlyObjectProperty<Optional<Picture>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** How many pixels it will have, or that they are too many. */
  ObservableValue<Text> extent() {
    return extent.getReadOnlyProperty();
  }

  ObservableBooleanValue tooLarge() {
    return tooLarge;
  }

  /** Whether layers of other servers are on the map. */
  ObservableBooleanValue hasOthers() {
    return Bindings.createBooleanBinding(
        () ->
            desk.map().contentProperty().get().strata().stream()
                .anyMatch(Stratum.Remote.class::isInstance),
        desk.map().contentProperty());
  }

  /** The dialog is open from now on. */
  void open() {
    open = true;
    if (title.get().isBlank()) {
      title.set(desk.project().map().title());
    }
    changed();
  }

  /** The dialog is closed. */
  void close() {
    open = false;
    stopPreview();
    preview.set(Optional.empty());
  }

  private void stopPreview() {
    if (previewing != null) {
      previewing.cancel();
      previewing = null;
    }
  }

  private void changed() {
    if (!open) {
      return;
    }
    MapSheet sheet = sheet();
    double ratio = sheet.resolution().pixelRatio();
    long width = (long) Math.ceil(sheet.width() * ratio);
    long height = (long) Math.ceil(sheet.height() * ratio);
    boolean large = width * height > Picture.MAX_PIXELS;
    tooLarge.set(large);
    Text said = large ? TOO_LARGE : PIXELS;
    extent.set(
        Text.of(said.english().formatted(width, height), said.chinese().formatted(width, height)));
    drawPreview(sheet);
  }

  private void drawPreview(MapSheet sheet) {
    stopPreview();
    double fit =
        Math.min(PREVIEW_WIDTH / (double) sheet.width(), PREVIEW_HEIGHT / (double) sheet.height());
    double ratio = Math.max(0.13, Math.min(2, fit));
    MapSheet near = sheet.with(withoutOthers(sheet.content()));
    Job<Picture> job =
        desk.jobs()
            .start(PREVIEW, progress -> painter(near, MapDrawing.NO_REMOTE, ratio).draw(progress));
    previewing = job;
    job.then(
        picture -> {
          if (previewing == job) {
            preview.set(Optional.of(picture));
          }
        });
  }

  private static MapContent withoutOthers(MapContent content) {
    return new MapContent(
        content.background(),
        content.strata().stream().filter(each -> !(each instanceof Stratum.Remote)).toList());
  }

  private SheetPainter painter(MapSheet sheet, MapDrawing.RemoteDrawing remote, double ratio) {
    var drawing = new MapDrawing(remote, images, sheet.language().locale());
    return new SheetPainter(sheet, drawing, ratio);
  }

  // --- The sheet ---------------------------------------------------------------------------------

  /** What is wanted now. */
  MapSheet sheet() {
    var wanted = EnumSet.noneOf(MapSheet.Part.class);
    parts.forEach(
        (part, on) -> {
          if (on.get()) {
            wanted.add(part);
          }
        });
    return sheet(size.get(), resolution.get(), wanted);
  }

  private MapSheet sheet(SheetSize wantedSize, Resolution fine, Set<MapSheet.Part> wanted) {
    ThemeMap map = desk.project().map();
    List<ThemeLayer> shown = shown(map.layers());
    return new MapSheet(
        desk.map().contentProperty().get(),
        desk.map().viewport(),
        title.get().strip(),
        shown.stream().map(this::legend).toList(),
        credits(),
        LocalDate.now(java.time.ZoneId.systemDefault()),
        desk.words().language(),
        wantedSize,
        fine,
        wanted);
  }

  /** The layers that can be seen at this scale, the upper first. */
  private List<ThemeLayer> shown(List<ThemeLayer> layers) {
    double scale = desk.map().viewport().scaleDenominator();
    var shown = new ArrayList<ThemeLayer>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      ThemeLayer layer = layers.get(i);
      boolean seen =
          layer
              .common()
              .filter(Entry::visible)
              .filter(entry -> entry.scales().contains(scale))
              .isPresent();
      if (seen && layer instanceof GroupLayer group) {
        shown.addAll(shown(group.layers()));
      } else if (seen) {
        shown.add(layer);
      }
    }
    return shown;
  }

  private MapSheet.LayerLegend legend(ThemeLayer layer) {
    Entry entry = layer.common().orElseThrow();
    Optional<StyledLayer> styled = desk.contents().styled(entry.id());
    return new MapSheet.LayerLegend(
        entry.title(),
        styled
            .map(each -> each.layer().info().schema().geometryKind())
            .orElse(org.tutai.geo.feature.GeometryKind.NONE),
        styled.map(each -> Legend.of(each.style())));
  }

  /** As the map's foot has them. */
  private String credits() {
    return makers.makersProperty().getValue().stream()
        .map(desk.words()::get)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  // --- Saving and copying ------------------------------------------------------------------------

  /** Asks where to, and saves the picture. */
  void save() {
    String name = title.get().isBlank() ? desk.words().get(MAP) : title.get().strip();
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    String suggested =
        plain.substring(
            0, plain.offsetByCodePoints(0, Math.min(60, plain.codePointCount(0, plain.length()))));
    desk.askSave(SAVE, suggested + ".png", "png").ifPresent(this::save);
  }

  /** Saves the picture; the file appears once it is whole. */
  void save(Path file) {
    MapSheet sheet = sheet();
    var left = new ArrayList<Text>();
    desk.jobs()
        .start(SAVING, progress -> written(sheet, file, left, progress))
        .then(
            done -> {
              desk.tell(filled(SAVED, Text.same(file.getFileName().toString())));
              tellLeftOut(left);
            })
        .failed(problem -> told(NOT_SAVED, problem));
  }

  private Path written(MapSheet sheet, Path file, List<Text> left, Progress progress)
      throws IOException {
    Picture picture = drawn(sheet, left, progress);
    byte[] png = PngFile.encoded(picture, sheet.resolution().dpi());
    Path folder = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, ".tutai-", ".png");
    try {
      Files.write(part, png);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return file;
  }

  private Picture drawn(MapSheet sheet, List<Text> left, Progress progress) {
    var drawing =
        new MapDrawing(
            MapDrawing.RemoteDrawing.of(desk.remote()), images, sheet.language().locale());
    Picture picture =
        new SheetPainter(sheet, drawing, sheet.resolution().pixelRatio()).draw(progress);
    left.addAll(drawing.leftOut());
    return picture;
  }

  /** Draws what the dialog says, for the clipboard. */
  void copy(Consumer<Picture> clipboard) {
    copy(sheet(), clipboard);
  }

  /** Draws what the screen shows, for the clipboard. */
  void copySeen(Consumer<Picture> clipboard) {
    copy(sheet(SheetSize.SCREEN, Resolution.SCREEN, Set.of()), clipboard);
  }

  private void copy(MapSheet sheet, Consumer<Picture> clipboard) {
    var left = new ArrayList<Text>();
    desk.jobs()
        .start(SAVING, progress -> drawn(sheet, left, progress))
        .then(
            picture -> {
              clipboard.accept(picture);
              desk.tell(COPIED);
              tellLeftOut(left);
            })
        .failed(problem -> told(NOT_DRAWN, problem));
  }

  private void tellLeftOut(List<Text> left) {
    if (!left.isEmpty()) {
      Text all =
          left.stream()
              .distinct()
              .reduce(
                  (one, more) ->
                      Text.of(
                          one.english() + "; " + more.english(),
                          one.chinese() + "；" + more.chinese()))
              .orElseThrow();
      desk.trouble(filled(WITHOUT, all), Optional.empty(), () -> {});
    }
  }

  private void told(Text what, Throwable problem) {
    if (!(problem instanceof java.util.concurrent.CancellationException)) {
      Text why = Text.same(Optional.ofNullable(problem.getMessage()).orElse(problem.toString()));
      desk.trouble(filled(what, why), Optional.empty(), () -> {});
    }
  }

  /** A text with another put in; what that says is left as it is. */
  private static Text filled(Text text, Text in) {
    return Text.of(
        text.english().replace("%s", in.english()), text.chinese().replace("%s", in.chinese()));
  }
}
