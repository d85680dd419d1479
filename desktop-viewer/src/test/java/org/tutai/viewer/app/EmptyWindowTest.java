package org.tutai.viewer.app;

import org.junit.jupiter.api.Test;

class EmptyWindowTest extends WindowTest {

  @Test
  void anEmptyWindowSaysWhatToDoFirst() {
    judge("window-empty");
  }

  @Test
  void thePaletteOffersEveryCommand() {
    run("view.palette");
    judge("palette");
  }
}
