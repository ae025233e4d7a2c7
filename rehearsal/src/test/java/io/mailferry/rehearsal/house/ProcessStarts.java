package io.mailferry.rehearsal.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.annotation.Testable;

/**
 * Which tests start a process, by following their calls through the tests' helpers and the product.
 *
 * <p>A call is followed to where it is written to go, with what lambdas do; not to what stands
 * behind an interface, or every test that has a fake would count. So a launcher that is written
 * counts as a process: what starts it may be far away.
 */
final class ProcessStarts {
  /** The tag of tests that start processes, and the one of those that no build runs by itself. */
  static final Set<String> TAGS = Set.of("process", "real-controller");

  /** How the simulator's stand-in for a shell is made startable. */
  private static final String LAUNCHER = "writeShellLauncher";

  private static final Set<Class<? extends Annotation>> AROUND =
      Set.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  private final Map<JavaCodeUnit, Set<JavaCodeUnit>> callers = new LinkedHashMap<>();
  private final Set<JavaCodeUnit> starting = new HashSet<>();

  ProcessStarts(JavaClasses classes) {
    classes.stream().flatMap(type -> type.getCodeUnits().stream()).forEach(this::note);
    Deque<JavaCodeUnit> followed = new ArrayDeque<>(starting);
    while (!followed.isEmpty()) {
      callers.getOrDefault(followed.pop(), Set.of()).stream()
          .filter(starting::add)
          .forEach(followed::push);
    }
  }

  private void note(JavaCodeUnit caller) {
    called(caller)
        .forEach(
            target -> {
              if (startsAProcess(target)) {
                starting.add(caller);
              }
              target.resolveMember().ifPresent(unit -> calls(caller, unit));
              // Whoever calls into a class has it initialised.
              target.getOwner().getStaticInitializer().ifPresent(unit -> calls(caller, unit));
            });
  }

  private void calls(JavaCodeUnit caller, JavaCodeUnit called) {
    callers.computeIfAbsent(called, _ -> new HashSet<>()).add(caller);
  }

  private static Stream<CodeUnitAccessTarget> called(JavaCodeUnit caller) {
    return Stream.of(
            caller.getCallsFromSelf(),
            caller.getMethodReferencesFromSelf(),
            caller.getConstructorReferencesFromSelf())
        .flatMap(Collection::stream)
        .map(access -> (CodeUnitAccessTarget) access.getTarget());
  }

  private static boolean startsAProcess(CodeUnitAccessTarget target) {
    var owner = target.getOwner();
    return owner.isEquivalentTo(ProcessBuilder.class)
        || (owner.isEquivalentTo(Runtime.class) && target.getName().equals("exec"))
        || target.getName().equals(LAUNCHER);
  }

  /**
   * Those test classes that start a process and do not say so by a tag, each with the methods that
   * do.
   */
  Map<String, Set<String>> untagged(JavaClasses classes) {
    var untagged = new TreeMap<String, Set<String>>();
    classes.stream()
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(type -> type.getAllMethods().stream().anyMatch(ProcessStarts::isTest))
        .filter(type -> !isTagged(type))
        .forEach(
            type ->
                run(type)
                    .filter(starting::contains)
                    .filter(unit -> !isTagged(unit))
                    .forEach(
                        unit ->
                            untagged
                                .computeIfAbsent(type.getName(), _ -> new TreeSet<>())
                                .add(unit.getName())));
    return untagged;
  }

  /** What JUnit runs of a class. */
  private static Stream<JavaCodeUnit> run(JavaClass type) {
    return Stream.of(
            type.getAllMethods().stream().filter(each -> isTest(each) || isAround(each)),
            type.getAllConstructors().stream(),
            type.getStaticInitializer().stream())
        .flatMap(units -> units);
  }

  private static boolean isTest(JavaMethod method) {
    return method.isMetaAnnotatedWith(Testable.class);
  }

  private static boolean isAround(JavaMethod method) {
    return AROUND.stream().anyMatch(method::isAnnotatedWith);
  }

  private static boolean isTagged(JavaClass type) {
    return type.getAllRawSuperclasses().stream().anyMatch(ProcessStarts::says)
        || says(type)
        || type.getEnclosingClass().filter(ProcessStarts::isTagged).isPresent();
  }

  private static boolean isTagged(JavaCodeUnit unit) {
    return says(unit);
  }

  /** By a tag of its own, or one that another annotation brings. */
  private static boolean says(HasAnnotations<?> tested) {
    return tested.getAnnotations().stream()
        .anyMatch(
            each ->
                isTag(each)
                    || each.getRawType().getAnnotations().stream().anyMatch(ProcessStarts::isTag));
  }

  private static boolean isTag(JavaAnnotation<?> annotation) {
    return annotation.getRawType().isEquivalentTo(Tag.class)
        && annotation.get("value").filter(TAGS::contains).isPresent();
  }
}
