package org.tutai.viewer;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Something a person drags in from another program. On the JavaFX thread. */
public final class Dragged {

  private final Dragboard board;

  private Dragged(Map<DataFormat, Object> content) {
    Object peer =
        Proxy.newProxyInstance(
            Dragged.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, given) ->
                switch (method.getName()) {
                  case "getContentTypes" -> content.keySet();
                  case "getContent" -> content.get((DataFormat) given[0]);
                  case "hasContent" -> content.containsKey((DataFormat) given[0]);
                  case "getTransferModes" -> Set.of(TransferMode.COPY);
                  case "getDragViewOffsetX", "getDragViewOffsetY" -> 0.0;
                  case "putContent" -> false;
                  default -> null;
                });
    board = DragboardHelper.createDragboard((TKClipboard) peer);
  }

  /** Files of a file manager. */
  public static Dragged files(java.nio.file.Path... files) {
    return new Dragged(
        Map.of(DataFormat.FILES, List.of(files).stream().map(java.nio.file.Path::toFile).toList()));
  }

  /** A link of a browser. */
  public static Dragged link(String url) {
    return new Dragged(Map.of(DataFormat.URL, url, DataFormat.PLAIN_TEXT, url));
  }

  /** Holds it over a node; whether it would be taken there. */
  public boolean over(Node node) {
    return send(node, DragEvent.DRAG_OVER).isAccepted();
  }

  /** Lets it go over a node; whether it was taken. */
  public boolean drop(Node node) {
    return send(node, DragEvent.DRAG_DROPPED).isDropCompleted();
  }

  private DragEvent send(Node node, EventType<DragEvent> type) {
    var told = new DragEvent[1];
    javafx.event.EventHandler<DragEvent> last = event -> told[0] = event;
    node.getScene().getWindow().addEventFilter(type, last);
    try {
      var event =
          new DragEvent(
              type,
              board,
              0,
              0,
              0,
              0,
              TransferMode.COPY,
              null,
              node,
              new javafx.scene.input.PickResult(node, 0, 0));
      Event.fireEvent(node, event);
      return told[0] == null ? event : told[0];
    } finally {
      node.getScene().getWindow().removeEventFilter(type, last);
    }
  }
}
