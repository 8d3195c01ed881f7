package org.learnwire.kit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;

/** A system that gives out access tokens at /token and lets nobody in without a living one. */
final class TokenVendor implements AutoCloseable {
  final AtomicInteger given = new AtomicInteger();
  final AtomicInteger turnedAway = new AtomicInteger();
  final Set<String> living = ConcurrentHashMap.newKeySet();
  final FakeVendor http = new FakeVendor(this::answer);
  volatile int lifetime = 3600;
  volatile boolean refusesAll;
  volatile Reply refusal;
  volatile CountDownLatch holds = new CountDownLatch(0);
  volatile Question lastTokenCall;

  String url() {
    return http.url();
  }

  /** The tokens that are out are good for nothing from now on. */
  void revoke() {
    living.clear();
  }

  private Reply answer(Question question) {
    if (question.path().equals("/token")) {
      return token(question);
    }
    String token = question.authorization().replace("Bearer ", "");
    if (refusesAll || !living.contains(token)) {
      turnedAway.incrementAndGet();
      return new Reply(401, "{\"message\":\"%s is not valid\"}".formatted(token));
    }
    return question.path().equals("/pages")
        ? page(Integer.parseInt(question.query().getOrDefault("p", "1")))
        : Reply.json("{\"ok\":true}");
  }

  /** One of three; once the first is out, its token is good for nothing. */
  private Reply page(int number) {
    if (number == 1) {
      revoke();
    }
    String next = number < 3 ? "/pages?p=" + (number + 1) : "";
    return Reply.json("{\"things\":[{\"id\":%d}],\"next\":\"%s\"}".formatted(number, next));
  }

  private Reply token(Question question) {
    lastTokenCall = question;
    int number = given.incrementAndGet();
    try {
      holds.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (refusal != null) {
      return refusal;
    }
    String token = "access-token-" + number;
    living.add(token);
    return Reply.json(
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(token, lifetime));
  }

  @Override
  public void close() {
    http.close();
  }
}
