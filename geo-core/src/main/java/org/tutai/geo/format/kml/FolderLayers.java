package org.tutai.geo.format.kml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tutai.geo.format.FieldNames;

/**
 * Which folders make which layer. Programs write a folder for each of their layers, so each folder
 * of the first rank is one, with all that is below it; the first rank is the first that has a
 * choice. A document without folders, and one with very many, is a single layer.
 *
 * @param names of the layers
 * @param layer the number of the layer by folder; -1 for folders of none
 * @param base by layer, the folder below which the names of folders tell features apart
 */
record FolderLayers(List<String> names, int[] layer, int[] base) {

  /** A list of layers longer than this is no help to anybody. */
  static final int MOST = 32;

  private static final int LONGEST_NAME = 100;

  /**
   * Sorts the folders.
   *
   * @param stem the name of a layer that is no folder
   */
  static FolderLayers of(List<KmlDocument.Folder> folders, String stem) {
    int[] parents = folders.stream().mapToInt(KmlDocument.Folder::parent).toArray();
    long[] totals = folders.stream().mapToLong(KmlDocument.Folder::placemarks).toArray();
    for (int i = totals.length - 1; i > 0; i--) {
      totals[parents[i]] += totals[i];
    }
    int top = top(folders, parents, totals);
    List<Integer> children = filled(top, parents, totals);
    boolean own = folders.get(top).placemarks() > 0;
    if (children.isEmpty() || children.size() + (own ? 1 : 0) > MOST) {
      return single(folders, stem, top);
    }
    return several(folders, stem, top, children, own, parents);
  }

  private static int top(List<KmlDocument.Folder> folders, int[] parents, long[] totals) {
    int[] only = new int[parents.length];
    int[] filled = new int[parents.length];
    for (int i = 1; i < parents.length; i++) {
      if (totals[i] > 0) {
        only[parents[i]] = i;
        filled[parents[i]]++;
      }
    }
    int top = 0;
    while (folders.get(top).placemarks() == 0 && filled[top] == 1) {
      top = only[top];
    }
    return top;
  }

  private static List<Integer> filled(int top, int[] parents, long[] totals) {
    List<Integer> filled = new ArrayList<>();
    for (int i = top + 1; i < parents.length; i++) {
      if (parents[i] == top && totals[i] > 0) {
        filled.add(i);
      }
    }
    return filled;
  }

  private static FolderLayers single(List<KmlDocument.Folder> folders, String stem, int top) {
    return new FolderLayers(List.of(stem), new int[folders.size()], new int[] {top});
  }

  private static FolderLayers several(
      List<KmlDocument.Folder> folders,
      String stem,
      int top,
      List<Integer> children,
      boolean own,
      int[] parents) {
    var unique = new FieldNames();
    List<String> names = new ArrayList<>();
    List<Integer> base = new ArrayList<>();
    int[] layer = new int[parents.length];
    Arrays.fill(layer, -1);
    if (own) {
      layer[top] = 0;
      names.add(unique.next(stem));
      base.add(top);
    }
    for (int child : children) {
      layer[child] = names.size();
      String name = PlacemarkReader.shortened(folders.get(child).name(), LONGEST_NAME);
      names.add(unique.next(name.isEmpty() ? stem : name));
      base.add(child);
    }
    for (int i = top + 1; i < layer.length; i++) {
      if (layer[i] < 0 && parents[i] > top) {
        layer[i] = layer[parents[i]];
      }
    }
    return new FolderLayers(names, layer, base.stream().mapToInt(Integer::intValue).toArray());
  }
}
