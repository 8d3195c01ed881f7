package org.learnwire.kit;

/** A write was refused, or nobody knows what became of it; the receipt says which. */
public class WriteFailed extends Exception {
  private final transient Receipt receipt;

  WriteFailed(Receipt receipt) {
    super(receipt.state().word() + ": " + receipt.message());
    this.receipt = receipt;
  }

  public Receipt receipt() {
    return receipt;
  }
}
