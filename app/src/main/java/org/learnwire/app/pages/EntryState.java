package org.learnwire.app.pages;

/** The ledger's states, and the word and tone a page gives them. */
public enum EntryState {
  PROPOSED("proposed", Tone.WAITING),
  PENDING("to approve", Tone.WAITING),
  APPROVED("approved", Tone.CALM),
  SENDING("sending", Tone.CALM),
  DONE("done", Tone.GOOD),
  REFUSED("refused", Tone.WRONG),
  UNKNOWN("unknown", Tone.WRONG),
  DECLINED("declined", Tone.QUIET),
  EXPIRED("expired", Tone.QUIET),
  CANCELLED("cancelled", Tone.QUIET),
  CONFLICT("conflict", Tone.WAITING),
  SETTLED("settled", Tone.GOOD),
  UNDONE("undone", Tone.QUIET);

  private final String word;
  private final Tone tone;

  EntryState(String word, Tone tone) {
    this.word = word;
    this.tone = tone;
  }

  public String word() {
    return word;
  }

  public Tone tone() {
    return tone;
  }
}
