package org.tutai.viewer.layers.csv;

import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.tutai.viewer.look.Palette;
import org.tutai.viewer.look.Pixels;

/** The places of a table on the base map, small. */
final class PlacesMap extends StackPane {

  private static final double LEAST = 120;

  /** More numbers than this are drawn as small dots. */
  private static final int MANY = 1000;

  PlacesMap() {
    getStyleClass().add("csv-map");
    setMinSize(CsvPreviewViewModel.WIDTH, LEAST);
    setPrefSize(CsvPreviewViewModel.WIDTH, CsvPreviewViewModel.HEIGHT);
    setMaxSize(CsvPreviewViewModel.WIDTH, CsvPreviewViewModel.HEIGHT);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  void show(Optional<PlacesPicture> picture) {
    setVisible(picture.isPresent());
    setManaged(picture.isPresent());
    getChildren().clear();
    picture.ifPresent(
        drawn ->
            getChildren()
                .addAll(
                    new ImageView(Pixels.image(drawn.width(), drawn.height(), drawn.pixels())),
                    points(drawn)));
  }

  private static Canvas points(PlacesPicture picture) {
    var canvas = new Canvas(picture.width(), picture.height());
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    double[] points = picture.points();
    for (int pass = 0; pass < 2; pass++) {
      double radius = (points.length > MANY ? 1 : 2) + (pass == 0 ? 1 : 0);
      graphics.setFill(
          Palette.of(false).colour(pass == 0 ? "-tutai-map-halo" : "-tutai-map-sketch"));
      for (int i = 0; i < points.length; i += 2) {
        graphics.fillOval(points[i] - radius, points[i + 1] - radius, 2 * radius, 2 * radius);
      }
    }
    return canvas;
  }
}
