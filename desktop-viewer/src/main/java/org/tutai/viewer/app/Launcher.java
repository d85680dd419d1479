package org.tutai.viewer.app;

import javafx.application.Application;

/** Starts the desktop viewer. */
public final class Launcher {

  private Launcher() {}

  /** Opens the window and returns when it is closed. */
  public static void main(String[] args) {
    Application.launch(ViewerApp.class, args);
  }
}
