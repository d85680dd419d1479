package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.layer.LayerWork;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.layer.UploadRow;
import org.tutai.server.store.layer.VersionRow;
import org.tutai.server.store.layer.VersionTable;

/** Compiles files to versions of layers, and keeps the files to compile them again. Thread-safe. */
final class VersionMaker {

  private static final Logger log = LoggerFactory.getLogger(VersionMaker.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_CHANGES = "{}";

  private final VersionTable versions;
  private final Catalogue.Compiled compiled;
  private final Clock clock;

  VersionMaker(VersionTable versions, Catalogue.Compiled compiled, Clock clock) {
    this.versions = versions;
    this.compiled = compiled;
    this.clock = clock;
  }

  /**
   * Compiles a layer of an upload; file and compiled form are on the disk afterwards.
   *
   * @return a version that is in no table yet and has the number 1
   * @throws Refusal when the layer that was asked for is not in the file, or cannot be drawn
   * @throws IOException when the file cannot be read or the disk not be written
   */
  VersionRow make(
      UploadRow row, UploadedFile file, PublishRequest asked, Inspection.Progress progress)
      throws IOException {
    LayerWork work = drawable(file, asked);
    LayerWork.Made made =
        compiled.layers().compile(work, (done, total) -> progress.at(work.name(), done, total));
    String source;
    try (InputStream in = Files.newInputStream(file.path())) {
      source = compiled.sources().put(in, row.length()).digest();
    }
    return new VersionRow(
        asked.name(),
        1,
        made.digest(),
        source,
        row.filename(),
        row.length(),
        work.name(),
        asked.choice().write().toString(),
        made.card().features(),
        ReportCardJson.write(made.card()).toString(),
        changes(asked, made),
        asked.style().orElse(null),
        row.owner(),
        clock.millis());
  }

  private static LayerWork drawable(UploadedFile file, PublishRequest asked) throws IOException {
    LayerWork work =
        file.work(asked.sourceLayer(), asked.choice().choices())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "Say which layer of the file is meant (layer).",
                        "請指定要發布檔案中的哪一個圖層（layer）。"));
    Optional<Remark> refusal = work.refusal();
    if (refusal.isPresent()) {
      throw Refusal.invalid(refusal.get().english(), refusal.get().chinese());
    }
    return work;
  }

  private String changes(PublishRequest asked, LayerWork.Made made) throws IOException {
    List<VersionRow> before = asked.newVersion() ? versions.of(asked.name()) : List.of();
    if (before.isEmpty()) {
      return NO_CHANGES;
    }
    JsonNode card = JSON.readTree(before.get(0).card());
    return SchemaChanges.between(ReportCardJson.read(card), made.card()).toString();
  }

  /** Compiles a version again from the file it came from; whether that could be done. */
  boolean remake(VersionRow version) {
    Optional<Path> source = compiled.sources().find(version.source());
    if (source.isEmpty()) {
      log.warn("{} cannot be prepared again: its file is missing", version.layer());
      return false;
    }
    try {
      remake(version, source.get());
      log.info("{} was prepared again from its file", version.layer());
      return true;
    } catch (IOException | RuntimeException e) {
      log.warn("{} cannot be prepared again", version.layer(), e);
      return false;
    }
  }

  private void remake(VersionRow version, Path source) throws IOException {
    Path folder = Files.createTempDirectory("tutai-remake-");
    try {
      Path named = UploadName.in(folder, version.filename());
      Files.copy(source, named);
      Choice choice = Choice.read(JSON.readTree(version.choices()));
      LayerWork work =
          new UploadedFile(named, version.filename())
              .work(version.sourceLayer(), choice.choices())
              .orElseThrow(Refusal::noLayer);
      LayerWork.Made made = compiled.layers().compile(work, (done, total) -> {});
      versions.recompiled(version.layer(), version.number(), made.digest());
    } finally {
      StoreHome.removeAll(folder);
    }
  }
}
