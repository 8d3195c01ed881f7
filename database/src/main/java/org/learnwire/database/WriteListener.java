package org.learnwire.database;

/** Hears of every changing statement before it runs. Proofs of atomicity kill the process here. */
@FunctionalInterface
public interface WriteListener {
  /**
   * @param unit what the UnitOfWork calls itself
   * @param number how many changing statements this database has been given so far
   */
  void beforeWrite(String unit, long number);
}
