package org.tutai.viewer.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.words.Language;

/** The desktop viewer. */
public final class ViewerApp extends Application {

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  private @Nullable Workbench bench;
  private @Nullable MainView view;

  @Override
  public void start(Stage stage) throws IOException {
    Places places = Places.of(System.getenv(), Path.of(System.getProperty("user.home")));
    var workbench = new Workbench(places, Language.of(Locale.getDefault()), Platform::runLater);
    bench = workbench;
    var window = new MainView(workbench, getHostServices());
    view = window;
    var look = new Look(false);
    look.install();
    workbench.darkProperty().bindBidirectional(look.darkProperty());
    var scene = new Scene(window.root(), WIDTH, HEIGHT);
    look.apply(scene);
    stage.setTitle("Tutai 圖臺");
    stage.setScene(scene);
    stage.show();
    workbench.openBase();
    window.open(getParameters().getRaw().stream().map(Path::of).toList());
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
