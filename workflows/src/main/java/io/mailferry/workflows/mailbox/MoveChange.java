package io.mailferry.workflows.mailbox;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.RequestStatus;

/**
 * A hint from the monitor: this request is now in another state.
 *
 * @param mailbox whose request
 * @param status what the monitor saw; the migration looks for itself before it decides
 */
public record MoveChange(MailboxGuid mailbox, RequestStatus status) {}
