package org.tutai.viewer.desk;

/** A part of the program that is put on a desk when the window opens. */
public interface Feature {

  /** Adds its commands, panels and listeners. Called once, on the UI thread; must be quick. */
  void install(Desk desk);
}
