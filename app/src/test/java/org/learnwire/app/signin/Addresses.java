package org.learnwire.app.signin;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Every address of the program as its controllers declare it, so that a test about all of them
 * needs no list that somebody forgets to add to.
 */
public final class Addresses {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:(?:[^{}]|\\{[^}]*})*)?}");

  private Addresses() {}

  /**
   * One of them.
   *
   * @param pattern with its variables, as {@code /people/{id}}
   * @param handler whose method answers it, for messages
   */
  public record Address(String method, String pattern, Method handler) {
    /** With each variable filled in by its name. */
    public String path(UnaryOperator<String> values) {
      return VARIABLE.matcher(pattern).replaceAll(found -> values.apply(found.group(1)));
    }

    public boolean reads() {
      return method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** Those of the whole program; of what stands alone as an LRS there are others. */
  public static List<Address> all() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scan.findCandidateComponents("org.learnwire").stream()
        .filter(AnnotatedBeanDefinition.class::isInstance)
        .map(each -> ClassUtils.resolveClassName(each.getBeanClassName(), null))
        .filter(type -> !type.getPackageName().equals("org.learnwire.app.lrs"))
        .filter(type -> !type.isMemberClass())
        .flatMap(Addresses::of)
        .sorted(Comparator.comparing(Address::pattern).thenComparing(Address::method))
        .toList();
  }

  /** Those that sign-in is before: all but the LRS, webhooks and SCIM. */
  public static List<Address> behindSignIn() {
    return all().stream().filter(each -> !Access.hasCredentialsOfItsOwn(each.pattern())).toList();
  }

  private static Stream<Address> of(Class<?> type) {
    RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
    List<Address> all = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      RequestMapping here =
          AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (here != null) {
        for (String path : paths(above, here)) {
          methods(here).forEach(verb -> all.add(new Address(verb, path, method)));
        }
      }
    }
    return all.stream();
  }

  private static List<String> paths(RequestMapping above, RequestMapping here) {
    List<String> before = above == null || above.path().length == 0 ? List.of("") : of(above);
    List<String> after = here.path().length == 0 ? List.of("") : of(here);
    return before.stream().flatMap(a -> after.stream().map(b -> a + b)).toList();
  }

  private static List<String> of(RequestMapping mapping) {
    return Arrays.asList(mapping.path());
  }

  private static Set<String> methods(RequestMapping mapping) {
    Set<String> named =
        Arrays.stream(mapping.method()).map(RequestMethod::name).collect(Collectors.toSet());
    return named.isEmpty() ? Set.of("GET", "POST") : named;
  }

  /** The parameters of a form that a method takes, by their names. */
  public static Stream<java.lang.reflect.Parameter> parameters(
      Address address, Class<? extends Annotation> annotated) {
    return Arrays.stream(address.handler().getParameters())
        .filter(each -> each.isAnnotationPresent(annotated));
  }
}
