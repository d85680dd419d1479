package org.tutai.viewer.layers.report;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Remark;
import org.tutai.viewer.layers.Plainly;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Words;

/** The small pieces that the report card is made of. */
final class Bits {

  private Bits() {}

  static Label chip(String text, @Nullable String style) {
    var chip = new Label(text);
    chip.getStyleClass().add("chip");
    if (style != null) {
      chip.getStyleClass().add(style);
    }
    return chip;
  }

  static Label title(String text) {
    var title = new Label(text);
    title.getStyleClass().add("section-title");
    return title;
  }

  static Label said(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static Node folded(String title, Node content) {
    var pane = new TitledPane(title, content);
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.setMnemonicParsing(false);
    pane.getStyleClass().add("folded");
    return pane;
  }

  static Node remarks(Words words, List<Remark> remarks) {
    var list = new VBox(4);
    for (Remark remark : remarks) {
      var label = said(Plainly.of(remark, words.language()), "hint");
      label.setGraphic(Icons.graphic(remark.isWarning() ? Icons.WARNING : Icons.NOTE));
      if (remark.isWarning()) {
        label.getStyleClass().add("report-warning");
      }
      list.getChildren().add(label);
    }
    return list;
  }
}
