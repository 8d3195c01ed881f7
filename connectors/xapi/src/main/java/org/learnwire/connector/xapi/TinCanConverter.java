package org.learnwire.connector.xapi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.TypeConverterSupport;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/**
 * Makes a {@link Statement} of a statement of Rustici's TinCanJava. The library is in no public
 * registry, so its objects are known by name: whatever implements {@code
 * com.rusticisoftware.tincan.json.JSON} says itself as JSON by {@code toJSON()}.
 */
final class TinCanConverter extends TypeConverterSupport {
  private static final String JSON = "com.rusticisoftware.tincan.json.JSON";

  @Override
  public <T> @Nullable T convertTo(Class<T> type, @Nullable Exchange exchange, Object value) {
    if (type != Statement.class) {
      return null;
    }
    return json(value.getClass()).map(json -> type.cast(statement(json, value))).orElse(null);
  }

  /** The library ends at 1.0.1: what it writes is 1.0. */
  private static Statement statement(Class<?> json, Object value) {
    try {
      Method toJson = json.getMethod("toJSON");
      return Statement.read(String.valueOf(toJson.invoke(value)), XapiVersion.V1_0_3);
    } catch (InvocationTargetException e) {
      // It fails so when a part is missing, such as the actor.
      throw failed(value, "its toJSON() failed; has it an actor, a verb and an object?", e);
    } catch (ReflectiveOperationException e) {
      throw failed(value, "its toJSON() cannot be called", e);
    } catch (IllegalArgumentException e) {
      throw failed(value, "its JSON is no statement: " + e.getMessage(), e);
    }
  }

  /** Camel's message shows the value: its class is enough, for a statement is about a person. */
  private static TypeConversionException failed(Object value, String why, Exception cause) {
    return new TypeConversionException(
        value.getClass().getName(), Statement.class, new IllegalArgumentException(why, cause));
  }

  /** The library's interface, wherever in the ancestry it stands and whoever loaded it. */
  private static Optional<Class<?>> json(@Nullable Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> one : at.getInterfaces()) {
        if (one.getName().equals(JSON)) {
          return Optional.of(one);
        }
      }
    }
    return Optional.empty();
  }
}
