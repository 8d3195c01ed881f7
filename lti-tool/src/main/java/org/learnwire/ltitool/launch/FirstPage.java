package org.learnwire.ltitool.launch;

/** Which page a launch opens, by what its link asks for. */
@FunctionalInterface
public interface FirstPage {
  /** A path of ours. */
  String path(FrameSession session);
}
