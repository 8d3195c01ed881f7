package org.learnwire.workshop.contract;

/** Folders of systems that keep people, their goals and their recognition. */
class PeopleContractTest extends PackedFolders {
  @Override
  boolean holds(boolean aboutPeople) {
    return aboutPeople;
  }
}
