package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Reply;

/**
 * The cursor moves with the Exchange of the last page and with nothing else: the promise that lets
 * a route do with a page whatever Camel can do.
 */
class CursorRouteTest {
  private static final String STREAM =
      """
      name: acme
      title: Acme
      kind: hris
      limits: {perSecond: 1000, concurrent: 4}
      streams:
        changes:
          verified: documented
          get: /changes
          page: {number: {param: page, sizeParam: size, size: 2, first: 1}}
          since: {param: since, from: latest, overlap: PT10M}
          records: items.*
          key: [id]
          to: reference
      """;

  private final MemoryStateRepository repository = new MemoryStateRepository();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<SourcePage> pages = new CopyOnWriteArrayList<>();
  private FakeVendor vendor;

  @AfterEach
  void stop() {
    context.stop();
    vendor.close();
  }

  @Test
  void a_completed_pass_moves_the_cursor() throws Exception {
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("learnwire:hr/changes?startScheduler=false")
                    .routeId("r")
                    .process(e -> pages.add(e.getMessage().getBody(SourcePage.class)));
              }
            });
    assertThat(report.complete()).isTrue();
    assertThat(report.read()).isEqualTo(3);
    assertThat(report.calls()).isEqualTo(2);
    assertThat(pages).extracting(page -> page.records().size()).containsExactly(2, 1);
    assertThat(cursor()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void the_next_pass_asks_from_the_cursor_less_the_overlap() throws Exception {
    a_completed_pass_moves_the_cursor();
    again();
    assertThat(vendor.asked.get(0)).doesNotContain("since");
    assertThat(vendor.asked.get(2)).contains("since=2026-03-01T11%3A50%3A00Z");
  }

  @Test
  void a_page_that_fails_leaves_it() throws Exception {
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("learnwire:hr/changes?startScheduler=false").routeId("r").process(e -> full());
              }
            });
    assertThat(report.complete()).isFalse();
    assertThat(report.error().message())
        .isEqualTo("hr/changes: page 0 was not stored: the disk is full");
    assertThat(cursor()).isNull();
  }

  @Test
  void a_page_whose_error_is_handled_elsewhere_leaves_it_too() throws Exception {
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                onException(Exception.class).handled(true).to("mock:dead");
                from("learnwire:hr/changes?startScheduler=false").routeId("r").process(e -> full());
              }
            });
    assertThat(report.complete()).isFalse();
    assertThat(cursor()).isNull();
  }

  @Test
  void so_does_a_dead_letter_channel() throws Exception {
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                errorHandler(deadLetterChannel("mock:dead"));
                from("learnwire:hr/changes?startScheduler=false").routeId("r").process(e -> full());
              }
            });
    assertThat(report.complete()).isFalse();
    assertThat(cursor()).isNull();
  }

  @Test
  void behind_seda_the_pass_waits_for_the_last_page() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("learnwire:hr/changes?startScheduler=false").routeId("r").to("seda:later");
                from("seda:later?concurrentConsumers=2")
                    .process(
                        e -> {
                          SourcePage page = e.getMessage().getBody(SourcePage.class);
                          // The first page waits until the second would have had its time.
                          if (page.number() == 0) {
                            slow.await(300, TimeUnit.MILLISECONDS);
                            assertThat(cursor()).isNull();
                          }
                          pages.add(page);
                        });
              }
            });
    assertThat(report.complete()).isTrue();
    assertThat(pages).extracting(SourcePage::number).containsExactly(0, 1);
    assertThat(cursor()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void a_page_that_fails_behind_seda_leaves_it() throws Exception {
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("learnwire:hr/changes?startScheduler=false").routeId("r").to("seda:later");
                from("seda:later")
                    .process(
                        e -> {
                          if (e.getMessage().getBody(SourcePage.class).number() == 0) {
                            full();
                          }
                        });
              }
            });
    assertThat(report.complete()).isFalse();
    assertThat(cursor()).isNull();
  }

  @Test
  void a_part_that_fails_in_a_split_leaves_it() throws Exception {
    StreamReport report = read(split(false));
    assertThat(report.complete()).isFalse();
    assertThat(cursor()).isNull();
  }

  @Test
  void a_part_whose_error_is_handled_in_a_split_leaves_it_too() throws Exception {
    StreamReport report = read(split(true));
    assertThat(report.complete()).isFalse();
    assertThat(cursor()).isNull();
  }

  @Test
  void an_error_that_the_route_dealt_with_itself_is_taken_off_by_the_route() throws Exception {
    StreamReport report =
        read(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("learnwire:hr/changes?startScheduler=false")
                    .routeId("r")
                    .doTry()
                    .process(e -> full())
                    .doCatch(IllegalStateException.class)
                    .removeProperty(org.apache.camel.Exchange.EXCEPTION_CAUGHT)
                    .end();
              }
            });
    assertThat(report.complete()).isTrue();
    assertThat(cursor()).isEqualTo("2026-03-01T12:00:00Z");
  }

  private static RouteBuilder split(boolean handled) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        if (handled) {
          onException(Exception.class).handled(true).to("mock:dead");
        }
        from("learnwire:hr/changes?startScheduler=false")
            .routeId("r")
            .split()
            .exchange(e -> e.getMessage().getBody(SourcePage.class).records())
            .process(
                e -> {
                  if (e.getMessage().getBody(SourceRecord.class).key().equals("1")) {
                    full();
                  }
                });
      }
    };
  }

  @Test
  void an_empty_answer_moves_it_without_an_exchange() throws Exception {
    StreamReport report =
        read(
            question -> Reply.json("{\"latest\":\"2026-04-01T00:00:00Z\",\"items\":[]}"),
            new RouteBuilder() {
              @Override
              public void configure() {
                from("learnwire:hr/changes?startScheduler=false").routeId("r").process(e -> full());
              }
            });
    assertThat(report.complete()).isTrue();
    assertThat(report.read()).isZero();
    assertThat(cursor()).isEqualTo("2026-04-01T00:00:00Z");
  }

  @Test
  void without_an_answer_of_its_own_the_cursor_is_when_the_pass_began() throws Exception {
    Instant before = Instant.now();
    read(
        question -> Reply.json("{\"items\":[]}"),
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:hr/changes?startScheduler=false").routeId("r").to("mock:in");
          }
        });
    // By the vendor's clock, whose Date knows whole seconds.
    assertThat(Instant.parse(cursor())).isBetween(before.minusSeconds(2), Instant.now());
  }

  @Test
  void a_scheduled_route_in_a_plain_application_keeps_its_state_in_camels_repository()
      throws Exception {
    CountDownLatch twice = new CountDownLatch(4);
    start(
        this::twoPages,
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:hr/changes?initialDelay=0&delay=100").process(e -> twice.countDown());
          }
        });
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    context.stop();
    assertThat(cursor()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(repository.getState("hr/changes/items")).isEqualTo("[\"1\",\"2\",\"3\"]");
  }

  private StreamReport read(RouteBuilder route) throws Exception {
    return read(this::twoPages, route);
  }

  private StreamReport read(
      java.util.function.Function<FakeVendor.Question, Reply> answers, RouteBuilder route)
      throws Exception {
    context.getShutdownStrategy().setTimeout(2);
    start(answers, route);
    return again();
  }

  private StreamReport again() throws InterruptedException {
    CamelContext running = context;
    LearnwireConsumer consumer = (LearnwireConsumer) running.getRoute("r").getConsumer();
    return consumer.read(ReadOptions.changes());
  }

  private void start(
      java.util.function.Function<FakeVendor.Question, Reply> answers, RouteBuilder route)
      throws Exception {
    vendor = new FakeVendor(answers);
    LearnwireComponent component =
        Inline.into(context, Inline.connection(STREAM, vendor.url(), Map.of()));
    component.setStateRepository(repository);
    context.addRoutes(route);
    context.start();
  }

  private Reply twoPages(FakeVendor.Question question) {
    String items =
        question.query().get("page").equals("1") ? "{\"id\":1},{\"id\":2}" : "{\"id\":3}";
    return Reply.json("{\"latest\":\"2026-03-01T12:00:00Z\",\"items\":[" + items + "]}");
  }

  private String cursor() {
    return repository.getState("hr/changes/cursor");
  }

  private static void full() {
    throw new IllegalStateException("the disk is full");
  }
}
