package org.tutai.viewer.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.work.Jobs;

/** Whatever is drawn and changed, undoing all of it gives the map that was there first. */
class UndoPropertyTest {

  private static final List<Viewport> VIEWS =
      List.of(
          new Viewport(CrsRegistry.WEB_MERCATOR, 13_464_000, 2_725_000, 800, 1000, 700),
          new Viewport(CrsRegistry.WEB_MERCATOR, 20_037_000, 0, 60_000, 1000, 700),
          new Viewport(CrsRegistry.CRS84, 0, 80, 0.1, 1000, 700),
          new Viewport(CrsRegistry.TWD97_TM2_121, 250_000, 2_700_000, 200, 1000, 700));

  @Test
  void undoingEverythingGivesTheFirstMap() {
    for (int seed = 0; seed < 150; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    var random = new Random(seed);
    var project = new Project();
    var map = new MapViewModel();
    try (var jobs = new Jobs(new UiQueue())) {
      var model = new AnnotateViewModel(project, map);
      var tool = new AnnotateTool(model, map, new Snap(map, project, jobs));
      map.use(tool);
      for (int i = 0; i < 60; i++) {
        act(random, model, tool, map, project);
      }
      ThemeMap last = project.map();
      int steps = 0;
      while (project.undoableProperty().get().isPresent()) {
        project.undo();
        steps++;
      }
      assertThat(project.map()).as("seed %d", seed).isEqualTo(ThemeMap.EMPTY);
      for (int i = 0; i < steps; i++) {
        project.redo();
      }
      assertThat(project.map()).as("seed %d", seed).isEqualTo(last);
    }
  }

  private static void act(
      Random random,
      AnnotateViewModel model,
      AnnotateTool tool,
      MapViewModel map,
      Project project) {
    switch (random.nextInt(16)) {
      case 0, 1 -> model.kindProperty().set(Optional.of(kind(random)));
      case 2 -> model.kindProperty().set(Optional.empty());
      case 3, 4, 5, 6 -> click(random, tool, map);
      case 7, 8 -> drag(random, tool, map);
      case 9 -> tool.finish();
      case 10 -> model.endTyping("文字 " + random.nextInt());
      case 11 -> tool.nudged(random.nextInt(-50, 50), random.nextInt(-50, 50));
      case 12 -> model.restyle(of -> Restyle.size(of, random.nextInt(-10, 3000)));
      case 13 -> edit(random, model, tool);
      case 14 -> map.go(VIEWS.get(random.nextInt(VIEWS.size())));
      default -> {
        if (random.nextBoolean()) {
          project.undo();
        } else {
          project.redo();
        }
      }
    }
  }

  private static DrawKind kind(Random random) {
    return DrawKind.values()[random.nextInt(DrawKind.values().length)];
  }

  private static MapPointer somewhere(Random random, MapViewModel map, int clicks) {
    return new MapPointer(
        random.nextInt(1000),
        random.nextInt(700),
        map.viewport(),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        clicks);
  }

  private static void click(Random random, AnnotateTool tool, MapViewModel map) {
    MapPointer at = somewhere(random, map, 1 + random.nextInt(2));
    tool.moved(at);
    if (tool.pressed(at)) {
      tool.released(at);
    }
    tool.clicked(at);
  }

  private static void drag(Random random, AnnotateTool tool, MapViewModel map) {
    MapPointer from = somewhere(random, map, 1);
    MapPointer to = somewhere(random, map, 1);
    if (tool.pressed(from)) {
      tool.dragged(somewhere(random, map, 1));
      tool.dragged(to);
      tool.released(to);
    }
  }

  private static void edit(Random random, AnnotateViewModel model, AnnotateTool tool) {
    List<Drawn> all = model.drawnProperty().get();
    if (!all.isEmpty()) {
      model.pick(List.of(all.get(random.nextInt(all.size())).id()));
    }
    switch (random.nextInt(8)) {
      case 0 -> tool.removed();
      case 1 -> tool.duplicated();
      case 2 -> tool.copied();
      case 3 -> tool.pasted();
      case 4 -> model.reorder(random.nextBoolean());
      case 5 -> model.write("說明 " + random.nextInt());
      case 6 -> model.radius(random.nextDouble() * 4e7 - 1e7);
      default -> model.restyle(of -> Restyle.rotation(of, random.nextDouble() * 2000 - 1000));
    }
  }
}
