package org.tutai.viewer.layers.add;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.layers.web.AllowedHosts;
import org.tutai.viewer.layers.web.ServiceView;
import org.tutai.viewer.layers.web.ServiceViewModel;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** Adding layers: commands, dialog, files dropped on the window and named on the command line. */
public final class AddFeature implements Feature {

  private static final Text ADD = Text.of("Add layer…", "加入圖層…");
  private static final Text ADD_TITLE = Text.of("Add layer", "加入圖層");
  private static final Text ADD_FILES = Text.of("Add files…", "加入檔案…");
  private static final Text ADD_SERVICE = Text.of("Add a web service…", "加入網路服務…");
  private static final Text FILES = Text.of("Files of layers", "圖層檔案");
  private static final Text UNREADABLE = Text.of("%s: %s", "%s：%s");
  private static final Text MORE = Text.of("%d more files cannot be read.", "另有 %d 個檔案無法讀取。");
  private static final Text HOSTS = Text.of("Reading the hosts you allowed", "正在讀取已允許的主機");
  private static final Text LIST = Text.of("Show the list", "顯示清單");
  private static final int TOLD = 3;

  private final AddSources sources;
  private @Nullable Desk desk;
  private @Nullable AddFilesViewModel files;
  private @Nullable Web web;
  private @Nullable RecentLayers recent;
  private @Nullable AddView shown;

  /**
   * The feature.
   *
   * @param sources where other rooms enter what they offer
   */
  public AddFeature(AddSources sources) {
    this.sources = sources;
  }

  @Override
  public void install(Desk on) {
    desk = on;
    var adder = new LayerAdder(on);
    var lately = new RecentLayers(on.jobs(), on.home());
    recent = lately;
    var model = new AddFilesViewModel(on, adder, lately);
    files = model;
    model.onSettled(this::settled);
    var hosts = new AllowedHosts(on.home());
    on.jobs().start(HOSTS, progress -> hosts.allowAll(on.remote().fetcher()));
    web =
        new Web(new ServiceViewModel(on, hosts, (layers, offer, url) -> took(adder, layers, url)));
    on.setOpener(model::read);
    on.overMap(
        Pos.CENTER,
        new DropHint(
            on.words(),
            on::open,
            url -> {
              show();
              web().ask(url);
            }));
    addCommands(on);
  }

  private void addCommands(Desk on) {
    on.commands()
        .add(
            Command.of("layers.add", ADD, Place.LAYER, this::show)
                .icon(Icons.ADD_LAYER)
                .keys("Shortcut+L")
                .toolBar());
    on.commands()
        .add(
            Command.of(
                    "layers.add-files",
                    ADD_FILES,
                    Place.LAYER,
                    () -> files().read(on.askFiles(FILES, FilesView.ENDINGS)))
                .icon(Icons.ADD_FILE)
                .keys("Shortcut+Shift+L"));
    on.commands()
        .add(
            Command.of(
                    "layers.add-service",
                    ADD_SERVICE,
                    Place.LAYER,
                    () -> {
                      show();
                      web().wanted();
                    })
                .icon(Icons.ADD_SERVER));
  }

  private Desk desk() {
    return java.util.Objects.requireNonNull(desk, "installed");
  }

  private AddFilesViewModel files() {
    return java.util.Objects.requireNonNull(files, "installed");
  }

  private Web web() {
    return java.util.Objects.requireNonNull(web, "installed");
  }

  private boolean isShown() {
    return shown != null && shown.getScene() != null;
  }

  private void show() {
    if (isShown()) {
      return;
    }
    var view =
        new AddView(
            desk(), files(), java.util.Objects.requireNonNull(recent, "installed"), sources, web());
    view.onService(url -> web().ask(url));
    shown = view;
    desk().dialog(ADD_TITLE, view);
  }

  /** All was looked at: asks what has to be asked, tells what failed, or is done. */
  private void settled() {
    AddFilesViewModel model = files();
    if (!model.questions().isEmpty()) {
      preview(model);
      show();
    } else if (isShown() && model.items().isEmpty()) {
      desk().closeDialog();
    } else if (!isShown()) {
      tellFailures(model);
    }
  }

  /** A single table is shown at once. */
  private static void preview(AddFilesViewModel model) {
    List<FileItem> all = model.questions();
    if (all.size() == 1
        && all.get(0).state() instanceof FileItem.State.Found found
        && found.survey().isTable()) {
      model.previewedProperty().set(Optional.of(all.get(0)));
    }
  }

  private void tellFailures(AddFilesViewModel model) {
    List<FileItem> failures = model.failures();
    for (FileItem item : failures.subList(0, Math.min(TOLD, failures.size()))) {
      if (item.state() instanceof FileItem.State.Failed failed) {
        desk().trouble(UNREADABLE.filled(item.name(), failed.what()), Optional.empty(), () -> {});
        model.dismiss(item);
      }
    }
    int more = failures.size() - TOLD;
    if (more > 0) {
      desk().trouble(MORE.filled(more), Optional.of(LIST), this::show);
    }
  }

  private void took(LayerAdder adder, List<ThemeLayer> layers, String url) {
    if (adder.add(new LayerAdder.Batch(), layers)) {
      java.util.Objects.requireNonNull(recent, "installed").note(RecentLayers.Use.ofService(url));
      desk().closeDialog();
    }
  }

  /** The page of web services. */
  private final class Web implements AddView.ServicePage {
    private final ServiceViewModel model;
    private Runnable asked = () -> {};

    Web(ServiceViewModel model) {
      this.model = model;
    }

    @Override
    public Node content() {
      return new ServiceView(desk().words(), model);
    }

    @Override
    public void ask(String url) {
      asked.run();
      model.urlProperty().set(url);
      model.ask();
    }

    void wanted() {
      asked.run();
    }

    @Override
    public void onAsked(Runnable listener) {
      asked = listener;
    }
  }
}
