package org.tutai.viewer.layers.csv;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.render.StyledLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** How a text table is to be read, and what then comes of it. For the UI thread. */
public final class CsvPreviewViewModel implements AutoCloseable {

  /** The size of the picture in pixels. */
  public static final int WIDTH = 200;

  public static final int HEIGHT = 240;

  private static final Text READING = Text.of("Reading %s", "正在讀取 %s");
  private static final Text DRAWING = Text.of("Drawing the places of %s", "正在繪製 %s 的位置");

  /** Who is given the table as it is to be read. */
  @FunctionalInterface
  public interface Target {
    void add(Choices choices, GeometryKind kind);
  }

  private final Desk desk;
  private final Path file;
  private final Target target;
  private final ReadOnlyObjectWrapper<Choices> choices =
      new ReadOnlyObjectWrapper<>(this, "choices", Choices.NONE);
  private final ReadOnlyObjectWrapper<Optional<CsvPreview>> preview =
      new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PlacesPicture>> picture =
      new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private @Nullable Job<?> reading;
  private int readings;

  /** A model of a file; it is read at once. */
  public CsvPreviewViewModel(Desk desk, Path file, Target target) {
    this.desk = desk;
    this.file = file;
    this.target = target;
    read();
  }

  /** The file's name, for a person. */
  public String name() {
    return OneLine.of(String.valueOf(file.getFileName()), 120);
  }

  /** What was chosen. */
  public ReadOnlyObjectProperty<Choices> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /** What comes of it; the last one stays until the next is read. */
  public ReadOnlyObjectProperty<Optional<CsvPreview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Where the places lie. */
  public ReadOnlyObjectProperty<Optional<PlacesPicture>> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** Why it cannot be read so. */
  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether it is being read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Reads texts in an encoding; empty: as found. */
  public void encoding(Optional<Charset> charset) {
    Choices now = choices.get();
    choose(new Choices(charset, now.crs(), now.layers(), now.columns()));
  }

  /** Takes coordinates for those of a system; empty: as found. */
  public void system(Optional<Crs> crs) {
    Choices now = choices.get();
    choose(new Choices(now.encoding(), crs, now.layers(), now.columns()));
  }

  /** Takes places from columns: two, one with text, none; empty: as found. */
  public void columns(Optional<List<String>> names) {
    Choices now = choices.get();
    choose(new Choices(now.encoding(), now.crs(), now.layers(), names));
  }

  private void choose(Choices next) {
    if (!next.equals(choices.get())) {
      choices.set(next);
      read();
    }
  }

  private void read() {
    stop();
    readings++;
    busy.set(true);
    Choices wanted = choices.get();
    Job<CsvPreview> job =
        desk.jobs()
            .start(READING.filled(name()), progress -> CsvPreview.read(file, wanted, progress));
    reading = job;
    job.then(
        read -> {
          trouble.set(Optional.empty());
          preview.set(Optional.of(read));
          draw(read);
        });
    job.failed(e -> trouble.set(Optional.of(FileTrouble.of(e))));
    job.ended(
        () -> {
          if (reading == job) {
            busy.set(false);
          }
        });
  }

  private void draw(CsvPreview read) {
    int asked = readings;
    if (read.placed() == 0) {
      picture.set(Optional.empty());
      return;
    }
    var base = desk.contents().baseProperty().get();
    List<StyledLayer> layers = desk.dark().get() ? base.dark() : base.light();
    desk.jobs()
        .start(DRAWING.filled(name()), progress -> PlacesPicture.of(read, layers, WIDTH, HEIGHT))
        .then(
            drawn -> {
              if (asked == readings) {
                picture.set(Optional.of(drawn));
              }
            });
  }

  /** Whether the table can be added so. */
  public boolean canBeAdded() {
    return preview
        .get()
        .filter(read -> read.kind() != GeometryKind.NONE && read.crs().value().isPresent())
        .isPresent();
  }

  /** Adds the table as it is read now, what was found being kept as found. */
  public void add() {
    if (canBeAdded()) {
      target.add(choices.get(), preview.get().orElseThrow().kind());
    }
  }

  private void stop() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
  }

  /** Stops reading. */
  @Override
  public void close() {
    stop();
  }
}
