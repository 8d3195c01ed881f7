package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Connection;
import org.learnwire.kit.FixtureRecorder;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.WriteTrial;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.StreamSpec;

/** Reads every stream once in full, and once more for what changed since; then tries writes. */
public final class Recorder implements FixtureRecorder {

  @Override
  public List<String> record(Connection connection, TokenStore tokens, Order order)
      throws IOException, InterruptedException {
    if (Files.exists(order.into())) {
      throw new CannotRecord(order.into() + " is there already; name another folder, or delete it");
    }
    Tape tape = new Tape(order.most(), token(connection.manifest().auth()));
    List<String> said = new ArrayList<>();
    List<Take> takes = new ArrayList<>();
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      LearnwireComponent component = new LearnwireComponent();
      component.addConnection(connection);
      component.setTokenStore(tokens);
      component.setTap(tape);
      context.addComponent("learnwire", component);
      context.start();
      Optional<WriteTrial> trial = trial(component, connection, order);
      for (StreamSpec stream : connection.manifest().streams().values()) {
        if (stream.by() == null) {
          takes.addAll(read(context, component, connection, stream, tape, said));
        } else {
          said.add(stream.name() + ": not recorded, no call serves it");
        }
      }
      if (trial.isPresent()) {
        takes.addAll(write(trial.get(), new WriteTakes(tape, order.most()), tape, said));
      }
    } catch (InterruptedException | IOException | CannotRecord e) {
      throw e;
    } catch (Exception e) {
      throw new CannotRecord("could not read " + connection + ": " + e.getMessage());
    }
    new Fixtures(connection, order.person(), takes).write(order.into(), said);
    return said;
  }

  private static @Nullable FieldPath token(Auth auth) {
    return auth instanceof Auth.Token asked ? asked.answer().token() : null;
  }

  /** Asked for before anything is read; empty where no person for tests is named. */
  private static Optional<WriteTrial> trial(
      LearnwireComponent component, Connection connection, Order order) {
    if (order.person() == null) {
      return Optional.empty();
    }
    WriteTrial trial =
        new WriteTrial(component, connection.name(), order.person(), Clock.systemUTC());
    if (trial.plan().isEmpty()) {
      throw new CannotRecord(
          connection.name()
              + " has no write that can be tried: goals, recognition and messages can; record it"
              + " without --writes");
    }
    if (!order.agreed().test(trial.plan())) {
      throw new CannotRecord("nothing was written and nothing recorded");
    }
    return Optional.of(trial);
  }

  private static List<Take> write(WriteTrial trial, WriteTakes takes, Tape tape, List<String> said)
      throws InterruptedException {
    tape.beginWrites();
    trial
        .heardBy(takes)
        .run(
            step -> {
              String what = step.name() + ": " + step.result().word() + " ";
              said.add(what + step.note() + String.join("; ", step.differences()));
            });
    return takes.all();
  }

  private static List<Take> read(
      DefaultCamelContext context,
      LearnwireComponent component,
      Connection connection,
      StreamSpec stream,
      Tape tape,
      List<String> said)
      throws Exception {
    LearnwireConsumer consumer = consumer(context, connection, stream.name());
    List<ObjectNode> items = Items.of(component.getState(), connection, stream);
    List<Take> takes = new ArrayList<>();
    tape.begin(stream);
    StreamReport whole = consumer.read(ReadOptions.fullSweep());
    takes.add(Take.ofStream(stream.name(), "1-happy", true, null, items, tape.take()));
    if (whole.error() != null) {
      said.add(stream.name() + ": not recorded, " + whole.error().message());
      return List.of();
    }
    if (stream.since() != null) {
      String cursor = component.getState().cursor(connection.name(), stream.name()).orElse(null);
      tape.begin(stream);
      StreamReport changes = consumer.read(ReadOptions.changes());
      String name = changes.read() == 0 ? "2-empty" : "1-happy-changes";
      takes.add(Take.ofStream(stream.name(), name, false, cursor, items, tape.take()));
    }
    return takes;
  }

  private static LearnwireConsumer consumer(
      DefaultCamelContext context, Connection connection, String stream) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:" + connection.name() + "/" + stream + "?startScheduler=false")
                .routeId(stream)
                .process(exchange -> {});
          }
        });
    return (LearnwireConsumer) context.getRoute(stream).getConsumer();
  }
}
