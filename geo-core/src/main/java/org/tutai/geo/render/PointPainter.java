package org.tutai.geo.render;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.tutai.geo.crs.GridTransform;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.WorldPath;

/**
 * Paints a layer of points. Points are read in whatever order is fastest, thinned by an occupancy
 * mask, and what is left is painted in the source's order.
 *
 * <p>The mask has a cell for each half pixel, fixed to the ground. Of the points that fall into one
 * cell and take the same rules, the last in painting order wins: it covers the others, but for a
 * fringe of half a pixel. What a million points paint into a picture therefore costs a look at each
 * and the painting of a few for each pixel. Points of different rules do not displace one another
 * unless every mark is opaque and of one size, when the last one covers whatever is below.
 */
final class PointPainter {

  private static final int CELL_BITS = 7;
  private static final int BATCH = 1024;

  private final Canvas canvas;
  private final LayerPass pass;
  private final GridTransform transform;
  private final Work work;
  private final int margin;
  private final int columns;
  private final int rows;

  /**
   * For each kind of point and cell: ordinal + 1 in the upper half, slot in the lower; 0 for none.
   */
  private final long[][] cells;

  private final boolean oneMask;

  private int[] slots = new int[4 * BATCH];
  private int slotCount;

  private final WorldPath several = new WorldPath();
  private final int[] batchXy = new int[2 * BATCH];
  private final long[] batchOrdinals = new long[BATCH];
  private final int[] batchRules = new int[BATCH];
  private int batch;

  PointPainter(Canvas canvas, LayerPass pass, GridTransform transform, Work work) {
    this.canvas = canvas;
    this.pass = pass;
    this.transform = transform;
    this.work = work;
    this.margin = (int) Math.ceil(pass.reachPixels()) + 1;
    this.columns = 2 * (canvas.picture().width() + 2 * margin);
    this.rows = 2 * (canvas.picture().height() + 2 * margin);
    this.oneMask = coverAlike();
    this.cells = new long[oneMask ? 1 : pass.plan().rules().size()][];
  }

  /** Whether the marks of all rules are opaque and of one size and shape. */
  private boolean coverAlike() {
    MarkBrush first = null;
    for (int rule = 0; rule < pass.plan().rules().size(); rule++) {
      List<LayerPass.Step> steps = pass.steps(rule);
      if (steps.size() != 1
          || !(steps.get(0) instanceof LayerPass.Step.Dots dots)
          || !dots.brush().isOpaque()) {
        return false;
      }
      if (first != null && !dots.brush().coversLike(first)) {
        return false;
      }
      first = dots.brush();
    }
    return true;
  }

  /**
   * Whether the pass can be painted this way: every mark is the same for all features of its rule.
   */
  static boolean fits(LayerPass pass) {
    for (int rule = 0; rule < pass.plan().rules().size(); rule++) {
      for (LayerPass.Step step : pass.steps(rule)) {
        if (!(step instanceof LayerPass.Step.Dots dots) || !dots.brush().isConstant()) {
          return false;
        }
      }
    }
    return true;
  }

  void paint(FeatureCursor cursor) {
    RuleCache rules = new RuleCache(pass, cursor);
    while (cursor.next()) {
      int[] matched = rules.rules();
      if (matched.length == 0) {
        continue;
      }
      WorldBox bounds = cursor.bounds();
      if (bounds.minX() == bounds.maxX() && bounds.minY() == bounds.maxY()) {
        add(bounds.minX(), bounds.minY(), cursor.ordinal(), matched);
      } else {
        addAll(cursor, matched);
      }
    }
    flush();
    paintKept();
  }

  /** A feature of several points. */
  private void addAll(FeatureCursor cursor, int[] matched) {
    cursor.path(several);
    for (int i = 0; i < several.vertices(); i++) {
      add(
          several.coordinates()[2 * i],
          several.coordinates()[2 * i + 1],
          cursor.ordinal(),
          matched);
    }
  }

  private void add(int x, int y, long ordinal, int[] matched) {
    for (int rule : matched) {
      add(x, y, ordinal, rule);
    }
  }

  private void add(int x, int y, long ordinal, int rule) {
    batchXy[2 * batch] = x;
    batchXy[2 * batch + 1] = y;
    batchOrdinals[batch] = ordinal;
    batchRules[batch] = rule;
    if (++batch == BATCH) {
      flush();
    }
  }

  private void flush() {
    work.spend(batch);
    transform.toPixels(batchXy, 0, batch, batchXy);
    for (int i = 0; i < batch; i++) {
      place(batchXy[2 * i], batchXy[2 * i + 1], batchOrdinals[i], batchRules[i]);
    }
    batch = 0;
  }

  private void place(int x, int y, long ordinal, int rule) {
    int column = (x + (margin << 8)) >> CELL_BITS;
    int row = (y + (margin << 8)) >> CELL_BITS;
    if (column < 0 || row < 0 || column >= columns || row >= rows) {
      return;
    }
    int kind = oneMask ? 0 : rule;
    if (cells[kind] == null) {
      cells[kind] = new long[columns * rows];
    }
    int cell = row * columns + column;
    long held = cells[kind][cell];
    if (held == 0) {
      cells[kind][cell] = ((ordinal + 1) << 32) | slot(x, y, rule);
    } else if ((held >>> 32) <= ordinal) {
      int slot = (int) held;
      slots[3 * slot] = x;
      slots[3 * slot + 1] = y;
      slots[3 * slot + 2] = rule;
      cells[kind][cell] = ((ordinal + 1) << 32) | slot;
    }
  }

  private int slot(int x, int y, int rule) {
    if (3 * slotCount + 3 > slots.length) {
      slots = Arrays.copyOf(slots, slots.length * 2);
    }
    slots[3 * slotCount] = x;
    slots[3 * slotCount + 1] = y;
    slots[3 * slotCount + 2] = rule;
    return slotCount++;
  }

  private void paintKept() {
    long[] order = new long[slotCount];
    int n = 0;
    for (long[] mask : cells) {
      for (int i = 0; mask != null && i < mask.length; i++) {
        if (mask[i] != 0) {
          order[n++] = mask[i];
        }
      }
    }
    Arrays.sort(order, 0, n);
    for (int i = 0; i < n; i++) {
      int slot = 3 * (int) order[i];
      for (LayerPass.Step step : pass.steps(slots[slot + 2])) {
        ((LayerPass.Step.Dots) step)
            .brush()
            .stamp(canvas, slots[slot], slots[slot + 1], LayerPass.NO_ROW);
      }
    }
  }

  /** Chooses the rules of a feature, once for each distinct value where they hang on one column. */
  static final class RuleCache {

    private static final int[] UNKNOWN = {};

    private final LayerPass pass;
    private final FeatureCursor cursor;
    private final int column;
    private final int[][] byCode;

    RuleCache(LayerPass pass, FeatureCursor cursor) {
      this.pass = pass;
      this.cursor = cursor;
      OptionalInt single = pass.plan().singleColumn();
      this.column =
          single.isPresent() && cursor.codes(single.getAsInt()) > 0 ? single.getAsInt() : -1;
      this.byCode = new int[column < 0 ? 0 : cursor.codes(column)][];
      Arrays.fill(byCode, UNKNOWN);
    }

    int[] rules() {
      if (column < 0) {
        return pass.plan().rulesFor(cursor);
      }
      int code = cursor.code(column);
      int[] known = byCode[code];
      if (known == UNKNOWN) {
        known = pass.plan().rulesFor(cursor);
        byCode[code] = known;
      }
      return known;
    }
  }
}
