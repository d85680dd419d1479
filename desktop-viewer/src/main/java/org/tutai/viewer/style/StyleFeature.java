package org.tutai.viewer.style;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.style.SldDocument;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/**
 * Puts styling on the desk: the panel of the picked layer (command {@code layer.style}), style
 * files, and styles carried from layer to layer.
 */
public final class StyleFeature implements Feature {

  private static final Text TITLE = Text.of("Style", "樣式");
  private static final Text OPEN = Text.of("Style the layer", "設定圖層樣式");
  private static final Text COPY = Text.of("Copy the style", "複製樣式");
  private static final Text PASTE = Text.of("Paste the style", "貼上樣式");
  private static final Text LOAD = Text.of("Load a style file (SLD)", "載入樣式檔（SLD）");
  private static final Text SAVE = Text.of("Save the style as a file (SLD)", "另存樣式檔（SLD）");
  private static final Text RESET = Text.of("Reset the style", "重設樣式");
  private static final Text READING = Text.of("Reading a style file", "正在讀取樣式檔");
  private static final Text WRITING = Text.of("Saving a style file", "正在儲存樣式檔");
  private static final Text SAVED = Text.of("The style is saved as %s.", "樣式已儲存為 %s。");
  private static final Text UNREADABLE = Text.of("The style cannot be read: %s", "無法讀取樣式：%s");
  private static final Text UNWRITABLE = Text.of("The style cannot be saved: %s", "無法儲存樣式：%s");
  private static final Text WITH_REMARKS =
      Text.of(
          "The style is loaded; %d things in it are not drawn as they ask.",
          "樣式已載入；其中 %d 項無法完全依其要求繪製。");
  private static final Text COPIED = Text.of("The style is copied.", "樣式已複製。");

  private @Nullable StyleView view;

  @Override
  public void install(Desk desk) {
    var model = new StyleViewModel(desk.project(), desk.contents(), desk.jobs(), desk.words());
    ObjectProperty<Optional<String>> clipboard =
        new SimpleObjectProperty<>(this, "clipboard", Optional.empty());
    BooleanBinding styled = picked(desk, layer -> !(layer instanceof GroupLayer));
    BooleanBinding picked = picked(desk, FileLayer.class::isInstance);
    BooleanBinding own = picked(desk, layer -> LayerStyles.sld(layer).isPresent());
    BooleanBinding copied =
        Bindings.createBooleanBinding(() -> clipboard.get().isPresent(), clipboard);
    BooleanBinding pastes = copied.and(picked);
    List<Command> more = new ArrayList<>();
    more.add(
        Command.of("style.copy", COPY, Place.LAYER, () -> copy(desk, model, clipboard))
            .icon(Icons.COPY)
            .when(picked));
    more.add(
        Command.of("style.paste", PASTE, Place.LAYER, () -> paste(desk, model, clipboard))
            .icon(Icons.PASTE)
            .when(pastes));
    more.add(
        Command.of("style.load", LOAD, Place.LAYER, () -> load(desk, model))
            .icon(Icons.OPEN)
            .when(picked));
    more.add(
        Command.of("style.save", SAVE, Place.LAYER, () -> save(desk, model))
            .icon(Icons.SAVE)
            .when(picked));
    more.add(
        Command.of("style.reset", RESET, Place.LAYER, () -> with(desk, model).reset())
            .icon(Icons.UNDO)
            .when(own));
    desk.commands()
        .add(
            Command.of("layer.style", OPEN, Place.LAYER, () -> open(desk, model, more))
                .icon(Icons.STYLE)
                .keys("Shortcut+Shift+T")
                .when(styled)
                .toolBar());
    more.forEach(desk.commands()::add);
    desk.pickedLayerProperty()
        .addListener(
            (value, before, now) -> {
              if (isOpen()) {
                model.show(now);
              }
            });
  }

  /** Whether the picked layer is of a kind. */
  private static BooleanBinding picked(Desk desk, Predicate<ThemeLayer> kind) {
    return Bindings.createBooleanBinding(
        () ->
            desk.pickedLayerProperty()
                .get()
                .flatMap(id -> LayerTree.find(desk.project().map(), id))
                .filter(kind)
                .isPresent(),
        desk.pickedLayerProperty(),
        desk.project().mapProperty());
  }

  private boolean isOpen() {
    StyleView made = view;
    return made != null && made.root().getScene() != null;
  }

  private void open(Desk desk, StyleViewModel model, List<Command> more) {
    StyleView made = view;
    if (made == null) {
      made = new StyleView(model, desk.words(), desk.dark(), more);
      view = made;
    }
    model.show(desk.pickedLayerProperty().get());
    if (made.root().getScene() == null) {
      desk.inspect(TITLE, made.root());
    }
  }

  /** The model with the picked layer, be the panel open or not. */
  private static StyleViewModel with(Desk desk, StyleViewModel model) {
    model.show(desk.pickedLayerProperty().get());
    return model;
  }

  private static Optional<String> sld(Desk desk, StyleViewModel model) {
    model.show(desk.pickedLayerProperty().get());
    return model
        .layerProperty()
        .get()
        .flatMap(id -> desk.contents().styled(id))
        .map(styled -> SldWriter.write(model.title(), styled.style()));
  }

  private static void copy(
      Desk desk, StyleViewModel model, ObjectProperty<Optional<String>> clipboard) {
    Optional<String> sld = sld(desk, model);
    if (sld.isPresent()) {
      clipboard.set(sld);
      desk.tell(COPIED);
    }
  }

  private static void paste(
      Desk desk, StyleViewModel model, ObjectProperty<Optional<String>> clipboard) {
    clipboard.get().ifPresent(sld -> with(desk, model).use(PASTE, sld));
  }

  // --- Files -------------------------------------------------------------------------------------

  private record Loaded(String sld, SldDocument document) {}

  private static void load(Desk desk, StyleViewModel model) {
    List<Path> files = desk.askFiles(LOAD, List.of("sld", "xml"));
    if (files.isEmpty()) {
      return;
    }
    Path file = files.get(0);
    model.show(desk.pickedLayerProperty().get());
    Optional<String> layer = desk.pickedLayerProperty().get();
    desk.jobs()
        .start(READING, progress -> read(file))
        .then(
            loaded -> {
              if (layer.equals(model.layerProperty().get())) {
                model.use(LOAD, loaded.sld());
                int remarks = loaded.document().remarks().size();
                if (remarks > 0) {
                  desk.tell(WITH_REMARKS.filled(remarks));
                }
              }
            })
        .failed(
            failure ->
                desk.trouble(UNREADABLE.filled(said(failure, file)), Optional.empty(), () -> {}));
  }

  /** What went wrong, with the file's name instead of its whole path. */
  private static String said(Throwable failure, Path file) {
    return String.valueOf(failure.getMessage())
        .replace(file.toString(), String.valueOf(file.getFileName()));
  }

  /* Written anew, since a theme keeps its styles as text of Unicode, whatever the file is in. */
  private static Loaded read(Path file) throws IOException {
    SldDocument document = SldReader.read(file);
    if (document.defaultStyle().isEmpty()) {
      throw new IOException(file.getFileName() + " holds no style.");
    }
    String sld = SldWriter.write("layer", document.defaultStyle().get());
    if (sld.length() > ThemeLimits.SLD) {
      throw new IOException(file.getFileName() + " is too long to be kept with the map.");
    }
    return new Loaded(sld, document);
  }

  private static void save(Desk desk, StyleViewModel model) {
    Optional<String> sld = sld(desk, model);
    if (sld.isEmpty()) {
      return;
    }
    Optional<Path> file = desk.askSave(SAVE, fileName(model.title()) + ".sld", "sld");
    file.ifPresent(
        to ->
            desk.jobs()
                .start(
                    WRITING,
                    progress -> Files.write(to, sld.get().getBytes(StandardCharsets.UTF_8)))
                .then(path -> desk.tell(SAVED.filled(String.valueOf(path.getFileName()))))
                .failed(
                    failure ->
                        desk.trouble(
                            UNWRITABLE.filled(String.valueOf(failure.getMessage())),
                            Optional.empty(),
                            () -> {})));
  }

  private static String fileName(String title) {
    String plain = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
    return plain.isEmpty() ? "style" : plain.substring(0, Math.min(80, plain.length()));
  }
}
