package org.learnwire.lrs.export;

/**
 * What became of the lines of a file.
 *
 * @param stored new statements
 * @param known statements that were there already
 * @param bad lines that were not stored; each was reported
 */
public record ImportReport(long stored, long known, long bad) {
  public long read() {
    return stored + known + bad;
  }
}
