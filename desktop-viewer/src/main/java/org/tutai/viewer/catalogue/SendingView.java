package org.tutai.viewer.catalogue;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What leaves this computer, each file by its name; nothing where there are no files. */
final class SendingView {

  private static final Text LOOKING = Text.of("Looking at the files…", "正在檢視檔案…");
  private static final Text FILES = Text.of("Files that are sent", "將傳送的檔案");
  private static final double HEIGHT = 96;

  private SendingView() {}

  /**
   * A view.
   *
   * @param sending empty while it is looked at
   * @param server where they are sent, as it is when that is known
   */
  static Node of(Words words, ObservableValue<Optional<Sending>> sending, Supplier<String> server) {
    var fields = new Fields(words);
    var lines = new VBox(4);
    var scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(0);
    scroll.setMinViewportHeight(0);
    scroll.setMaxHeight(HEIGHT);
    scroll.accessibleTextProperty().bind(words.of(FILES));
    var box = new VBox(4);
    Runnable fill =
        () -> {
          box.getChildren().clear();
          Optional<Sending> known = sending.getValue();
          if (known.isEmpty()) {
            box.getChildren().add(fields.hint(LOOKING));
            return;
          }
          lines.getChildren().setAll(known.get().lines().stream().map(fields::hint).toList());
          known
              .get()
              .summary(server.get())
              .ifPresent(told -> box.getChildren().addAll(fields.text(told), scroll));
        };
    sending.addListener((value, before, now) -> fill.run());
    fill.run();
    Fields.shownWhile(box, Bindings.isNotEmpty(box.getChildren()).asObject());
    return box;
  }
}
