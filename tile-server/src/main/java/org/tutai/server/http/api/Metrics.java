package org.tutai.server.http.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.tutai.server.cache.Pictures;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Endpoint;

/** What the server counts, and {@code /metrics} in Prometheus's text format. Thread-safe. */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

  /** Counts what drawing and its cache do, and the JVM. */
  public Metrics(Pictures pictures) {
    counter("tutai.tiles.cache.hits", pictures, p -> p.cache().hits());
    counter("tutai.tiles.cache.misses", pictures, p -> p.cache().misses());
    gauge("tutai.tiles.cache.bytes", pictures, p -> p.cache().bytes());
    gauge("tutai.tiles.cache.tiles", pictures, p -> p.cache().count());
    counter("tutai.pictures.drawn", pictures, Pictures::drawn);
    counter("tutai.pictures.drawn.seconds", pictures, Pictures::drawSeconds);
    gauge("tutai.draw.waiting", pictures, p -> p.queue().waiting());
    gauge("tutai.draw.running", pictures, p -> p.queue().drawing());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /** Counts something that only grows. */
  public <T> void counter(String name, T of, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, of, value).register(registry);
  }

  /** Shows something that goes up and down. */
  public <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).register(registry);
  }

  /** Counts an answer. */
  public void answered(String route, int status, long nanos) {
    timers
        .computeIfAbsent(new Answered(route, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private record Answered(String route, int status) {}

  private Timer timer(Answered answered) {
    return Timer.builder("tutai.http.requests")
        .tags(Tags.of("route", answered.route(), "status", String.valueOf(answered.status())))
        .register(registry);
  }

  public Endpoint endpoint() {
    return ask ->
        CompletableFuture.completedFuture(
            Answer.document(200, "text/plain;version=0.0.4;charset=utf-8", registry.scrape())
                .withCaching(Answer.NEVER));
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
