package org.tutai.viewer.layers.add;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.viewer.coordinates.CrsChooserView;
import org.tutai.viewer.coordinates.CrsChooserViewModel;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.csv.CsvPreviewView;
import org.tutai.viewer.layers.csv.CsvPreviewViewModel;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The dialog that adds layers: at its left where they come from, at its right what is there. */
final class AddView extends HBox {

  private static final Text FILES = Text.of("Files", "檔案");
  private static final Text RECENT = Text.of("Recent", "最近使用");
  private static final Text BACK = Text.of("Back to the list", "回到清單");
  private static final Text WHICH_SYSTEM = Text.of("Coordinate system of %s", "%s 的坐標系統");
  private static final Text SERVICE = Text.of("Web service", "網路服務");

  private final Desk desk;
  private final AddFilesViewModel files;
  private final AddSources more;
  private final VBox sources = new VBox(4);
  private final StackPane page = new StackPane();
  private final ToggleGroup group = new ToggleGroup();
  private final ToggleButton toFiles;
  private final InvalidationListener previewed = value -> showFilesAgain();

  AddView(
      Desk desk, AddFilesViewModel files, RecentLayers recent, AddSources more, ServicePage web) {
    this.desk = desk;
    this.files = files;
    this.more = more;
    getStyleClass().add("add-view");
    getStylesheets()
        .add(Objects.requireNonNull(AddView.class.getResource("add-view.css")).toExternalForm());
    toFiles = source(FILES, Icons.ADD_FILE, this::filesPage);
    source(RECENT, Icons.RECENT, () -> new RecentView(desk.words(), recent, this::again));
    ToggleButton toService =
        source(SERVICE, Icons.ADD_SERVER, () -> typedInto(web.content(), "#service-url"));
    web.onAsked(() -> toService.setSelected(true));
    more.pages().forEach(each -> source(each.title(), each.icon(), each.content()));
    sources.getStyleClass().add("add-sources");
    page.getStyleClass().add("add-page");
    HBox.setHgrow(page, Priority.ALWAYS);
    getChildren().addAll(sources, page);
    toFiles.setSelected(true);
    files.previewedProperty().addListener(previewed);
    files.placingProperty().addListener(previewed);
    sceneProperty()
        .addListener(
            (value, before, now) -> {
              if (now == null) {
                files.previewedProperty().removeListener(previewed);
                files.placingProperty().removeListener(previewed);
                files.placingProperty().set(Optional.empty());
                if (!files.busyProperty().get()) {
                  files.clear();
                }
              }
            });
  }

  /** The page of web services. */
  interface ServicePage {
    /** A new view of it. */
    Node content();

    /** Asks what is at an address. */
    void ask(String url);

    /** Hears that an address is asked. */
    void onAsked(Runnable listener);
  }

  private ToggleButton source(Text title, Ikon icon, Supplier<Node> content) {
    var button = new ToggleButton();
    button.textProperty().bind(desk.words().of(title));
    button.setGraphic(Icons.graphic(icon));
    button.getStyleClass().addAll("flat", "add-source");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(group);
    button
        .selectedProperty()
        .addListener(
            (value, before, now) -> {
              if (now) {
                page.getChildren().setAll(content.get());
              }
            });
    button.addEventFilter(
        javafx.scene.input.MouseEvent.MOUSE_RELEASED,
        event -> {
          if (button.isSelected()) {
            event.consume();
            button.disarm();
          }
        });
    sources.getChildren().add(button);
    return button;
  }

  private Node filesPage() {
    return files
        .previewedProperty()
        .get()
        .<Node>map(this::preview)
        .or(() -> files.placingProperty().get().map(this::chooser))
        .orElseGet(this::list);
  }

  /** Asks for the CRS of a layer that does not tell its own. */
  private Node chooser(AddFilesViewModel.Placing placing) {
    var model = new CrsChooserViewModel(desk.jobs(), CrsRegistry.TWD97_TM2_121, Optional.empty());
    Button back = Icons.button(Icons.PREVIOUS_VIEW, desk.words().of(BACK));
    back.setOnAction(event -> files.placingProperty().set(Optional.empty()));
    var title = new Label();
    title.getStyleClass().add("section-title");
    title.textProperty().bind(desk.words().of(WHICH_SYSTEM, placing.layer().title()));
    var head = new HBox(8, back, title);
    head.setAlignment(Pos.CENTER_LEFT);
    var view =
        new CrsChooserView(
            model, desk.words(), crs -> files.place(placing.item(), placing.layer(), crs));
    VBox.setVgrow(view, Priority.ALWAYS);
    var page = new VBox(head, view);
    typedInto(view, "#crs-typed");
    return page;
  }

  /** Gives a field of a page the keyboard once the page is shown. */
  private static Node typedInto(Node page, String field) {
    Platform.runLater(
        () -> {
          if (page.getScene() != null) {
            page.lookup(field).requestFocus();
          }
        });
    return page;
  }

  private Node list() {
    return new FilesView(desk, files);
  }

  private Node preview(FileItem item) {
    var model =
        new CsvPreviewViewModel(
            desk, item.file(), (choices, kind) -> files.addTable(item, choices, kind));
    boolean alone = files.items().size() == 1;
    Optional<Runnable> back =
        alone
            ? Optional.empty()
            : Optional.of(() -> files.previewedProperty().set(Optional.empty()));
    var view = new CsvPreviewView(desk.words(), model, back, geocoder(item.file()));
    view.sceneProperty()
        .addListener(
            (value, before, now) -> {
              if (now == null) {
                model.close();
              }
            });
    return view;
  }

  private Optional<Runnable> geocoder(Path file) {
    return more.geocoder()
        .map(
            geocoder ->
                () -> {
                  desk.closeDialog();
                  geocoder.accept(file);
                });
  }

  private void showFilesAgain() {
    if (toFiles.isSelected()) {
      page.getChildren().setAll(filesPage());
    } else {
      toFiles.setSelected(true);
    }
  }

  private void again(RecentLayers.Use use) {
    if (!use.service()) {
      toFiles.setSelected(true);
      files.read(List.of(Path.of(use.address())));
    } else {
      serviceWanted.accept(use.address());
    }
  }

  private java.util.function.Consumer<String> serviceWanted = url -> {};

  /** Hears which service is to be asked again. */
  void onService(java.util.function.Consumer<String> listener) {
    serviceWanted = listener;
  }

  /** Shows the files. */
  void showFiles() {
    toFiles.setSelected(true);
  }

  /** The page shown. */
  Optional<Node> shownPage() {
    return page.getChildren().stream().findFirst();
  }
}
