package org.tutai.server.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is published of served folders and of uploads, as one, with one count of generations.
 * Thread-safe; asking costs two reads and a comparison as long as nothing has changed.
 *
 * <p>A name belongs to the uploaded layer that has it: a folder's layer of the same name is not
 * served but told of as a problem.
 */
public final class MergedPublished implements Supplier<Published> {

  /** Layers of uploads, and what is wrong with them. Immutable. */
  public record Uploaded(List<PublishedLayer> layers, List<LayerProblem> problems) {

    /** Nothing was uploaded. */
    public static final Uploaded NOTHING = new Uploaded(List.of(), List.of());

    public Uploaded {
      layers = List.copyOf(layers);
      problems = List.copyOf(problems);
    }
  }

  private record Merged(Published folder, Uploaded uploaded, Published all) {

    /** Whether this was made of these very objects: what changes is another object. */
    @SuppressWarnings("ReferenceEquality") // comparing their content would cost for every request
    boolean isOf(Published ofFolder, Uploaded ofUploads) {
      return folder == ofFolder && uploaded == ofUploads;
    }
  }

  private final Supplier<Published> folder;
  private final Supplier<Uploaded> uploaded;
  private volatile @Nullable Merged latest;

  /** Both must give the same object again as long as nothing has changed. */
  public MergedPublished(Supplier<Published> folder, Supplier<Uploaded> uploaded) {
    this.folder = folder;
    this.uploaded = uploaded;
  }

  @Override
  public Published get() {
    Published ofFolder = folder.get();
    Uploaded ofUploads = uploaded.get();
    Merged known = latest;
    return known != null && known.isOf(ofFolder, ofUploads) ? known.all() : merge();
  }

  private synchronized Published merge() {
    Published ofFolder = folder.get();
    Uploaded ofUploads = uploaded.get();
    Merged known = latest;
    if (known != null && known.isOf(ofFolder, ofUploads)) {
      return known.all();
    }
    long generation = known == null ? 1 : known.all().generation() + 1;
    Published all = merged(generation, ofFolder, ofUploads);
    latest = new Merged(ofFolder, ofUploads, all);
    return all;
  }

  private static Published merged(long generation, Published folder, Uploaded uploaded) {
    Set<String> taken = new HashSet<>();
    uploaded.layers().forEach(layer -> taken.add(layer.name()));
    var layers = new ArrayList<>(uploaded.layers());
    var problems = new ArrayList<>(folder.problems());
    problems.addAll(uploaded.problems());
    for (PublishedLayer layer : folder.layers()) {
      if (taken.contains(layer.name())) {
        problems.add(
            new LayerProblem(
                layer.name(),
                "A published layer has this name already; the file's is not served. Rename the"
                    + " file."));
      } else {
        layers.add(layer);
      }
    }
    layers.sort(Comparator.comparingInt(layer -> layer.metadata().order()));
    return new Published(generation, folder.ready(), layers, problems);
  }
}
