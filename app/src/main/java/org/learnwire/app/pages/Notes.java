package org.learnwire.app.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to say on the next page, kept for the moment between a change and the page that shows it.
 *
 * <p>Not in the address: a link could otherwise put words in our mouth. Not in a session: there is
 * none.
 */
final class Notes {
  private static final int KEPT = 200;

  private final Map<String, Note> notes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Note> eldest) {
          return size() > KEPT;
        }
      };

  synchronized String keep(Note note) {
    String key = UUID.randomUUID().toString();
    notes.put(key, note);
    return key;
  }

  /** Says it once. */
  synchronized @Nullable Note take(@Nullable String key) {
    return key == null ? null : notes.remove(key);
  }

  /**
   * One message.
   *
   * @param title what happened, in one sentence
   * @param lines more sentences, one each
   */
  record Note(Tone tone, String title, List<String> lines) {
    Note {
      lines = List.copyOf(lines);
    }
  }
}
