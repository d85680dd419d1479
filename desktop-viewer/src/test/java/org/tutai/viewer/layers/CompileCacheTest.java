package org.tutai.viewer.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Choices;
import org.tutai.viewer.work.Progress;

/** Compiled layers that are kept, and those that are not. */
class CompileCacheTest {

  @TempDir Path folder;

  private Path cached() {
    return folder.resolve("cache");
  }

  private List<Path> cached(String ending) throws IOException {
    try (Stream<Path> all = Files.list(cached())) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static long count(List<OpenedLayer> layers) {
    return layers.get(0).view().orElseThrow().info().count();
  }

  @Test
  void compilesOnceAndAgainWhenTheFileChanged() throws IOException {
    var cache = new CompileCache(cached());
    Path file = Squares.file(folder, "a.geojson", 2);
    assertThat(count(cache.open(file, Choices.NONE, Progress.NONE))).isEqualTo(2);
    FileTime first = Files.getLastModifiedTime(cached(".layer").get(0));
    assertThat(count(cache.open(file, Choices.NONE, Progress.NONE))).isEqualTo(2);
    assertThat(Files.getLastModifiedTime(cached(".layer").get(0))).isEqualTo(first);
    Squares.file(folder, "a.geojson", 3);
    assertThat(count(cache.open(file, Choices.NONE, Progress.NONE))).isEqualTo(3);
  }

  @Test
  void aStyleBesideTheFileIsNoReasonToCompile() throws IOException {
    Path file = Squares.file(folder, "a.geojson", 2);
    String before = CompileCache.state(file);
    Files.writeString(folder.resolve("a.sld"), "<x/>");
    Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
    assertThat(CompileCache.state(file)).isEqualTo(before);
    Files.writeString(folder.resolve("a.prj"), "x");
    assertThat(CompileCache.state(file)).isNotEqualTo(before);
  }

  @Test
  void compilesAgainWhatAnotherProgramRemoved() throws IOException {
    var cache = new CompileCache(cached());
    Path file = Squares.file(folder, "a.geojson", 2);
    cache.open(file, Choices.NONE, Progress.NONE);
    Files.delete(cached(".layer").get(0));
    assertThat(count(cache.open(file, Choices.NONE, Progress.NONE))).isEqualTo(2);
  }

  @Test
  void manyMayOpenTheSameAtOnceInTwoPrograms() throws Exception {
    Path file = Squares.file(folder, "a.geojson", 50);
    var programs = List.of(new CompileCache(cached()), new CompileCache(cached()));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var work = new ArrayList<Callable<Long>>();
      for (int i = 0; i < 16; i++) {
        CompileCache cache = programs.get(i % 2);
        work.add(() -> count(cache.open(file, Choices.NONE, Progress.NONE)));
      }
      for (Future<Long> found : threads.invokeAll(work)) {
        assertThat(found.get()).isEqualTo(50);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(cached(""))
        .noneMatch(path -> path.getFileName().toString().startsWith("unfinished"));
  }

  @Test
  void whatNobodyOpenedForLongestGoesFirst() throws IOException {
    var cache = new CompileCache(cached());
    for (int i = 1; i <= 4; i++) {
      cache.open(Squares.file(folder, i + ".geojson", i), Choices.NONE, Progress.NONE);
    }
    long whole = 0;
    for (Path layer : cached(".layer")) {
      whole += Files.size(layer);
    }
    int age = 0;
    for (Path entry : cached(".json")) {
      boolean oldest = Files.readString(entry).contains("/1.geojson");
      Files.setLastModifiedTime(
          entry, FileTime.from(Instant.now().minus(Duration.ofHours(oldest ? 50 : ++age))));
    }
    new CacheRoom(cached(), whole - 1, Clock.systemUTC()).tidy();
    assertThat(cached(".layer")).hasSize(3);
    assertThat(cached(".json")).hasSize(3);
    for (Path entry : cached(".json")) {
      assertThat(Files.readString(entry)).doesNotContain("/1.geojson");
    }
  }

  @Test
  void removesWhatWasNeverFinishedButNotWhatIsYoung() throws IOException {
    new CompileCache(cached());
    Path old = Files.writeString(cached().resolve("unfinished-1"), "x");
    Path young = Files.writeString(cached().resolve("unfinished-2"), "x");
    Path nameless = Files.writeString(cached().resolve("abc.layer"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    new CacheRoom(cached(), 1 << 20, Clock.systemUTC()).tidy();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(nameless).as("another program may be about to name it").exists();
    new CacheRoom(cached(), 1 << 20, Clock.offset(Clock.systemUTC(), Duration.ofHours(2))).tidy();
    assertThat(nameless).doesNotExist();
  }
}
