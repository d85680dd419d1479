package org.tutai.viewer.annotate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.draw.ToolPanel;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** Puts drawing and writing on the desk. */
public final class AnnotateFeature implements Feature {

  private static final Text TITLE = Text.of("Draw and write", "繪圖與註記");
  private static final Text SELECT = Text.of("Select annotations", "選取註記");
  private static final Command.Group GROUP = new Command.Group("annotate", TITLE);
  private static final Text READING = Text.of("Reading the picture", "讀取圖片");
  private static final Text PICTURE = Text.of("Picture for the map", "選擇圖片");
  private static final Text ANOTHER = Text.of("Choose another…", "選擇其他圖片…");

  @Override
  public void install(Desk desk) {
    var model = new AnnotateViewModel(desk.project(), desk.map());
    var snap = new Snap(desk.map(), desk.project(), desk.jobs());
    var work = new Work(desk, model, new AnnotateTool(model, desk.map(), snap));
    new TextOnMap(desk, model);
    for (DrawKind kind : DrawKind.values()) {
      work.offer(Optional.of(kind));
    }
    work.offer(Optional.empty());
  }

  static Ikon icon(DrawKind kind) {
    return switch (kind) {
      case POINT -> Icons.POINT;
      case LINE -> Icons.LINE;
      case FREEHAND -> Icons.ANNOTATE;
      case POLYGON -> Icons.POLYGON;
      case CIRCLE -> Icons.CIRCLE;
      case RECTANGLE -> Icons.RECTANGLE;
      case ARROW -> Icons.ARROW;
      case TEXT -> Icons.TEXT;
      case IMAGE -> Icons.PICTURE;
    };
  }

  private static Text title(DrawKind kind) {
    return switch (kind) {
      case POINT -> Text.of("Draw points", "繪製點");
      case LINE -> Text.of("Draw a line", "繪製線");
      case FREEHAND -> Text.of("Draw freehand", "手繪線");
      case POLYGON -> Text.of("Draw a polygon", "繪製面");
      case CIRCLE -> Text.of("Draw a circle", "繪製圓");
      case RECTANGLE -> Text.of("Draw a rectangle", "繪製矩形");
      case ARROW -> Text.of("Draw an arrow", "繪製箭頭");
      case TEXT -> Text.of("Write on the map", "標註文字");
      case IMAGE -> Text.of("Put a picture on the map", "放置圖片");
    };
  }

  /** Offers to draw, to write and to select. */
  private static final class Work {

    private final Desk desk;
    private final AnnotateViewModel model;
    private final ToolPanel panel;

    Work(Desk desk, AnnotateViewModel model, AnnotateTool tool) {
      this.desk = desk;
      this.model = model;
      this.panel =
          new ToolPanel(desk, tool, TITLE, () -> new AnnotateView(desk, model, this::use).root());
    }

    void offer(Optional<DrawKind> kind) {
      String name = kind.map(DrawKind::name).orElse("SELECT").toLowerCase(Locale.ROOT);
      Command command =
          Command.of(
                  "annotate." + name,
                  kind.map(AnnotateFeature::title).orElse(SELECT),
                  Place.TOOLS,
                  () -> turn(kind))
              .icon(kind.map(AnnotateFeature::icon).orElse(Icons.SELECT))
              .showing(
                  panel.isOn(() -> model.kindProperty().get().equals(kind), model.kindProperty()))
              .toolBar(GROUP);
      desk.commands().add(kind.isEmpty() ? command.keys("Shortcut+E") : command);
    }

    /** Begins to draw something, or to select; ends it when that is what is done already. */
    private void turn(Optional<DrawKind> kind) {
      if (panel.isOn() && model.kindProperty().get().equals(kind)) {
        desk.map().putAway();
        return;
      }
      use(kind);
    }

    private void use(Optional<DrawKind> kind) {
      if (kind.equals(Optional.of(DrawKind.IMAGE))) {
        askPicture();
        return;
      }
      begin(kind);
    }

    private void begin(Optional<DrawKind> kind) {
      panel.take();
      model.kindProperty().set(kind);
      panel.show();
    }

    private void askPicture() {
      List<Path> files = desk.askFiles(PICTURE, PictureFile.ENDINGS);
      if (files.isEmpty()) {
        return;
      }
      desk.jobs()
          .start(READING, progress -> PictureFile.dataUrl(files.get(0)))
          .then(
              image -> {
                model.pictureProperty().set(Optional.of(image));
                begin(Optional.of(DrawKind.IMAGE));
              })
          .failed(
              failure -> {
                Text why =
                    failure instanceof PictureFile.Refused refused
                        ? refused.why()
                        : Text.same(String.valueOf(failure.getMessage()));
                desk.trouble(why, Optional.of(ANOTHER), this::askPicture);
              });
    }
  }
}
