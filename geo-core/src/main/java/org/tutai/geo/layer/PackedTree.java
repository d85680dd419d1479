package org.tutai.geo.layer;

import java.util.Arrays;
import org.tutai.geo.crs.WorldBox;

/**
 * A packed R-tree over boxes that are already in Hilbert order: boxes in groups of sixteen, the
 * groups' boxes in groups of sixteen, and so on; no pointers. The leaves are the features' boxes,
 * stored by themselves.
 *
 * <p>The upper levels are one array of four ints a node (minX, minY, maxX, maxY), the lowest level
 * first; level k has ceil(n / 16^k) nodes. After Kamel and Faloutsos, "On Packing R-trees" (CIKM
 * 1993).
 */
final class PackedTree {

  static final int FAN_OUT = 16;

  /** Where the leaves' boxes come from. */
  interface Leaves {
    int minX(int leaf);

    int minY(int leaf);

    int maxX(int leaf);

    int maxY(int leaf);
  }

  /** Told of leaves that match. */
  interface Found {
    /** Leaves {@code from} (included) to {@code to} (not included) all match. */
    void range(int from, int to);
  }

  private final int leaves;
  private final int[] nodes;
  private final int[] levelStarts;

  private PackedTree(int leaves, int[] nodes) {
    this.leaves = leaves;
    this.nodes = nodes;
    this.levelStarts = levelStarts(leaves);
  }

  /** The number of ints the upper levels take. */
  static int intsFor(int leaves) {
    return 4 * levelStarts(leaves)[levelStarts(leaves).length - 1];
  }

  private static int[] levelStarts(int leaves) {
    int[] starts = new int[10];
    int levels = 0;
    int size = leaves;
    while (size > 1) {
      size = (size + FAN_OUT - 1) / FAN_OUT;
      starts[levels + 1] = starts[levels] + size;
      levels++;
    }
    return Arrays.copyOf(starts, levels + 1);
  }

  /** Builds the upper levels. */
  static PackedTree build(int count, Leaves leaves) {
    PackedTree tree = new PackedTree(count, new int[intsFor(count)]);
    for (int level = 1; level < tree.levelStarts.length; level++) {
      tree.buildLevel(level, leaves);
    }
    return tree;
  }

  /** A tree from its stored upper levels. */
  static PackedTree of(int count, int[] nodes) {
    if (nodes.length != intsFor(count)) {
      throw new IllegalArgumentException(
          "a tree of "
              + count
              + " leaves must have "
              + intsFor(count)
              + " ints (got: "
              + nodes.length
              + ")");
    }
    return new PackedTree(count, nodes);
  }

  int[] nodes() {
    return nodes;
  }

  private int size(int level) {
    return level == 0 ? leaves : levelStarts[level] - levelStarts[level - 1];
  }

  private void buildLevel(int level, Leaves source) {
    int base = 4 * levelStarts[level - 1];
    int below = size(level - 1);
    for (int node = 0; node < size(level); node++) {
      int at = base + 4 * node;
      nodes[at] = Integer.MAX_VALUE;
      nodes[at + 1] = Integer.MAX_VALUE;
      nodes[at + 2] = Integer.MIN_VALUE;
      nodes[at + 3] = Integer.MIN_VALUE;
      int end = Math.min(below, (node + 1) * FAN_OUT);
      for (int child = node * FAN_OUT; child < end; child++) {
        grow(at, level, child, source);
      }
    }
  }

  private void grow(int at, int level, int child, Leaves source) {
    if (level == 1) {
      nodes[at] = Math.min(nodes[at], source.minX(child));
      nodes[at + 1] = Math.min(nodes[at + 1], source.minY(child));
      nodes[at + 2] = Math.max(nodes[at + 2], source.maxX(child));
      nodes[at + 3] = Math.max(nodes[at + 3], source.maxY(child));
    } else {
      int below = 4 * (levelStarts[level - 2] + child);
      nodes[at] = Math.min(nodes[at], nodes[below]);
      nodes[at + 1] = Math.min(nodes[at + 1], nodes[below + 1]);
      nodes[at + 2] = Math.max(nodes[at + 2], nodes[below + 2]);
      nodes[at + 3] = Math.max(nodes[at + 3], nodes[below + 3]);
    }
  }

  /** Finds the leaves whose boxes touch {@code box}, in the leaves' order. */
  void search(WorldBox box, Leaves source, Found found) {
    int top = levelStarts.length - 1;
    for (int node = 0; node < size(top); node++) {
      visit(top, node, box, source, found);
    }
  }

  private void visit(int level, int node, WorldBox box, Leaves source, Found found) {
    if (level == 0) {
      if (source.minX(node) <= box.maxX()
          && source.maxX(node) >= box.minX()
          && source.minY(node) <= box.maxY()
          && source.maxY(node) >= box.minY()) {
        found.range(node, node + 1);
      }
      return;
    }
    int at = 4 * (levelStarts[level - 1] + node);
    int minX = nodes[at];
    int minY = nodes[at + 1];
    int maxX = nodes[at + 2];
    int maxY = nodes[at + 3];
    if (minX > box.maxX() || maxX < box.minX() || minY > box.maxY() || maxY < box.minY()) {
      return;
    }
    if (minX >= box.minX() && maxX <= box.maxX() && minY >= box.minY() && maxY <= box.maxY()) {
      long span = 1L << (4 * level);
      found.range((int) (node * span), (int) Math.min(leaves, (node + 1) * span));
      return;
    }
    int end = Math.min(size(level - 1), (node + 1) * FAN_OUT);
    for (int child = node * FAN_OUT; child < end; child++) {
      visit(level - 1, child, box, source, found);
    }
  }
}
