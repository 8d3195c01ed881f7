package org.learnwire.routes;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Trace;

/**
 * Spans of OpenTelemetry: what runs in one belongs to its trace, in the logs and in the ledger too.
 * They are exported by OTLP over HTTP where the variables that OpenTelemetry specifies say so,
 * {@code OTEL_EXPORTER_OTLP_ENDPOINT} first of all; otherwise they only give the ids.
 */
public final class Spans implements AutoCloseable {
  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;

  private Spans(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("org.learnwire");
  }

  /**
   * As the environment says.
   *
   * @param environment names and values, as {@link System#getenv()} has them
   */
  public static Spans of(Map<String, String> environment) {
    boolean exported = environment.keySet().stream().anyMatch(Spans::namesAnEndpoint);
    Map<String, String> properties = new HashMap<>();
    properties.put("otel.service.name", "learnwire");
    properties.put("otel.traces.exporter", exported ? "otlp" : "none");
    properties.put("otel.metrics.exporter", "none");
    properties.put("otel.logs.exporter", "none");
    properties.put("otel.exporter.otlp.protocol", "http/protobuf");
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OTEL_")) {
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return new Spans(
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> properties)
            .build()
            .getOpenTelemetrySdk());
  }

  private static boolean namesAnEndpoint(String variable) {
    return variable.equals("OTEL_EXPORTER_OTLP_ENDPOINT")
        || variable.equals("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  }

  /** What goes on until it is closed, on the thread that began it. */
  public static final class Running implements AutoCloseable {
    private final Span span;
    private final Trace.Scope scope;

    private Running(Span span) {
      this.span = span;
      this.scope = Trace.enter(traceparent(span.getSpanContext()));
    }

    /** Adds what is worth knowing of it: never a person's data. */
    public Running with(String key, String value) {
      span.setAttribute(AttributeKey.stringKey(key), value);
      return this;
    }

    /** A name that is known only now. */
    public void named(String name) {
      span.updateName(name);
    }

    /** It did not do what it was to do. */
    public void failed(String why) {
      span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
      scope.close();
      span.end();
    }
  }

  /** Something of our own doing, beneath what goes on in this thread; else a trace of its own. */
  public Running begin(String name) {
    return begin(name, SpanKind.INTERNAL, Trace.current());
  }

  /** A request that somebody makes of us. */
  public Running answering(String name) {
    return begin(name, SpanKind.SERVER, null);
  }

  /**
   * A request that we make of another system.
   *
   * @param parent the {@code traceparent} of what brought it about; null: of this thread
   */
  public Running asking(String name, @Nullable String parent) {
    return begin(name, SpanKind.CLIENT, parent == null ? Trace.current() : parent);
  }

  private Running begin(String name, SpanKind kind, @Nullable String parent) {
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
    if (parent != null) {
      span.setParent(Context.root().with(Span.wrap(context(parent))));
    }
    return new Running(span.startSpan());
  }

  private static SpanContext context(String traceparent) {
    String[] parts = traceparent.split("-");
    return SpanContext.createFromRemoteParent(
        parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
  }

  private static String traceparent(SpanContext context) {
    return "00-"
        + context.getTraceId()
        + "-"
        + context.getSpanId()
        + "-"
        + context.getTraceFlags().asHex();
  }

  /** Hands over what was not exported yet. */
  @Override
  public void close() {
    sdk.shutdown().join(5, TimeUnit.SECONDS);
  }
}
