package org.tutai.viewer.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.words.Text;

/**
 * A task on its way. For the UI thread, where its listeners are called too; {@link #cancel} and
 * {@link #isCancelled} may be called from anywhere.
 */
public final class Job<T> {

  /** What {@link #progressProperty} says while nobody knows how far it is. */
  public static final double UNKNOWN = -1;

  private final Text title;
  private final ReadOnlyDoubleWrapper progress =
      new ReadOnlyDoubleWrapper(this, "progress", UNKNOWN);
  private final List<Runnable> listeners = new ArrayList<>();
  private volatile boolean cancelled;
  private boolean done;
  private @Nullable T result;
  private @Nullable Throwable failure;

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

  /** Asks the task to stop; its result is told to nobody any more. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** Whether it ended, in whatever way. */
  public boolean isDone() {
    return done;
  }

  /** Hears the result; not called when it failed or was cancelled. */
  public Job<T> then(Consumer<? super T> listener) {
    return listen(
        () -> {
          T made = result;
          if (made != null && !cancelled) {
            listener.accept(made);
          }
        });
  }

  /** Hears the failure; not called when it was cancelled. */
  public Job<T> failed(Consumer<? super Throwable> listener) {
    return listen(
        () -> {
          Throwable why = failure;
          if (why != null && !cancelled) {
            listener.accept(why);
          }
        });
  }

  /** Hears the end, however it came. */
  public Job<T> ended(Runnable listener) {
    return listen(listener);
  }

  private Job<T> listen(Runnable listener) {
    if (done) {
      listener.run();
    } else {
      listeners.add(listener);
    }
    return this;
  }

  void tell(double part) {
    progress.set(part);
  }

  void succeed(T made) {
    result = made;
    end();
  }

  void fail(Throwable why) {
    failure = why;
    end();
  }

  private void end() {
    done = true;
    List.copyOf(listeners).forEach(Runnable::run);
    listeners.clear();
  }
}
