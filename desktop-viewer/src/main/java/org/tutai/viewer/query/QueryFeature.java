package org.tutai.viewer.query;

import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.table.TableLayer;
import org.tutai.viewer.table.TableLayers;
import org.tutai.viewer.words.Text;

/** Puts identifying, selecting and asking by conditions on the desk. */
public final class QueryFeature implements Feature {

  private static final Text IDENTIFY = Text.of("Identify features", "查詢圖徵屬性");
  private static final Text SELECT = Text.of("Select", "選取");
  private static final Text BUFFER = Text.of("Buffer", "環域");
  private static final Text NONE = Text.of("Select none", "取消選取");
  private static final Text NO_LAYER = Text.of("Add a layer with features first", "請先加入含有圖徵的圖層");
  private static final Command.Group SHAPES = new Command.Group("select", SELECT);
  private static final Command.Group BUFFERS = new Command.Group("buffer", BUFFER);

  @Override
  public void install(Desk desk) {
    new Work(desk).offer();
  }

  /** Tools and panels of a window, which come and go together. */
  private static final class Work {

    private final Desk desk;
    private final IdentifyViewModel identify;
    private final SelectViewModel select;
    private final ExpressionViewModel expression;
    private final IdentifyTool identifyTool;
    private final SelectTool selectTool;
    private final ObservableBooleanValue some;
    private @Nullable Node identified;
    private @Nullable Node selecting;

    Work(Desk desk) {
      this.desk = desk;
      this.identify = new IdentifyViewModel(desk);
      this.select = new SelectViewModel(desk);
      this.expression = new ExpressionViewModel(desk);
      this.identifyTool = new IdentifyTool(identify, this::showIdentified, Grip.PICK);
      this.selectTool = new SelectTool(select);
      this.some = TableLayers.some(desk);
    }

    void offer() {
      desk.map()
          .restProperty()
          .set(Optional.of(new IdentifyTool(identify, this::showIdentified, Grip.PLAIN)));
      desk.commands()
          .add(
              Command.of("query.identify", IDENTIFY, Place.TOOLS, this::identify)
                  .icon(Icons.IDENTIFY)
                  .keys("Shortcut+Shift+I")
                  .showing(inHand(identifyTool))
                  .toolBar());
      for (SelectShape shape : SelectShape.values()) {
        offer(shape);
      }
      desk.commands()
          .add(
              Command.of("select.expression", ExpressionView.TITLE, Place.TOOLS, this::ask)
                  .icon(Icons.QUERY)
                  .keys("Shortcut+Shift+E")
                  .when(some)
                  .toolBar(SHAPES));
      desk.commands()
          .add(
              Command.of("select.none", NONE, Place.TOOLS, desk.selection()::clear)
                  .icon(Icons.SELECT_NONE)
                  .keys("Shortcut+Shift+A")
                  .when(
                      Bindings.createBooleanBinding(
                          () -> !desk.selection().selectedProperty().get().isEmpty(),
                          desk.selection().selectedProperty()))
                  .toolBar(SHAPES));
    }

    private void offer(SelectShape shape) {
      var on =
          Bindings.createBooleanBinding(
              () -> isInHand(selectTool) && select.shapeProperty().get() == shape,
              desk.map().toolProperty(),
              select.shapeProperty());
      desk.commands()
          .add(
              Command.of(
                      "select." + shape.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      shape.title(),
                      Place.TOOLS,
                      () -> select(shape))
                  .icon(shape.icon())
                  .when(some)
                  .showing(on)
                  .toolBar(shape.isBuffer() ? BUFFERS : SHAPES));
    }

    private boolean isInHand(MapTool tool) {
      Optional<MapTool> used = desk.map().toolProperty().get();
      return used.isPresent() && used.get() == tool;
    }

    private ObservableBooleanValue inHand(MapTool tool) {
      return Bindings.createBooleanBinding(() -> isInHand(tool), desk.map().toolProperty());
    }

    private void identify() {
      if (isInHand(identifyTool)) {
        desk.map().putAway();
        return;
      }
      desk.map().use(identifyTool);
      showIdentified();
    }

    private void showIdentified() {
      Node panel = identified;
      if (panel == null) {
        panel = new IdentifyView(desk, identify);
        panel.sceneProperty().addListener((value, before, now) -> left(now == null));
        identified = panel;
      }
      if (panel.getScene() == null) {
        desk.inspect(IdentifyView.TITLE, panel);
      }
    }

    private void left(boolean gone) {
      if (gone) {
        identify.clear();
        if (isInHand(identifyTool)) {
          desk.map().putAway();
        }
      }
    }

    private void select(SelectShape shape) {
      if (isInHand(selectTool) && select.shapeProperty().get() == shape) {
        desk.map().putAway();
        return;
      }
      select.shapeProperty().set(shape);
      if (!isInHand(selectTool)) {
        desk.map().use(selectTool);
      }
      Node panel = selecting;
      if (panel == null) {
        panel = new SelectView(desk, select);
        panel.sceneProperty().addListener((value, before, now) -> leftSelecting(now == null));
        selecting = panel;
      }
      if (panel.getScene() == null) {
        desk.inspect(SelectView.TITLE, panel);
      }
    }

    private void leftSelecting(boolean gone) {
      if (gone && isInHand(selectTool)) {
        desk.map().putAway();
      }
    }

    private void ask() {
      var layers = expression.layers();
      if (layers.isEmpty()) {
        desk.tell(NO_LAYER);
        return;
      }
      TableLayer first =
          desk.pickedLayerProperty()
              .get()
              .flatMap(id -> layers.stream().filter(each -> each.id().equals(id)).findFirst())
              .or(
                  () ->
                      expression
                          .layerProperty()
                          .get()
                          .flatMap(
                              shown ->
                                  layers.stream()
                                      .filter(each -> each.id().equals(shown.id()))
                                      .findFirst()))
              .orElse(layers.get(0));
      expression.use(first);
      var view = new ExpressionView(desk, expression);
      desk.dialog(ExpressionView.TITLE, view);
      Platform.runLater(view.first()::requestFocus);
    }
  }
}
