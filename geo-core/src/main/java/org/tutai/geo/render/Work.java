package org.tutai.geo.render;

/** Counts what a picture has cost against its {@link RenderBudget}. For one thread. */
final class Work {

  private static final int CLOCK_STEP = 1 << 14;

  private final RenderBudget budget;
  private long vertices;
  private long nextLook = CLOCK_STEP;

  Work(RenderBudget budget) {
    this.budget = budget;
  }

  /**
   * Counts vertices about to be drawn.
   *
   * @throws BudgetExceededException past the budget
   */
  void spend(int more) {
    vertices += more + 1;
    if (vertices > budget.maxVertices()) {
      throw new BudgetExceededException(
          "the picture needs more than "
              + budget.maxVertices()
              + " vertices; ask for a smaller area or fewer layers");
    }
    if (vertices < nextLook) {
      return;
    }
    nextLook = vertices + CLOCK_STEP;
    if (budget.givenUp().getAsBoolean()) {
      throw new BudgetExceededException("the picture is not wanted any more");
    }
    if (System.nanoTime() - budget.deadlineNanos() > 0) {
      throw new BudgetExceededException(
          "the picture took longer than it may; ask for a smaller area or fewer layers");
    }
  }
}
