package io.mailferry.workflows.mailbox;

/**
 * What a migration waited for is back.
 *
 * @param dependency what, as {@link io.mailferry.model.incident.Dependency#key} has it
 */
public record DependencyBack(String dependency) {}
