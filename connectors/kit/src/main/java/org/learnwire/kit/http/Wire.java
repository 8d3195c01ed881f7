package org.learnwire.kit.http;

/** Sends one request and brings its answer, whatever its status. */
interface Wire extends AutoCloseable {

  Answer send(Request request) throws Exception;

  @Override
  void close();
}
