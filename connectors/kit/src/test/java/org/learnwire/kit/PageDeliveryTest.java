package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;

/** A route that goes on elsewhere is given the next page meanwhile, and no more than that. */
class PageDeliveryTest {
  private final CamelContext context = new DefaultCamelContext();
  private final Elsewhere route = new Elsewhere();
  private final PageDelivery delivery = new PageDelivery(route, new MemoryState());

  /** Keeps what it is given until the test lets it go on. */
  private final class Elsewhere implements PageDelivery.Route {
    record Held(Exchange exchange, Runnable left) {}

    final LinkedBlockingQueue<Held> held = new LinkedBlockingQueue<>();

    @Override
    public Exchange exchange() {
      return new DefaultExchange(context);
    }

    @Override
    public void process(Exchange exchange, Runnable left) {
      held.add(new Held(exchange, left));
    }

    void letGo(Held page) {
      UnitOfWorkHelper.doneSynchronizations(
          page.exchange(), page.exchange().getExchangeExtension().handoverCompletions());
      page.left().run();
    }
  }

  @Test
  void a_third_page_waits_until_one_of_two_has_left_the_route() throws Exception {
    deliver(0);
    deliver(1);
    CompletableFuture<Void> third = CompletableFuture.runAsync(() -> deliver(2));
    Elsewhere.Held first = route.held.take();
    assertThat(route.held.take()).isNotNull();
    assertThat(route.held.poll(100, TimeUnit.MILLISECONDS)).isNull();

    route.letGo(first);

    third.get(20, TimeUnit.SECONDS);
    assertThat(route.held).hasSize(1);
    assertThat(delivery.outstanding()).isEqualTo(2);
  }

  @Test
  void a_place_is_reached_once_all_before_it_is_stored_and_not_what_comes_after() throws Exception {
    List<Integer> reached = Collections.synchronizedList(new ArrayList<>());
    for (int number = 0; number < 2; number++) {
      int page = number;
      delivery.deliver(
          page(page),
          Optional.empty(),
          good -> {
            if (good && delivery.allStoredBefore(page)) {
              reached.add(page);
            }
          });
    }
    route.letGo(route.held.take());
    assertThat(reached).containsExactly(0);

    route.letGo(route.held.take());
    assertThat(reached).containsExactly(0, 1);
    assertThat(delivery.await(Duration.ZERO)).isTrue();
  }

  @Test
  void after_a_page_that_failed_no_place_is_reached() throws Exception {
    List<Integer> reached = new ArrayList<>();
    deliver(0);
    delivery.deliver(
        page(1),
        Optional.empty(),
        good -> {
          if (good && delivery.allStoredBefore(1)) {
            reached.add(1);
          }
        });
    Elsewhere.Held first = route.held.take();
    first.exchange().setException(new IllegalStateException("the disk is full"));
    route.letGo(first);
    route.letGo(route.held.take());

    assertThat(reached).isEmpty();
    assertThat(delivery.failure()).hasValueSatisfying(why -> assertThat(why).contains("page 0"));
  }

  private void deliver(int number) {
    delivery.deliver(page(number), Optional.empty(), good -> {});
  }

  private static SourcePage page(int number) {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    SourceRecord record = new SourceRecord("academy", "results", "7", null, null, none, none, none);
    return new SourcePage("academy", "results", number, false, Instant.now(), List.of(record));
  }
}
