package org.learnwire.workshop.contract;

/** Folders of all other systems: those of learning, sales, support and chat. */
class LearningAndWorkContractTest extends PackedFolders {
  @Override
  boolean holds(boolean aboutPeople) {
    return !aboutPeople;
  }
}
