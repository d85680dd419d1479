package org.tutai.viewer.work;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.tutai.viewer.words.Text;

/**
 * A task on its way. Its properties change on the UI thread, where its listeners are called too;
 * {@link #cancel} may be called from anywhere.
 */
public final class Job<T> {

  /** What {@link #progressProperty} says while nobody knows how far it is. */
  public static final double UNKNOWN = -1;

  private final Text title;
  private final ReadOnlyDoubleWrapper progress =
      new ReadOnlyDoubleWrapper(this, "progress", UNKNOWN);
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private volatile boolean cancelled;

  Job(Text title) {
    this.title = title;
  }

  /** What is being done. */
  public Text title() {
    return title;
  }

  /** From 0 to 1, or {@link #UNKNOWN}. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Asks the task to stop; nothing of its outcome is told any more. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** Whether it ended, in whatever way. */
  public boolean isDone() {
    return outcome.isDone();
  }

  /** Hears the result on the UI thread; not called when it failed or was cancelled. */
  public Job<T> then(Consumer<? super T> listener) {
    outcome.thenAccept(listener);
    return this;
  }

  /** Hears the failure on the UI thread; not called when it was cancelled. */
  public Job<T> failed(Consumer<? super Throwable> listener) {
    outcome.whenComplete(
        (result, failure) -> {
          if (failure != null && !(failure instanceof CancellationException)) {
            listener.accept(failure);
          }
        });
    return this;
  }

  /** Hears the end on the UI thread, however it came. */
  public Job<T> ended(Runnable listener) {
    outcome.whenComplete((result, failure) -> listener.run());
    return this;
  }

  void tell(double done) {
    progress.set(done);
  }

  void end(CompletableFuture<T> how) {
    how.whenComplete(
        (result, failure) -> {
          if (cancelled) {
            outcome.completeExceptionally(new CancellationException());
          } else if (failure != null) {
            outcome.completeExceptionally(failure);
          } else {
            outcome.complete(result);
          }
        });
  }
}
