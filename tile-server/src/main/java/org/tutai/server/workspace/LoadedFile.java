package org.tutai.server.workspace;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.layer.LayerView;

/**
 * A source file as it is served: which state of it was tried last, and what came of it.
 *
 * @param source the state of the file that was tried last, whether it could be read or not
 * @param servedKey the data key of the state whose layers these are; differs from the source's when
 *     a new version could not be read
 * @param layers those that could be compiled
 * @param dataProblems with the file and what it holds
 * @param lookProblems with the styles and metadata beside it
 */
record LoadedFile(
    SourceFile source,
    String servedKey,
    List<Layer> layers,
    List<LayerProblem> dataProblems,
    List<LayerProblem> lookProblems) {

  /** A layer of the file, with how it looks. */
  record Layer(
      CompiledFile.Entry entry, LayerView compiled, ReportCard card, StyleFiles.Look look) {}

  LoadedFile {
    layers = List.copyOf(layers);
    dataProblems = List.copyOf(dataProblems);
    lookProblems = List.copyOf(lookProblems);
  }

  /** All that is wrong with it. */
  List<LayerProblem> problems() {
    var all = new ArrayList<>(dataProblems);
    all.addAll(lookProblems);
    return all;
  }
}
