package org.learnwire.kit.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One request with placeholders still in it. */
public record Call(
    Method method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> headers,
    @Nullable JsonNode body) {

  /** The names in braces anywhere in this call. */
  Set<String> placeholders() {
    Set<String> names = new TreeSet<>(Template.names(path));
    query.values().forEach(value -> names.addAll(Template.names(value)));
    form.values().forEach(value -> names.addAll(Template.names(value)));
    headers.values().forEach(value -> names.addAll(Template.names(value)));
    if (body != null) {
      names.addAll(Template.names(body));
    }
    return names;
  }

  /** With what the manifest says for every call put below what this one says. */
  public Call over(RequestParts every) {
    return new Call(
        method,
        path,
        joined(every.query(), query),
        method == Method.GET || body != null ? form : joined(every.form(), form),
        joined(every.headers(), headers),
        body);
  }

  /** With one more field, in the form or else in the query. */
  public Call with(String field, String value, boolean inForm) {
    return new Call(
        method,
        path,
        inForm ? query : joined(query, Map.of(field, value)),
        inForm ? joined(form, Map.of(field, value)) : form,
        headers,
        body);
  }

  /** Another address that the vendor's answer named, with this call's headers only. */
  public Call to(String address) {
    return new Call(method, address, Map.of(), form, headers, body);
  }

  private static Map<String, String> joined(Map<String, String> under, Map<String, String> over) {
    Map<String, String> all = new LinkedHashMap<>(under);
    all.putAll(over);
    return all;
  }
}
