package org.learnwire.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Template;

/** Opens the lists of a stream that an engine serves, for one pass. */
record EngineLists(
    StreamEngine engine,
    ServedConnection connection,
    StreamSpec stream,
    SourceState state,
    ReadOptions options)
    implements ScopeReader.Lists {

  @Override
  public Pieces open(PassItem item, UnaryOperator<String> values)
      throws CallFailure, InterruptedException {
    return engine.open(ask(item, values));
  }

  void check() throws CallFailure, InterruptedException {
    engine.check(ask(PassItem.whole(), Fill.of(connection.connection())));
  }

  private StreamAsk ask(PassItem item, UnaryOperator<String> values) {
    Map<String, String> query = new HashMap<>();
    stream.by().query().forEach((name, text) -> query.put(name, Template.fill(text, values)));
    Optional<String> cursor =
        options.fromStart() ? Optional.empty() : state.cursor(connection.name(), stream.name());
    return new StreamAsk(connection, stream.name(), query, item.params(), cursor, options.sweep());
  }
}
