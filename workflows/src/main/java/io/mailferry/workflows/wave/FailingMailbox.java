package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;

/**
 * A mailbox of a wave has failed, and a person is asked about it.
 *
 * @param mailbox which
 */
public record FailingMailbox(MailboxGuid mailbox) {}
