package org.tutai.viewer.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.project.ProjectTitle;
import org.tutai.viewer.words.Language;

/** The desktop viewer. */
public final class ViewerApp extends Application {

  private static final Logger log = LoggerFactory.getLogger(ViewerApp.class);

  private @Nullable Path settingsFile;
  private @Nullable Settings settings;
  private @Nullable Workbench bench;
  private @Nullable MainView view;

  /* Off the UI thread: reads files and fonts, and sets up what encrypted connections need. */
  @Override
  public void init() throws IOException {
    Places places = Places.of(System.getenv(), Path.of(System.getProperty("user.home")));
    settingsFile = places.home().resolve("settings.json");
    settings = Settings.read(settingsFile);
    bench = new Workbench(places, settings.languageFor(Locale.getDefault()), Platform::runLater);
    Icons.load();
  }

  @Override
  public void start(Stage stage) {
    Workbench workbench = Objects.requireNonNull(bench, "initialized");
    Settings before = Objects.requireNonNull(settings, "initialized");
    Path file = Objects.requireNonNull(settingsFile, "initialized");
    var look = new Look(before.dark());
    look.install();
    workbench.darkProperty().bindBidirectional(look.darkProperty());
    var window = new MainView(workbench, new SystemDialogs(getHostServices()));
    view = window;
    var scene = new Scene(window.root(), before.width(), before.height());
    look.apply(scene);
    stage.titleProperty().bind(ProjectTitle.of(workbench.words(), workbench.project()));
    stage.setScene(scene);
    stage.setOnHidden(event -> remember(file, before, workbench, scene));
    stage.show();
    workbench.openBase();
    window.open(getParameters().getRaw().stream().map(Path::of).toList());
  }

  private static void remember(Path file, Settings before, Workbench bench, Scene scene) {
    Language language = bench.words().language();
    boolean usual = language == before.languageFor(Locale.getDefault());
    var now =
        new Settings(
            usual ? before.language() : Optional.of(language),
            bench.darkProperty().get(),
            scene.getWidth(),
            scene.getHeight());
    try {
      now.write(file);
    } catch (IOException e) {
      log.warn("the settings cannot be written to {}: {}", file, e.toString());
    }
  }

  @Override
  public void stop() {
    if (view != null) {
      view.close();
    }
    if (bench != null) {
      bench.close();
    }
  }
}
