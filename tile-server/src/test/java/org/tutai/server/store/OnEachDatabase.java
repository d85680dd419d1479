package org.tutai.server.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs all tests of a class with SQLite and once more with PostgreSQL. Each test that asks for a
 * {@link TestStore} or a {@link Database} (of the test or of a {@code @BeforeEach}) gets an empty
 * one of its own, closed after it. Where PostgreSQL is not installed, its half is skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(OnEachDatabase.Both.class)
public @interface OnEachDatabase {

  /** The two runs of a class. */
  final class Both implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
        ExtensionContext context) {
      return Stream.of(Database.Kind.values()).map(With::new);
    }
  }

  /** A run with one of them. */
  record With(Database.Kind kind) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return kind.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Stores(kind));
    }
  }

  /** Gives each test its store. */
  record Stores(Database.Kind kind) implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(OnEachDatabase.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == TestStore.class || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      TestStore store =
          context
              .getStore(NAMESPACE)
              .getOrComputeIfAbsent(TestStore.class, type -> TestStore.open(kind), TestStore.class);
      return parameter.getParameter().getType() == Database.class ? store.database() : store;
    }
  }
}
