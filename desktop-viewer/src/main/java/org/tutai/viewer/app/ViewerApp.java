package org.tutai.viewer.app;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The desktop viewer: for now an empty window with its title. */
public final class ViewerApp extends Application {

  @Override
  public void start(Stage stage) {
    stage.setTitle("Tutai 圖臺");
    stage.setScene(new Scene(new StackPane(), 1200, 800));
    stage.show();
  }
}
