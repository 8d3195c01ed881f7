package org.learnwire.sandbox.http;

/** One pretended vendor behind a path of its own. */
public interface Service {

  /** The name that faults and counters use. */
  String system();

  /** What is being called, for faults to match and for people to read. */
  default String label(Call call) {
    return call.method() + " " + call.path();
  }

  /** The answer of a healthy vendor. */
  Reply answer(Call call);

  /** How this vendor words a refusal that a fault asked for. */
  Reply refusal(Fault fault);
}
