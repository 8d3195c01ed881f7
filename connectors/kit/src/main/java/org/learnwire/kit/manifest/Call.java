package org.learnwire.kit.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;

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

  /** With one more field; in the body it keeps its type, and may be a dotted way. */
  public Call with(String field, JsonNode value, Place in) {
    Map<String, String> one = Map.of(field, value.asText());
    return new Call(
        method,
        path,
        in == Place.QUERY ? joined(query, one) : query,
        in == Place.FORM ? joined(form, one) : form,
        headers,
        in == Place.BODY ? set(field, value) : body);
  }

  private JsonNode set(String field, JsonNode value) {
    ObjectNode whole =
        body instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    List<String> way = FieldPath.of(field).steps();
    ObjectNode inner = whole;
    for (String step : way.subList(0, way.size() - 1)) {
      inner = inner.get(step) instanceof ObjectNode object ? object : inner.putObject(step);
    }
    inner.set(way.get(way.size() - 1), value);
    return whole;
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
