package org.learnwire.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking back one thing would do, in words.
 *
 * @param id of what was done
 * @param person employee number, or account where there is none
 * @param write what was done
 * @param by the write that would take it back; null where it can not be
 * @param back the values that would be written back; empty where there are none
 * @param whyNot where it can not be taken back
 * @param notes what stays nevertheless
 */
public record UndoItem(
    String id,
    String person,
    String connection,
    String write,
    @Nullable String by,
    String back,
    @Nullable String whyNot,
    List<String> notes) {}
