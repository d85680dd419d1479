package org.tutai.server.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.tutai.server.workspace.Compiling;
import org.tutai.server.workspace.LayerProblem;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.Publisher;

/** Tells on stderr what the publisher does: one line each, and on long work one every second. */
final class ServeProgress implements Publisher.Listener {

  private final PrintWriter err;
  private final Messages messages;
  private final long start = System.nanoTime();
  private long lastToldNanos = System.nanoTime();

  ServeProgress(PrintWriter err, Messages messages) {
    this.err = err;
    this.messages = messages;
  }

  @Override
  public synchronized void compiling(Compiling progress) {
    long now = System.nanoTime();
    if (now - lastToldNanos < TimeUnit.SECONDS.toNanos(1)) {
      return;
    }
    lastToldNanos = now;
    say(
        progress.total() < 0
            ? messages.text("serve.compiling", progress.source(), progress.done())
            : messages.text(
                "serve.compiling.of", progress.source(), progress.done(), progress.total()));
  }

  @Override
  public synchronized void ready(Published published) {
    int layers = published.layers().size();
    double seconds = (System.nanoTime() - start) / 1e9;
    say(
        layers == 0
            ? messages.text("serve.ready.none")
            : messages.text("serve.ready", layers, String.format(Locale.ROOT, "%.1f", seconds)));
  }

  @Override
  public synchronized void changed(String file, Published published) {
    say(messages.text("serve.changed", file, published.layers().size()));
  }

  @Override
  public synchronized void problem(LayerProblem problem) {
    say(messages.text("serve.problem", problem.source(), problem.message()));
  }

  private void say(String line) {
    err.println("tutai: " + line);
  }
}
