package org.tutai.viewer.navigate;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.viewer.coordinates.CrsChooserView;
import org.tutai.viewer.coordinates.CrsChooserViewModel;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.map.ZoomBox;
import org.tutai.viewer.words.Text;

/** Moving about the map, and knowing where one is. */
public final class NavigateFeature implements Feature {

  private static final Text ZOOM_IN = Text.of("Zoom in", "放大");
  private static final Text ZOOM_OUT = Text.of("Zoom out", "縮小");
  private static final Text ZOOM_BOX = Text.of("Zoom to a box", "框選放大");
  private static final Text PAN = Text.of("Pan", "平移");
  private static final Text FULL = Text.of("Full extent", "全圖");
  private static final Text TAIWAN = Text.of("Show Taiwan", "臺灣全圖");
  private static final Text PREVIOUS = Text.of("Previous view", "上一個範圍");
  private static final Text NEXT = Text.of("Next view", "下一個範圍");
  private static final Text GO_TO = Text.of("Go to coordinate…", "前往坐標…");
  private static final Text GO_TO_TITLE = Text.of("Go to coordinate", "前往坐標");
  private static final Text CRS = Text.of("Coordinate system of the map…", "地圖坐標系統…");
  private static final Text CRS_TITLE = Text.of("Coordinate system of the map", "地圖坐標系統");
  private static final Text POINTER_TITLE =
      Text.of("Coordinate system of the pointer", "游標坐標的坐標系統");
  private static final Text OVERVIEW = Text.of("Overview map", "鷹眼圖");
  private static final Text BASE = Text.of("Base map", "底圖");
  private static final Text BASE_ON = Text.of("Show base map", "顯示底圖");
  private static final Text BASE_OFF = Text.of("Hide base map", "關閉底圖");
  private static final Text COPY = Text.of("Copy pointer coordinates", "複製游標坐標");
  private static final Text COPIED = Text.of("Copied: %s", "已複製：%s");
  private static final Text UNMARK = Text.of("Clear marks on the map", "清除地圖標記");
  private static final Text ELSEWHERE =
      Text.of("The map's coordinate system %s does not reach there.", "地圖的坐標系統 %s 不適用於該處。");
  private static final Text CHANGE = Text.of("Change it…", "變更…");

  private ThemeBase lastBase = ThemeBase.SERVER;

  @Override
  public void install(Desk desk) {
    var pointer = new PointerViewModel(desk.map());
    var overview = new OverviewViewModel(desk.map());
    addMoves(desk);
    addPlaces(desk);
    addSwitches(desk, overview);
    desk.commands()
        .add(
            Command.of("map.copy-coordinates", COPY, Place.EDIT, () -> copy(desk, pointer))
                .icon(Icons.COORDINATES)
                .keys("Shortcut+Alt+C"));
    desk.overMap(Pos.BOTTOM_LEFT, inset(MapFootView.bar(desk.map(), desk.words())));
    var makers = new AttributionViewModel(desk.project(), desk.contents(), desk.map());
    desk.overMap(
        Pos.BOTTOM_RIGHT,
        inset(
            MapFootView.corner(
                new OverviewView(overview, desk),
                OverviewView.unfold(overview, desk),
                MapFootView.attribution(makers, desk.words()))));
    desk.overMap(Pos.TOP_RIGHT, inset(buttons(desk)));
    desk.status(
        new StatusView(desk, pointer, () -> chooseNotation(desk, pointer), () -> chooseCrs(desk)));
  }

  private static Region inset(Region over) {
    StackPane.setMargin(over, new Insets(12));
    return over;
  }

  private static void addMoves(Desk desk) {
    MapViewModel map = desk.map();
    var box = new ZoomBox(map);
    desk.commands()
        .add(
            Command.of("map.zoom-in", ZOOM_IN, Place.VIEW, () -> map.zoom(2))
                .icon(Icons.ZOOM_IN)
                .keys("Shortcut+Equals"));
    desk.commands()
        .add(
            Command.of("map.zoom-out", ZOOM_OUT, Place.VIEW, () -> map.zoom(0.5))
                .icon(Icons.ZOOM_OUT)
                .keys("Shortcut+Minus"));
    desk.commands()
        .add(
            Command.of("map.pan", PAN, Place.VIEW, map::putAway)
                .icon(Icons.PAN)
                .keys("Shortcut+Shift+H")
                .showing(map(map, tool -> tool.isEmpty()))
                .toolBar());
    desk.commands()
        .add(
            Command.of("map.zoom-box", ZOOM_BOX, Place.VIEW, () -> turn(map, box))
                .icon(Icons.ZOOM_BOX)
                .keys("Shortcut+Shift+X")
                .showing(map(map, tool -> tool.filter(box::equals).isPresent()))
                .toolBar());
    desk.commands()
        .add(
            Command.of("map.previous", PREVIOUS, Place.VIEW, map::back)
                .icon(Icons.PREVIOUS_VIEW)
                .keys("Alt+Left")
                .when(map.canGoBackProperty())
                .toolBar());
    desk.commands()
        .add(
            Command.of("map.next", NEXT, Place.VIEW, map::forth)
                .icon(Icons.NEXT_VIEW)
                .keys("Alt+Right")
                .when(map.canGoForthProperty())
                .toolBar());
  }

  private static ObservableBooleanValue map(
      MapViewModel map,
      java.util.function.Predicate<Optional<org.tutai.viewer.map.MapTool>> condition) {
    return Bindings.createBooleanBinding(
        () -> condition.test(map.toolProperty().get()), map.toolProperty());
  }

  private static void turn(MapViewModel map, ZoomBox box) {
    if (map.toolProperty().get().filter(box::equals).isPresent()) {
      map.putAway();
    } else {
      map.use(box);
    }
  }

  private static void addPlaces(Desk desk) {
    desk.commands()
        .add(
            Command.of(
                    "map.full",
                    FULL,
                    Place.VIEW,
                    () -> go(desk, Extents.of(desk.project().map(), desk.layers())))
                .icon(Icons.FULL_EXTENT)
                .keys("Shortcut+0")
                .toolBar());
    desk.commands()
        .add(Command.of("map.taiwan", TAIWAN, Place.VIEW, () -> go(desk, Extents.TAIWAN)));
    desk.commands()
        .add(
            Command.of("map.go-to", GO_TO, Place.VIEW, () -> goTo(desk))
                .icon(Icons.GO_TO)
                .keys("Shortcut+G"));
    desk.commands()
        .add(Command.of("map.crs", CRS, Place.VIEW, () -> chooseCrs(desk)).icon(Icons.CRS));
    var marks = desk.map().marksProperty();
    desk.commands()
        .add(
            Command.of(
                    "map.unmark",
                    UNMARK,
                    Place.VIEW,
                    () -> marks.set(org.tutai.viewer.map.Sketch.NONE))
                .icon(Icons.CLEAR)
                .when(Bindings.createBooleanBinding(() -> !marks.get().shapes().isEmpty(), marks)));
  }

  private void addSwitches(Desk desk, OverviewViewModel overview) {
    var shown = overview.shownProperty();
    desk.commands()
        .add(
            Command.of("map.overview", OVERVIEW, Place.VIEW, () -> shown.set(!shown.get()))
                .icon(Icons.OVERVIEW)
                .keys("Shortcut+Shift+M")
                .showing(shown));
    var base =
        Bindings.createBooleanBinding(
            () -> desk.project().map().base().kind() != ThemeBase.Kind.NONE,
            desk.project().mapProperty());
    desk.commands()
        .add(
            Command.of("map.base", BASE, Place.VIEW, () -> turnBase(desk))
                .icon(Icons.BASE_MAP)
                .showing(base)
                .toolBar());
  }

  /** Off, and on again as it was. */
  private void turnBase(Desk desk) {
    ThemeBase now = desk.project().map().base();
    boolean on = now.kind() != ThemeBase.Kind.NONE;
    ThemeBase next = on ? ThemeBase.NONE : lastBase;
    lastBase = on ? now : lastBase;
    desk.project().edit(on ? BASE_OFF : BASE_ON, map -> map.withBase(next));
  }

  /** The two buttons that everybody looks for, at the map's edge. */
  private static VBox buttons(Desk desk) {
    var in = Icons.button(Icons.ZOOM_IN, desk.words().of(ZOOM_IN));
    in.setId("zoom-in");
    in.setOnAction(event -> desk.map().zoom(2));
    var out = Icons.button(Icons.ZOOM_OUT, desk.words().of(ZOOM_OUT));
    out.setId("zoom-out");
    out.setOnAction(event -> desk.map().zoom(0.5));
    var buttons = new VBox(in, out);
    buttons.getStyleClass().add("on-map");
    buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return buttons;
  }

  /** Goes to a rectangle of degrees, or says why the map can't. */
  static void go(Desk desk, Bounds lonLat) {
    Optional<Viewport> there = Extents.seen(lonLat, desk.map().viewport());
    if (there.isPresent()) {
      desk.map().go(there.get());
    } else {
      String code = desk.map().viewport().crs().code();
      desk.trouble(
          Text.of(ELSEWHERE.english().formatted(code), ELSEWHERE.chinese().formatted(code)),
          Optional.of(CHANGE),
          () -> chooseCrs(desk));
    }
  }

  private static void goTo(Desk desk) {
    var model = new GoToViewModel(desk.map(), desk.jobs());
    desk.dialog(GO_TO_TITLE, new GoToView(model, desk.words(), desk::closeDialog));
  }

  private static void chooseCrs(Desk desk) {
    Viewport now = desk.map().viewport();
    Optional<Position> middle = now.place(now.width() / 2.0, now.height() / 2.0);
    choose(desk, CRS_TITLE, now.crs(), middle, crs -> desk.map().use(crs));
  }

  private static void chooseNotation(Desk desk, PointerViewModel pointer) {
    choose(
        desk, POINTER_TITLE, pointer.notationProperty().get().crs(), pointer.place(), pointer::use);
  }

  private static void choose(
      Desk desk,
      Text title,
      Crs now,
      Optional<Position> here,
      java.util.function.Consumer<Crs> chosen) {
    var model = new CrsChooserViewModel(desk.jobs(), now, here);
    desk.dialog(
        title,
        new CrsChooserView(
            model,
            desk.words(),
            crs -> {
              desk.closeDialog();
              chosen.accept(crs);
            }));
  }

  private static void copy(Desk desk, PointerViewModel pointer) {
    pointer
        .copied()
        .ifPresent(
            text -> {
              desk.copy(text);
              desk.tell(
                  Text.of(COPIED.english().formatted(text), COPIED.chinese().formatted(text)));
            });
  }
}
