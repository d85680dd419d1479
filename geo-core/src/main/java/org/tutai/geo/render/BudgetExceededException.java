package org.tutai.geo.render;

/**
 * A picture that would cost more than its {@link RenderBudget}; the message says which limit and
 * what to ask instead.
 */
public final class BudgetExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BudgetExceededException(String message) {
    super(message);
  }
}
