package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;

/**
 * A mailbox of a wave fails and asks a person, or goes on again.
 *
 * @param mailbox which
 * @param failing whether it fails; else it did, and goes on
 */
public record FailingMailbox(MailboxGuid mailbox, boolean failing) {}
